"""Reads ``viewpoints.yaml``: questions, contributors, the cells of the matrix, and lists of events."""

from briefviewer.domain.errors import Problem
from briefviewer.domain.event import EventId
from briefviewer.domain.library import ActorId
from briefviewer.domain.viewpoint import Cell, EventList, Question, QuestionId, Viewpoints, ViewpointStance
from briefviewer.store.evidence_records import read_evidence
from briefviewer.store.fields import MAX_LINE, Fields, RecordReading, words_of
from briefviewer.store.gathering import Gathering
from briefviewer.store.references import Ids, References
from briefviewer.store.yaml_events import MappingNode, Node, SequenceNode, is_null

STANCES = words_of(ViewpointStance)

_FILE = frozenset({"questions", "contributors", "cells", "lists"})
_QUESTION = frozenset({"id", "text", "evidence"})
_CELL = frozenset({"question", "contributor", "stance", "position", "evidence", "second_hand"})
_LIST = frozenset({"id", "title", "events"})


def read_viewpoints(
    root: Node | None, file: str, references: References, problems: list[Problem]
) -> tuple[Viewpoints, tuple[tuple[Fields, ...], ...]]:
    """The viewpoints of a store, and the places of their evidence: a tuple for each question, then for each cell."""
    if root is None or is_null(root):
        return Viewpoints(), ()
    whole = RecordReading(file, problems)
    if not isinstance(root, MappingNode):
        whole.wrong(root.start_mark, "", "not-mapping")
        return Viewpoints(), ()
    top = Fields(whole, root, _FILE)
    questions: Gathering[Question] = Gathering("question")
    places: list[tuple[Fields, ...]] = []
    for reading, node, path in _records(top, "questions"):
        fields = Fields(reading, node, _QUESTION, path)
        evidence, where = read_evidence(fields, references)
        question = Question(QuestionId(fields.identifier()), fields.text("text", required=True), tuple(evidence))
        if questions.take(question.id, question, reading, node):
            places.append(tuple(where))
    question_ids = questions.close()
    cells = []
    for reading, node, path in _records(top, "cells"):
        cell, where = _cell(Fields(reading, node, _CELL, path), question_ids, references)
        if not reading.is_wrong and _points_at_kept(cell, question_ids, references.actors):
            cells.append(cell)
            places.append(tuple(where))
    return Viewpoints(
        questions=tuple(questions.records.values()),
        contributors=tuple(_contributors(top, references.actors)),
        cells=tuple(cells),
        lists=tuple(_lists(top, references.events)),
    ), tuple(places)


def _records(top: Fields, key: str) -> list[tuple[RecordReading, MappingNode, str]]:
    node = top.node.values.get(key)
    if node is None or is_null(node):
        return []
    if not isinstance(node, SequenceNode):
        top.wrong(key, "not-list")
        return []
    found = []
    for number, item in enumerate(node.items):
        reading = RecordReading(top.reading.file, top.reading.problems)
        path = f"{key}[{number}]"
        if isinstance(item, MappingNode):
            found.append((reading, item, path + "."))
        else:
            reading.wrong(item.start_mark, path, "not-mapping")
    return found


def _cell(fields: Fields, questions: Ids, references: References) -> tuple[Cell, list[Fields]]:
    evidence, places = read_evidence(fields, references)
    question = fields.text("question", required=True)
    contributor = fields.text("contributor", required=True)
    for key, id_, ids in (("question", question, questions), ("contributor", contributor, references.actors)):
        if id_:
            ids.resolve(id_, fields.reading, fields.mark_of(key), fields.path + key, in_list=False)
    cell = Cell(
        question=QuestionId(question),
        contributor=ActorId(contributor),
        stance=fields.required_choice("stance", STANCES, ViewpointStance.NONE),
        position=fields.text("position", required=True),
        evidence=tuple(evidence),
        second_hand=fields.boolean("second_hand"),
    )
    return cell, places


def _points_at_kept(cell: Cell, questions: Ids, actors: Ids) -> bool:
    """A cell whose question or contributor was left out has no place in the matrix, and is no finding of its own."""
    return cell.question in questions.known and cell.contributor in actors.known


def _contributors(top: Fields, actors: Ids) -> list[ActorId]:
    found: dict[ActorId, None] = {}
    for path, scalar in top.texts("contributors"):
        if actors.resolve(scalar.value, top.reading, scalar.start_mark, path, in_list=True):
            found[ActorId(scalar.value)] = None
    return list(found)


def _lists(top: Fields, events: Ids) -> list[EventList]:
    found: Gathering[EventList] = Gathering("list")
    for reading, node, path in _records(top, "lists"):
        fields = Fields(reading, node, _LIST, path)
        id_ = fields.identifier()
        members = [
            EventId(scalar.value)
            for place, scalar in fields.texts("events")
            if events.resolve(scalar.value, reading, scalar.start_mark, place, in_list=True)
        ]
        title = fields.text("title", required=True, limit=MAX_LINE)
        found.take(id_, EventList(id_, title, tuple(members)), reading, node)
    return list(found.records.values())
