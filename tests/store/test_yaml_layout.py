import re
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store.yaml_events import MappingNode, Node, SequenceNode, is_null, is_plain, read_yaml
from briefviewer.store.yaml_layout import (
    NULL,
    PROSE_WIDTH,
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
    number,
    quoted,
    record_lines,
)

CHARS = st.characters(exclude_categories=["Cs"])
TRICKY = st.text("ab -:#,[]{}?&*!|>'\"%@`\\~=<.0\n\t\r\x00\x85\u2028\ufeff가😀", max_size=30)
TEXTS = st.one_of(st.text(CHARS, max_size=60), TRICKY, st.lists(st.text("abc ", max_size=90), max_size=9).map(" ".join))
SETTINGS = st.sampled_from(Setting)
KEYS = st.sampled_from(["id", "title", "note", "when"])
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.one_of(
        st.builds(Text, TEXTS, SETTINGS, st.booleans()), st.just(NULL), st.integers(0, 9**9).map(float).map(number)
    ),
    lambda inner: st.one_of(
        st.builds(Items, st.lists(inner, max_size=4).map(tuple), SETTINGS),
        st.builds(Record, st.dictionaries(KEYS, inner, max_size=4).map(lambda each: tuple(each.items())), SETTINGS),
    ),
    max_leaves=12,
)


def read_by_us(node: Node | None) -> object:
    """What our reader makes of it: texts, and what stands plain and is no text to its field."""
    if isinstance(node, MappingNode):
        return {key: read_by_us(each) for key, each in node.values.items()}
    if isinstance(node, SequenceNode):
        return [read_by_us(each) for each in node.items]
    if node is None or is_null(node):
        return None
    return int(node.value) if is_plain(node) and node.value.isdecimal() else node.value


def meant(value: Value) -> object:
    match value:
        case Text():
            return value.text
        case Bare():
            return None if value == NULL else int(value.written)
        case Items():
            return [meant(each) for each in value.values]
        case Record():
            return {key: meant(each) for key, each in value.fields}


@given(VALUES)
def test_two_readers_find_in_a_field_what_was_laid_out(value: Value) -> None:
    for lines in (field_lines("key", value, 0), field_lines("key", value, 2)):
        text = "\n".join(lines)
        assert read_by_us(read_yaml(text.encode()).root) == {"key": meant(value)}
        assert yaml.safe_load(text) == {"key": meant(value)}


@given(st.lists(VALUES, min_size=1, max_size=3))
def test_two_readers_find_in_a_list_what_was_laid_out(values: list[Value]) -> None:
    text = "# before\n" + "".join(line + "\n" for each in values for line in item_lines(each, 0))
    assert read_by_us(read_yaml(text.encode()).root) == [meant(each) for each in values]
    assert yaml.safe_load(text) == [meant(each) for each in values]


@given(VALUES)
def test_one_line_says_the_same(value: Value) -> None:
    text = in_line(value)
    assert "\n" not in text
    assert yaml.safe_load(f"- {text}") == [meant(value)]
    assert read_by_us(read_yaml(f"[{in_line(value, in_flow=True)}]".encode()).root) == [meant(value)]


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "No", "ON", "off", "y", "N", "null", "Null", "~", "true", "FALSE", "", " a", "a ", "1", "-1", "+1"),
        *(".5", "0o7", "2025-08-25", "2025", "2025-08-25T10:00:00Z", "12:30", "1:2:3", "1_000", "0x1F", "1e3", ".inf"),
        *(".nan", "<<", "=", "- a", "? a", ": a", "#a", "a #b", "a: b", "a:", "*a", "&a", "!a", "|", ">", "%a", "@a"),
        *("`a", "'a'", '"a"', "[a", "{a", "a\nb", "a\tb", "---", "..."),
    ],
)
def test_what_some_reader_would_type_or_refuse_is_quoted(text: str) -> None:
    assert in_line(Text(text)) == quoted(text)
    assert yaml.safe_load(in_line(Text(text))) == text


@pytest.mark.parametrize("text", ["a", "Lee’s visit", "북한", "a, b", "a:b", "a#b", "no way", "e5", "a - b", "😀"])
def test_plain_words_stay_plain(text: str) -> None:
    assert in_line(Text(text)) == text


@pytest.mark.parametrize("text", ["a, b", "a:b", "a#b", "a]", "a?"])
def test_within_brackets_more_is_quoted(text: str) -> None:
    assert in_line(Items((Text(text),))) == f'["{text}"]'


def test_prose_is_folded_and_its_paragraphs_kept() -> None:
    prose = Text("A long sentence of words. " * 9 + "End.\nNext.\n\nLast: # no comment", Setting.BLOCK)
    lines = field_lines("summary", prose, 2)
    assert lines[0] == "  summary: >-"
    assert all(len(line) <= PROSE_WIDTH for line in lines)
    assert lines[-5:] == ["", "    Next.", "", "", "    Last: # no comment"]
    assert all(line.startswith("    ") for line in lines[1:] if line)


@pytest.mark.parametrize("text", ["", " a", "a ", "a\n", "\na", "a\n b", "a \nb", "\n", "a\tb", "a\u2028b"])
def test_prose_that_folding_would_change_is_quoted(text: str) -> None:
    assert field_lines("summary", Text(text, Setting.BLOCK), 0) == [f"summary: {quoted(text)}"]


def test_blanks_in_a_row_are_not_broken() -> None:
    lines = field_lines("a", Text("x" * 60 + "  " + "y" * 60 + " z", Setting.BLOCK), 0)
    assert lines[1:] == ["  " + "x" * 60 + "  " + "y" * 60, "  z"]


def test_what_does_not_fit_a_line_is_set_below() -> None:
    short, long = Items((Text("a"), Text("b"))), Items(tuple(Text(f"actor-{at:02}") for at in range(12)))
    assert field_lines("actors", short, 2) == ["  actors: [a, b]"]
    assert field_lines("actors", long, 2)[:2] == ["  actors:", "    - actor-00"]
    edge = Text("x" * (WIDTH - len("note: ")), Setting.FITTING)
    assert len(field_lines("note", edge, 0)) == 1
    assert field_lines("note", Text(edge.text + "x", Setting.FITTING), 0)[0] == "note: >-"


def test_a_record_in_lines_and_in_one() -> None:
    inner = Record((("start", number(1)), ("end", number(2))), Setting.IN_LINE)
    record = Record(
        (("id", Text("a")), ("position", inner), ("parts", Items((Record((("x", NULL),)),), Setting.BLOCK)))
    )
    assert record_lines(record, 0) == ["id: a", "position: {start: 1, end: 2}", "parts:", "  - x: null"]
    assert item_lines(record, 2)[:2] == ["  - id: a", "    position: {start: 1, end: 2}"]
    assert record.get("id") == Text("a")
    assert record.get("none") is None


OUR_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,15})?(?:[eE][+-]?[0-9]{1,2})?")


@given(st.floats(1e-90, 1e110) | st.floats(-1e110, -1e-90) | st.integers(-(10**15), 10**15).map(float))
def test_a_number_is_written_as_our_reader_takes_it(value: float) -> None:
    written = number(value).written
    assert OUR_NUMBER.fullmatch(written), written
    assert float(written) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.1, "0.1"), (-0.25, "-0.25"), (12.5, "12.5"), (1e16, "1e16"), (0.0, "0"), (3e-7, "0.0000003")],
)
def test_numbers_that_people_read(value: float, written: str) -> None:
    assert number(value).written == written
    assert Decimal(written) == Decimal(repr(value))


def test_half_a_pair_is_refused() -> None:
    with pytest.raises(BriefviewerError, match="text-not-writable") as caught:
        in_line(Text("a\ud800"))
    assert caught.value.facts == {"character": "U+D800"}
