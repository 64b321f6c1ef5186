from dataclasses import replace
from pathlib import Path

import pytest

from briefviewer.app.attaching import Refused, Taken, Taker, candidates, take_in, unsettled
from briefviewer.domain.document import Attached, Check, DocumentId, unchecked
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Evidence, Excerpt, ExcerptState
from tests.brief.fake_store import LETTER, REPORT, FakeStore
from tests.brief.fake_store import an_event as a_full_event

TOLD = "The Harbour of Northport took 4,500 ships in August 2025, said Mayor Quay."


class Store(FakeStore):
    """Knows one file, and the text of its report."""

    code = "attach-unknown-file"

    def attach(self, file: Path, document: DocumentId | None = None, before_writing: Check = unchecked) -> Attached:
        if file.name == "known.txt" or document is not None:
            return Attached(document or REPORT, file, 1, 0, 0)
        raise BriefviewerError(self.code, path=str(file))

    def document_text(self, document: DocumentId) -> str | None:
        return TOLD if document == REPORT else None

    def excerpt(self, evidence: Evidence) -> Excerpt:
        is_first = evidence.position is None
        state, score = (ExcerptState.LOST, None) if is_first else (ExcerptState.MOVED, 0.9)
        return replace(super().excerpt(evidence), state=state, score=score)


@pytest.fixture
def store() -> Store:
    return Store((a_full_event("opening", "2025-08-25", evidence=[Evidence(REPORT)]),))


def test_a_known_file_is_taken_with_what_is_unsettled(store: Store, tmp_path: Path) -> None:
    outcome = take_in(store, tmp_path / "known.txt")
    assert isinstance(outcome, Taken)
    assert [each.event for each in outcome.unsettled] == ["opening"]


def test_an_unknown_file_is_weighed_against_the_documents(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "edition.txt"
    file.write_text(TOLD.replace("4,500", "4,600"))
    outcome = take_in(store, file)
    assert isinstance(outcome, Refused)
    assert outcome.size == len(TOLD)
    best = outcome.candidates[0]
    assert best.document == REPORT
    assert best.is_likely
    assert 0.5 < best.likeness < 1
    assert {each.document for each in outcome.candidates} >= {REPORT, LETTER}


def test_a_file_of_another_subject_is_like_none(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "other.txt"
    file.write_bytes(b"\xff\xfe\x00 Recipes for Soup, 12 of them.")
    assert not any(each.is_likely for each in candidates(store, file.read_text("utf-8", "replace")))
    assert candidates(store, "")[0].likeness == 0.0


def test_a_changed_file_is_told_by_how_many_paragraphs_it_differs(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "edition.txt"
    file.write_text(f"{TOLD}\n\nOne more.\n\nAnd another.", "utf-8")
    found = {each.document: each for each in candidates(store, file.read_text("utf-8"))}
    assert (found[REPORT].differing, found[REPORT].likeness) == (2, 1.0)
    assert found[LETTER].differing is None
    file.write_text(TOLD.replace("4,500", "4,501"), "utf-8")
    assert {each.document: each.differing for each in candidates(store, file.read_text("utf-8"))}[REPORT] == 1


@pytest.mark.parametrize(("code", "offers"), [("attach-none-waiting", True), ("attach-empty", False)])
def test_only_where_the_hash_alone_speaks_against_it_there_is_a_choice(
    store: Store, tmp_path: Path, code: str, offers: bool
) -> None:
    store = type("Other", (Store,), {"code": code})(store.all_events)
    (tmp_path / "stranger.txt").write_text("Nothing.", "utf-8")
    outcome = take_in(store, tmp_path / "stranger.txt")
    assert isinstance(outcome, Refused)
    assert (outcome.size, outcome.error.code) == (8, code)
    assert bool(outcome.candidates) is offers


def test_a_file_that_nobody_can_read_is_offered_for_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7\xff")
    for name, size in (("scan.pdf", 9), ("absent.pdf", None)):
        outcome = take_in(store, tmp_path / name)
        assert isinstance(outcome, Refused)
        assert (outcome.error.code, outcome.size, outcome.candidates) == ("document-not-text", size, ())


def test_a_file_named_for_a_document_is_taken_for_it(store: Store, tmp_path: Path) -> None:
    outcome = take_in(store, tmp_path / "edition.txt", LETTER)
    assert isinstance(outcome, Taken)
    assert outcome.attached.document == LETTER


def test_what_is_unsettled_is_of_that_document_only(store: Store) -> None:
    assert [each.event for each in unsettled(store, REPORT)] == [EventId("opening")]
    assert unsettled(store, LETTER) == ()


class BesideStore(Store):
    """Knows what was opened beside it."""

    def beside(self) -> Store:
        return Store(self.all_events)


def test_files_are_taken_in_beside_the_store_that_is_shown(store: Store, tmp_path: Path) -> None:
    shown = BesideStore(store.all_events)
    taker = Taker(shown)
    assert taker.store is shown
    assert isinstance(taker.take(tmp_path / "known.txt"), Taken)
    beside = taker.store
    assert beside is not shown
    taker.take(tmp_path / "known.txt")
    assert taker.store is beside
    plain = Taker(store)
    plain.take(tmp_path / "known.txt")
    assert plain.store is store
