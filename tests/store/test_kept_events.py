from collections.abc import Mapping, Sequence

import pytest

from briefviewer.domain.event import Event
from briefviewer.store import kept_events
from briefviewer.store.kept_events import KeptEvents, batches
from tests.builders import an_event


class Reader:
    """Reads events, and notes which."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def __call__(self, rows: Sequence[int]) -> Mapping[int, Event]:
        self.asked.append(list(rows))
        return {row: an_event(f"e{row}") for row in rows}


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_events, "_MOST_KEPT", 3)
    monkeypatch.setattr(kept_events, "_BATCH", 2)


def test_events_come_in_the_order_asked_for_and_are_read_once() -> None:
    kept, read = KeptEvents(), Reader()
    assert [each.id for each in kept.of([8, 0, 8, 3], read)] == ["e8", "e0", "e8", "e3"]
    assert [each.id for each in kept.of([3, 8], read)] == ["e3", "e8"]
    assert read.asked == [[8, 0], [3]]


def test_more_than_are_kept_come_all_the_same_and_let_go_of_the_others() -> None:
    kept, read = KeptEvents(), Reader()
    kept.of([1, 2], read)
    assert [each.id for each in kept.of([2, 5, 6, 7, 8], read)] == ["e2", "e5", "e6", "e7", "e8"]
    assert read.asked == [[1, 2], [5, 6], [7, 8]]
    kept.of([8, 1], read)
    assert read.asked[3:] == [[1]]


def test_rows_go_in_batches_and_nothing_in_none() -> None:
    assert list(batches([1, 2, 3, 4, 5])) == [[1, 2], [3, 4], [5]]
    assert list(batches([])) == []
