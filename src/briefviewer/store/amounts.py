"""Numbers as people type them, and the other ways in which a text may write the same: ``15%`` and ``15 percent``,
``$350 billion`` and ``3,500억 달러``, ``10000`` and ``10,000``.

A sign or word for dollars says nothing here, for texts put it before the number, after it, or nowhere. Other
currencies stay words of the query.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PERCENT = r"%|％|percent\b|per[ ]cent\b|pct\b|(?:퍼센트|프로)"
_LARGE = r"trillions?|tn|billions?|bn|millions?|mn|thousand|(?<=\d)[tbm]"
_SIZES = {
    "trillion": 12,
    "tn": 12,
    "billion": 9,
    "bn": 9,
    "million": 6,
    "mn": 6,
    "thousand": 3,
    "t": 12,
    "b": 9,
    "m": 6,
}
_MYRIADS = {"조": 12, "억": 8, "만": 4, "천": 3}
_KOREAN = rf"(?:(?:{_NUMBER})\s?천?[조억만]\s?)+(?:(?:{_NUMBER})천?)?|(?:{_NUMBER})천"
_END = r"(?![^\s,.;:)\"'”])"

_SIZED = rf"(?P<percent>(?:{_PERCENT})[가-힣]{{0,2}})|(?P<large>{_LARGE})\b"
_DOLLARS = r"\s?(?:US[ ])?dollars?\b|\s?USD\b|\s?달러[가-힣]{0,2}"

AMOUNT = rf"(?:US\$|\$|USD[ ])?(?:(?P<korean>{_KOREAN})|(?P<number>{_NUMBER})(?:\s?(?:{_SIZED}))?)(?:{_DOLLARS})?{_END}"
"""A number with what belongs to it, as a pattern without case; a particle may be glued to its end."""

_AMOUNT = re.compile(AMOUNT, re.IGNORECASE)
_WITHIN = re.compile(rf"(?<!\S)(?:{AMOUNT})", re.IGNORECASE)
_PART = re.compile(rf"({_NUMBER})\s?(천?[조억만]|천)?")
_MOST_DIGITS = 18


def spellings(typed: str) -> tuple[str, ...]:
    """The ways to write an amount, without its currency; none for what is none.

    >>> spellings("15 percent")
    ('15%', '15％', '15 percent', '15 per cent', '15 pct', '15퍼센트', '15 퍼센트')
    >>> spellings("$350 billion")[:4]
    ('350 billion', '0.35 trillion', '0.35 tn', '0.35tn')
    >>> "3500억" in spellings("350 billion"), "350 billion" in spellings("3,500억 달러")
    (True, True)
    """
    found = _AMOUNT.fullmatch(typed)
    if found is None:
        return ()
    number = found["number"]
    if found["percent"]:
        ways = ("%", "％", " percent", " per cent", " pct", "퍼센트", " 퍼센트")
        return tuple(f"{each}{way}" for each in _plain(number) for way in ways)
    if found["korean"]:
        value = _korean_value(found["korean"])
    else:
        value = Decimal(number.replace(",", "")).scaleb(_SIZES.get((found["large"] or "").lower().removesuffix("s"), 0))
    if value.adjusted() > _MOST_DIGITS:
        return ()
    own = [f"{number} {found['large'].lower().removesuffix('s')}"] if found["large"] else [number] if number else []
    percents = [f"{own[0]}%"] if number and not found["large"] and not typed.startswith("$") else []
    return tuple(dict.fromkeys((*own, *percents, *_ways(value))))


def spellings_of_phrase(phrase: str) -> tuple[str, ...]:
    """The ways to write a phrase whose first percentage or large number can be written otherwise; else none.

    >>> spellings_of_phrase("a 15 percent tariff")[:2]
    ('a 15% tariff', 'a 15％ tariff')
    """
    for found in _WITHIN.finditer(phrase):
        if found["percent"] or found["large"] or found["korean"]:
            return tuple(f"{phrase[: found.start()]}{way}{phrase[found.end() :]}" for way in spellings(found[0]))
    return ()


def _ways(value: Decimal) -> Iterator[str]:
    """A value in English, then in digits, then in Korean."""
    for unit, short, size in (("trillion", "tn", 12), ("billion", "bn", 9), ("million", "mn", 6)):
        share = value.scaleb(-size)
        if Decimal("0.1") <= share < 10_000 and share == round(share, 3):
            told = _digits(share)
            yield from (f"{told} {unit}", f"{told} {short}", f"{told}{short}", f"{told}{short[0]}")
    if 1000 <= value < 1_000_000 and value % 1000 == 0:
        yield f"{_digits(value.scaleb(-3))} thousand"
    if value >= 1000 and value == int(value):
        yield from _plain(_digits(value))
    if value >= 10_000 and value == int(value):
        yield from _in_myriads(int(value))


def _plain(number: str) -> tuple[str, ...]:
    """Digits with and without marks between thousands."""
    bare = number.replace(",", "")
    whole, point, rest = bare.partition(".")
    return tuple(dict.fromkeys((bare, f"{int(whole):,}{point}{rest}")))


def _in_myriads(value: int) -> Iterator[str]:
    """As Korean writes large numbers: by powers of ten thousand."""
    for unit, size in (("조", 12), ("억", 8), ("만", 4)):
        if value >= 10**size:
            share = Decimal(value).scaleb(-size)
            if share == round(share, 2):
                yield from (f"{each}{unit}" for each in _plain(_digits(share)))
                if share >= 1000 and share % 1000 == 0:
                    yield f"{_digits(share.scaleb(-3))}천{unit}"
            parts = _parts(value)
            if len(parts) > 1:
                yield " ".join(f"{count}{name}" for count, name in parts)
                yield " ".join(f"{count:,}{name}" for count, name in parts)
                yield "".join(f"{count}{name}" for count, name in parts)
                if value % 10_000 % 1000 == 0 < value % 10_000:
                    yield f"{parts[0][0]}{parts[0][1]} {value % 10_000 // 1000}천"
            return


def _parts(value: int) -> list[tuple[int, str]]:
    parts = []
    for unit, size in (("조", 12), ("억", 8), ("만", 4), ("", 0)):
        count, value = divmod(value, 10**size)
        if count:
            parts.append((count, unit))
    return parts


def _korean_value(typed: str) -> Decimal:
    value = Decimal(0)
    for number, unit in _PART.findall(typed):
        value += Decimal(number.replace(",", "")).scaleb(sum(_MYRIADS[each] for each in unit))
    return value


def _digits(value: Decimal) -> str:
    return f"{value.normalize():f}"
