"""Writes YAML in our layout: values in, lines out, so that any reader of YAML finds the same texts in them.

It knows how a value is set, and nothing of records: those are laid out in ``record_layout``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import partial
from typing import TypeAlias, cast

import yaml
import yaml.resolver

from briefviewer.domain.errors import BriefviewerError

WIDTH = 120
"""Columns that what may stand on one line is held to."""

PROSE_WIDTH = 118
"""Columns that folded prose is held to, its indentation included."""


class Setting(Enum):
    """How a value is set: on its key's line, in lines of its own, or on the line as long as it fits there."""

    IN_LINE = "in line"
    BLOCK = "block"
    FITTING = "fitting"


@dataclass(frozen=True, slots=True)
class Text:
    """A text; set as a block it is folded prose. ``quoted`` asks for quotation marks where none are needed."""

    text: str
    setting: Setting = Setting.IN_LINE
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Bare:
    """What is no text and stands plain: null, a truth, a number."""

    written: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    values: tuple["Value", ...]
    setting: Setting = Setting.FITTING


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping, its keys in the order they are written in."""

    fields: tuple[tuple[str, "Value"], ...]
    setting: Setting = Setting.BLOCK

    def get(self, key: str) -> "Value | None":
        """The value of a key."""
        return next((value for name, value in self.fields if name == key), None)


Value: TypeAlias = Text | Bare | Items | Record

NULL = Bare("null")


def number(value: float) -> Bare:
    """A number as our reader takes it: JSON's, with few enough digits on either side of the point.

    >>> number(15.0).written, number(9.8e9).written, number(0.5).written
    ('15', '9800000000', '0.5')
    """
    value = float(value)
    if value.is_integer() and abs(value) < 1e16:
        return Bare(str(int(value)))
    sign, digits, exponent = Decimal(repr(value)).as_tuple()
    assert isinstance(exponent, int), "neither infinite nor not a number"
    if -15 <= exponent < 0 and len(digits) + exponent <= 16:
        return Bare(format(Decimal(repr(value)), "f"))
    before = max(1, len(digits) - 15, len(digits) + exponent - 99)
    figures = "".join(map(str, digits)).ljust(before, "0")
    fraction = figures[before:]
    power = len(digits) + exponent - before
    return Bare(f"{'-' if sign else ''}{figures[:before]}{'.' + fraction if fraction else ''}e{power}")


def in_line(value: Value, *, in_flow: bool = False) -> str:
    """A value on one line; ``in_flow`` says that it stands within brackets already.

    >>> in_line(Record((("id", Text("usa")), ("role", Text("no")))))
    '{id: usa, role: "no"}'
    """
    match value:
        case Text():
            return value.text if not value.quoted and _may_stand_plain(value.text, in_flow) else quoted(value.text)
        case Bare():
            return value.written
        case Items():
            return "[" + ", ".join(in_line(each, in_flow=True) for each in value.values) + "]"
        case Record():
            return "{" + ", ".join(f"{key}: {in_line(each, in_flow=True)}" for key, each in value.fields) + "}"


def field_lines(key: str, value: Value, indent: int) -> list[str]:
    """The lines of one field, without line breaks."""
    return _lines(f"{' ' * indent}{key}:", value, indent + 2)


def item_lines(value: Value, indent: int) -> list[str]:
    """The lines of one item of a list, its dash at ``indent``."""
    if isinstance(value, Record) and _is_block(value, indent + 2):
        lines = record_lines(value, indent + 2)
        return [f"{' ' * indent}- {lines[0][indent + 2 :]}", *lines[1:]]
    return _lines(" " * indent + "-", value, indent + 2)


def record_lines(record: Record, indent: int) -> list[str]:
    """The lines of a mapping set as a block."""
    return [line for key, value in record.fields for line in field_lines(key, value, indent)]


def quoted(text: str) -> str:
    r"""A text in double quotation marks; what a line of YAML may not hold is escaped.

    Raises:
        BriefviewerError: ``text-not-writable`` for half a surrogate pair, which no file of UTF-8 can hold.

    >>> print(quoted('She said "no".\n'))
    "She said \"no\".\n"
    """
    return '"' + _TO_ESCAPE.sub(_escape, text) + '"'


def _lines(head: str, value: Value, indent: int) -> list[str]:
    """``head`` is the key or dash; what comes below it is indented by ``indent``."""
    if _is_block(value, len(head) + 1):
        match value:
            case Text():
                return [f"{head} >-", *(" " * indent + line if line else "" for line in _folded(value.text, indent))]
            case Items():
                return [head, *(line for each in value.values for line in item_lines(each, indent))]
            case Record():
                return [head, *record_lines(value, indent)]
    return [f"{head} {in_line(value)}"]


def _is_block(value: Value, column: int) -> bool:
    """Whether a value that would start at a column of its key's line is set below it."""
    match value:
        case Bare():
            return False
        case Text() if value.quoted or not _may_be_folded(value.text):
            return False
        case Items() if not value.values:
            return False
        case Record() if not value.fields:
            return False
    if value.setting is Setting.FITTING:
        return column + len(in_line(value)) > WIDTH
    return value.setting is Setting.BLOCK


def _folded(text: str, indent: int) -> Iterator[str]:
    """Prose in lines; a line break of the text is an empty line more."""
    for number_, paragraph in enumerate(text.split("\n")):
        if number_:
            yield ""
        if paragraph:
            yield from _wrapped(paragraph, PROSE_WIDTH - indent)


def _wrapped(paragraph: str, width: int) -> Iterator[str]:
    """Broken at single blanks only: these are what folding gives back."""
    line = ""
    for word in _SINGLE_BLANK.split(paragraph):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _may_be_folded(text: str) -> bool:
    return bool(text) and not _TO_ESCAPE_IN_PROSE.search(text) and not _RAGGED.search(text)


def _may_stand_plain(text: str, in_flow: bool) -> bool:
    if not _PLAIN.fullmatch(text) or _TO_ESCAPE.search(text) or text.lower() in _WORDS_TYPED_BY_SOME:
        return False
    if _ENDS_PLAIN_IN_FLOW.search(text) if in_flow else _ENDS_PLAIN.search(text):
        return False
    return _type_of(text) == _STRING


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        raise BriefviewerError("text-not-writable", character=f"U+{code:04X}")
    known = _ESCAPES.get(char)
    if known is not None:
        return known
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


_type_of = cast(
    Callable[[str], str], partial(yaml.resolver.Resolver().resolve, yaml.ScalarNode, implicit=(True, False))
)
_STRING = "tag:yaml.org,2002:str"
_WORDS_TYPED_BY_SOME = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"})
"""PyYAML leaves ``y`` and ``n`` alone; YAML 1.1 does not."""

_UNPRINTABLE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_TO_ESCAPE = re.compile(f'[\\t\\n"\\\\{_UNPRINTABLE}]')
_TO_ESCAPE_IN_PROSE = re.compile(f"[\\t{_UNPRINTABLE}]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}

_PLAIN = re.compile(r"[^\s\-+.0-9?:,\[\]{}#&*!|>'\"%@`=<~](?:.*\S)?")
"""What begins with a digit, a sign or a point might be a number or a time to some reader: it is quoted."""

_ENDS_PLAIN = re.compile(r":(?:\s|$)|\s#")
_ENDS_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}?:#]")
_SINGLE_BLANK = re.compile(r"(?<=[^ ]) (?=[^ ])")
_RAGGED = re.compile(r"\A\s|\s\Z|^ | $", re.MULTILINE)
