"""Events with their relations and excerpts, and the findings, as rows of the index."""

import json
from collections.abc import Iterable, Iterator

from briefviewer.columns.events import EventColumns
from briefviewer.domain.errors import Problem
from briefviewer.domain.event import EventId
from briefviewer.store.curated import CuratedStore
from briefviewer.store.queries import Value


def problem_rows(problems: Iterable[Problem]) -> Iterator[tuple[Value, ...]]:
    """The findings, in order."""
    for number, each in enumerate(problems):
        yield number, each.file, each.line, each.column, each.field, each.code, json.dumps(each.facts)


def event_rows(order: Iterable[EventId], store: CuratedStore) -> Iterator[tuple[Value, ...]]:
    """Row, id and YAML of each event."""
    for row, id_ in enumerate(order):
        source = store.sources[id_]
        yield row, id_, source.file, source.line, source.text


def relation_rows(order: Iterable[EventId], store: CuratedStore, columns: EventColumns) -> Iterator[tuple[Value, ...]]:
    """The relations as written, by row."""
    rows = columns.rows_by_id
    for row, id_ in enumerate(order):
        for position, relation in enumerate(store.events[id_].relations):
            yield row, position, relation.type.value, rows[relation.event]


def evidence_rows(order: Iterable[EventId], store: CuratedStore) -> Iterator[tuple[Value, ...]]:
    """The excerpts as found when the index was built."""
    for row, id_ in enumerate(order):
        for position, each in enumerate(store.excerpts[id_]):
            yield (
                row,
                position,
                each.evidence.document,
                each.state.value,
                each.found.start if each.found else None,
                each.found.end if each.found else None,
                each.score,
                each.text,
                each.text_from.value,
                each.shown_in,
                each.shown.start if each.shown else None,
                each.shown.end if each.shown else None,
                each.paragraph,
                each.sha256,
            )
