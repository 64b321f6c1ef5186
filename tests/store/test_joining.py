from dataclasses import dataclass, field

from briefviewer.store.joining import FirstPlaces, WrittenRelation, judged
from briefviewer.store.references import Ids
from briefviewer.store.yaml_events import Place


@dataclass
class File:
    name: str
    named: dict[str, Place] = field(default_factory=dict)


def a_relation(event: str, type_: str, other: str) -> WrittenRelation:
    return WrittenRelation(event, type_, other, "f.yaml", 1, 2, "relations[0].event")


def test_of_two_files_with_one_id_the_first_keeps_it() -> None:
    first_places = FirstPlaces()
    assert first_places.take(File("a.yaml", {"x": Place(3, 5), "y": Place(9, 5)})) == ([], set())
    problems, second = first_places.take(File("b.yaml", {"x": Place(1, 7), "z": Place(2, 7)}))
    assert second == {"x"}
    assert [(each.file, each.line, each.column, each.code) for each in problems] == [("b.yaml", 1, 7, "double-id")]
    assert dict(problems[0].facts) == {"id": "x", "file": "a.yaml", "line": "3"}


def test_a_relation_to_nothing_is_told_and_one_to_what_was_left_out_is_not() -> None:
    relations = [a_relation("a", "follows", each) for each in ("b", "left", "nowhere")]
    problems, holds = judged(relations, Ids("event", {"a", "b"}, {"left"}))
    assert holds == [True, False, False]
    assert [each.code for each in problems] == ["unknown-id"]
    assert judged(relations, Ids("event", {"a", "b"}, is_partial=True)) == ([], [True, False, False])


def test_the_relation_that_closes_a_circle_of_parts_is_dropped() -> None:
    relations = [a_relation("a", "part_of", "b"), a_relation("c", "has_part", "b"), a_relation("c", "part_of", "a")]
    problems, holds = judged(relations, Ids("event", {"a", "b", "c"}))
    assert holds == [True, True, False]
    assert [(each.code, dict(each.facts)) for each in problems] == [("part-of-circle", {"id": "c", "whole": "a"})]
