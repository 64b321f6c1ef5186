from collections.abc import Sequence
from dataclasses import dataclass, field

from briefviewer.columns.events import Rows
from briefviewer.columns.listing import ListColumn
from briefviewer.domain.event import Event
from briefviewer.ui.reader.list_cells import ListCells, column_name
from briefviewer.words import Words
from tests.ui.harbour_window import ENGLISH, HarbourStore, harbour_store


@dataclass(frozen=True)
class CountingStore(HarbourStore):
    """A store that notes which events it was asked for at once."""

    asked: list[list[int]] = field(default_factory=list)

    def events(self, rows: Rows | Sequence[int]) -> list[Event]:
        """The events, noted."""
        self.asked.append([int(row) for row in rows])
        return super().events(rows)


def test_every_column_has_words_for_every_row() -> None:
    cells = ListCells(harbour_store(), ENGLISH)
    told = cells.rows([1, 3], tuple(ListColumn))
    assert told[0] == [
        "25 Aug 2025",
        "Both harbours open",
        "Summit",
        "Occurred",
        "Trade",
        "Northport, Southport",
        "Harbour Press",
        "Timeline",
        "Stated in the passage",
        "31 Oct 2025",
        "opening",
    ]
    assert told[1][0] == "undated"


def test_names_and_dates_follow_the_language() -> None:
    korean = Words.for_language("ko")
    cells = ListCells(harbour_store(), korean)
    assert cells.text(1, ListColumn.ACTORS) == "북항, 남항 南港"
    assert "8월" in cells.text(1, ListColumn.DATE)
    assert column_name(ListColumn.TITLE, korean) != "Event"


def test_events_are_read_once_and_together() -> None:
    plain = harbour_store()
    store = CountingStore(plain.all_events, library=plain.library)
    cells = ListCells(store, ENGLISH)
    assert not cells.has_date(2)
    cells.read_dates([0, 2, 2])
    cells.read_dates([0, 1])
    assert cells.has_date(2)
    assert store.asked == [[0, 2], [1]]
    cells.rows([0, 1], (ListColumn.TITLE, ListColumn.KIND))
    assert len(store.asked) == 2
