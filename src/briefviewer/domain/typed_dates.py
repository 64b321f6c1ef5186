"""Dates as people type them, read into EDTF: ``late Oct 2025``, ``since about 2024``, ``2003–2008``, ``2025년 8월``.

EDTF itself is read as it stands. English and Korean are read side by side, whatever language the window speaks. Nothing
is guessed in silence: what can be read in two ways gives both, and a caller shows what was understood. There is no
clock here: *today*, and the year that is meant where none is typed, arrive as arguments.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from math import prod

from briefviewer.domain.time import Edtf, EdtfError, Modifier, Precision, expected_set, first_day, last_day, parse_edtf
from briefviewer.domain.typed_units import Known, Unit, read_unit

_LONGEST = 120
"""A text longer than this is no date; reading it would only cost time."""

_MOST_READINGS = 8
"""What can be read in more ways than this is not read at all: nobody would choose among them."""


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A reading of what was typed."""

    when: Edtf
    modifier: Modifier | None = None


def read_typed(text: str, *, today: date | None = None, year: int | None = None) -> tuple[TypedDate, ...]:
    """Every way to read what was typed; more than one where day and month could be either.

    Args:
        today: For *last month* and its like; without it they are not read.
        year: The year meant where none is typed; that of *today* if left out.

    Raises:
        EdtfError: ``date-typed`` if it cannot be read as a date; another code if it can, but no such date exists.

    >>> [each.when.text for each in read_typed("late Oct 2025")]
    ['[2025-10-21..2025-10-31]']
    >>> [each.when.text for each in read_typed("3/4/2025")]
    ['2025-04-03', '2025-03-04']
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise EdtfError("date-typed", text[:_LONGEST])
    try:
        return (TypedDate(parse_edtf(text.upper() if text.isascii() else text)),)
    except EdtfError as error:
        refused = None if error.code == "date-syntax" else error
    if year is None and today is not None:
        year = today.year
    for known in (Known(today), Known(today, year)) if year is not None else (Known(today),):
        found: dict[TypedDate, None] = {}
        for form in (_one, _open, _one_of, _from_to):
            try:
                for when, modifier in form(_normalized(text), known):
                    found[TypedDate(parse_edtf(when), modifier)] = None
            except EdtfError as error:
                refused = refused or EdtfError(error.code, text)
            if found:
                return tuple(found)
    raise refused or EdtfError("date-typed", text)


_Written = tuple[str, Modifier | None]


@dataclass(frozen=True, slots=True)
class _Side:
    """A unit with what is said about it."""

    unit: Unit
    is_approximate: bool = False
    is_uncertain: bool = False

    @property
    def mark(self) -> str:
        if self.is_approximate or self.unit.modifier is not None:
            return "%" if self.is_uncertain else "~"
        return "?" if self.is_uncertain else ""

    @property
    def start(self) -> str:
        """As the start of something longer."""
        return self.unit.first + self.mark

    @property
    def end(self) -> str:
        """As its end."""
        return self.unit.last + self.mark

    @property
    def alone(self) -> str:
        """By itself: a third, a quarter or a half is one of its days."""
        unit = self.unit
        if unit.modifier is not None:
            third = expected_set(unit.first, unit.modifier)
            if third is not None:
                doubt = "?" if self.is_uncertain else ""
                return third.replace("..", doubt + "..").replace("]", doubt + "]")
        if unit.first != unit.last:
            return f"[{self.start}..{self.end}]"
        return self.start


def _normalized(text: str) -> str:
    """Case folded, single spaces, one long dash for every dash but the hyphen inside a word or number."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub("[‐‑−]", "-", text)
    text = re.sub("[‒–—―]| - ", "–", text)
    text = re.sub("[〜∼]", "~", text)
    text = re.sub(r"['’](\d\d)\b(?!s)", r"20\1", text)
    return re.sub(r" ?– ?", "–", " ".join(text.split()))


# Phrases: how dates stand to each other

_NOW = r"(?:now|today|the present|present|ongoing|현재|지금)"
_DOUBT = re.compile(r"(.+?) ?(?:\((?:\?|uncertain|불확실)\)|\?)")
_SINCE = (
    r"(?:since|starting(?: in| on)?|beginning in|from) (?P<unit>.+?)(?: on| onwards?)?",
    r"(?P<unit>.+?) (?:onwards?|and (?:later|after))",
    rf"(?:from )?(?P<unit>.+?) ?(?:–|-| to | until | till | through ) ?{_NOW}",
    r"(?P<unit>.+?)–",
    rf"(?P<unit>.+?) ?(?:부터|이후|이래)(?: ?\(계속\)| 계속| ?{_NOW}까지)?",
)
_FROM = (
    r"(?:from|since) (?P<unit>.+?) (?:until|to) (?:an )?unknown(?: date)?",
    r"(?P<unit>.+?) ?부터 ?\(?종료 미상\)?",
)
_UNTIL = (
    r"(?:until|till|up to|by|through) (?P<unit>.+)",
    r"–(?P<unit>.+)",
    r"(?P<unit>.+?) ?(?:까지|이전)",
)
_TO = (
    r"from (?:an )?unknown(?: date)? (?:until|to) (?P<unit>.+)",
    r"\(?시작 미상\)? ?(?P<unit>.+?) ?까지",
)
_BEFORE = (r"(?:before|prior to) (?P<unit>.+)", r"(?P<unit>.+?) 전")
_AFTER = (r"after (?P<unit>.+)", r"(?P<unit>.+?) 후")
_BETWEEN = (r"between (?P<first>.+?) and (?P<last>.+)", r"(?P<first>.+?)(?:에서|과|와) (?P<last>.+?) ?사이")
_RANGE = (
    r"(?:from )?(?P<first>.+?) (?:to|until|till|through|thru) (?P<last>.+)",
    r"(?P<first>.+?)(?:부터|에서) ?(?P<last>.+?)까지",
)
_DASHES = re.compile(r"–| ?~ ?|-| / |/")
_OR = re.compile(r" (?:or|또는) |(?:이나|나|혹은) ")


def _one(text: str, known: Known) -> Iterator[_Written]:
    for side in _sides(text, known):
        yield side.alone, side.unit.modifier


def _open(text: str, known: Known) -> Iterator[_Written]:
    doubted = _DOUBT.fullmatch(text)
    for phrase, is_doubted in ((text, False), (doubted[1] if doubted else "", True)):
        for patterns, write in (
            (_FROM, "{start}/"),
            (_TO, "/{end}"),
            (_SINCE, "{start}/.."),
            (_UNTIL, "../{end}"),
        ):
            for side in _matching(patterns, phrase, known):
                sure = replace(side, is_uncertain=side.is_uncertain or is_doubted)
                yield write.format(start=sure.start, end=sure.end), sure.unit.modifier
        for side in _matching(_BEFORE, phrase, known):
            yield f"../{_before(side.unit)}", None
        for side in _matching(_AFTER, phrase, known):
            yield f"{_after(side.unit)}/..", None


def _matching(patterns: Iterable[str], text: str, known: Known) -> Iterator[_Side]:
    for pattern in patterns:
        found = re.fullmatch(pattern, text)
        sides = list(_sides(found["unit"], known)) if found is not None else []
        if sides:
            yield from sides
            return


def _before(unit: Unit) -> str:
    """The unit before one, or the day before where units of its kind are not told by number."""
    first = first_day(parse_edtf(unit.first))
    if first is None or first == date.min:
        raise EdtfError("date-year", unit.first)
    return _cut(first - timedelta(days=1), unit)


def _after(unit: Unit) -> str:
    last = last_day(parse_edtf(unit.last))
    if last is None or last == date.max:
        raise EdtfError("date-year", unit.last)
    return _cut(last + timedelta(days=1), unit)


def _cut(day: date, unit: Unit) -> str:
    lengths = {Precision.YEAR: 4, Precision.MONTH: 7}
    precision = parse_edtf(unit.first).precision if unit.modifier is None else Precision.DAY
    return day.isoformat()[: lengths.get(precision, 10)]


def _from_to(text: str, known: Known) -> Iterator[_Written]:
    """From one date to another. Every place where the text may part is tried, the first that reads is meant."""
    for first, last in _partings(text):
        pairs = list(_pairs(first, last, known))
        if pairs:
            for start, end in pairs:
                yield f"{start.start}/{end.end}", start.unit.modifier
            return


def _partings(text: str) -> Iterator[tuple[str, str]]:
    for pattern in _RANGE:
        found = re.fullmatch(pattern, text)
        if found is not None:
            yield found["first"], found["last"]
    for dash in _DASHES.finditer(text):
        if dash.start() > 0 and dash.end() < len(text):
            yield text[: dash.start()].strip(), text[dash.end() :].strip()


def _pairs(first: str, last: str, known: Known) -> Iterator[tuple[_Side, _Side]]:
    """Both sides, each filled from the other; a year that only one of them says is turned so that time runs on."""
    starts, ends = _filled([first, last], known)
    pairs = list(product(starts, ends))
    forward = [pair for pair in pairs if not _is_backwards(*pair)]
    if forward or not pairs:
        yield from forward
        return
    yearless = [not _tried(each, replace(known, year=None)) for each in (first, last)]
    for start, end in pairs:
        turned = [(start, end)]
        if yearless[0]:
            turned = [(each, end) for each in _tried(first, _beside(end, known, -1))]
        elif yearless[1]:
            turned = [(start, each) for each in _tried(last, _beside(start, known, 1))]
        yield from turned


def _is_backwards(start: _Side, end: _Side) -> bool:
    first, last = first_day(parse_edtf(start.unit.first)), last_day(parse_edtf(end.unit.last))
    return first is not None and last is not None and first > last


def _one_of(text: str, known: Known) -> Iterator[_Written]:
    """One of several dates."""
    parts = _OR.split(text)
    if len(parts) == 1:
        for between in _between(text):
            for first, last in _pairs(*between, known):
                yield _set_or_century(first, last), None
        return
    choices = list(_members(parts, known))
    if not choices and "," in text:
        choices = list(_members([each.strip() for part in parts for each in part.split(",")], known))
    if prod(map(len, choices)) > _MOST_READINGS:
        return
    for members in product(*choices):
        if members:
            yield f"[{','.join(members)}]", None


def _between(text: str) -> Iterator[tuple[str, str]]:
    for pattern in _BETWEEN:
        found = re.fullmatch(pattern, text)
        if found is not None:
            yield found["first"], found["last"]


def _set_or_century(first: _Side, last: _Side) -> str:
    """``between 2000 and 2099`` is how a century is told."""
    low, high = first.start, last.end
    if low.isdigit() and high.isdigit() and int(high) % 100 == 99 and int(low) == max(int(high) - 99, 1):
        return f"{high[:2]}XX"
    return f"[{low}..{high}]"


def _members(parts: Sequence[str], known: Known) -> Iterator[list[str]]:
    """What each member of a set may be; nothing if one of them cannot be read."""
    texts: list[str] = []
    pairs: list[bool] = []
    for part in parts:
        between = next(_between(part), None)
        texts += between or (part,)
        pairs.append(between is not None)
    sides = _filled(texts, known)
    if not all(sides):
        return
    at = 0
    for is_pair in pairs:
        if is_pair:
            yield [f"{low.start}..{high.end}" for low, high in product(sides[at], sides[at + 1])]
        else:
            yield [each.alone.removeprefix("[").removesuffix("]") for each in sides[at]]
        at += 2 if is_pair else 1


def _filled(texts: Sequence[str], known: Known) -> Sequence[Sequence[_Side]]:
    """Dates said one after the other; what one leaves unsaid, its neighbour says: the next one, else the one before."""
    found = [_tried(each, known) for each in texts]
    if not any(found):
        years = {int(each) for text in texts for each in re.findall(r"\b\d{4}\b", text)}
        if len(years) == 1:
            known = replace(known, year=years.pop())
            found = [_tried(each, known) for each in texts]
    for at in reversed(range(len(texts) - 1)):
        if not found[at] and found[at + 1]:
            found[at] = _tried(texts[at], _beside(found[at + 1][0], known))
    for at in range(1, len(texts)):
        if not found[at] and found[at - 1]:
            found[at] = _tried(texts[at], _beside(found[at - 1][0], known))
    return found


def _beside(side: _Side, known: Known, years: int = 0) -> Known:
    part = parse_edtf(side.unit.first).start
    if part is None:
        return known
    month = part.month if part.precision is Precision.DAY and not years else None
    return replace(known, year=part.year + years, month=month, is_beside=not years)


def _tried(text: str, known: Known) -> Sequence[_Side]:
    return list(_sides(text, known))


# What is said about one date

_ABOUT = re.compile(
    r"(?:(?:about|around|circa|approximately|approx\.?|roughly|some time in|ca?\.|ca|약|대략) ?|~ ?)(?P<unit>.+)"
    r"|(?P<before>.+?)(?:~| ?(?:경|쯤|무렵|께))"
)
_PERHAPS = re.compile(r"(?:perhaps|possibly|probably|maybe|아마) (?P<unit>.+)")


def _sides(text: str, known: Known) -> Iterator[_Side]:
    """All readings of one date with what is said about it."""
    text = text.strip()
    is_uncertain = is_approximate = False
    for pattern in (_DOUBT, _PERHAPS):
        found = pattern.fullmatch(text)
        if found is not None:
            text, is_uncertain = found[1], True
    found = _ABOUT.fullmatch(text)
    if found is not None:
        text, is_approximate = found["unit"] or found["before"], True
    for unit in read_unit(text, known):
        yield _Side(unit, is_approximate, is_uncertain)
