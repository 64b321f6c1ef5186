from pathlib import Path

from briefviewer.columns.build import columns_from_events
from briefviewer.domain.errors import Problem
from briefviewer.domain.event import EventId
from briefviewer.store.curated import load
from briefviewer.store.event_rows import event_rows, evidence_rows, problem_rows, relation_rows
from tests.store.store_folder import a_store, an_event_yaml


def test_events_relations_and_excerpts_are_rows_of_the_columns(tmp_path: Path) -> None:
    more = an_event_yaml("later", when="2025-09", relations=[{"type": "follows", "event": "met"}])
    store = load(a_store(tmp_path, {"events/more.yaml": more}))
    columns = columns_from_events(list(store.events.values()), store.library)
    order = [EventId("met"), EventId("later")]
    assert [row[:4] for row in event_rows(order, store)] == [
        (0, "met", "events/events.yaml", 2),
        (1, "later", "events/more.yaml", 1),
    ]
    assert list(relation_rows(order, store, columns)) == [(1, 0, "follows", 0)]
    ((row, position, document, state, *_),) = evidence_rows(order, store)
    assert (row, position, document, state) == (0, 0, "report", "verified")


def test_a_finding_keeps_its_facts_in_order() -> None:
    problem = Problem("a.yaml", 1, 2, "when", "date-day", (("b", "1"), ("a", "2")))
    assert list(problem_rows([problem])) == [(0, "a.yaml", 1, 2, "when", "date-day", '[["b", "1"], ["a", "2"]]')]
