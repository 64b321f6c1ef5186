from pathlib import Path

import pytest

from briefviewer.domain.search import Hit
from briefviewer.store.searching import search
from tests.store.store_folder import an_event_yaml
from tests.store.test_index_building import built


@pytest.mark.parametrize(
    ("query", "first"), [("ministers", "met"), ("북한", "dprk"), ("United", "usa"), ("Trade", "trade")]
)
def test_what_is_called_just_so_or_in_its_title_comes_first(query: str, first: str, tmp_path: Path) -> None:
    hits = search(built(tmp_path).run, query)
    assert hits[0].id == first
    assert [each.score for each in hits] == sorted((each.score for each in hits), reverse=True)


@pytest.mark.parametrize(("query", "limit"), [("", 50), ("…", 50), ("ministers", 0)])
def test_nothing_asked_is_nothing_found(query: str, limit: int, tmp_path: Path) -> None:
    assert search(built(tmp_path).run, query, limit) == ()


SUMMED = {
    "events/summed.yaml": an_event_yaml(
        "deal",
        title="Tariff deal in Washington",
        short="The deal",
        summary="A rate was agreed in the autumn. It came as a tariff of 15 percent.",
        actors=["usa"],
        themes=["trade"],
    )
    + an_event_yaml("bare", title="Bare quays", actors=["usa"], themes=["trade"])
    + an_event_yaml("quiet", title="Quiet quays", summary="Nobody came.", actors=["usa"], themes=["trade"])
}


def the_hit(tmp_path: Path, query: str, id_: str) -> Hit:
    return next(each for each in search(built(tmp_path, SUMMED).run, query) if each.id == id_)


def marked(hit: Hit) -> list[str]:
    return [each.of(hit.context) for each in hit.marks]


def test_a_title_that_matched_is_told_by_its_summary_with_the_words_marked_in_both(tmp_path: Path) -> None:
    hit = the_hit(tmp_path, "tariff", "deal")
    assert hit.field == "title"
    assert hit.context == "A rate was agreed in the autumn. It came as a tariff of 15 percent."
    assert marked(hit) == ["tariff"]
    assert [each.of(hit.title) for each in hit.title_marks] == ["Tariff"]


def test_the_names_of_an_event_never_stand_for_its_words(tmp_path: Path) -> None:
    hit = the_hit(tmp_path, "Washington", "deal")
    assert hit.context.startswith("A rate was agreed")
    assert marked(hit) == []
    assert the_hit(tmp_path, "quiet", "quiet").context == "Nobody came."


def test_a_title_with_nothing_more_to_say_is_its_own_context(tmp_path: Path) -> None:
    hit = the_hit(tmp_path, "bare", "bare")
    assert (hit.context, marked(hit)) == ("Bare quays", ["Bare"])


def test_an_event_found_by_a_name_alone_shows_the_name(tmp_path: Path) -> None:
    hit = the_hit(tmp_path, "United", "quiet")
    assert (hit.field, marked(hit)) == ("names", ["United"])
    assert hit.context == "United States · Nobody came."
    assert hit.title_marks == ()


def test_a_short_title_that_matched_marks_nothing_in_the_long_one(tmp_path: Path) -> None:
    assert [each.of("x") for each in the_hit(tmp_path, '"the deal"', "deal").title_marks] == []


def test_a_passage_shows_its_line_and_an_actor_its_other_names(tmp_path: Path) -> None:
    hits = {(each.kind.value, each.id): each for each in search(built(tmp_path).run, "Pyongyang")}
    assert "Pyongyang" in hits["actor", "dprk"].context
    passage = next(each for each in search(built(tmp_path).run, "monday") if each.id == "report")
    assert marked(passage) == ["Monday"]


def test_what_a_minus_leaves_out_is_not_found(tmp_path: Path) -> None:
    run = built(tmp_path, SUMMED).run
    assert {each.id for each in search(run, "quays -quiet") if each.kind == "event"} == {"bare"}
    assert search(run, "-quiet") == ()
