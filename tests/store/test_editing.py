"""What an edit must never do: cost another record, a comment, a line break or a byte it had no business with."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import Event
from briefviewer.domain.time import parse_edtf
from briefviewer.resources import seeds_dir
from briefviewer.store.curated import CuratedStore, load
from briefviewer.store.editing import Edit, edited, id_of_node, id_of_record, record_text, says
from briefviewer.store.record_layout import cell_record, event_record
from briefviewer.store.yaml_events import MappingNode, Node, SequenceNode, YamlError, is_null, is_plain, read_yaml
from briefviewer.store.yaml_layout import NULL, Bare, Items, Record, Setting, Text, Value, number, record_lines

SHIPPED = seeds_dir() / "alliance-2025"

FILE = """\
# What happened.

- id: first                # stable
  title: The first event   # of many
  when: null
  actors: [usa, rok]  # who
  summary: >-  # own words
    Words that go on
    for two lines.
  # a comment between
  notes:
    - one

# About the second.
- id: second
  title: 둘째 사건
  # its last line

- {id: third, title: Third, when: null}  # on one line
- id: fourth
  note: |+
    kept

"""


def a_record(id_: str, **fields: str | Value | None) -> Record:
    values: list[tuple[str, Value]] = [("id", Text(id_))]
    for key, value in fields.items():
        values.append((key, NULL if value is None else Text(value) if isinstance(value, str) else value))
    return Record(tuple(values))


FIRST = a_record(
    "first",
    title="The first event",
    when=None,
    actors=Items((Text("usa"), Text("rok"))),
    summary=Text("Words that go on for two lines.", Setting.BLOCK),
    notes=Items((Text("one"),), Setting.BLOCK),
)


def changed(record: Record, **fields: str | Value | None) -> Record:
    """The record with some fields else; an empty text takes a field away."""
    new = {key: value for key, value in a_record("", **fields).fields if key != "id"}
    kept = [(key, new.pop(key, value)) for key, value in record.fields]
    return Record(tuple(each for each in [*kept, *new.items()] if each[1] != Text("")))


def lines_after(text: str, edit: Edit) -> list[str]:
    """The lines that an edit takes away and brings, with - and +."""
    old, new = text.splitlines(), edited(text.encode(), [edit]).decode().splitlines()
    told = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            told += [f"-{line}" for line in old[a:b]] + [f"+{line}" for line in new[c:d]]
    return told


def test_nothing_to_do_changes_no_byte() -> None:
    for data in (FILE.encode(), b"\xef\xbb\xbf- {id: a}\r\n", b"", b": no yaml ["):
        assert edited(data, []) == data
    assert edited(FILE.encode(), [Edit(FIRST, FIRST)]) == FILE.encode()


def test_one_word_changes_in_its_place_and_its_comment_stays() -> None:
    assert lines_after(FILE, Edit(FIRST, changed(FIRST, title="No: another"))) == [
        "-  title: The first event   # of many",
        '+  title: "No: another"   # of many',
    ]
    assert lines_after(FILE, Edit(FIRST, changed(FIRST, when=Text("2025", quoted=True)))) == [
        "-  when: null",
        '+  when: "2025"',
    ]


def test_a_list_changes_on_its_line_or_grows_below_it() -> None:
    assert lines_after(FILE, Edit(FIRST, changed(FIRST, actors=Items((Text("usa"),))))) == [
        "-  actors: [usa, rok]  # who",
        "+  actors: [usa]  # who",
    ]
    many = Items(tuple(Text(f"an-actor-with-a-long-name-{at}") for at in range(6)))
    assert lines_after(FILE, Edit(FIRST, changed(FIRST, actors=many)))[:3] == [
        "-  actors: [usa, rok]  # who",
        "+  actors:  # who",
        "+    - an-actor-with-a-long-name-0",
    ]


def test_prose_is_written_anew_and_what_stands_around_it_stays() -> None:
    assert lines_after(FILE, Edit(FIRST, changed(FIRST, summary=Text("Short.", Setting.BLOCK)))) == [
        "-    Words that go on",
        "-    for two lines.",
        "+    Short.",
    ]


def test_a_field_comes_where_it_belongs_and_goes_with_its_lines() -> None:
    order = Record((*FIRST.fields[:2], ("short", Text("First")), *FIRST.fields[2:]))
    assert lines_after(FILE, Edit(FIRST, order)) == ["+  short: First"]
    assert lines_after(FILE, Edit(FIRST, changed(FIRST, summary=""))) == [
        "-  summary: >-  # own words",
        "-    Words that go on",
        "-    for two lines.",
    ]


def test_a_record_on_one_line_stays_there_while_it_fits() -> None:
    third = a_record("third", title="Third", when=None)
    assert lines_after(FILE, Edit(third, changed(third, title="a, b"))) == [
        "-- {id: third, title: Third, when: null}  # on one line",
        '+- {id: third, title: "a, b", when: null}  # on one line',
    ]
    assert lines_after(FILE, Edit(third, a_record("third", title="Third", short="3rd"))) == [
        "-- {id: third, title: Third, when: null}  # on one line",
        '+- {id: third, title: Third, short: "3rd"}  # on one line',
    ]
    long = Text("Long words. " * 12 + "End.", Setting.BLOCK)
    assert lines_after(FILE, Edit(third, changed(third, summary=long)))[1:5] == [
        "+- id: third",
        "+  title: Third",
        "+  when: null",
        "+  summary: >-",
    ]
    assert lines_after(FILE, Edit(third, changed(third, summary=long)))[-1] == "+  # on one line"


def test_a_record_goes_with_its_own_comments_only() -> None:
    assert lines_after(FILE, Edit(a_record("second"), None)) == [
        "-- id: second",
        "-  title: 둘째 사건",
        "-  # its last line",
    ]
    gone = lines_after(FILE, Edit(FIRST, None))
    assert sorted(gone) == sorted(["-", *(f"-{line}" for line in FILE.splitlines()[2:12])])


def test_a_new_record_is_put_where_it_is_asked_for() -> None:
    new = Edit(None, a_record("new", title="New"), follows="second")
    assert lines_after(FILE, new) == ["+", "+- id: new", "+  title: New"] or lines_after(FILE, new) == [
        "+- id: new",
        "+  title: New",
        "+",
    ]
    assert lines_after(FILE, replace(new, follows="third")) == ["+- id: new", "+  title: New"]
    assert edited(FILE.encode(), [replace(new, follows=None)]).decode() == FILE + "- id: new\n  title: New\n"
    first = edited(FILE.encode(), [replace(new, follows="")]).decode()
    assert first.index("id: new") < first.index("id: first")
    assert edited(first.encode(), [Edit(new.after, None)]).decode() == FILE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "- id: new\n"),
        ("# c", "# c\n- id: new\n"),
        ("# c\r\n", "# c\r\n- id: new\r\n"),
        ("[]\n", "- id: new\n"),
        ("null\n", "- id: new\n"),
        ("[{id: a}]\n", "[{id: a}, {id: new}]\n"),
        ("- id: a", "- id: a\n- id: new"),
        ("  - id: a\n", "  - id: a\n  - id: new\n"),
        ("---\n- id: a\n", "---\n- id: a\n- id: new\n"),
        ("- id: a\n\n- id: b\n", "- id: a\n\n- id: b\n\n- id: new\n"),
        ("-\n  id: a\n  l:\n  - x\n", "-\n  id: a\n  l:\n  - x\n- id: new\n"),
        ("- id: a\n  t:\n", "- id: a\n  t:\n- id: new\n"),
    ],
)
def test_a_new_record_at_the_end_of_any_list(before: str, after: str) -> None:
    new = a_record("new")
    assert edited(before.encode(), [Edit(None, new)]).decode() == after
    again = edited(after.encode(), [Edit(new, None)])
    assert id_of_record(new) not in [id_of_node(each) for each in items_of(again)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("cells: []\n", "cells:\n  - id: new\n"),
        ("cells:\nlists: []\n", "cells:\n  - id: new\nlists: []\n"),
        ("lists: []\n", "lists: []\ncells:\n  - id: new\n"),
        ("# c\n", "# c\ncells:\n  - id: new\n"),
        ("cells:\n- id: a\nlists: []\n", "cells:\n- id: a\n- id: new\nlists: []\n"),
    ],
)
def test_a_list_among_several_in_a_file(before: str, after: str) -> None:
    assert edited(before.encode(), [Edit(None, a_record("new"), under="cells")]).decode() == after


@pytest.mark.parametrize(
    ("text", "edit", "code"),
    [
        ("- id: a\n", Edit(a_record("b"), None), "edit-unknown-record"),
        ("- id: a\n", Edit(None, a_record("a")), "edit-known-id"),
        ("- id: a\n- id: b\n", Edit(a_record("a"), a_record("b")), "edit-known-id"),
        ("- id: a\n- id: a\n", Edit(a_record("a"), None), "edit-ambiguous"),
        ("id: a\n", Edit(None, a_record("a")), "edit-refused"),
        ("cells: words\n", Edit(None, a_record("a"), under="cells"), "edit-refused"),
        ("- id: a\n...\n", Edit(None, a_record("b"), follows=None), ""),
        ("- {id: a, t: 1, t: 2}\n", Edit(a_record("a", t="1"), a_record("a", t="3")), "edit-refused"),
    ],
)
def test_what_cannot_be_done_is_refused(text: str, edit: Edit, code: str) -> None:
    if not code:
        assert [id_of_node(each) for each in items_of(edited(text.encode(), [edit]))] == ["a", "b"]
        return
    with pytest.raises(BriefviewerError) as caught:
        edited(text.encode(), [edit])
    assert caught.value.code == code


def test_a_file_that_is_no_yaml_is_left_alone() -> None:
    with pytest.raises(YamlError):
        edited(b"- [", [Edit(None, a_record("a"))])
    assert record_text(b"- [", "a") is None


def test_an_odd_layout_costs_nothing_that_the_file_says() -> None:
    """Where fields cannot be cut apart the record is set anew, with all that only the file knew."""
    text = "- title: A\n  part_of: usa\n  score: 1\n  modifier: null\n  id: a\n"
    before = a_record("a", title="A", part_of=Items((Text("usa"),)), score=number(1))
    after = Record(tuple(each for each in before.fields if each[0] != "title"))
    (item,) = items_of(edited(text.encode(), [Edit(before, after)]))
    assert isinstance(item, MappingNode)
    assert {key: getattr(value, "value", None) for key, value in item.values.items()} == {
        "id": "a",
        "part_of": "usa",
        "score": "1",
        "modifier": "null",
    }
    assert is_null(item.values["modifier"])
    assert is_plain(item.values["score"])  # type: ignore[arg-type]


def test_the_lines_of_a_record_can_be_shown() -> None:
    assert record_text(FILE.encode(), "second") == "- id: second\n  title: 둘째 사건"
    assert record_text(FILE.encode(), "none") is None
    cells = b"cells:\n  - {question: q, contributor: c}\n  - {question: q, contributor: c, second_hand: true}\n"
    assert record_text(cells, "q c", "cells") == "  - {question: q, contributor: c}"
    assert record_text(cells, "q c true", "cells") == "  - {question: q, contributor: c, second_hand: true}"


@pytest.fixture(scope="module")
def shipped() -> CuratedStore:
    return load(SHIPPED)


def variants(data: bytes) -> Iterator[bytes]:
    yield data
    yield data.replace(b"\n", b"\r\n")
    yield b"\xef\xbb\xbf" + data.rstrip(b"\n")


def outside(data: bytes, id_: str) -> tuple[list[str], list[str]]:
    """The lines of a file before and after those of one record."""
    lines = data.decode().splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if line.strip().removeprefix("\ufeff") == f"- id: {id_}")
    end = next((at for at in range(start + 1, len(lines)) if lines[at][:1] in "-#"), len(lines))
    return lines[:start], lines[end:]


EDITS = {
    "title": {"title": 'No: "x"'},
    "when": {"when": parse_edtf("2024-02~")},
    "no when": {"when": None},
    "summary": {"summary": "Words. " * 60 + "End.\n\nNext."},
    "no summary": {"summary": ""},
    "notes": {"notes": ("yes", "Long. " * 40 + "End.")},
    "place": {"place": "서울"},
    "actors": {"actors": ()},
}


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_of_a_shipped_event_touches_no_other_line(shipped: CuratedStore, what: str) -> None:
    ids = list(shipped.events)
    for id_ in ids[len(what) :: 50]:
        event = shipped.events[id_]
        new: Event = replace(event, **EDITS[what])  # type: ignore[arg-type]
        data = (SHIPPED / shipped.sources[id_].file).read_bytes()
        for one in variants(data):
            result = edited(one, [Edit(event_record(event), event_record(new))])
            assert outside(result, id_) == outside(one, id_)
            assert result.count(b"\n") - result.count(b"\r\n") in (0, result.count(b"\n"))
            assert (
                edited(result, [Edit(event_record(new), event_record(event))]).count(b"\n") <= result.count(b"\n") + 30
            )


def test_a_shipped_event_comes_and_goes_without_a_trace(shipped: CuratedStore) -> None:
    ids = list(shipped.events)
    for id_ in ids[::60]:
        new = event_record(replace(shipped.events[id_], id=type(id_)("brand-new")))
        data = (SHIPPED / shipped.sources[id_].file).read_bytes()
        for one in variants(data):
            for follows in (None, "", str(id_)):
                there = edited(one, [Edit(None, new, follows=follows)])
                assert "brand-new" in [id_of_node(each) for each in items_of(there)]
                assert edited(there, [Edit(new, None)]) == one


def test_a_shipped_cell_changes_alone(shipped: CuratedStore) -> None:
    data = (SHIPPED / "viewpoints.yaml").read_bytes()
    cell = shipped.viewpoints.cells[1]
    new = replace(cell, position="Another position.")
    result = edited(data, [Edit(cell_record(cell), cell_record(new), under="cells")])
    old_lines, new_lines = data.decode().splitlines(), result.decode().splitlines()
    at = new_lines.index("      Another position.")
    assert new_lines[:at] == old_lines[:at]
    assert new_lines[at + 1 :] == old_lines[len(old_lines) - len(new_lines) + at + 1 :]


def items_of(data: bytes) -> list[Node]:
    root = read_yaml(data).root
    return root.items if isinstance(root, SequenceNode) else []


WORDS = st.sampled_from(
    ["a", "no", "2025", "북한", "x: y", "# z", "two words", "", "line\nbreak\n", " edge ", "😀", "-", "1:2"]
)
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.builds(Text, WORDS.filter(bool), st.sampled_from(Setting), st.booleans()),
    st.just(NULL),
    st.just(Bare("3")),
    st.builds(Items, st.lists(st.builds(Text, WORDS), max_size=3).map(tuple), st.sampled_from(Setting)),
    st.builds(lambda text: Record((("x", Text(text)),), Setting.BLOCK), WORDS),
)
FIELDS = st.dictionaries(st.sampled_from(["t", "u", "v", "w"]), VALUES, max_size=4)
GAPS = st.sampled_from(["", "", "\n", "# a comment\n", "\n# 주석: x\n\n", "  # deeper\n"])


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, list[Record]]:
    """A file as people write them, and its records."""
    column = draw(st.sampled_from([0, 0, 2]))
    records = [
        Record((("id", Text(f"r{at}")), *sorted(fields.items())))
        for at, fields in enumerate(draw(st.lists(FIELDS, min_size=1, max_size=4)))
    ]
    text = draw(st.sampled_from(["", "# head\n", "---\n"]))
    for record in records:
        lines = record_lines(record, column + 2)
        dash = draw(st.sampled_from(["- ", "- ", "-\n", "- # why\n"]))
        lines[0] = " " * column + dash + (lines[0] if dash.endswith("\n") else lines[0].lstrip(" "))
        if draw(st.booleans()) and lines[0].endswith(record_lines(record, 0)[0]) and "\n" not in lines[0]:
            lines[0] += "  # 끝"
        text += "\n".join(lines) + "\n" + draw(GAPS)
    data = text.encode()
    if draw(st.booleans()):
        data = data.rstrip(b"\n") if not text.rstrip("\n").endswith("|+") else data
    if draw(st.booleans()):
        data = data.replace(b"\n", b"\r\n")
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + data, records


@settings(max_examples=150)
@given(files(), FIELDS, st.data())
def test_any_edit_of_any_file_says_what_was_wanted_and_costs_nothing_else(
    file: tuple[bytes, list[Record]], fields: dict[str, Value], data: st.DataObject
) -> None:
    source, records = file
    at = data.draw(st.integers(0, len(records) - 1))
    new = Record((("id", Text(f"r{at}")), *sorted(fields.items())))
    added = Record((("id", Text("new")), *sorted(fields.items())))
    changed_ = edited(source, [Edit(records[at], new)])
    longer = edited(source, [Edit(None, added, follows=f"r{at}")])
    shorter = edited(source, [Edit(records[at], None)])
    for result, wanted in (
        (changed_, [*records[:at], new, *records[at + 1 :]]),
        (longer, [*records[: at + 1], added, *records[at + 1 :]]),
        (shorter, [*records[:at], *records[at + 1 :]]),
    ):
        items = items_of(result)
        assert len(items) == len(wanted)
        assert all(says(item, record) for item, record in zip(items, wanted, strict=True))
        assert result.startswith(b"\xef\xbb\xbf") == source.startswith(b"\xef\xbb\xbf")
        if b"\r\n" in source:
            assert result.count(b"\n") == result.count(b"\r\n")
    for result in (changed_, longer):
        assert result.count("주석".encode()) == source.count("주석".encode())
        assert result.count(b"# why") == source.count(b"# why")
        assert result.count(b"# head") == source.count(b"# head")
    assert edited(longer, [Edit(added, None)]) == source
    assert edited(source, [Edit(records[at], records[at])]) == source
