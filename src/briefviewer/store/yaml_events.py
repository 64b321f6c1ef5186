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


def read_yaml(data: bytes) -> YamlFile:
    """Read a file's bytes.

    Raises:
        YamlError: for all that leaves out the file whole: encoding, syntax, limits, anchors, aliases, tags, merge keys,
            keys that are no scalars, a second document.

    >>> read_yaml(b"- id: rok").root.items[0].values["id"].value
    'rok'
    """
    text = _decoded(data)
    try:
        return YamlFile(_read_nodes(text), text)
    except yaml.reader.ReaderError as error:
        raise YamlError("yaml-character", _place_at(text, _character_offset(text, error))) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = place_of(mark) if mark else Place(1, 1)
        raise YamlError("yaml-syntax", place, reason=error.problem or error.context or "") from None
    except yaml.YAMLError as error:
        raise YamlError("yaml-syntax", Place(1, 1), reason=str(error)) from None


def _decoded(data: bytes) -> str:
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


def _character_offset(text: str, error: yaml.reader.ReaderError) -> int:
    """The parser tells bytes of UTF-8."""
    return len(text.encode()[: error.position].decode("utf-8", "ignore"))


def _place_at(text: str, offset: int) -> Place:
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _read_nodes(text: str) -> Node | None:
    next_event = cast(Callable[[], _Event], yaml.CLoader(text).get_event)
    root = SequenceNode(next_event().start_mark)
    here: MappingNode | SequenceNode = root
    above: list[tuple[MappingNode | SequenceNode, Scalar | None]] = []
    key: Scalar | None = None
    documents = 0
    scalar, mapping, sequence = yaml.ScalarEvent, MappingNode, SequenceNode
    event = None
    for _ in range(MAX_NODES):
        event = next_event()
        kind: type[object] = event.__class__
        if kind is scalar:
            if event.anchor is not None or event.tag is not None:
                raise _refused(event)
            if isinstance(here, sequence):
                here.items.append(event)
            elif key is None:
                key = event
                if event.value == "<<" and event.implicit[0]:
                    raise YamlError("yaml-merge", place_of(event.start_mark))
            else:
                _put(here, key, event)
                key = None
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                raise _refused(event)
            if len(above) >= MAX_DEPTH:
                raise YamlError("yaml-too-deep", place_of(event.start_mark), limit=str(MAX_DEPTH))
            if key is None and isinstance(here, MappingNode):
                raise YamlError("yaml-key", place_of(event.start_mark))
            above.append((here, key))
            here = (mapping if kind is yaml.MappingStartEvent else sequence)(event.start_mark)
            key = None
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            here.end_mark = event.end_mark
            done = here
            here, key = above.pop()
            if isinstance(here, SequenceNode):
                here.items.append(done)
            else:
                assert key is not None
                _put(here, key, done)
                key = None
        elif kind is yaml.AliasEvent:
            raise YamlError("yaml-alias", place_of(event.start_mark))
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise YamlError("yaml-documents", place_of(event.start_mark))
        elif kind is yaml.StreamEndEvent:
            return root.items[0] if root.items else None
    place = place_of(event.start_mark) if event is not None else Place(1, 1)
    raise YamlError("yaml-too-large", place, limit=str(MAX_BYTES // 2**20))


def _put(here: MappingNode, key: Scalar, value: Node) -> None:
    name = key.value
    if name in here.values:
        here.duplicates.append(key)
    else:
        here.keys[name] = key
        here.values[name] = value


def _refused(event: _Event) -> YamlError:
    return YamlError("yaml-anchor" if event.anchor is not None else "yaml-tag", place_of(event.start_mark))
