"""Edits the text of one YAML file where it changed and nowhere else: comments, blank lines and line ends stay.

An edit is tried on the text, the result is read again and compared with what was wanted; what does not hold is tried
with a coarser cut, and refused in the end. So no layout, however odd, can cost a record. It writes no file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store.collector import collector_paused
from briefviewer.store.yaml_cuts import (
    Cut,
    cut_to_add,
    cuts_to_begin,
    cuts_to_remove,
    cuts_to_rewrite,
    field_cuts,
    scalar_cuts,
)
from briefviewer.store.yaml_events import MappingNode, Node, SequenceNode, YamlError, is_null, is_plain, read_yaml
from briefviewer.store.yaml_layout import Bare, Items, Record, Setting, Text, Value
from briefviewer.store.yaml_places import end_of, is_flow, is_scalar, line_start

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Edit:
    """One record as it was and as it shall be, both as laid out; ``before`` None adds it, ``after`` None removes it.

    ``under`` names the list of a file that holds several (``cells`` of ``viewpoints.yaml``). Fields that are laid out
    alike before and after keep their text. ``follows`` is the id a new record is put after; None puts it last, an
    empty one first.
    """

    before: Record | None
    after: Record | None
    under: str | None = None
    follows: str | None = None

    @property
    def id(self) -> str:
        """What the record is known by in its list."""
        record = self.before or self.after
        return "" if record is None else id_of_record(record)


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """A file's bytes with edits made, in order. Without edits, and where nothing differs, they are the same bytes.

    Raises:
        YamlError: if the file cannot be read.
        BriefviewerError: ``edit-unknown-record``, ``edit-known-id`` or ``edit-ambiguous`` with ``id``;
            ``edit-refused`` with ``id`` if the text is laid out so that the edit cannot be made without harm.
    """
    if not edits:
        return data
    mark = _BOM if data.startswith(_BOM) else b""
    with collector_paused():
        file = read_yaml(data)
        root, text = file.root, file.text
        for edit in edits:
            root, text = _made(root, text, edit)
    return mark + text.encode()


def record_text(data: bytes, id_: str, under: str | None = None) -> str | None:
    """The lines of one record as they stand in a file; None if it has no such record, or cannot be read."""
    try:
        file = read_yaml(data)
    except YamlError:
        return None
    _, items = _list_of(file.root, under)
    for item in items:
        if id_of_node(item) == id_:
            start = line_start(file.text, item.start_mark.index)
            return file.text[start : end_of(item, file.text)]
    return None


def id_of_record(record: Record) -> str:
    """What a record is known by: its ``id``, or for a cell of the matrix its question and contributor."""
    known = [_scalar_text(record.get(key)) for key in ("id", "question", "contributor", "second_hand")]
    return known[0] or " ".join(each for each in known[1:] if each)


def id_of_node(node: Node) -> str:
    """What a record in a file is known by."""
    if not isinstance(node, MappingNode):
        return ""
    known = [_node_text(node.values.get(key)) for key in ("id", "question", "contributor", "second_hand")]
    if known[3] == "false":
        known.pop()
    return known[0] or " ".join(each for each in known[1:] if each)


def _node_text(node: Node | None) -> str:
    return "" if node is None or not is_scalar(node) else node.value.strip()


def _scalar_text(value: Value | None) -> str:
    match value:
        case Text():
            return value.text
        case Bare():
            return value.written
    return ""


def _made(root: Node | None, text: str, edit: Edit) -> tuple[Node | None, str]:
    """The file with one edit made, by the first way of making it that holds."""
    if edit.before == edit.after:
        return root, text
    holder, items = _list_of(root, edit.under)
    found = [at for at, item in enumerate(items) if id_of_node(item) == edit.id]
    if edit.before is None:
        if found:
            raise BriefviewerError("edit-known-id", id=edit.id)
    elif not found:
        raise BriefviewerError("edit-unknown-record", id=edit.id)
    elif len(found) > 1:
        raise BriefviewerError("edit-ambiguous", id=edit.id)
    elif getattr(items[found[0]], "duplicates", None):
        raise BriefviewerError("edit-refused", id=edit.id)
    elif edit.after is not None:
        new_id = id_of_record(edit.after)
        if new_id != edit.id and any(id_of_node(item) == new_id for item in items):
            raise BriefviewerError("edit-known-id", id=new_id)
    for way in _ways(root, holder, items, found, text, edit):
        tried = _cut(text, way.cuts)
        try:
            new_root = read_yaml(tried.encode()).root
        except YamlError:
            continue
        if _holds(root, new_root, way.wanted, edit.under):
            return new_root, tried
    raise BriefviewerError("edit-refused", id=edit.id)


def _cut(text: str, cuts: Sequence[Cut]) -> str:
    for cut in sorted(cuts, key=lambda each: each.start, reverse=True):
        text = text[: cut.start] + cut.text + text[cut.end :]
    return text


def _list_of(root: Node | None, under: str | None) -> tuple[Node | None, list[Node]]:
    """The list that holds the records, as a node (None or null where it is empty) and its items."""
    holder = root
    if under is not None:
        holder = root.values.get(under) if isinstance(root, MappingNode) else None
    return holder, holder.items if isinstance(holder, SequenceNode) else []


# What shall stand in the file.


@dataclass(frozen=True, slots=True)
class _Merged:
    """A record of which some fields are as before (nodes) and some are new (values), in any order."""

    fields: dict[str, Node | Value]


_Wanted: TypeAlias = Node | _Merged | Record


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to make an edit, and what the list must hold afterwards."""

    cuts: Sequence[Cut]
    wanted: Sequence[_Wanted]


def _merged(node: MappingNode, after: Record, keys: Sequence[str]) -> _Merged:
    fields: dict[str, Node | Value] = dict(node.values)
    for key in keys:
        value = after.get(key)
        if value is None:
            fields.pop(key, None)
        else:
            fields[key] = value
    return _Merged(fields)


def _whole(node: MappingNode, after: Record, keys: Sequence[str]) -> Record:
    """The record all in our layout; a field that did not change keeps what its file says, though not how."""
    order = [key for key, _ in after.fields if key in keys or key in node.values]
    order += [key for key in node.values if key not in order and key not in keys]
    fields = []
    for key in order:
        value, old = after.get(key), node.values.get(key)
        if key not in keys and old is not None and (value is None or not says(old, value)):
            value = _as_value(old)
        assert value is not None
        fields.append((key, value))
    return Record(tuple(fields))


def _as_value(node: Node) -> Value:
    """What a file says, to be laid out anew."""
    if isinstance(node, MappingNode):
        return Record(tuple((key, _as_value(each)) for key, each in node.values.items()), Setting.FITTING)
    if isinstance(node, SequenceNode):
        return Items(tuple(_as_value(each) for each in node.items))
    if is_null(node):
        return Bare("null")
    return Bare(node.value) if is_plain(node) and _TYPED.fullmatch(node.value) else Text(node.value)


_TYPED = re.compile(r"true|false|-?[0-9][0-9.eE+-]*")
"""What may be no text to its field: it stays plain."""


def _place(items: Sequence[Node], follows: str | None) -> int:
    """Where a new record goes in its list."""
    if follows == "":
        return 0
    if follows is not None:
        for at, item in enumerate(items):
            if id_of_node(item) == follows:
                return at + 1
    return len(items)


def _changed_keys(before: Record, after: Record) -> list[str]:
    keys = [key for key, _ in after.fields]
    keys += [key for key, _ in before.fields if key not in keys]
    return [key for key in keys if before.get(key) != after.get(key)]


def _holds(old: Node | None, new: Node | None, wanted: Sequence[_Wanted], under: str | None) -> bool:
    """Whether a file as read again holds just what was wanted."""
    if under is not None:
        kept = dict(old.values) if isinstance(old, MappingNode) else {}
        there = dict(new.values) if isinstance(new, MappingNode) else {}
        kept.pop(under, None)
        there.pop(under, None)
        if kept.keys() != there.keys() or not all(_is_same(kept[key], there[key]) for key in kept):
            return False
        if isinstance(new, MappingNode) and new.duplicates:
            return False
    holder, items = _list_of(new, under)
    if not items and holder is not None and not is_null(holder) and not isinstance(holder, SequenceNode):
        return False
    if len(items) != len(wanted):
        return False
    return all(_is_as_wanted(item, want) for item, want in zip(items, wanted, strict=True))


def _is_as_wanted(node: Node, want: _Wanted) -> bool:
    if isinstance(want, Record):
        return says(node, want)
    if not isinstance(want, _Merged):
        return _is_same(node, want)
    if not isinstance(node, MappingNode) or node.duplicates or node.values.keys() != want.fields.keys():
        return False
    for key, value in want.fields.items():
        if isinstance(value, (Text, Bare, Items, Record)):
            if not says(node.values[key], value):
                return False
        elif not _is_same(node.values[key], value):
            return False
    return True


def says(node: Node, value: Value) -> bool:
    """Whether what was read is what was laid out."""
    match value:
        case Text():
            return is_scalar(node) and node.value == value.text and (not is_null(node) or not value.text)
        case Bare():
            return is_scalar(node) and node.value == value.written and is_plain(node)
        case Items():
            return (
                isinstance(node, SequenceNode)
                and len(node.items) == len(value.values)
                and all(says(item, each) for item, each in zip(node.items, value.values, strict=True))
            )
        case Record():
            return (
                isinstance(node, MappingNode)
                and not node.duplicates
                and list(node.values) == [key for key, _ in value.fields]
                and all(says(node.values[key], each) for key, each in value.fields)
            )


def _is_same(one: Node, other: Node) -> bool:
    if isinstance(one, MappingNode):
        return (
            isinstance(other, MappingNode)
            and len(one.duplicates) == len(other.duplicates)
            and list(one.values) == list(other.values)
            and all(_is_same(one.values[key], other.values[key]) for key in one.values)
        )
    if isinstance(one, SequenceNode):
        return (
            isinstance(other, SequenceNode)
            and len(one.items) == len(other.items)
            and all(_is_same(mine, theirs) for mine, theirs in zip(one.items, other.items, strict=True))
        )
    return is_scalar(other) and one.value == other.value and is_plain(one) == is_plain(other)


# Ways to get there, the finest first.


def _ways(
    root: Node | None, holder: Node | None, items: Sequence[Node], found: Sequence[int], text: str, edit: Edit
) -> Iterator[_Way]:
    before, after = edit.before, edit.after
    if before is None:
        assert after is not None
        at = _place(items, edit.follows)
        if isinstance(holder, SequenceNode) and holder.items:
            cuts: Sequence[Cut] = [cut_to_add(holder, at, text, after)]
        else:
            cuts = cuts_to_begin(root, holder, text, edit.under, after)
        yield _Way(cuts, [*items[:at], after, *items[at:]])
        return
    assert isinstance(holder, SequenceNode)
    at = found[0]
    rest = (items[:at], items[at + 1 :])
    if after is None:
        cuts = list(cuts_to_remove(holder, at, text))
        best = next((each for each in cuts if _comes_back(text, each, at, edit.under, before)), cuts[0])
        cuts.sort(key=lambda each: each is not best)
        for cut in cuts:
            yield _Way([cut], [*rest[0], *rest[1]])
        return
    node = items[at]
    assert isinstance(node, MappingNode)
    keys = _changed_keys(before, after)
    fine = scalar_cuts(node, after, keys) if is_flow(node, text) else field_cuts(node, text, after, keys)
    if fine is not None:
        yield _Way(fine, [*rest[0], _merged(node, after, keys), *rest[1]])
    whole = _whole(node, after, keys)
    for cut in cuts_to_rewrite(node, text, whole):
        yield _Way([cut], [*rest[0], whole, *rest[1]])


def _comes_back(text: str, cut: Cut, at: int, under: str | None, record: Record) -> bool:
    """Whether a record taken out by a cut would be put in again just as it stood."""
    without = _cut(text, [cut])
    try:
        root = read_yaml(without.encode()).root
    except YamlError:
        return False
    holder, items = _list_of(root, under)
    if not isinstance(holder, SequenceNode) or not 0 <= at <= len(items) or not items:
        return False
    return _cut(without, [cut_to_add(holder, at, without, record)]) == text
