import json

import pytest

from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import (
    Attribution,
    Board,
    Checked,
    Confidence,
    EventId,
    EventProvenance,
    Figure,
    Likelihood,
    Participant,
    Qualifier,
    Relation,
    RelationType,
    Role,
    Status,
)
from briefviewer.domain.library import ActorId
from briefviewer.domain.time import Basis, Modifier, parse_edtf
from briefviewer.store.event_records import ReadEvent, read_event
from briefviewer.store.fields import RecordReading
from briefviewer.store.references import Ids, References
from briefviewer.store.yaml_events import MappingNode, read_yaml

REFERENCES = References(
    kinds=Ids("kind", ["meeting"], {"broken-kind"}),
    actors=Ids("actor", ["usa", "rok"]),
    themes=Ids("theme", ["trade"]),
    documents=Ids("document", ["paper"]),
)
PLAIN: dict[str, object] = {
    "id": "met",
    "title": "They meet",
    "kind": "meeting",
    "status": "occurred",
    "board": "timeline",
}


def read(**fields: object) -> tuple[ReadEvent, RecordReading]:
    root = read_yaml(json.dumps({**PLAIN, **fields}).encode()).root
    assert isinstance(root, MappingNode)
    reading = RecordReading("events/a.yaml", [])
    return read_event(reading, root, REFERENCES), reading


def codes(reading: RecordReading) -> list[tuple[str, str]]:
    return [(each.code, each.field) for each in reading.problems]


def test_five_fields_make_an_event() -> None:
    one, reading = read()
    assert reading.problems == []
    event = one.event
    assert (event.when, event.basis, event.role, event.status) == (None, Basis.NONE, Role.NONE, Status.OCCURRED)
    assert (event.board, event.evidence, event.relations) == (Board.TIMELINE, (), ())


def test_every_field_is_read() -> None:
    one, reading = read(
        short="meeting",
        when="[2025-10-21..2025-10-31]",
        modifier="late",
        basis="stated",
        role="occurrence",
        external={"when": "2025-10-29", "note": "press"},
        actors=["usa", {"id": "rok", "role": "host"}, "usa"],
        themes=["trade"],
        place="Gyeongju",
        summary="Our words.",
        figures=[
            {"label": "Tariff", "value": 15, "unit": "percent", "attributed_to": ["usa"], "document": "paper"},
            {"label": "Range", "value": [1, 2.5], "unit": "USD", "qualifier": "about"},
        ],
        attributed_to=["usa", {"text": "a service"}],
        likelihood="likely",
        confidence={"source": "B", "information": 2},
        relations=[{"type": "follows", "event": "other"}],
        notes=["a doubt"],
        provenance={"extractor": "e", "version": "1", "score": 0.5, "text": " t "},
        checked={"by": "us", "on": "2025-11-01"},
    )
    assert reading.problems == []
    event = one.event
    assert (event.when, event.modifier) == (parse_edtf("[2025-10-21..2025-10-31]"), Modifier.LATE)
    assert event.external is not None
    assert event.external.note == "press"
    assert event.actors == (Participant(ActorId("usa")), Participant(ActorId("rok"), "host"))
    assert event.figures == (
        Figure("Tariff", 15.0, "percent", Qualifier.EXACTLY, (Attribution(ActorId("usa")),), DocumentId("paper")),
        Figure("Range", (1.0, 2.5), "USD", Qualifier.ABOUT),
    )
    assert event.attributed_to == (Attribution(ActorId("usa")), Attribution(text="a service"))
    assert (event.likelihood, event.confidence) == (Likelihood.LIKELY, Confidence("B", 2))
    assert event.relations == (Relation(RelationType.FOLLOWS, EventId("other")),)
    assert [each.field for each in one.relations] == ["relations[0].event"]
    assert event.provenance == EventProvenance("e", "1", 0.5, " t ")
    assert event.checked == Checked("us", "2025-11-01")


@pytest.mark.parametrize("key", sorted(PLAIN))
def test_what_is_required_is_missed(key: str) -> None:
    _, reading = read(**{key: None})
    assert codes(reading) == [("field-missing", key)]
    assert reading.is_wrong


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"when": "2025-02-30"}, "date-day", "when"),
        ({"when": "2025/2024"}, "date-backwards", "when"),
        ({"when": 2025.5}, "date-syntax", "when"),
        ({"role": "occurence"}, "unknown-word-near", "role"),
        ({"kind": "metting"}, "unknown-id-near", "kind"),
        ({"actors": {"id": "usa"}}, "not-list", "actors"),
        ({"actors": [{"id": "usa", "part": "x"}]}, "unknown-key", "actors[0].part"),
        ({"summary": ["a"]}, "not-text", "summary"),
        ({"sumary": "x"}, "unknown-key-near", "sumary"),
        ({"figures": [{"label": "x", "value": "many"}]}, "not-number", "figures[0].value"),
        ({"confidence": {"source": "G"}}, "unknown-word", "confidence.source"),
        ({"confidence": {"information": 7}}, "number-out-of-range", "confidence.information"),
        ({"relations": [{"type": "follows", "event": "met"}]}, "relation-to-itself", "relations[0].event"),
        ({"relations": [{"type": "folows", "event": "x"}]}, "unknown-word-near", "relations[0].type"),
        ({"external": {"note": "x"}}, "field-missing", "external.when"),
        ({"checked": {"by": "us", "on": "soon"}}, "date-syntax", "checked.on"),
        ({"attributed_to": [{"text": None}]}, "field-missing", "attributed_to[0].text"),
    ],
)
def test_what_is_wrong_leaves_the_event_out(fields: dict[str, object], code: str, field: str) -> None:
    _, reading = read(**fields)
    assert codes(reading) == [(code, field)]
    assert reading.is_wrong


def test_a_dangling_id_in_a_list_leaves_out_that_entry_only() -> None:
    one, reading = read(
        actors=["usa", "rokk"],
        themes=["trad", "trade"],
        attributed_to=["zzz", "rok"],
        figures=[{"label": "x", "value": 1, "document": "papr"}, {"label": "y", "value": 2}],
    )
    assert not reading.is_wrong
    assert codes(reading) == [
        ("unknown-id-near", "actors[1]"),
        ("unknown-id-near", "themes[0]"),
        ("unknown-id-near", "figures[0].document"),
        ("unknown-id", "attributed_to[0]"),
    ]
    event = one.event
    assert [each.id for each in event.actors] == ["usa"]
    assert (event.themes, [each.label for each in event.figures]) == (("trade",), ["y"])
    assert event.attributed_to == (Attribution(ActorId("rok")),)


def test_a_kind_that_was_left_out_is_no_finding_of_the_event() -> None:
    one, reading = read(kind="broken-kind")
    assert (one.event.kind, reading.problems) == ("broken-kind", [])


def test_all_findings_are_told_not_the_first() -> None:
    _, reading = read(when="soon", kind="zzz", status="zzz", sumary="x")
    assert len(reading.problems) == 4
