from datetime import date
from pathlib import Path

import pytest

from briefviewer.app.finding import Findings, find
from briefviewer.domain.facet import AsOfMode, Filters
from briefviewer.domain.search import HitKind
from briefviewer.store.repository import Repository
from tests.store.store_folder import a_store, an_event_yaml

EVENTS = {
    "documents.yaml": (
        "- id: report\n  title: A report\n"
        '  published: {when: "2025-10-31", basis: stated}\n  file: documents/report.txt\n'
        "- id: letter\n  title: A letter\n"
        '  published: {when: "2025-07-01", basis: stated}\n'
    ),
    "events/more.yaml": "".join(
        an_event_yaml(
            f"quay-{n}",
            title=f"Quay {n} opens",
            summary=f"Quay {n} of the tariff\nport.",
            when=f"2025-0{n}-01",
            basis="stated",
            role="occurrence",
            actors=["usa"] if n % 2 else ["dprk"],
            evidence=[{"document": "letter", "position": {"start": 0, "end": 1}, "sha256": "0" * 64}],
        )
        for n in range(1, 7)
    ),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    folder: Path = tmp_path_factory.mktemp("store")
    return Repository.open(a_store(folder / "store", EVENTS), folder / "cache")


def ids(findings: Findings) -> list[str]:
    return [each.id for each in findings.hits if each.kind is HitKind.EVENT]


def test_plain_words_find_everything_and_all_events_are_counted(store: Repository) -> None:
    found = find(store, "quay", limit=2)
    assert len(found.hits) == 2
    assert found.events == 6
    assert [each.id for each in found.first] == ids(found)
    assert find(store, "ministers").events == 1
    assert {each.kind for each in find(store, "ministers").hits} == {HitKind.EVENT, HitKind.PASSAGE}


def test_operators_keep_the_order_of_relevance_and_the_rest_follows_by_date(store: Repository) -> None:
    found = find(store, "actor:US quay")
    assert sorted(ids(found)) == ["quay-1", "quay-3", "quay-5"]
    assert found.hits[0].title_marks
    assert ids(find(store, "actor:US -actor:북한")) == ["quay-1", "quay-3", "quay-5"]
    assert find(store, "actor:US -actor:북한").events == 3
    assert ids(find(store, "after:2025-02 before:2025-05")) == ["quay-3", "quay-4"]
    assert "\n" not in find(store, "after:2025-02 before:2025-05").hits[0].context
    assert len(find(store, "actor:US", limit=2).hits) == 2


def test_the_as_of_day_of_the_window_holds(store: Repository) -> None:
    clock = Filters(as_of=date(2025, 8, 1))
    assert find(store, "ministers", clock).hits == ()
    assert find(store, "quay", clock).events == 6
    assert {each.kind for each in find(store, "North Korea", clock).hits} >= {HitKind.ACTOR}
    happened = Filters(as_of=date(2025, 3, 15), as_of_mode=AsOfMode.HAPPENED)
    assert sorted(ids(find(store, "quay", happened))) == ["quay-1", "quay-2", "quay-3"]


@pytest.mark.parametrize(
    ("typed", "guess"),
    [
        ("ministres", "ministers"),
        ("quay opnes", "quay opens"),
        ("Pyongyan", "Pyongyang"),
        ("actor:Pyonyang", "actor:Pyongyang"),
        ("-actor:Wasington x", "-actor:Washington x"),
        ("North Koera", "North Korea"),
        ("ministers quay tariff", "quay tariff"),
        ("ministers zebra", "ministers"),
    ],
)
def test_where_nothing_is_found_what_may_have_been_meant_is_named(store: Repository, typed: str, guess: str) -> None:
    found = find(store, typed)
    assert found.hits == () or typed == "Pyongyan"
    assert guess in found.guesses or typed == "Pyongyan"


@pytest.mark.parametrize("typed", ["xyzzyxyzzy", "kind:xyzzy", "before:soon", "", "-quay"])
def test_what_is_like_nothing_has_no_guesses(store: Repository, typed: str) -> None:
    assert find(store, typed) == Findings(typed)


@pytest.mark.parametrize(
    ("typed", "guesses"),
    [
        ("actor:US before:2025-01 quay", ("quay",)),
        ("actor:US before:2025-01 opnes", ("opens",)),
        ("actor:US opnes", ("actor:US opens",)),
    ],
)
def test_what_may_have_been_meant_finds_something(store: Repository, typed: str, guesses: tuple[str, ...]) -> None:
    found = find(store, typed)
    assert found.hits == ()
    assert set(guesses) <= set(found.guesses)
    assert all(find(store, each).hits for each in found.guesses)
    assert found.guesses


def test_what_was_not_known_by_the_day_is_not_offered(store: Repository) -> None:
    clock = Filters(as_of=date(2020, 1, 1), as_of_mode=AsOfMode.KNOWN)
    assert find(store, "opnes", clock).guesses == ()


def test_a_date_finds_the_events_of_its_time_those_that_began_then_first(store: Repository) -> None:
    found = find(store, "March 2025")
    assert found.during == 'during:"March 2025"'
    assert [each.id for each in found.timely] == ["quay-3"]
    assert found.in_time == 1
    assert {each.field for each in found.timely} == {"when"}
    assert "quay-3" in {each.id for each in found.first}
    assert [each.id for each in find(store, "quay 2025년 3월").timely] == ["quay-3"]
    assert find(store, "quay").timely == ()
    assert find(store, "1931").guesses == ()


def test_a_date_finds_only_what_was_known_by_the_day_in_force(store: Repository) -> None:
    assert find(store, "2025", Filters(as_of=date(2025, 6, 1))).in_time == 0
    assert find(store, "2025", Filters(as_of=date(2025, 7, 2))).in_time == 6
