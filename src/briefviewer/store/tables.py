"""What a store asks of a table it can read; the rooms for other people's formats know no store, so it is handed in."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol


class TableFault(Protocol):
    """Where something was amiss in a table; ``column`` counts from 0, −1 for a whole row."""

    @property
    def kind(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class TableBlock(Protocol):
    """Some rows, column by column, and the line each begins in. ``read`` counts those left out too."""

    @property
    def lines(self) -> Sequence[int]: ...
    @property
    def columns(self) -> Mapping[int, Sequence[str]]: ...
    @property
    def faults(self) -> Sequence[TableFault]: ...
    @property
    def read(self) -> int: ...


class Table(Protocol):
    """A table from its header on."""

    @property
    def header(self) -> Sequence[str]: ...
    @property
    def encoding(self) -> str: ...
    @property
    def separator(self) -> str: ...

    def blocks(self, columns: Sequence[int] | None = None) -> Iterator[TableBlock]:
        """The rows, of the columns asked for. Raises ``BriefviewerError`` where the file cannot be read on."""
        ...


class OpenTable(Protocol):
    """Opens a table; encoding and separator are found out where they are not given."""

    def __call__(self, path: Path, encoding: str | None = None, separator: str | None = None, /) -> Table: ...
