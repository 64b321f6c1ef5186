"""Cuts to make in a YAML text so that one record of it changes: which piece goes, and what comes in its place.

The cuts keep to the layout they find as well as they can; ``editing`` asks whether the result says what was wanted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefviewer.store.yaml_events import MappingNode, Node, SequenceNode, is_null
from briefviewer.store.yaml_layout import (
    WIDTH,
    Bare,
    Items,
    Record,
    Setting,
    Text,
    Value,
    field_lines,
    in_line,
    item_lines,
    record_lines,
)
from briefviewer.store.yaml_places import (
    after_break,
    before_break,
    block_header,
    dash_of,
    end_of,
    header_end,
    is_apart,
    is_blank_or_end,
    is_flow,
    is_scalar,
    line_break,
    line_end,
    line_start,
    past_own_comments,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of the text and what stands there instead."""

    start: int
    end: int
    text: str


def cuts_to_rewrite(node: MappingNode, text: str, record: Record) -> Iterator[Cut]:
    """The whole record in our layout: on one line if it stood so and fits, or in lines; a comment at its end stays."""
    start, end, column = node.start_mark.index, end_of(node, text), node.start_mark.column
    line = Cut(start, end, in_line(record))
    if is_flow(node, text) and column + len(line.text) <= WIDTH:
        yield line
    stop = line_end(text, end)
    lines = record_lines(record, column)
    lines[0] = lines[0][column:]
    comment = text[end:stop].strip()
    if comment.startswith("#"):
        lines.append(" " * column + comment)
    yield Cut(start, stop, line_break(text).join(lines))
    yield line


def scalar_cuts(node: MappingNode, after: Record, keys: Sequence[str]) -> list[Cut] | None:
    """New values in the place of old ones within a record on one line; None if the change is more than that."""
    cuts = []
    for key in keys:
        old, new = node.values.get(key), after.get(key)
        if old is None or new is None or not is_scalar(old) or not isinstance(new, (Text, Bare)):
            return None
        if old.start_mark.index == old.end_mark.index:
            return None
        cuts.append(Cut(old.start_mark.index, old.end_mark.index, in_line(new, in_flow=True)))
    return cuts


def field_cuts(node: MappingNode, text: str, after: Record, keys: Sequence[str]) -> list[Cut]:
    """Only the lines of the fields that changed; a new field comes after the one it follows in our order."""
    break_ = line_break(text)
    indent = node.start_mark.column
    order = [key for key, _ in after.fields]
    cuts = []
    new_after: dict[str | None, list[str]] = {}
    for key in sorted(keys, key=lambda each: order.index(each) if each in order else -1):
        value = after.get(key)
        if key in node.values:
            cuts.append(_field_cut(node, key, value, text))
        elif value is not None:
            before_it = [each for each in order[: order.index(key)] if each in node.values]
            new_after.setdefault(before_it[-1] if before_it else None, []).extend(field_lines(key, value, indent))
    for anchor, lines in new_after.items():
        at = line_end(text, end_of(node.values[anchor] if anchor else node, text))
        cuts.append(Cut(at, at, "".join(break_ + line for line in lines)))
    return cuts


def _field_cut(node: MappingNode, key: str, value: Value | None, text: str) -> Cut:
    old = node.values[key]
    key_start = node.keys[key].start_mark.index
    end = end_of(old, text)
    if value is None:
        return Cut(max(0, before_break(text, line_start(text, key_start) - 1)), line_end(text, end), "")
    lines = field_lines(key, value, node.start_mark.column)
    lines[0] = lines[0].lstrip(" ")
    stop = line_end(text, end)
    head_stop = line_end(text, key_start)
    if len(lines) == 1 and head_stop >= end:
        if old.start_mark.index == end:
            return Cut(end, end, lines[0].removeprefix(f"{key}:"))
        return Cut(old.start_mark.index, end, lines[0].removeprefix(f"{key}: "))
    head_start = header_end(old, text) if block_header(old, text) else node.keys[key].end_mark.index
    head = text[head_start:head_stop].lstrip(": ") if head_start <= head_stop < end else ""
    for comment in (head, text[end:stop].strip()):
        if comment.startswith("#"):
            lines[0] += "  " + comment
    return Cut(key_start, stop, line_break(text).join(lines))


def cuts_to_remove(holder: SequenceNode, at: int, text: str) -> Iterator[Cut]:
    """The lines of a record with its dash, its comments below, and the blank line that kept it apart at the end."""
    item = holder.items[at]
    if is_flow(holder, text):
        if at:
            yield Cut(end_of(holder.items[at - 1], text), end_of(item, text), "")
        elif len(holder.items) > 1:
            yield Cut(item.start_mark.index, holder.items[1].start_mark.index, "")
        else:
            yield Cut(item.start_mark.index, end_of(item, text), "")
        return
    dash = dash_of(holder, item, text)
    end = past_own_comments(line_end(text, end_of(item, text)), holder.start_mark.column, text)
    start = before_break(text, line_start(text, dash) - 1)
    if start > 0:
        ways = [Cut(start, end, "")]
        blank = before_break(text, line_start(text, start) - 1)
        if blank > 0 and not text[blank:start].strip():
            ways.insert(0 if is_blank_or_end(text, end) else 1, Cut(blank, end, ""))
        yield from ways
    yield Cut(line_start(text, dash), after_break(text, end), "")


def cut_to_add(holder: SequenceNode, at: int, text: str, record: Record) -> Cut:
    """A record among others."""
    items = holder.items
    if is_flow(holder, text):
        if at:
            end = end_of(items[at - 1], text)
            return Cut(end, end, ", " + in_line(record))
        start = items[0].start_mark.index
        return Cut(start, start, in_line(record) + ", ")
    break_ = line_break(text)
    column = holder.start_mark.column
    gap = break_ if is_apart(holder, at, text) else ""
    lines = break_.join(item_lines(record, column))
    if not at:
        dash = dash_of(holder, items[0], text)
        return Cut(dash, dash, lines[column:] + break_ + gap + " " * column)
    end = past_own_comments(line_end(text, end_of(items[at - 1], text)), column, text)
    return Cut(end, end, break_ + gap + lines)


def cuts_to_begin(
    root: Node | None, holder: Node | None, text: str, under: str | None, record: Record
) -> Sequence[Cut]:
    """The first record of a list that has none yet; nothing where something else stands in the list's place."""
    break_ = line_break(text)
    end = len(text)
    head = break_ if text and not text.endswith(("\n", "\r")) else ""
    value = Items((record,), Setting.BLOCK)
    if root is None:
        lines = item_lines(record, 0) if under is None else field_lines(under, value, 0)
        return [Cut(end, end, head + break_.join(lines) + break_)]
    if holder is not None and not isinstance(holder, SequenceNode) and not is_null(holder):
        return []
    if under is None:
        return [Cut(root.start_mark.index, root.end_mark.index, break_.join(item_lines(record, 0)))]
    if not isinstance(root, MappingNode):
        return []
    if holder is not None:
        return [_field_cut(root, under, value, text)]
    end = line_end(text, end_of(root, text))
    return [Cut(end, end, break_ + break_.join(field_lines(under, value, root.start_mark.column)))]
