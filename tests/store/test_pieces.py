from hypothesis import given
from hypothesis import strategies as st

from briefviewer.store.pieces import Stretch, changed_stretch, marks_of, pieces_of
from briefviewer.store.yaml_events import SequenceNode, YamlError, read_yaml

TEXT = "# head\n- id: a\n  note: x\n\n- id: b\n- id: c\n"


def marks(text: str) -> bytes:
    root = read_yaml(text.encode()).root
    return marks_of(text, len(root.items), root.start_mark.index) if isinstance(root, SequenceNode) else b""


def stretch(before: str, after: str) -> Stretch | None:
    return changed_stretch(marks(before), after)


def test_where_one_record_changed_one_is_read() -> None:
    found = stretch(TEXT, TEXT.replace("id: b", "id: b\n  title: B\n  note: y"))
    assert found is not None
    assert (found.first, found.old, found.new, found.moved) == (1, 1, 1, 2)
    assert found.text == "\n\n\n\n- id: b\n  title: B\n  note: y\n"
    assert found.marks == marks(TEXT.replace("id: b", "id: b\n  title: B\n  note: y"))


def test_a_record_added_at_the_end_is_all_that_is_read() -> None:
    found = stretch(TEXT, TEXT + "- id: d\n")
    assert found is not None
    assert (found.first, found.old, found.new) == (3, 0, 1)


def test_where_records_came_or_went_all_that_follow_are_read() -> None:
    found = stretch(TEXT, TEXT.replace("- id: b\n", ""))
    assert found is not None
    assert (found.first, found.old, found.new, found.moved) == (1, 2, 1, -1)


def test_a_file_is_read_whole_where_a_piece_may_end_inside_a_value() -> None:
    assert marks('- id: "a\n- b"\n') == b""
    assert marks("[]\n") == b""
    assert marks("x:\n- a\n") == b""
    assert marks("- [a,\n- b]\n") == b"" if is_sound("- [a,\n- b]\n") else True


def is_sound(text: str) -> bool:
    try:
        read_yaml(text.encode())
    except YamlError:
        return False
    return True


def test_a_file_is_read_whole_where_its_head_or_its_lines_are_in_doubt() -> None:
    assert stretch(TEXT, TEXT) is None
    assert stretch(TEXT, TEXT.replace("# head", "# Head")) is None
    assert changed_stretch(b"", TEXT) is None
    for doubtful in ("- id: b\n---\n", "- id: b\n...\n", "- id: b\n%X\n", '- id: "b\u2028"\n', "- id: b\r"):
        assert stretch(TEXT, TEXT.replace("- id: b\n", doubtful)) is None


LINES = st.lists(
    st.sampled_from(
        [
            "- id: a",
            "- id: b",
            "- c",
            "-",
            "  x: 1",
            "  y: |",
            "    z",
            '  q: "r',
            's"',
            "- [t,",
            "u]",
            "# v",
            "",
            "w: 1",
        ]
    ),
    max_size=8,
)


@given(LINES, LINES, LINES, LINES)
def test_a_file_put_together_of_what_stayed_and_what_changed_says_what_it_says_whole(
    above: list[str], before: list[str], after: list[str], below: list[str]
) -> None:
    """Whatever the pieces are: where the stretch by itself is sound, so is the whole, record by record."""
    old, new = ("\n".join([*above, *each, *below, ""]) for each in (before, after))
    if not is_sound(old) or not marks(old):
        return
    found = changed_stretch(marks(old), new)
    if found is None or not is_sound(found.text) or len(records(found.text)) != found.new:
        return
    assert is_sound(new)
    kept = records(old)
    assert records(new) == kept[: found.first] + records(found.text) + kept[found.first + found.old :]
    assert found.marks == (marks(new) or found.marks)


def records(text: str) -> list[str]:
    root = read_yaml(text.encode()).root
    if not isinstance(root, SequenceNode):
        return []
    return [text[each.start_mark.index : each.end_mark.index].rstrip() for each in root.items]


def test_pieces_are_the_whole_text() -> None:
    assert "".join(pieces_of(TEXT)) == TEXT
    assert len(pieces_of(TEXT)) == 4
