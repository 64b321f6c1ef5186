"""Curated events as the tables of the index hold them: whole, by their numbers, and their evidence as it was found."""

from collections.abc import Sequence
from dataclasses import replace

from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import Event, EventId, Relation, RelationType
from briefviewer.domain.evidence import Evidence, Excerpt, ExcerptState, TextFrom
from briefviewer.domain.selector import TextSpan
from briefviewer.store import queries
from briefviewer.store.event_records import read_event
from briefviewer.store.fields import RecordReading
from briefviewer.store.library_rows import Run
from briefviewer.store.queries import EvidenceRow
from briefviewer.store.references import References
from briefviewer.store.yaml_events import MappingNode, read_yaml


def read_events(run: Run, numbers: Sequence[int], references: References) -> dict[int, Event]:
    """Events by number, each with the relations that were written in its record.

    Args:
        run: Asks the index.
        numbers: At most as many as one question may have parameters.
    """
    relations: dict[int, list[Relation]] = {}
    for number, kind, other in run(queries.relations_written(numbers)):
        relations.setdefault(number, []).append(Relation(RelationType(kind), EventId(other)))
    found = {}
    for number, file, yaml in run(queries.event_yaml(numbers)):
        node = read_yaml(yaml.encode()).root
        assert isinstance(node, MappingNode)
        event = read_event(RecordReading(file, []), node, references).event
        found[number] = replace(event, relations=tuple(relations.get(number, ())))
    return found


def excerpt_of(row: EvidenceRow, evidence: Evidence) -> Excerpt:
    """What a row tells of the evidence it was made of, which is not in it."""
    state, found_start, found_end, score, text, text_from, shown_in, shown_start, shown_end = row[3:12]
    paragraph, sha256, page = row[12:]
    return Excerpt(
        evidence=evidence,
        state=ExcerptState(state),
        found=_span(found_start, found_end),
        score=score,
        text=text,
        text_from=TextFrom(text_from),
        shown_in=None if shown_in is None else DocumentId(shown_in),
        shown=_span(shown_start, shown_end),
        paragraph=paragraph,
        sha256=sha256,
        page=page,
    )


def _span(start: int | None, end: int | None) -> TextSpan | None:
    return None if start is None or end is None else TextSpan(start, end)
