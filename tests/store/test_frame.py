from pathlib import Path

import pytest

from briefviewer.domain.errors import UsageError
from briefviewer.domain.evidence import ExcerptState
from briefviewer.store.frame import load_frame, load_sides
from tests.store.store_folder import a_store


def test_a_frame_is_all_of_a_store_but_its_events(tmp_path: Path) -> None:
    frame = load_frame(a_store(tmp_path, {"events/events.yaml": "["}))
    assert (frame.header.id, list(frame.library.actors), frame.problems) == ("tiny", ["usa", "usfk", "dprk"], [])
    assert frame.texts.is_at_hand(frame.library.documents[next(iter(frame.library.documents))].id)


def test_a_document_whose_file_is_missing_is_told_where_its_record_stands(tmp_path: Path) -> None:
    (problem,) = load_frame(a_store(tmp_path, {"documents/report.txt": None})).problems
    assert (problem.file, problem.field, problem.code) == ("documents.yaml", "file", "document-file-missing")


def test_a_folder_without_a_store_file_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown-store"):
        load_frame(tmp_path)


def test_the_sides_tell_what_they_point_at_in_vain(tmp_path: Path) -> None:
    evidence = "evidence: [{document: report, quote: {exact: no such words at all}}]"
    viewpoints = f"questions: [{{id: q, text: Why?, {evidence}}}]\nlists: [{{id: l, title: L, events: [met, gone]}}]\n"
    frame = load_frame(a_store(tmp_path, {"viewpoints.yaml": viewpoints, "views.yaml": "- {id: v, title: V, x: 1}\n"}))
    frame.references.events.known = {"met"}
    sides = load_sides(frame.files, frame.references, frame.texts)
    assert sides.states == {ExcerptState.LOST: 1}
    assert {each.code for each in sides.problems} == {"quote-lost", "unknown-id", "unknown-key"}
    assert sides.whole_files["viewpoints.yaml"] == viewpoints
