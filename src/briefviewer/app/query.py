"""What is typed into the search field, read: words to look for, and operators that narrow.

``actor:`` ``theme:`` ``kind:`` ``status:`` ``document:`` ``board:`` take an id or a name, or a part of one; then every
value whose name holds it is meant, and with a minus in front (``-actor:russia``) none of them. Korean names do.
``before:`` and ``after:`` take a date as people type it, with its year, and mean the days that lie wholly before or
after it; ``during:`` means its own days. A value with spaces stands in quotation marks: ``actor:"North Korea"
after:"late Aug 2025" tariff``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from briefviewer.domain.event import Board, Status
from briefviewer.domain.facet import DayRange, Facet, Filters
from briefviewer.domain.library import Library, Name
from briefviewer.domain.time import EdtfError, first_day, last_day
from briefviewer.domain.typed_dates import read_typed
from briefviewer.words import Words
from briefviewer.words.labels import label

OPERATORS: Mapping[str, Facet] = {
    "actor": Facet.ACTOR,
    "theme": Facet.THEME,
    "kind": Facet.KIND,
    "status": Facet.STATUS,
    "document": Facet.DOCUMENT,
    "board": Facet.BOARD,
}
_KOREAN = {
    "행위자": "actor",
    "주제": "theme",
    "종류": "kind",
    "상태": "status",
    "문서": "document",
    "판": "board",
    "기간": "during",
    "이전": "before",
    "이후": "after",
}
_FACETS = "|".join([*OPERATORS, *(korean for korean, name in _KOREAN.items() if name in OPERATORS)])
_DAYS = ("after", "before", "during")
_OPERATION = re.compile(
    rf'(?<!\S)(-?)({_FACETS}|before|after|during|이전|이후|기간):(?:"([^"]*)"?|(\S*))', re.IGNORECASE
)
_UNFINISHED = re.compile(rf'(?<!\S)(-?)({_FACETS}):("?)([^"\s]*|(?<=")[^"]*)$', re.IGNORECASE)
_BEGUN = re.compile(r"(?<!\S)(-?)([A-Za-z]{2,}|[가-힣]{1,3})$")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|\d{3}0s")
_MOST_COMPLETIONS = 8
_LONGEST_DATE = 5
"""Words of a date that stands among others."""


@dataclass(frozen=True, slots=True)
class Query:
    """A typed query. ``text`` is what is left of it without operators; ``unread`` are operators nobody can answer."""

    text: str
    filters: Filters
    unread: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether it has operators."""
        return bool(self.filters.include or self.filters.exclude or self.filters.range or self.unread)


def read_query(typed: str, library: Library) -> Query:
    """The query as it is meant."""
    include: dict[Facet, tuple[tuple[str, ...], ...]] = {}
    exclude: dict[Facet, tuple[str, ...]] = {}
    first: date | None = None
    last: date | None = None
    unread = []
    for found in _OPERATION.finditer(typed):
        minus, named, quoted, bare = found.groups()
        operator = operator_of(named)
        value = (quoted if quoted is not None else bare).strip()
        if operator in OPERATORS:
            facet = OPERATORS[operator]
            values = _meant(value, names_of(facet, library))
            if not values:
                unread.append(found[0])
            elif minus:
                exclude[facet] = tuple(dict.fromkeys((*exclude.get(facet, ()), *values)))
            else:
                include[facet] = (*include.get(facet, ()), *((each,) for each in values))
            continue
        if minus:
            unread.append(found[0])
            continue
        days = days_meant(value) if operator == "during" else _outside(operator, value)
        if days is None:
            unread.append(found[0])
            continue
        first = max(filter(None, (first, days.first)), default=None)
        last = min(filter(None, (last, days.last)), default=None)
    if first is not None and last is not None and first > last:
        unread.append(f"after:{first} before:{last}")
        first = last = None
    asked = DayRange(first, last) if first is not None or last is not None else None
    text = " ".join(_OPERATION.sub(" ", typed).split())
    return Query(text, Filters(include=include, exclude=exclude, range=asked), tuple(unread))


def completions(typed: str, library: Library, language: str) -> Sequence[tuple[str, str]]:
    """For an operator at the end of what is typed: names it could go on with, each with the whole query then."""
    found = _UNFINISHED.search(typed)
    if found is None:
        return ()
    minus, named, _, begun = found.groups()
    facet, sought = OPERATORS[operator_of(named)], begun.casefold()
    told = []
    for names in names_of(facet, library).values():
        if any(sought in name.casefold() for name in names):
            shown = names[1] if language == "ko" else names[0]
            if shown.casefold() != sought:
                value = f'"{shown}"' if " " in shown else shown
                told.append((shown, f"{typed[: found.start()]}{minus}{named}:{value} "))
    told.sort(key=lambda each: not each[0].casefold().startswith(sought))
    return told[:_MOST_COMPLETIONS]


def operator_completions(typed: str) -> Sequence[tuple[str, str]]:
    """The operators that the last word may be the beginning of, each with the whole query then.

    >>> operator_completions("tariff -act")
    [('actor:', 'tariff -actor:')]
    """
    found = _BEGUN.search(typed)
    if found is None:
        return []
    minus, begun = found.groups()
    named = [*OPERATORS, *(() if minus else _DAYS)] if begun.isascii() else list(_KOREAN)
    return [
        (f"{name}:", f"{typed[: found.start()]}{minus}{name}:")
        for name in named
        if name.startswith(begun.casefold()) and not (minus and operator_of(name) in _DAYS)
    ]


def days_meant(text: str) -> DayRange | None:
    """The days of a date as people type it, with its year; None where it is not one date.

    >>> days_meant("2025년 10월")
    DayRange(first=datetime.date(2025, 10, 1), last=datetime.date(2025, 10, 31))
    """
    try:
        readings = read_typed(text)
    except EdtfError:
        return None
    if len(readings) > 1:
        return None
    first, last = first_day(readings[0].when), last_day(readings[0].when)
    return DayRange(first, last) if first is not None or last is not None else None


def time_asked(text: str) -> str:
    """For words that are a date the query for its time, else nothing; a number that may be a year is one.

    >>> time_asked("October 2025"), time_asked("tariffs")
    ('during:"October 2025"', '')
    """
    if _YEAR.search(text) is None or days_meant(text) is None or '"' in text:
        return ""
    return f'during:"{text}"' if " " in text else f"during:{text}"


def with_time(text: str) -> str:
    """Words with a date among them: the others, and the time asked for by an operator; else nothing.

    >>> with_time("tariff October 2025")
    'tariff during:"October 2025"'
    """
    if _YEAR.search(text) is None:
        return ""
    words = text.split()
    for length in range(min(len(words) - 1, _LONGEST_DATE), 0, -1):
        for at in range(len(words) - length + 1):
            asked = time_asked(" ".join(words[at : at + length]))
            if asked:
                return " ".join([*words[:at], *words[at + length :], asked])
    return ""


def names_of(facet: Facet, library: Library) -> Mapping[str, Sequence[str]]:
    """All names of each value by id: the English one, the Korean one, then others."""
    if facet is Facet.ACTOR:
        return {each.id: [*_both(each.name), *each.aliases] for each in library.actors.values()}
    if facet is Facet.THEME:
        return {each.id: _both(each.name) for each in library.themes.values()}
    if facet is Facet.KIND:
        return {each.id: _both(each.label) for each in library.kinds.values()}
    if facet is Facet.DOCUMENT:
        originals = [each for each in library.documents.values() if each.digest_of is None]
        return {each.id: [each.title, each.title, each.publisher, *each.authors] for each in originals}
    words = [Words.for_language(each) for each in ("en", "ko")]
    members: Iterable[StrEnum] = Status if facet is Facet.STATUS else Board
    return {each.value: [label(each, one) for one in words] for each in members}


def operator_of(named: str) -> str:
    """The English name of an operator."""
    name = named.casefold()
    return _KOREAN.get(name, name)


def _both(name: Name) -> list[str]:
    return [name.en, name.in_language("ko")]


def _meant(value: str, named: Mapping[str, Sequence[str]]) -> Sequence[str]:
    sought = value.casefold()
    if not sought:
        return ()
    exact = [id_ for id_, names in named.items() if sought in (id_.casefold(), *(name.casefold() for name in names))]
    return exact or [id_ for id_, names in named.items() if any(sought in name.casefold() for name in names)]


def _outside(operator: str, value: str) -> DayRange | None:
    """The days before a date, or after it; None where it is not one date or has no such end."""
    days = days_meant(value)
    day = None if days is None else days.last if operator == "after" else days.first
    if day is None or day in (date.min, date.max):
        return None
    one = timedelta(days=1)
    return DayRange(day + one, None) if operator == "after" else DayRange(None, day - one)
