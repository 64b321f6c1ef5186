import pytest

from briefviewer.store.yaml_events import MappingNode, SequenceNode, read_yaml
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


def a_list(text: str) -> SequenceNode:
    root = read_yaml(text.encode()).root
    assert isinstance(root, SequenceNode)
    return root


@pytest.mark.parametrize(
    ("own", "rest"),
    [
        ("id: a", "\n"),
        ("id: a", "  # c\n\n# d\n- id: b\n"),
        ("id: a\n  t: >-\n    x\n\n    y", "\n\n# c\n- id: b\n"),
        ("id: a\n  t: |+\n    x\n\n", "\n- id: b\n"),
        ("id: a\n  t: >-", "\n\n- id: b\n"),
        ("id: a\n  t:", "\n- id: b\n"),
        ("id: a\n  l:\n  - x\n  - {y: z}", " # c\n  # in\n- id: b\n"),
        ("{id: a, t: [1,\n  2]}", "\n"),
        ("id: a\n  t: x\n    y", "\n"),
        ("id: 'a # b'\r\n  t: \"x\r\n    y\"", "\r\n"),
        ("가😀: 나", "\r\n\r\n"),
    ],
)
def test_a_record_ends_with_its_last_word(own: str, rest: str) -> None:
    text = f"- {own}{rest}"
    item = a_list(text).items[0]
    assert text[item.start_mark.index : end_of(item, text)] == own


def test_shapes_are_told_apart() -> None:
    text = "- {a: '>-'}\n- b: >2-  # c\n    x\n- '>-'\n- >-\n"
    flow, block, quote, empty = a_list(text).items
    assert [is_flow(each, text) for each in (flow, block, quote, empty)] == [True, False, False, False]
    assert [is_scalar(each) for each in (flow, block, quote, empty)] == [False, False, True, True]
    assert isinstance(block, MappingNode)
    assert block_header(block.values["b"], text) == ">2-"
    assert text[header_end(block.values["b"], text) :].startswith("  # c")
    assert [block_header(each, text) for each in (flow, quote, empty)] == ["", "", ">-"]


def test_a_dash_may_stand_above_its_record() -> None:
    text = "# - x\n  - id: a\n  -\n    # - y\n    id: b\n"
    holder = a_list(text)
    assert [text[dash_of(holder, each, text) :][:2] for each in holder.items] == ["- ", "-\n"]


@pytest.mark.parametrize(
    ("text", "at", "apart"),
    [
        ("- a\n- b\n", 1, False),
        ("- a\n\n- b\n", 1, True),
        ("- a\r\n\r\n- b\r\n", 2, True),
        ("- a\n# c\n- b\n", 0, False),
        ("- a\n# c\n\n- b\n", 0, True),
        ("- a\n\n- b\n- c\n", 2, False),
        ("- a\n\n", 1, False),
    ],
)
def test_records_are_kept_apart_or_not(text: str, at: int, apart: bool) -> None:
    assert is_apart(a_list(text), at, text) is apart


def test_deeper_comments_belong_to_the_record_above() -> None:
    text = "- id: a\n  # own\n   # own too\n# not\n  # nor this\n"
    assert text[past_own_comments(7, 0, text) :].startswith("\n# not")
    assert past_own_comments(7, 2, text) == 7
    assert past_own_comments(len(text), 0, text) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("a\nb\r\n", "\n"), ("a\r\nb\n", "\r\n"), ("a\rb", "\r"), ("a", "\n"), ("", "\n")]
)
def test_the_first_line_break_is_that_of_the_file(text: str, expected: str) -> None:
    assert line_break(text) == expected


def test_lines_begin_and_end() -> None:
    text = "ab\r\ncd\n\nef"
    assert [line_start(text, at) for at in (0, 1, 4, 5, 8, 10)] == [0, 0, 4, 4, 8, 8]
    assert [line_end(text, at) for at in (0, 4, 7, 8)] == [2, 6, 7, 10]
    assert (before_break(text, 3), before_break(text, 6), before_break(text, -1)) == (2, 6, -1)
    assert (after_break(text, 2), after_break(text, 6), after_break(text, 10)) == (4, 7, 10)
    assert (is_blank_or_end(text, 2), is_blank_or_end(text, 6), is_blank_or_end(text, 10)) == (False, True, True)
