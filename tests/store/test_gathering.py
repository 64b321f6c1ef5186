from briefviewer.domain.errors import Problem
from briefviewer.store.fields import RecordReading
from briefviewer.store.gathering import Gathering, mark_of
from briefviewer.store.yaml_events import MappingNode, SequenceNode, place_of, read_yaml


def records(text: str) -> list[MappingNode]:
    root = read_yaml(text.encode()).root
    assert isinstance(root, SequenceNode)
    return [each for each in root.items if isinstance(each, MappingNode)]


def test_the_second_of_two_with_one_id_is_left_out_and_told_of_the_first() -> None:
    problems: list[Problem] = []
    found: Gathering[str] = Gathering("thing")
    for number, node in enumerate(records("- {id: a}\n- {id: b}\n- {id: a}\n")):
        found.take("b" if number == 1 else "a", f"record {number}", RecordReading("f.yaml", problems), node)
    assert found.records == {"a": "record 0", "b": "record 1"}
    assert [(each.code, each.line) for each in problems] == [("double-id", 3)]
    assert dict(problems[0].facts) == {"id": "a", "file": "f.yaml", "line": "1"}
    assert found.close().left_out == set()


def test_a_wrong_record_is_left_out_and_remembered() -> None:
    found: Gathering[str] = Gathering("thing")
    node = records("- {id: a}\n")[0]
    reading = RecordReading("f.yaml", [])
    reading.wrong(node.start_mark, "", "some-code")
    assert not found.take("a", "record", reading, node)
    assert (found.close().left_out, found.records) == ({"a"}, {})


def test_a_record_may_be_left_out_later() -> None:
    found: Gathering[str] = Gathering("thing", keep_nodes=False)
    found.take("a", "record", RecordReading("f.yaml", []), records("- {id: a}\n")[0])
    found.leave_out("a")
    assert (found.close().known, found.ids.left_out) == ({}, {"a"})


def test_a_mark_is_that_of_the_value_the_item_or_the_record() -> None:
    node = records("- id: a\n  list: [x, y]\n")[0]
    assert place_of(mark_of(node, "list")) == (2, 9)
    assert place_of(mark_of(node, "list", 1)) == (2, 13)
    assert place_of(mark_of(node, "absent")) == (1, 3)
