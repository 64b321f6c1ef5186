import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.store import yaml_events
from briefviewer.store.yaml_events import (
    MappingNode,
    SequenceNode,
    YamlError,
    is_null,
    is_plain,
    place_of,
    read_yaml,
)


def a_mapping(text: str) -> MappingNode:
    root = read_yaml(text.encode()).root
    assert isinstance(root, MappingNode)
    return root


def fault(data: bytes) -> tuple[str, int, int]:
    with pytest.raises(YamlError) as caught:
        read_yaml(data)
    return caught.value.code, caught.value.place.line, caught.value.place.column


@pytest.mark.parametrize("written", ["no", "on", "0x1F", "2025-08-25", "12:30", "1_000", "~", "010", ".inf", "yes"])
def test_every_scalar_stays_text(written: str) -> None:
    scalar = a_mapping(f"when: {written}").values["when"]
    assert not isinstance(scalar, (MappingNode, SequenceNode))
    assert (scalar.value, is_plain(scalar), is_null(scalar)) == (written, True, False)


@pytest.mark.parametrize(
    ("written", "null"), [("null", True), ("", True), ('"null"', False), ('""', False), ("~", False)]
)
def test_only_plain_null_and_nothing_are_null(written: str, null: bool) -> None:
    assert is_null(a_mapping(f"key: {written}").values["key"]) is null


def test_nodes_know_their_place() -> None:
    root = a_mapping("# comment\n동맹: x\nlist:\n  - {a: b}\n")
    assert place_of(root.keys["list"].start_mark) == (3, 1)
    items = root.values["list"]
    assert isinstance(items, SequenceNode)
    assert place_of(items.items[0].start_mark) == (4, 5)


def test_a_key_written_twice_keeps_its_first_value_and_is_remembered() -> None:
    root = a_mapping("a: 1\nb: 2\na: 3\n")
    assert [(place_of(each.start_mark), each.value) for each in root.duplicates] == [((3, 1), "a")]
    first = root.values["a"]
    assert not isinstance(first, (MappingNode, SequenceNode))
    assert first.value == "1"


def test_an_empty_file_holds_nothing() -> None:
    assert read_yaml(b"").root is None
    assert read_yaml(b"# only a comment\n").root is None


def test_a_byte_order_mark_is_no_text() -> None:
    assert a_mapping("\ufeffid: x\n").keys.keys() == {"id"}


def test_marks_count_in_the_text_that_comes_with_the_nodes() -> None:
    file = read_yaml("﻿# 한국\r\n- id: a\r\n  title: 북한\r\n- id: b\r\n".encode())
    assert isinstance(file.root, SequenceNode)
    second = file.root.items[1]
    assert file.text[second.start_mark.index : second.end_mark.index].rstrip() == "id: b"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: [1\n", ("yaml-syntax", 2, 1)),
        (b"a: b: c\n", ("yaml-syntax", 1, 5)),
        (b"- x\n\tb: 1\n", ("yaml-syntax", 2, 1)),
        (b"ok: 1\nb: \xff\n", ("yaml-encoding", 2, 4)),
        ("가: 1\n나: x".encode("cp949"), ("yaml-encoding", 1, 1)),
        ("a: 1".encode("utf-16"), ("yaml-encoding", 1, 1)),
        ("나: \x07".encode(), ("yaml-character", 1, 4)),
        (b"a: \x00", ("yaml-character", 1, 4)),
        (b"a: &anchor 1\n", ("yaml-anchor", 1, 4)),
        (b"a: 1\nb: *a\n", ("yaml-alias", 2, 4)),
        (b"a: !!python/object:os.system x\n", ("yaml-tag", 1, 4)),
        (b"a: !!str x\n", ("yaml-tag", 1, 4)),
        (b"a:\n  <<: {b: 1}\n", ("yaml-merge", 2, 3)),
        (b"? [a]\n: 1\n", ("yaml-key", 1, 3)),
        (b"a: 1\n---\nb: 2\n", ("yaml-documents", 2, 1)),
        (b"[" * 100_000, ("yaml-too-deep", 1, 25)),
        (b"{a: " * 100_000, ("yaml-too-deep", 1, 97)),
    ],
)
def test_what_is_refused_is_refused_with_its_place(data: bytes, expected: tuple[str, int, int]) -> None:
    assert fault(data) == expected


def test_a_bomb_of_aliases_never_unfolds() -> None:
    bomb = b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n + 1, n + 1, n, n) for n in range(97, 120))
    assert fault(bomb)[0] == "yaml-anchor"


def test_a_file_may_be_large_but_not_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "MAX_BYTES", 10)
    assert fault(b"a: 123456789")[0] == "yaml-too-large"
    monkeypatch.setattr(yaml_events, "MAX_BYTES", 1000)
    monkeypatch.setattr(yaml_events, "MAX_NODES", 10)
    assert fault(b"[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]")[0] == "yaml-too-large"


def test_an_error_becomes_a_finding_of_its_file() -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml(b"a: [1\n")
    problem = caught.value.as_problem("events/a.yaml")
    assert (problem.file, problem.line, problem.code, dict(problem.facts).keys()) == (
        "events/a.yaml",
        2,
        "yaml-syntax",
        {"reason"},
    )


def test_what_has_no_end_is_told_with_its_beginning() -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml(b'- id: "x\n  title: X\n')
    assert caught.value.facts["reason"].endswith("while scanning a quoted scalar that begins in line 1")


def test_a_list_can_be_handed_over_item_by_item() -> None:
    taken: list[str] = []
    text = "- a: 1\n- b\n- [c]\n"
    file = read_yaml(text.encode(), lambda item, whole: taken.append(whole[item.start_mark.index]))
    assert taken == ["a", "b", "["]
    assert isinstance(file.root, SequenceNode)
    assert file.root.items == []
    with pytest.raises(YamlError):
        read_yaml(b"- a\n- *b\n", lambda item, _: taken.append("again"))
    assert taken[3:] == ["again"]


def read_or_place(data: bytes) -> tuple[int, int]:
    try:
        read_yaml(data)
    except YamlError as error:
        return error.place
    return (1, 1)


@given(st.binary(max_size=200))
def test_no_bytes_do_harm(data: bytes) -> None:
    assert read_or_place(data) >= (1, 1)


@given(st.text(alphabet="ab:-[]{}&*!<>|?\"' \n#%@`\t,0~\ufeff\u2028가", max_size=60))
def test_no_text_does_harm(text: str) -> None:
    assert read_or_place(text.encode()) >= (1, 1)
