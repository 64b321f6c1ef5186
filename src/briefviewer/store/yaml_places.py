"""Finds where the parts of a YAML file stand in its text, closer than the parser tells: lines, dashes, true ends.

It only looks; the text is cut in ``yaml_cuts``.
"""

import re
from typing import TypeGuard

from briefviewer.store.yaml_events import MappingNode, Node, Scalar, SequenceNode, is_plain

_BREAK = re.compile(r"[\n\r]")
_LINE_BREAK = re.compile(r"\r\n|\n|\r")


def is_scalar(node: Node) -> TypeGuard[Scalar]:
    """Neither a mapping nor a list."""
    return not isinstance(node, (MappingNode, SequenceNode))


def is_flow(node: Node, text: str) -> bool:
    """Whether a mapping or list stands in brackets."""
    return not is_scalar(node) and text[node.start_mark.index : node.start_mark.index + 1] in ("{", "[")


def block_header(scalar: Node, text: str) -> str:
    """``>-`` and the like of a block scalar; empty for any other."""
    start = scalar.start_mark.index
    if isinstance(scalar, (MappingNode, SequenceNode)) or is_plain(scalar) or text[start : start + 1] not in (">", "|"):
        return ""
    return text[start : header_end(scalar, text)]


def header_end(scalar: Node, text: str) -> int:
    """Where ``>-`` and the like ends."""
    end = scalar.start_mark.index
    while end < len(text) and text[end] in ">|+-0123456789":
        end += 1
    return end


def end_of(node: Node, text: str) -> int:
    """Where a node's own text ends, line break, comments and blank lines after it left aside.

    The parser lets a block end only where the next token begins.
    """
    while not is_flow(node, text) and not is_scalar(node):
        parts = list(node.values.values()) if isinstance(node, MappingNode) else []
        parts = node.items if isinstance(node, SequenceNode) else parts
        last = max(parts, key=lambda each: each.start_mark.index, default=None)
        if isinstance(node, MappingNode):
            key = max(node.keys.values(), key=lambda each: each.start_mark.index, default=None)
            if last is not None and key is not None and key.start_mark.index > last.start_mark.index:
                return max(key.end_mark.index + 1, last.end_mark.index)
        if last is None:
            return node.start_mark.index
        node = last
    end = node.end_mark.index
    header = block_header(node, text)
    if not header:
        return end
    first = before_break(text, end - 1)
    if "+" in header:
        return first
    while end > node.start_mark.index and text[end - 1] in "\n\r":
        end -= 1
    return end


def dash_of(holder: SequenceNode, item: Node, text: str) -> int:
    """The dash of an item: at the list's column, in the item's line or above it."""
    column = holder.start_mark.column
    line = line_start(text, item.start_mark.index)
    while line > 0 and text[line + column : line + column + 1] != "-":
        line = line_start(text, line - 1)
    return line + column


def is_apart(holder: SequenceNode, at: int, text: str) -> bool:
    """Whether the records around a place are kept apart by blank lines."""
    items = holder.items
    if len(items) < 2:
        return False
    one = min(max(at - 1, 0), len(items) - 2)
    other = one + 1
    between = text[end_of(items[one], text) : dash_of(holder, items[other], text)]
    return any(not line.strip() for line in _LINE_BREAK.split(between)[1:-1])


def past_own_comments(end: int, column: int, text: str) -> int:
    """Past the comments right below a record that are indented deeper than its dash."""
    while end < len(text):
        start = after_break(text, end)
        stop = line_end(text, start)
        line = text[start:stop]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= column:
            break
        end = stop
    return end


def is_blank_or_end(text: str, end: int) -> bool:
    """Whether after a line's end there is a blank line, or nothing."""
    start = after_break(text, end)
    return start >= len(text) or not text[start : line_end(text, start)].strip()


def line_break(text: str) -> str:
    """The line break of a file: that of its first line."""
    for at, char in enumerate(text):
        if char == "\n":
            return "\n"
        if char == "\r":
            return "\r\n" if text[at + 1 : at + 2] == "\n" else "\r"
    return "\n"


def line_start(text: str, at: int) -> int:
    """Where the line begins that an offset stands in."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Where the line ends that an offset stands in, before its line break."""
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def before_break(text: str, at: int) -> int:
    """Where the line break begins whose last character stands at ``at``; -1, before the text, stays."""
    return at - 1 if at > 0 and text[at] == "\n" and text[at - 1] == "\r" else at


def after_break(text: str, at: int) -> int:
    """Where the next line begins, if a line break or the end of the text stands at ``at``."""
    return min(len(text), at + (2 if text[at : at + 2] == "\r\n" else 1))
