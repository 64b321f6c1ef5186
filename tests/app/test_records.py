"""The JSON of events: keys and meaning are a contract."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefviewer.app import records
from briefviewer.app.records import documents_unknown, event_record, event_records, filter_values, selection_record
from briefviewer.columns.events import Rows
from briefviewer.domain.event import Event, EventId
from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters, Undated
from briefviewer.store.repository import Repository
from tests.small_store import write_small_store

KEYS = (
    "id title when earliest_start latest_start earliest_end latest_end precision approximate uncertain modifier "
    "basis role external kind status board actors themes place summary figures attributed_to evidence relations "
    "known_from in_range as_of"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Repository]:
    with Repository.open(write_small_store(tmp_path / "small"), cache=tmp_path / "cache") as opened:
        yield opened


def test_keys_are_those_of_the_contract(store: Repository) -> None:
    record = selection_record(store, Filters(), store.select(Filters()))
    assert list(record) == ["store", "selection", "events"]
    assert " ".join(record["selection"]) == "from to as_of as_of_mode filters certain possible undated not_known"
    assert all(sorted(each) == sorted(KEYS.split()) for each in record["events"])
    assert list(record["events"][0]["evidence"][0]) == [
        "document",
        "stance",
        "start",
        "end",
        "sha256",
        "found",
        "state",
        "text",
        "text_from",
    ]


def test_certain_and_possible_make_up_what_is_listed(store: Repository) -> None:
    filters = Filters(range=DayRange(date(2023, 11, 1), date(2023, 12, 1)), undated=Undated.WITH)
    record = selection_record(store, filters, store.select(filters))
    chosen = record["selection"]
    assert chosen["certain"] + chosen["possible"] == len(record["events"])
    assert {each["id"]: each["in_range"] for each in record["events"]} == {"troops": "possible", "withdrawal": None}


def test_filters_are_told_as_they_are_typed() -> None:
    filters = Filters(
        include={Facet.ACTOR: (("usa", "rok"), ("usfk",))},
        exclude={Facet.THEME: ("trade",)},
        text=("summit",),
        undated=Undated.ONLY,
    )
    assert filter_values(filters) == {
        "actor": ["usa+rok", "usfk"],
        "not-theme": ["trade"],
        "text": ["summit"],
        "undated": ["only"],
    }


def test_later_documents_are_unknown_to_the_clock_known_only(store: Repository) -> None:
    early = Filters(as_of=date(2025, 9, 9))
    assert documents_unknown(store.library, early) == {"note"}
    assert documents_unknown(store.library, replace(early, as_of=date(2025, 9, 10))) == frozenset()
    assert documents_unknown(store.library, replace(early, as_of_mode=AsOfMode.HAPPENED)) == frozenset()
    event = store.event(EventId("summit"))
    assert event_record(store, event, early)["evidence"] == []
    assert len(event_record(store, event)["evidence"]) == 1


def test_records_come_one_after_another_and_few_events_are_read_at_once(
    store: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_BATCH", 2)
    selection = store.select(Filters())
    assert len(selection.rows) > 2
    one_by_one = event_records(store, Filters(), selection)
    asked: list[int] = []
    read = store.events

    def noted(rows: Rows | Sequence[int]) -> list[Event]:
        asked.append(len(rows))
        return read(rows)

    monkeypatch.setattr(store, "events", noted)
    first = next(one_by_one)
    assert asked[0] == max(asked) == 2
    assert [first, *one_by_one] == selection_record(store, Filters(), selection)["events"]
