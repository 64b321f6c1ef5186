"""Excerpts under numbers: one number a passage, ways back, states said in words."""

from dataclasses import replace
from datetime import date

import pytest

from briefviewer.brief.excerpts import documents_in_doubt, joined, numbers_in_words
from briefviewer.brief.model import Run, words_of
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import ExcerptState, TextFrom
from briefviewer.domain.facet import Filters, Undated
from briefviewer.domain.selector import TextSpan
from tests.brief.fake_store import LETTER, LIBRARY, FakeStore, a_store, an_event, evidence_at
from tests.brief.packets import brief_of, scope_of


def test_one_passage_has_one_number_and_all_its_ways_back() -> None:
    same = evidence_at(0, 40)
    scope = scope_of(
        a_store(an_event("a", "2025-01-01", evidence=[same]), an_event("b", "2025-01-02", evidence=[same]))
    )
    for event in scope.events:
        (line,) = scope.citations(event)
        assert words_of(line).startswith("[E1] ")
    (excerpt,) = scope.cited.packet_excerpts()
    assert words_of(excerpt.back) == "Cited in entries 1, 2"
    assert [run.target for run in excerpt.back if run.target] == ["#n1", "#n2"]


def test_whoever_has_no_number_cites_by_name() -> None:
    scope = scope_of(a_store(an_event(evidence=[evidence_at(0, 40)])))
    scope.citations(scope.events[0])
    excerpt = scope.store.excerpts(scope.events[0].id)[0]
    for title in ("2025", "Viewpoints"):
        scope.cited.cite(excerpt, Run(title))
    (printed,) = scope.cited.packet_excerpts()
    assert words_of(printed.back) == "Cited in entry 1; 2025; Viewpoints"


def test_numbers_in_a_row_are_a_stretch() -> None:
    line = numbers_in_words([1, 2, 4, 5, 6, 7, 9], lambda number: Run(f"E{number}", target=f"#e{number}"))
    assert words_of(line) == "E1, E2, E4–E7, E9"
    assert [run.target for run in line if run.target] == ["#e1", "#e2", "#e4", "#e7", "#e9"]
    assert numbers_in_words([], lambda number: Run(str(number))) == ()


def test_numbers_rise_with_the_first_citation() -> None:
    scope = scope_of()
    lines = [line for event in scope.events for line in scope.citations(event)]
    assert [line[0].text for line in lines] == [f"[E{n}]" for n in range(1, 9)]


def test_an_excerpt_names_place_hash_and_state() -> None:
    scope = scope_of(a_store(an_event(evidence=[evidence_at(10, 40)])))
    scope.citations(scope.events[0])
    (excerpt,) = scope.cited.packet_excerpts()
    digest = evidence_at(10, 40).sha256
    assert digest is not None
    assert excerpt.place == f"Quay 2025, ¶ 7 · characters 10–40 · sha-256 {digest[:12]}…"
    assert (excerpt.state, excerpt.state_words) == (ExcerptState.VERIFIED, "verified")
    assert excerpt.text


@pytest.mark.parametrize("state", [ExcerptState.LOST, ExcerptState.NOT_ATTACHED])
def test_words_of_a_digest_are_told_as_such(state: ExcerptState, monkeypatch: pytest.MonkeyPatch) -> None:
    store = a_store(an_event(evidence=[evidence_at(10, 40)]))
    (found,) = store.excerpts(EventId("opening"))
    told = replace(found, state=state, text_from=TextFrom.DIGEST)
    monkeypatch.setattr(FakeStore, "excerpts", lambda _store, _event: (told,))
    scope = scope_of(store)
    scope.citations(scope.events[0])
    (excerpt,) = scope.cited.packet_excerpts()
    assert excerpt.state_words.endswith(", digest shown")


def test_what_is_lost_or_not_at_hand_says_so() -> None:
    moved_away = replace(evidence_at(10, 40), position=TextSpan(11, 41))
    store = a_store(an_event(evidence=[moved_away]))
    for each, words in ((store, "lost"), (replace(store, text=None), "not attached")):
        scope = scope_of(each)
        scope.citations(scope.events[0])
        (excerpt,) = scope.cited.packet_excerpts()
        assert excerpt.state_words == words
        assert excerpt.text == ()
        assert excerpt.note == "The passage is not at hand."


def test_a_document_that_may_not_have_been_out_is_marked() -> None:
    filters = Filters(as_of=date(2025, 1, 10), undated=Undated.WITH)
    assert documents_in_doubt(LIBRARY, filters) == {LETTER}
    assert documents_in_doubt(LIBRARY, Filters()) == frozenset()
    scope = scope_of(a_store(an_event(when="2025", evidence=[evidence_at(0, 9, LETTER)])), filters)
    (line,) = scope.citations(scope.events[0])
    assert words_of(line).endswith("perhaps published later")


def test_runs_are_joined_with_something_plain() -> None:
    assert words_of(joined([Run("a"), Run("b")])) == "a, b"
    assert joined([]) == ()


def test_a_packet_without_evidence_has_no_excerpts() -> None:
    anchors = [section.head.anchor for section in brief_of(a_store(an_event(evidence=[]))).sections]
    assert "chronology" in anchors
    assert "sources" not in anchors or "excerpts" in anchors
