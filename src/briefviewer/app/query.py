"""What is typed into the search field, read: words to look for, and operators that narrow.

``actor:`` ``theme:`` ``kind:`` take an id or a name, or a part of one; then every value whose name holds it is meant.
``before:`` and ``after:`` take a date as people type it, with its year, and mean the days that lie wholly before or
after it. A value with spaces stands in quotation marks: ``actor:"North Korea" after:"late Aug 2025" tariff``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefviewer.domain.facet import DayRange, Facet, Filters
from briefviewer.domain.library import ActorId, Library, Name
from briefviewer.domain.time import EdtfError, first_day, last_day
from briefviewer.domain.typed_dates import read_typed

OPERATORS: Mapping[str, Facet] = {"actor": Facet.ACTOR, "theme": Facet.THEME, "kind": Facet.KIND}
_OPERATION = re.compile(r'(?<!\S)(actor|theme|kind|before|after):(?:"([^"]*)"?|(\S*))', re.IGNORECASE)
_UNFINISHED = re.compile(r'(?<!\S)(actor|theme|kind):("?)([^"\s]*|(?<=")[^"]*)$', re.IGNORECASE)
_MOST_COMPLETIONS = 8


@dataclass(frozen=True, slots=True)
class Query:
    """A typed query. ``text`` is what is left of it without operators; ``unread`` are operators nobody can answer."""

    text: str
    filters: Filters
    unread: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether it has operators."""
        return bool(self.filters.include or self.filters.range or self.unread)


def read_query(typed: str, library: Library) -> Query:
    """The query as it is meant."""
    include: dict[Facet, tuple[tuple[str, ...], ...]] = {}
    first: date | None = None
    last: date | None = None
    unread = []
    for found in _OPERATION.finditer(typed):
        operator = found[1].casefold()
        value = (found[2] if found[2] is not None else found[3]).strip()
        if operator in OPERATORS:
            values = _meant(value, names_of(OPERATORS[operator], library))
            if values:
                facet = OPERATORS[operator]
                include[facet] = (*include.get(facet, ()), *((each,) for each in values))
            else:
                unread.append(found[0])
            continue
        day = _outside(operator, value)
        if day is None:
            unread.append(found[0])
        elif operator == "after":
            first = day if first is None else max(first, day)
        else:
            last = day if last is None else min(last, day)
    if first is not None and last is not None and first > last:
        unread.append(f"after:{first} before:{last}")
        first = last = None
    days = DayRange(first, last) if first is not None or last is not None else None
    return Query(" ".join(_OPERATION.sub(" ", typed).split()), Filters(include=include, range=days), tuple(unread))


def completions(typed: str, library: Library, language: str) -> Sequence[tuple[str, str]]:
    """For an operator at the end of what is typed: names it could go on with, each with the whole query then."""
    found = _UNFINISHED.search(typed)
    if found is None:
        return ()
    operator, sought = found[1].casefold(), found[3].casefold()
    facet = OPERATORS[operator]
    named = _named(facet, library)
    told = []
    for id_, names in names_of(facet, library).items():
        if any(sought in name.casefold() for name in names):
            shown = named[id_].in_language(language)
            if shown.casefold() != sought:
                value = f'"{shown}"' if " " in shown else shown
                told.append((shown, f"{typed[: found.start()]}{operator}:{value} "))
    told.sort(key=lambda each: not each[0].casefold().startswith(sought))
    return told[:_MOST_COMPLETIONS]


def names_of(facet: Facet, library: Library) -> Mapping[str, Sequence[str]]:
    """All names of each value by id: English, Korean, aliases."""
    aliases = {each.id: each.aliases for each in library.actors.values()} if facet is Facet.ACTOR else {}
    return {
        id_: [name.en, name.in_language("ko"), *aliases.get(ActorId(id_), ())]
        for id_, name in _named(facet, library).items()
    }


def _named(facet: Facet, library: Library) -> Mapping[str, Name]:
    if facet is Facet.ACTOR:
        return {each.id: each.name for each in library.actors.values()}
    if facet is Facet.THEME:
        return {each.id: each.name for each in library.themes.values()}
    return {each.id: each.label for each in library.kinds.values()}


def _meant(value: str, named: Mapping[str, Sequence[str]]) -> Sequence[str]:
    sought = value.casefold()
    if not sought:
        return ()
    exact = [id_ for id_, names in named.items() if sought in (id_.casefold(), *(name.casefold() for name in names))]
    return exact or [id_ for id_, names in named.items() if any(sought in name.casefold() for name in names)]


def _outside(operator: str, value: str) -> date | None:
    """The last day before a date, or the first after it; None where it is not one date or has no such end."""
    try:
        readings = read_typed(value)
    except EdtfError:
        return None
    if len(readings) > 1:
        return None
    day = last_day(readings[0].when) if operator == "after" else first_day(readings[0].when)
    if day is None or day in (date.min, date.max):
        return None
    return day + timedelta(days=1) if operator == "after" else day - timedelta(days=1)
