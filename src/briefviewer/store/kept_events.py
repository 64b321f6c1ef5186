"""Events that were read, kept by row for as long as they are few: what is looked at is looked at again."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefviewer.domain.event import Event

_BATCH = 500
_MOST_KEPT = 4_000


class KeptEvents:
    """Keeps what was read; threads may ask at once."""

    def __init__(self) -> None:
        self._kept: dict[int, Event] = {}

    def of(self, rows: Sequence[int], read: Callable[[Sequence[int]], Mapping[int, Event]]) -> list[Event]:
        """The events of some rows, in that order.

        Args:
            read: Reads the events of at most a batch of rows.
        """
        kept = self._kept  # taken once: another thread may put another one in its place meanwhile
        missing = [row for row in dict.fromkeys(rows) if row not in kept]
        if len(kept) + len(missing) > _MOST_KEPT:
            kept = {row: kept[row] for row in rows if row in kept}
            self._kept = kept
        for batch in batches(missing):
            kept.update(read(batch))
        return [kept[row] for row in rows]


def batches(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    """Rows, or numbers, as many at a time as one question to the index may name."""
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
