"""What the cells of the list say: names from columns and library; events are made for dates alone, many at once."""

from collections.abc import Mapping, Sequence

from briefviewer.app.ports import EventStore
from briefviewer.columns.events import EventColumns, RowFlag, as_date
from briefviewer.columns.listing import FACET_OF, ListColumn
from briefviewer.domain.facet import Facet
from briefviewer.domain.layer import LayerId, layer_of
from briefviewer.ui.facets.names import value_name
from briefviewer.words import Words
from briefviewer.words.dates import short_date, short_day
from briefviewer.words.labels import heading

_MOST_DATES = 4096


class ListCells:
    """The words of a store's rows. One object for a thread; dates that were asked for are kept for a while."""

    def __init__(self, store: EventStore, words: Words) -> None:
        self._store, self._words = store, words
        self._columns = store.columns
        self.names: Mapping[Facet, Sequence[str]] = {
            facet: tuple(value_name(facet, value, store.library, words) for value in values)
            for facet, values in store.columns.vocabulary.items()
        }
        self._layers = {each.id: each.title for each in store.library.layers.values()}
        self._dates: dict[int, str] = {}

    def text(self, row: int, column: ListColumn) -> str:
        """What a column says of a row."""
        columns = self._columns
        if column is ListColumn.DATE:
            self.read_dates([row])
            return self._dates[row]
        if column is ListColumn.TITLE:
            return columns.titles[row]
        if column is ListColumn.ID:
            return columns.ids[row]
        if column is ListColumn.KNOWN:
            day = as_date(int(columns.known_latest[row])) if columns.flags[row] & RowFlag.PUBLISHED else None
            return short_day(day, self._words) if day else ""
        if column is ListColumn.DOCUMENTS and columns.flags[row] & RowFlag.LAYER:
            return self._layers[layer_of(columns.ids[row]) or LayerId("")]
        facet = FACET_OF[column]
        return ", ".join(self.names[facet][code] for code in _codes(columns, facet, row))

    def rows(self, rows: Sequence[int], columns: Sequence[ListColumn]) -> list[list[str]]:
        """What some columns say of some rows."""
        if ListColumn.DATE in columns:
            self.read_dates(rows)
        return [[self.text(row, column) for column in columns] for row in rows]

    def has_date(self, row: int) -> bool:
        """Whether a row's date has been read."""
        return row in self._dates

    def read_dates(self, rows: Sequence[int]) -> None:
        """Read the dates of some rows at once."""
        missing = [row for row in dict.fromkeys(rows) if row not in self._dates]
        if not missing:
            return
        if len(self._dates) > _MOST_DATES:
            self._dates = {row: self._dates[row] for row in rows if row in self._dates}
        for row, event in zip(missing, self._store.events(missing), strict=True):
            self._dates[row] = short_date(event.when, event.modifier, self._words)


def column_name(column: ListColumn, words: Words) -> str:
    """The head of a column."""
    if column in FACET_OF:
        return heading(FACET_OF[column], words)
    return {
        ListColumn.DATE: words.text("Date"),
        ListColumn.TITLE: words.text("Event"),
        ListColumn.KNOWN: words.text("Known from"),
        ListColumn.ID: words.text("Id"),
    }[column]


def _codes(columns: EventColumns, facet: Facet, row: int) -> Sequence[int]:
    single = columns.single(facet)
    if single is not None:
        code = int(single[row])
        return (code,) if code >= 0 else ()
    links = columns.actors if facet is Facet.ACTOR else columns.links(facet)
    assert links is not None
    return [int(code) for code in links[row]]
