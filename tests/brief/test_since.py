from dataclasses import replace
from datetime import date

from briefviewer.brief.compose import compose
from briefviewer.brief.model import Brief, GridSection, words_of
from briefviewer.brief.packet_data import PacketData, from_json, to_json
from briefviewer.brief.scope import Part
from briefviewer.domain.event import Status
from briefviewer.domain.evidence import ExcerptState
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.words import Words
from tests.brief.fake_store import FakeStore, a_store, an_event, evidence_at, harbours
from tests.brief.packets import CHOICE, brief_of


def packet_of(store: FakeStore, filters: Filters | None = None) -> PacketData:
    choice = replace(CHOICE, judgements=(), title="Earlier", prepared=date(2026, 11, 1))
    return from_json(to_json(brief_of(store, filters, choice).data))


def since(store: FakeStore, before: PacketData, filters: Filters | None = None, language: str = "en") -> GridSection:
    choice = replace(CHOICE, judgements=())
    brief = compose(store, filters or Filters(), choice, Words.for_language(language), before)
    section = brief.sections[0]
    assert isinstance(section, GridSection)
    return section


def table(section: GridSection, title: str) -> list[list[str]]:
    (grid,) = [group.grid for group in section.groups if group.head.title == title]
    assert grid is not None
    return [["; ".join(words_of(line) for line in cell) for cell in row] for row in grid.rows]


def test_there_is_no_section_without_an_earlier_packet() -> None:
    assert "changed" not in anchors(brief_of())


def test_it_can_be_left_out_like_any_part() -> None:
    choice = replace(CHOICE, parts=frozenset(Part) - {Part.CHANGED})
    brief = compose(harbours(), Filters(), choice, Words.for_language("en"), packet_of(harbours()))
    assert "changed" not in anchors(brief)


def test_nothing_changed_is_said() -> None:
    section = since(harbours(), packet_of(harbours()))
    assert section.head.title == "Changed since 1 November 2026"
    (group,) = section.groups
    told = [words_of(line) for line in group.paragraphs]
    assert told[0].startswith("Compared with “Earlier”, prepared on 1 November 2026: ")
    assert told[1:] == ["Nothing has changed."]


def test_events_added_edited_and_gone_are_told() -> None:
    kept, gone = an_event("kept", title="Kept"), an_event("gone", title="Gone")
    before = packet_of(a_store(kept, gone))
    edited = replace(kept, title="Kept, renamed", status=Status.ANNOUNCED, summary="Otherwise.")
    section = since(a_store(edited, an_event("new", title="New one")), before)
    assert [row[1] for row in table(section, "New in this packet")] == ["[2] New one"]
    assert table(section, "Told otherwise")[0][1:] == [
        "[1] Kept, renamed",
        "title: Kept → Kept, renamed; status: occurred → announced; summary",
    ]
    assert [row[1:] for row in table(section, "No longer in it")] == [["Gone", "no longer in the store"]]


def test_the_attachment_has_it_as_ids() -> None:
    kept, gone = an_event("kept", title="Kept"), an_event("gone", title="Gone")
    before = packet_of(a_store(kept, gone))
    now = a_store(replace(kept, title="Renamed"), an_event("new", title="New"))
    choice = replace(CHOICE, judgements=())
    data = compose(now, Filters(), choice, Words.for_language("en"), before).data
    assert from_json(to_json(data))["since"] == {
        "title": "Earlier",
        "prepared": "2026-11-01",
        "revision": before["store"]["revision"],
        "added": ["new"],
        "edited": ["kept"],
        "gone": ["gone"],
    }
    without = replace(choice, parts=frozenset(Part) - {Part.CHANGED})
    assert compose(now, Filters(), without, Words.for_language("en"), before).data["since"] is None


def test_what_the_selection_leaves_out_is_not_called_deleted() -> None:
    store = harbours()
    days = DayRange(date(2025, 8, 1), date(2025, 8, 31))
    section = since(store, packet_of(store), Filters(range=days))
    assert {row[2] for row in table(section, "No longer in it")} == {"outside the selection"}
    told = [words_of(line) for line in section.groups[0].paragraphs]
    assert "That packet had another selection: All dates." in told


def test_another_store_is_told() -> None:
    before = packet_of(harbours())
    before["store"]["id"] = "elsewhere"
    before["store"]["title"] = "Elsewhere"
    told = [words_of(line) for line in since(harbours(), before).groups[0].paragraphs]
    assert "That packet was made from another store: Elsewhere." in told


def test_passages_that_stand_otherwise_are_told() -> None:
    store = a_store(an_event(title="Told", evidence=[evidence_at(0, 9)]))
    before = packet_of(store)
    (record,) = before["selected"]["events"][0]["evidence"]
    now = record["state"]
    record["state"] = ExcerptState.LOST.value
    (row,) = table(since(store, before), "Passages that stand otherwise")
    assert row[0].startswith("[1] Told [E1]")
    assert row[1:] == ["lost", now.replace("_", " ")]


def test_data_of_an_old_packet_is_told_as_it_is_where_it_cannot_be_read() -> None:
    before = packet_of(a_store(an_event("gone", title="Gone")))
    before["prepared"] = "someday"
    before["selected"]["events"][0]["when"] = "not a date"
    section = since(a_store(an_event("other", title="Other")), before)
    assert section.head.title == "Changed since someday"
    assert table(section, "No longer in it")[0][0] == "not a date"


def test_it_is_told_in_korean() -> None:
    section = since(harbours(), packet_of(a_store(an_event("gone", title="Gone"))), language="ko")
    assert all(ord(group.head.title[0]) > 0xAC00 for group in section.groups)


def anchors(brief: Brief) -> set[str]:
    return {section.head.anchor for section in brief.sections}
