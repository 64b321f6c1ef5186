"""Axes to narrow by, and a whole selection as one value.

Values of one facet are OR, facets are AND, exclusions always win. What a filter means for a row is decided in
``columns.select``; here it is only said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum


class Facet(StrEnum):
    KIND = "kind"
    ACTOR = "actor"
    THEME = "theme"
    DOCUMENT = "document"
    STATUS = "status"
    BOARD = "board"
    BASIS = "basis"
    YEAR = "year"


class AsOfMode(StrEnum):
    """The two clocks: when documents let us know of it, or when it had happened."""

    KNOWN = "known"
    HAPPENED = "happened"


class Undated(StrEnum):
    """Whether events without a date are listed."""

    WITH = "with"
    WITHOUT = "without"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class DayRange:
    """Two days, both inclusive; None is open on that side."""

    first: date | None
    last: date | None


Choice = tuple[str, ...]
"""Values that must all hold at once: ``--actor a+b`` is ``("a", "b")``, a plain value a tuple of one."""


@dataclass(frozen=True, slots=True)
class Filters:
    """A selection: what to include and exclude, in which range, as of when.

    ``undated`` is None for the default: *with*, but *without* once a range is given. ``text`` holds queries that must
    all match.
    """

    include: Mapping[Facet, tuple[Choice, ...]] = field(default_factory=dict)
    exclude: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    range: DayRange | None = None
    text: tuple[str, ...] = ()
    as_of: date | None = None
    as_of_mode: AsOfMode = AsOfMode.KNOWN
    undated: Undated | None = None

    @property
    def undated_rule(self) -> Undated:
        """The rule in force, the default resolved."""
        if self.undated is not None:
            return self.undated
        return Undated.WITH if self.range is None else Undated.WITHOUT

    def without(self, facet: Facet) -> "Filters":
        """The same selection with one facet set free: what that facet's counts are taken over."""
        include = {each: choices for each, choices in self.include.items() if each is not facet}
        exclude = {each: values for each, values in self.exclude.items() if each is not facet}
        return replace(self, include=include, exclude=exclude)

    def asks_like(self, other: "Filters") -> bool:
        """Whether both ask for the same, in whatever order their values were chosen."""
        return self.in_order() == other.in_order()

    def in_order(self) -> "Filters":
        """The same, told in one way of the many in which it can be asked for."""
        return replace(
            self,
            include={
                facet: tuple(sorted({tuple(sorted(set(choice))) for choice in choices}))
                for facet, choices in sorted(self.include.items())
                if choices
            },
            exclude={facet: tuple(sorted(set(values))) for facet, values in sorted(self.exclude.items()) if values},
            text=tuple(sorted(set(self.text))),
        )

    @property
    def is_empty(self) -> bool:
        """Nothing is narrowed at all."""
        return not (any(self.include.values()) or any(self.exclude.values()) or self.range or self.text or self.as_of)
