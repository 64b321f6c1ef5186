import pickle
from pathlib import Path

from briefviewer.domain.errors import Problem
from briefviewer.store.event_rows import FileRows, RowsReader, problem_rows
from briefviewer.store.frame import load_frame
from tests.store.store_folder import a_store, an_event_yaml


def read(folder: Path, name: str) -> FileRows:
    return RowsReader(load_frame(folder)).read(name)


def test_a_file_of_events_is_rows_of_plain_values(tmp_path: Path) -> None:
    more = an_event_yaml("later", when="2025-09", relations=[{"type": "follows", "event": "met"}])
    folder = a_store(tmp_path, {"events/more.yaml": more})
    rows = read(folder, "events/events.yaml")
    assert (rows.ids, rows.events[0][0], rows.named["met"]) == (["met"], 2, (2, 7))
    ((at, position, document, state, *_),) = rows.evidence
    assert (at, position, document, state) == (0, 0, "report", "verified")
    assert rows.values[0].actors == ("usa", "dprk")
    ((at, position, written),) = read(folder, "events/more.yaml").relations
    assert (at, position, written.event, written.type, written.other) == (0, 0, "later", "follows", "met")


def test_rows_go_from_one_process_to_another_unchanged(tmp_path: Path) -> None:
    rows = read(a_store(tmp_path), "events/events.yaml")
    assert pickle.loads(pickle.dumps(rows)) == rows


def test_a_finding_about_evidence_goes_with_its_event(tmp_path: Path) -> None:
    lost = an_event_yaml("lost", evidence=[{"document": "report", "quote": {"exact": "Not a word of this."}}])
    rows = read(a_store(tmp_path, {"events/events.yaml": an_event_yaml("a") + lost}), "events/events.yaml")
    assert rows.problems == []
    assert [(at, problem.code) for at, problem in rows.told] == [(1, "quote-lost")]


def test_a_finding_keeps_its_facts_in_order() -> None:
    problem = Problem("a.yaml", 1, 2, "when", "date-day", (("b", "1"), ("a", "2")))
    assert list(problem_rows("x", [problem])) == [("x", "a.yaml", 1, 2, "when", "date-day", '[["b", "1"], ["a", "2"]]')]
