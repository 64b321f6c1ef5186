"""Reads one YAML file into nodes that know their place, and refuses what makes YAML dangerous.

Over the event stream of the C parser, without a loader: every scalar stays text until its field decides its type, and
no anchor, alias, tag or merge key is followed. It decides nothing about fields.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias, cast

import yaml

from briefviewer.domain.errors import Problem

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 24
MAX_NODES = 4_000_000


class Mark(Protocol):
    """A place in a file, counted from 0; ``index`` counts code points."""

    line: int
    column: int
    index: int


class Scalar(Protocol):
    """A scalar is the parser's own event, so that nothing is made twice; ``implicit[0]``: it was written plain."""

    value: str
    implicit: tuple[bool, bool]
    start_mark: Mark
    end_mark: Mark


class _Event(Scalar, Protocol):
    anchor: str | None
    tag: str | None


class MappingNode:
    """A mapping: its values and its keys by name, in the order written; ``duplicates`` are the keys written again."""

    __slots__ = ("duplicates", "end_mark", "keys", "start_mark", "values")

    def __init__(self, start_mark: Mark) -> None:
        self.start_mark = start_mark
        self.end_mark = start_mark
        self.keys: dict[str, Scalar] = {}
        self.values: dict[str, Node] = {}
        self.duplicates: list[Scalar] = []


class SequenceNode:
    """A list of nodes."""

    __slots__ = ("end_mark", "items", "start_mark")

    def __init__(self, start_mark: Mark) -> None:
        self.start_mark = start_mark
        self.end_mark = start_mark
        self.items: list[Node] = []


Node: TypeAlias = Scalar | MappingNode | SequenceNode
Taker: TypeAlias = Callable[["Node", str], None]


class Place(NamedTuple):
    """Line and column, both from 1."""

    line: int
    column: int


class YamlError(Exception):
    """A file that is left out whole, with the place where reading ended."""

    def __init__(self, code: str, place: Place, **facts: str) -> None:
        super().__init__(code, place, facts)
        self.code = code
        self.place = place
        self.facts = facts

    def as_problem(self, file: str) -> Problem:
        """The finding for a file of the store."""
        return Problem(file, self.place.line, self.place.column, "", self.code, tuple(self.facts.items()))


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file as read: its root (None if it holds nothing) and its text, which the marks' ``index`` counts in."""

    root: Node | None
    text: str


def place_of(mark: Mark) -> Place:
    """Where a mark stands, counted from 1."""
    return Place(mark.line + 1, mark.column + 1)


def is_plain(scalar: Scalar) -> bool:
    """Whether a scalar was written without quotes and not as a block."""
    return bool(scalar.implicit[0])


def is_null(node: "Node") -> bool:
    """Plain ``null`` or nothing at all; a quoted one is text."""
    if isinstance(node, (MappingNode, SequenceNode)):
        return False
    value = node.value
    return (value == "" or value == "null") and is_plain(node)


def read_yaml(data: bytes, take: Taker | None = None) -> YamlFile:
    """Read a file's bytes.

    Args:
        take: Is handed each item of a root list as soon as it is whole, with the text of the file. The list then stays
            empty, so that a large file never lies in memory as nodes.

    Raises:
        YamlError: for all that leaves out the file whole: encoding, syntax, limits, anchors, aliases, tags, merge keys,
            keys that are no scalars, a second document. Some items may have been handed over by then.

    >>> read_yaml(b"- id: rok").root.items[0].values["id"].value
    'rok'
    """
    text = decoded(data)
    try:
        return YamlFile(_Composer(text, take).root(), text)
    except yaml.reader.ReaderError as error:
        raise YamlError("yaml-character", _place_at(text, _character_offset(text, error))) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = place_of(mark) if mark else Place(1, 1)
        raise YamlError("yaml-syntax", place, reason=_reason_of(error)) from None
    except yaml.YAMLError as error:
        raise YamlError("yaml-syntax", Place(1, 1), reason=str(error)) from None


def decoded(data: bytes) -> str:
    """The text of a file, without its byte order mark.

    Raises:
        YamlError: ``yaml-too-large`` or ``yaml-encoding``.
    """
    if len(data) > MAX_BYTES:
        raise YamlError("yaml-too-large", Place(1, 1), limit=str(MAX_BYTES // 2**20))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise YamlError("yaml-encoding", Place(1, 1))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        raise YamlError("yaml-encoding", Place(line, column)) from None


def _reason_of(error: yaml.MarkedYAMLError) -> str:
    """What the parser says, and in which line began what it could not end: that is where to look."""
    reason = error.problem or error.context or ""
    began, ended = error.context_mark, error.problem_mark
    if error.problem and error.context and began and ended and began.line != ended.line:
        reason += f" {error.context} that begins in line {began.line + 1}"
    return reason


def _character_offset(text: str, error: yaml.reader.ReaderError) -> int:
    """The parser tells bytes of UTF-8."""
    return len(text.encode()[: error.position].decode("utf-8", "ignore"))


def _place_at(text: str, offset: int) -> Place:
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


_SCALAR: type[object] = yaml.ScalarEvent
_STREAM_END: type[object] = yaml.StreamEndEvent
_LIST: type[object] = yaml.SequenceStartEvent
_MAPPING: type[object] = yaml.MappingStartEvent
_MAPPING_END: type[object] = yaml.MappingEndEvent
_ALIAS: type[object] = yaml.AliasEvent
_LIST_END: type[object] = yaml.SequenceEndEvent


class _Composer:
    """Makes nodes of the parser's events, each container by a call of its own, down to ``MAX_DEPTH``."""

    def __init__(self, text: str, take: Taker | None) -> None:
        self._next_event = cast(Callable[[], _Event], yaml.CLoader(text).get_event)
        self._text = text
        self._take = take
        self._nodes = 0

    def root(self) -> Node | None:
        """The root of the one document of a file."""
        next_event = self._next_event
        next_event()  # the stream begins
        event = next_event()
        if event.__class__ is _STREAM_END:
            return None
        event = next_event()
        is_list = event.__class__ is _LIST
        root = self._sequence(event, 0, self._take) if is_list else self._node(event, 0)
        next_event()  # the document ends
        event = next_event()
        if event.__class__ is not _STREAM_END:
            raise YamlError("yaml-documents", place_of(event.start_mark))
        return root

    def _node(self, event: _Event, depth: int) -> Node:
        kind = event.__class__
        if kind is _ALIAS:
            raise YamlError("yaml-alias", place_of(event.start_mark))
        if kind is _MAPPING:
            return self._mapping(event, depth)
        if kind is _LIST:
            return self._sequence(event, depth, None)
        if event.anchor is not None or event.tag is not None:
            raise _refused(event)
        return event

    def _mapping(self, start: _Event, depth: int) -> MappingNode:
        _check_start(start, depth)
        scalar, next_event, most = _SCALAR, self._next_event, MAX_NODES
        node = MappingNode(start.start_mark)
        keys, values = node.keys, node.values
        while True:
            key = next_event()
            if key.__class__ is not scalar:
                if key.__class__ is _MAPPING_END:
                    node.end_mark = key.end_mark
                    return node
                code = "yaml-alias" if key.__class__ is _ALIAS else "yaml-key"
                raise YamlError(code, place_of(key.start_mark))
            if key.anchor is not None or key.tag is not None:
                raise _refused(key)
            name = key.value
            if name == "<<" and key.implicit[0]:
                raise YamlError("yaml-merge", place_of(key.start_mark))
            event = next_event()
            value: Node = event
            if event.__class__ is not scalar or event.anchor is not None or event.tag is not None:
                value = self._node(event, depth + 1)
            if name in values:
                node.duplicates.append(key)
            else:
                keys[name] = key
                values[name] = value
            self._nodes += 2
            if self._nodes > most:
                raise _too_many(key)

    def _sequence(self, start: _Event, depth: int, take: Taker | None) -> SequenceNode:
        _check_start(start, depth)
        scalar, next_event, most = _SCALAR, self._next_event, MAX_NODES
        node = SequenceNode(start.start_mark)
        while True:
            event = next_event()
            item: Node = event
            if event.__class__ is not scalar or event.anchor is not None or event.tag is not None:
                if event.__class__ is _LIST_END:
                    node.end_mark = event.end_mark
                    return node
                item = self._node(event, depth + 1)
            if take is None:
                node.items.append(item)
            else:
                take(item, self._text)
            self._nodes += 1
            if self._nodes > most:
                raise _too_many(event)


def _check_start(event: _Event, depth: int) -> None:
    if event.anchor is not None or event.tag is not None:
        raise _refused(event)
    if depth >= MAX_DEPTH:
        raise YamlError("yaml-too-deep", place_of(event.start_mark), limit=str(MAX_DEPTH))


def _refused(event: _Event) -> YamlError:
    return YamlError("yaml-anchor" if event.anchor is not None else "yaml-tag", place_of(event.start_mark))


def _too_many(event: _Event) -> YamlError:
    return YamlError("yaml-too-large", place_of(event.start_mark), limit=str(MAX_BYTES // 2**20))
