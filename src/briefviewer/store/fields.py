"""Reads the fields of one record: each getter knows its type, and what is wrong becomes a finding with its place.

A record in which something was ``wrong`` is left out by its reader; something ``noted`` is told and the record stays.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from briefviewer.domain.errors import Problem
from briefviewer.domain.library import Name
from briefviewer.domain.time import Edtf, EdtfError, parse_edtf
from briefviewer.store.yaml_events import MappingNode, Mark, Node, Scalar, SequenceNode, is_null, is_plain

E = TypeVar("E", bound=StrEnum)

MAX_TEXT = 1_000_000
MAX_LINE = 500

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,15})?(?:[eE][+-]?[0-9]{1,2})?")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,15}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class RecordReading:
    """What was found while one record of a file was read."""

    __slots__ = ("file", "is_wrong", "problems")

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        self.is_wrong = False

    def note(self, mark: Mark, field: str, code: str, /, **facts: str) -> None:
        """A finding that the record survives."""
        self.problems.append(Problem(self.file, mark.line + 1, mark.column + 1, field, code, tuple(facts.items())))

    def wrong(self, mark: Mark, field: str, code: str, /, **facts: str) -> None:
        """A finding that leaves the record out."""
        self.is_wrong = True
        self.note(mark, field, code, **facts)


class Fields:
    """The fields of one mapping of a record; ``path`` is its dotted place with a final dot, empty for the record."""

    __slots__ = ("mark", "node", "path", "reading")

    def __init__(self, reading: RecordReading, node: MappingNode, known: frozenset[str], path: str = "") -> None:
        self.reading = reading
        self.node = node
        self.mark = node.start_mark
        self.path = path
        for key in node.duplicates:
            reading.wrong(key.start_mark, path + key.value, "duplicate-key", key=shown(key.value))
        if not known.issuperset(node.values):
            for name in sorted(node.values.keys() - known, key=lambda each: node.keys[each].start_mark.index):
                facts = nearest(name, known)
                code = "unknown-key-near" if "suggestion" in facts else "unknown-key"
                reading.wrong(node.keys[name].start_mark, path + shown(name), code, key=shown(name), **facts)

    def has(self, key: str) -> bool:
        """Whether a key holds anything but null."""
        node = self.node.values.get(key)
        return node is not None and not is_null(node)

    def mark_of(self, key: str) -> Mark:
        """Where a key's value stands, or the mapping where it has none."""
        node = self.node.values.get(key)
        return self.mark if node is None else node.start_mark

    def wrong(self, key: str, code: str, /, **facts: str) -> None:
        """A finding about one key that leaves the record out."""
        self.reading.wrong(self.mark_of(key), self.path + key, code, **facts)

    def note(self, key: str, code: str, /, **facts: str) -> None:
        """A finding about one key that the record survives."""
        self.reading.note(self.mark_of(key), self.path + key, code, **facts)

    def text(self, key: str, *, required: bool = False, limit: int = MAX_TEXT) -> str:
        """Any scalar as its text, without white space at its ends; empty where it is null or absent."""
        scalar = self.scalar(key, required=required)
        if scalar is None:
            return ""
        text = scalar.value.strip()
        if len(text) > limit or not text.isprintable():
            text = self._clean(scalar, self.path + key, limit)
        if required and not text:
            self.wrong(key, "field-missing", key=key)
        return text

    def raw_text(self, key: str, *, required: bool = False) -> str:
        """A scalar exactly as it stands: quotes of a document must not lose a blank."""
        scalar = self.scalar(key, required=required)
        if scalar is None:
            return ""
        if len(scalar.value) > MAX_TEXT:
            self.wrong(key, "text-too-long", limit=str(MAX_TEXT))
        return scalar.value

    def optional_text(self, key: str) -> str | None:
        """Text, or None where it is null or absent."""
        return self.text(key, limit=MAX_LINE) if key in self.node.values and self.has(key) else None

    def identifier(self, key: str = "id", *, required: bool = True) -> str:
        """A stable slug: letters, digits, ``-``, ``_`` and ``.``; empty where there is none."""
        text = self.text(key, required=required)
        if text and not is_id(text):
            self.wrong(key, "bad-id", id=shown(text))
        return text

    def choice(self, key: str, words: Mapping[str, E], default: E | None = None) -> E | None:
        """One of an enum's words; ``default`` where it is null or absent."""
        scalar = self.scalar(key)
        if scalar is None:
            return default
        found = words.get(scalar.value)
        if found is None:
            facts = nearest(scalar.value, words)
            code = "unknown-word-near" if "suggestion" in facts else "unknown-word"
            self.wrong(key, code, word=shown(scalar.value), words=", ".join(words), **facts)
            return default
        return found

    def required_choice(self, key: str, words: Mapping[str, E], default: E) -> E:
        """One of an enum's words that must be given; ``default`` only stands in where that is a finding."""
        if not self.has(key):
            self.wrong(key, "field-missing", key=key)
            return default
        return self.choice(key, words, default) or default

    def date(self, key: str, *, required: bool = False) -> Edtf | None:
        """An EDTF text, or None where it is null, absent or unreadable (then it is a finding)."""
        scalar = self.scalar(key, required=required)
        if scalar is None:
            return None
        try:
            return parse_edtf(scalar.value)
        except EdtfError as error:
            self.wrong(key, error.code, text=shown(error.text))
            return None

    def number(self, key: str) -> float | None:
        """A JSON number, written plain; None where it is null or absent."""
        scalar = self.scalar(key)
        return None if scalar is None else self._number(scalar, self.path + key)

    def integer(self, key: str, *, least: int, most: int, required: bool = False) -> int | None:
        """A whole number within bounds."""
        scalar = self.scalar(key, required=required)
        if scalar is None:
            return None
        if not is_plain(scalar) or not _WHOLE.fullmatch(scalar.value):
            self.wrong(key, "not-whole-number", text=shown(scalar.value))
            return None
        value = int(scalar.value)
        if not least <= value <= most:
            self.wrong(key, "number-out-of-range", text=scalar.value, least=str(least), most=str(most))
            return None
        return value

    def boolean(self, key: str) -> bool:
        """``true`` or ``false``, written plain; false where it is null or absent."""
        scalar = self.scalar(key)
        if scalar is None:
            return False
        if not is_plain(scalar) or scalar.value not in ("true", "false"):
            self.wrong(key, "not-true-or-false", text=shown(scalar.value))
        return scalar.value == "true"

    def sha256(self, key: str) -> str | None:
        """64 hexadecimal digits in lower case."""
        text = self.optional_text(key)
        if text is not None and not _SHA256.fullmatch(text):
            self.wrong(key, "bad-sha256", text=shown(text))
        return text

    def name(self, key: str) -> Name:
        """``{en, ko}``; English must be there. A plain text is taken as English."""
        node = self.node.values.get(key)
        if node is None or is_null(node):
            self.wrong(key, "field-missing", key=key)
            return Name("")
        if not isinstance(node, MappingNode):
            return Name(self.text(key, required=True, limit=MAX_LINE))
        inner = Fields(self.reading, node, _NAME, f"{self.path}{key}.")
        return Name(inner.text("en", required=True, limit=MAX_LINE), inner.optional_text("ko"))

    def scalar(self, key: str, *, required: bool = False) -> Scalar | None:
        """The scalar of a key; None where it is null or absent, and with a finding where it is a list or a mapping."""
        node = self.node.values.get(key)
        if node is not None:
            if isinstance(node, (MappingNode, SequenceNode)):
                self.wrong(key, "not-text")
                return None
            value = node.value
            if (value != "" and value != "null") or not node.implicit[0]:
                return node
        if required:
            self.wrong(key, "field-missing", key=key)
        return None

    def items(self, key: str) -> list[tuple[str, Node]]:
        """The items of a list with their paths. A single scalar stands for a list of one; null for an empty one."""
        node = self.node.values.get(key)
        if node is None or is_null(node):
            return []
        if isinstance(node, SequenceNode):
            return [(f"{self.path}{key}[{number}]", item) for number, item in enumerate(node.items)]
        if isinstance(node, MappingNode):
            self.wrong(key, "not-list")
            return []
        return [(self.path + key, node)]

    def texts(self, key: str) -> Iterator[tuple[str, Scalar]]:
        """The scalars of a list with their paths."""
        for path, item in self.items(key):
            scalar = self.item_scalar(path, item)
            if scalar is not None:
                yield path, scalar

    def plain_texts(self, key: str) -> list[str] | None:
        """The texts of a list that holds nothing else; None where its items have to be looked at one by one."""
        node = self.node.values.get(key)
        if not isinstance(node, SequenceNode):
            return [] if node is None else None
        found = []
        for item in node.items:
            if isinstance(item, (MappingNode, SequenceNode)) or item.value == "" or item.value == "null":
                return None
            found.append(item.value)
        return found

    def item_scalar(self, path: str, item: Node) -> Scalar | None:
        """An item that must be text."""
        if isinstance(item, (MappingNode, SequenceNode)) or is_null(item):
            self.reading.wrong(item.start_mark, path, "not-text")
            return None
        return item

    def lines(self, key: str, limit: int = MAX_LINE) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(self._clean(scalar, path, limit) for path, scalar in self.texts(key))

    def children(self, key: str, known: frozenset[str]) -> Iterator["Fields"]:
        """The mappings of a list."""
        node = self.node.values.get(key)
        if node is None or is_null(node):
            return
        if not isinstance(node, SequenceNode):
            self.wrong(key, "not-list")
            return
        for number, item in enumerate(node.items):
            path = f"{self.path}{key}[{number}]"
            if isinstance(item, MappingNode):
                yield Fields(self.reading, item, known, path + ".")
            else:
                self.reading.wrong(item.start_mark, path, "not-mapping")

    def child(self, key: str, known: frozenset[str], *, required: bool = False) -> "Fields | None":
        """The mapping of a key; None where it is null or absent."""
        node = self.node.values.get(key)
        if node is None or is_null(node):
            if required:
                self.wrong(key, "field-missing", key=key)
            return None
        if not isinstance(node, MappingNode):
            self.wrong(key, "not-mapping")
            return None
        return Fields(self.reading, node, known, f"{self.path}{key}.")

    def number_or_pair(self, key: str) -> float | tuple[float, float]:
        """A JSON number, or ``[low, high]``."""
        node = self.node.values.get(key)
        if isinstance(node, SequenceNode):
            ends = [self._item_number(f"{self.path}{key}[{at}]", item) for at, item in enumerate(node.items)]
            if len(ends) != 2 or ends[0] is None or ends[1] is None:
                self.wrong(key, "not-number-pair")
                return 0.0
            if ends[0] > ends[1]:
                self.wrong(key, "pair-backwards")
            return ends[0], ends[1]
        scalar = self.scalar(key, required=True)
        return 0.0 if scalar is None else self._number(scalar, self.path + key) or 0.0

    def _item_number(self, path: str, item: Node) -> float | None:
        scalar = self.item_scalar(path, item)
        return None if scalar is None else self._number(scalar, path)

    def _number(self, scalar: Scalar, path: str) -> float | None:
        if not is_plain(scalar) or not _NUMBER.fullmatch(scalar.value):
            self.reading.wrong(scalar.start_mark, path, "not-number", text=shown(scalar.value))
            return None
        return float(scalar.value)

    def _clean(self, scalar: Scalar, path: str, limit: int) -> str:
        text = scalar.value.strip()
        if len(text) > limit:
            self.reading.wrong(scalar.start_mark, path, "text-too-long", limit=str(limit))
            return text[:limit]
        if not text.isprintable() and _CONTROL.search(text):
            self.reading.wrong(scalar.start_mark, path, "text-control")
        return text


_NAME = frozenset({"en", "ko"})


def words_of(enum: type[E]) -> Mapping[str, E]:
    """The words of an enum."""
    return {each.value: each for each in enum}


def is_id(text: str) -> bool:
    """Whether a text may be the id of a record."""
    return _ID.fullmatch(text) is not None


def nearest(text: str, choices: Iterable[str]) -> dict[str, str]:
    """``{"suggestion": word}`` if some choice is nearly the text, else nothing.

    >>> nearest("sumary", ["summary", "status"])
    {'suggestion': 'summary'}
    """
    found = get_close_matches(text[:100], list(choices), n=1, cutoff=0.66)
    return {"suggestion": found[0]} if found else {}


def shown(text: str) -> str:
    """A text from a file, short enough for a sentence and on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"


def records_of(
    root: Node | None, file: str, problems: list[Problem], read: Callable[[RecordReading, MappingNode], None]
) -> None:
    """Hand each record of a file that holds a list of records to ``read``; anything else there is a finding."""
    check_list(root, file, problems)
    if isinstance(root, SequenceNode):
        for item in root.items:
            record_of(item, file, problems, read)


def check_list(root: Node | None, file: str, problems: list[Problem]) -> None:
    """It is a finding if a file holds anything but a list, or nothing."""
    if root is not None and not isinstance(root, SequenceNode) and not is_null(root):
        RecordReading(file, problems).wrong(root.start_mark, "", "file-not-list")


def record_of(
    item: Node, file: str, problems: list[Problem], read: Callable[[RecordReading, MappingNode], None]
) -> None:
    """Hand one item of such a list to ``read``, if it is a record."""
    reading = RecordReading(file, problems)
    if isinstance(item, MappingNode):
        read(reading, item)
    else:
        reading.wrong(item.start_mark, "", "not-mapping")
