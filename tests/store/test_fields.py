from collections.abc import Callable

import pytest

from briefviewer.domain.errors import Problem
from briefviewer.domain.event import Status
from briefviewer.domain.library import Name
from briefviewer.store.fields import Fields, RecordReading, nearest, records_of, shown, words_of
from briefviewer.store.yaml_events import MappingNode, read_yaml

KEYS = frozenset({"key", "other", "list", "name"})


class Reading:
    """Fields of a text, with what was found."""

    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        root = read_yaml(text.encode()).root
        assert isinstance(root, MappingNode)
        self.reading = RecordReading("file.yaml", self.problems)
        self.fields = Fields(self.reading, root, KEYS)

    @property
    def found(self) -> list[tuple[str, str, int, int]]:
        return [(each.code, each.field, each.line, each.column) for each in self.problems]


def test_an_unknown_key_is_told_where_it_stands_with_what_was_perhaps_meant() -> None:
    reading = Reading("key: 1\nothr: 2\nxyz: 3\n")
    assert reading.found == [("unknown-key-near", "othr", 2, 1), ("unknown-key", "xyz", 3, 1)]
    assert dict(reading.problems[0].facts) == {"key": "othr", "suggestion": "other"}
    assert reading.reading.is_wrong


def test_a_key_written_twice_is_told_where_it_stands_again() -> None:
    assert Reading("key: 1\nkey: 2\n").found == [("duplicate-key", "key", 2, 1)]


@pytest.mark.parametrize(
    ("written", "text"), [("no", "no"), ("' x '", "x"), ("null", ""), ("", ""), ("|\n  a\n  b\n", "a\nb")]
)
def test_text_is_any_scalar(written: str, text: str) -> None:
    assert Reading(f"key: {written}").fields.text("key") == text


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ("[a, 'b c', no]", ["a", "b c", "no"]),
        ("[]", []),
        ("a", None),
        ("{a: b}", None),
        ("[a, [b]]", None),
        ("[a, null]", None),
        ("[a, '']", None),
    ],
)
def test_a_list_of_texts_alone_is_read_at_once(written: str, texts: list[str] | None) -> None:
    assert Reading(f"key: {written}").fields.plain_texts("key") == texts
    assert Reading("other: x").fields.plain_texts("key") == []


Getter = Callable[[Fields], object]


@pytest.mark.parametrize(
    ("written", "read", "code"),
    [
        ("[a]", lambda fields: fields.text("key"), "not-text"),
        ("{a: b}", lambda fields: fields.text("key"), "not-text"),
        ("null", lambda fields: fields.text("key", required=True), "field-missing"),
        ('"  "', lambda fields: fields.text("key", required=True), "field-missing"),
        ("abcdef", lambda fields: fields.text("key", limit=5), "text-too-long"),
        ('"a\\u0007b"', lambda fields: fields.text("key"), "text-control"),
        ("a b", lambda fields: fields.identifier("key"), "bad-id"),
        ("../a", lambda fields: fields.identifier("key"), "bad-id"),
        ("a+b", lambda fields: fields.identifier("key"), "bad-id"),
        ("x" * 101, lambda fields: fields.identifier("key"), "bad-id"),
        ("2025-02-30", lambda fields: fields.date("key"), "date-day"),
        ("2025-08/2025-07", lambda fields: fields.date("key"), "date-backwards"),
        ("soon", lambda fields: fields.date("key"), "date-syntax"),
        ("/", lambda fields: fields.date("key"), "date-no-side"),
        ('"15"', lambda fields: fields.number("key"), "not-number"),
        ("1_000", lambda fields: fields.number("key"), "not-number"),
        ("010", lambda fields: fields.number("key"), "not-number"),
        (".inf", lambda fields: fields.number("key"), "not-number"),
        ("9" * 5000, lambda fields: fields.number("key"), "not-number"),
        ("1.5", lambda fields: fields.integer("key", least=0, most=9), "not-whole-number"),
        ("10", lambda fields: fields.integer("key", least=0, most=9), "number-out-of-range"),
        ("yes", lambda fields: fields.boolean("key"), "not-true-or-false"),
        ('"true"', lambda fields: fields.boolean("key"), "not-true-or-false"),
        ("ABC", lambda fields: fields.sha256("key"), "bad-sha256"),
        ("[1, 2, 3]", lambda fields: fields.number_or_pair("key"), "not-number-pair"),
        ("[2, 1]", lambda fields: fields.number_or_pair("key"), "pair-backwards"),
        ("{a: b}", lambda fields: fields.items("key"), "not-list"),
        ("a", lambda fields: list(fields.children("key", KEYS)), "not-list"),
        ("[a]", lambda fields: list(fields.children("key", KEYS)), "not-mapping"),
        ("a", lambda fields: fields.child("key", KEYS), "not-mapping"),
        ("null", lambda fields: fields.child("key", KEYS, required=True), "field-missing"),
        ("[[a]]", lambda fields: fields.lines("key"), "not-text"),
        ("null", lambda fields: fields.name("key"), "field-missing"),
        ("{ko: 이름}", lambda fields: fields.name("key"), "field-missing"),
        ("happened", lambda fields: fields.choice("key", words_of(Status)), "unknown-word"),
        ("ocurred", lambda fields: fields.choice("key", words_of(Status)), "unknown-word-near"),
        ("null", lambda fields: fields.required_choice("key", words_of(Status), Status.OCCURRED), "field-missing"),
    ],
)
def test_what_does_not_fit_its_field_is_wrong(written: str, read: Getter, code: str) -> None:
    reading = Reading(f"key: {written}")
    read(reading.fields)
    assert code in [each.code for each in reading.problems]
    assert reading.reading.is_wrong
    assert all(each.line == 1 and each.field.startswith("key") for each in reading.problems)


@pytest.mark.parametrize(
    ("written", "read", "value"),
    [
        ("-1.5e3", lambda fields: fields.number("key"), -1500.0),
        ("null", lambda fields: fields.number("key"), None),
        ("[1, 2]", lambda fields: fields.number_or_pair("key"), (1.0, 2.0)),
        ("true", lambda fields: fields.boolean("key"), True),
        ("null", lambda fields: fields.boolean("key"), False),
        ("null", lambda fields: fields.date("key"), None),
        ("a", lambda fields: fields.lines("key"), ("a",)),
        ("[a, no]", lambda fields: fields.lines("key"), ("a", "no")),
        ("null", lambda fields: fields.lines("key"), ()),
        ("Name", lambda fields: fields.name("key"), Name("Name")),
        ("{en: Name, ko: 이름}", lambda fields: fields.name("key"), Name("Name", "이름")),
        ("null", lambda fields: fields.choice("key", words_of(Status), Status.ONGOING), Status.ONGOING),
        ("'  a '", lambda fields: fields.raw_text("key"), "  a "),
        ("none", lambda fields: fields.text("key"), "none"),
    ],
)
def test_what_fits_is_read(written: str, read: Getter, value: object) -> None:
    reading = Reading(f"key: {written}")
    assert read(reading.fields) == value
    assert reading.problems == []


def test_a_finding_inside_tells_its_dotted_place() -> None:
    reading = Reading("list:\n  - {key: 1}\n  - {wrong: 1}\n")
    list(reading.fields.children("list", KEYS))
    assert [each[1:] for each in reading.found] == [("list[1].wrong", 3, 6)]


def test_a_note_does_not_make_the_record_wrong() -> None:
    reading = Reading("key: 1")
    reading.fields.note("key", "a-code", fact="x")
    assert not reading.reading.is_wrong
    assert reading.problems == [Problem("file.yaml", 1, 6, "key", "a-code", (("fact", "x"),))]


def test_what_is_shown_of_a_file_is_one_short_line() -> None:
    assert shown("a\n b") == "a b"
    assert len(shown("x" * 1000)) == 80


def test_only_near_words_are_suggested() -> None:
    assert nearest("elephant", ["summary"]) == {}


def test_a_file_of_records_is_a_list_of_mappings() -> None:
    seen: list[MappingNode] = []

    def fault_of(text: str) -> list[str]:
        problems: list[Problem] = []
        records_of(read_yaml(text.encode()).root, "f.yaml", problems, lambda _, node: seen.append(node))
        return [each.code for each in problems]

    assert fault_of("") == fault_of("null") == []
    assert fault_of("a: b") == ["file-not-list"]
    assert fault_of("- a\n- {b: c}\n") == ["not-mapping"]
    assert len(seen) == 1
