"""What a packet says: which parts, in which order, and nothing that only an analyst may say."""

from dataclasses import replace
from datetime import date

import pytest

from briefviewer.brief.compose import Part, compose
from briefviewer.brief.model import words_of
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange, Filters, Undated
from briefviewer.domain.judgement import Judgement
from briefviewer.words import Words
from tests.brief.fake_store import a_store, an_event, harbours
from tests.brief.packets import CHOICE, brief_of


def test_the_parts_come_in_the_order_of_the_contract() -> None:
    heads = [section.head for section in brief_of().sections]
    assert [head.anchor for head in heads] == [
        "timeline", "chronology", "boards", "contested", "excerpts", "viewpoints", "actors", "sources", "method",
    ]  # fmt: skip
    assert [head.number for head in heads] == [str(n) for n in range(1, 10)]


def test_every_part_can_be_left_out() -> None:
    for part in Part:
        brief = brief_of(choice=replace(CHOICE, parts=frozenset(Part) - {part}))
        assert part.value not in [section.head.anchor for section in brief.sections]


def test_a_part_without_matter_is_not_printed() -> None:
    brief = brief_of(a_store(an_event()))
    anchors = [section.head.anchor for section in brief.sections]
    assert "contested" not in anchors
    assert "boards" not in anchors


def test_the_analyst_is_not_spoken_for() -> None:
    cover = brief_of(choice=replace(CHOICE, bottom_line="", judgements=())).cover
    assert cover.bottom_line == ()
    assert cover.judgements == ()


def test_a_judgement_links_to_its_entries() -> None:
    (judgement,) = brief_of().cover.judgements
    assert judgement.confidence == "Moderate confidence"
    assert words_of(judgement.events) == "rests on entry [4]"
    assert [run.target for run in judgement.events] == [None, "#n4"]


def test_the_entries_of_a_judgement_come_in_the_order_of_the_page() -> None:
    events = tuple(EventId(each) for each in ("closure", "opening", "nobody", "siege"))
    (judgement,) = brief_of(choice=replace(CHOICE, judgements=(Judgement("So it is.", None, events),))).cover.judgements
    assert words_of(judgement.events) == "rests on entries [2], [3], [4]"


def test_the_cover_tells_store_selection_and_counts() -> None:
    filters = Filters(range=DayRange(date(2025, 8, 1), date(2025, 12, 31)), undated=Undated.WITHOUT)
    facts = {fact.label: words_of(fact.line) for fact in brief_of(filters=filters).cover.facts}
    assert facts["Prepared"] == "22 November 2026"
    assert facts["Store"] == "Harbours 2025 · 8 events · revision 4f1c9a"
    assert facts["Selection"] == "1 August – 31 December 2025"
    assert facts["Contents"] == "4 events"
    assert facts["Evidence"] == "4 excerpts from 1 document · 4 verified"


@pytest.mark.parametrize(
    ("dates", "period"),
    [
        (["2025-08-25"], "25 August 2025"),
        (["2025-10~", "2025-10~"], "About October 2025"),
        (["2025-08-25", "2025-10"], "2025"),
        (["2003/2008", "2016/..", "2025-10"], "2003 – 2025"),
        (["../2003"], "Until 2003"),
        ([None], "All dates"),
    ],
)
def test_without_a_range_the_cover_tells_the_time_of_what_is_dated(dates: list[str | None], period: str) -> None:
    store = a_store(*(an_event(f"e{n}", when) for n, when in enumerate(dates)))
    assert brief_of(store).cover.subtitle == period


def test_the_cover_tells_what_stands_beside_the_dates() -> None:
    facts = {fact.label: words_of(fact.line) for fact in brief_of().cover.facts}
    assert facts["Contents"] == "8 events · 6 on the timeline, 2 beside it"
    days = Filters(range=DayRange(date(2025, 8, 1), date(2025, 12, 31)))
    facts = {fact.label: words_of(fact.line) for fact in brief_of(filters=days).cover.facts}
    assert facts["Contents"] == "6 events · 4 on the timeline, 2 beside it · 2 without a date, in any range"


def test_undated_events_are_in_a_packet_unless_the_filters_say_otherwise() -> None:
    days = DayRange(date(2025, 8, 1), date(2025, 12, 31))
    words = Words.for_language("en")
    assert len(list(compose(harbours(), Filters(range=days), CHOICE, words).entries())) == 6
    without = Filters(range=days, undated=Undated.WITHOUT)
    assert len(list(compose(harbours(), without, CHOICE, words).entries())) == 4


def test_an_untitled_packet_has_the_title_of_its_store() -> None:
    brief = brief_of(choice=replace(CHOICE, title=" "))
    assert brief.title == "Harbours 2025"
    assert brief.running_head == "Harbours 2025"


def test_korean_changes_the_fixed_words_only() -> None:
    brief = brief_of(language="ko")
    assert brief.language == "ko"
    assert "The north closes its harbour" in [entry.title for entry in brief.entries()]
