"""Actors in both scripts, sources in the style of Chicago."""

from dataclasses import replace

from briefviewer.brief.model import GridSection, Head, words_of
from briefviewer.brief.references import actors_index, cited_documents, sources
from briefviewer.brief.scope import Scope
from briefviewer.domain.facet import Filters, Undated
from briefviewer.domain.library import ActorId, Name
from briefviewer.words import Words
from tests.brief.fake_store import LETTER, LIBRARY, a_store, an_event, evidence_at
from tests.brief.packets import CHOICE, scope_of

HEAD = Head("actors", "7", "Actors")


def test_actors_are_named_in_both_scripts_with_their_entries() -> None:
    section = actors_index(scope_of(a_store(an_event("a"), an_event("b", actors=("south",)))), HEAD)
    assert isinstance(section, GridSection)
    grid = section.groups[0].grid
    assert grid is not None
    rows = [[" ".join(words_of(line) for line in cell) for cell in row] for row in grid.rows]
    assert rows == [["Northport", "북항", "country", "1"], ["Southport", "남항 南港", "country", "1, 2"]]


def test_a_name_in_one_script_is_told_once() -> None:
    actors = {**LIBRARY.actors, ActorId("north"): replace(LIBRARY.actors[ActorId("north")], name=Name("Northport"))}
    store = replace(a_store(an_event()), library=replace(LIBRARY, actors=actors))
    for language in ("en", "ko"):
        scope = Scope.of(store, Filters(undated=Undated.WITH), CHOICE, Words.for_language(language))
        section = actors_index(scope, HEAD)
        assert section is not None
        grid = section.groups[0].grid
        assert grid is not None
        (row,) = [row for row in grid.rows if words_of(row[0][0]) == "Northport"]
        assert row[1] == ((),)


def test_no_actors_no_index() -> None:
    assert actors_index(scope_of(a_store(an_event(actors=()))), HEAD) is None


def test_sources_are_cited_in_full_and_lead_back() -> None:
    scope = scope_of(a_store(an_event(when="2025", evidence=[evidence_at(0, 9), evidence_at(0, 9, LETTER)])))
    scope.citations(scope.events[0])
    section = sources(scope, Head("sources", "8", "Sources"))
    assert section is not None
    letter, report = section.sources
    assert report.citation == "Quay, Ann. 2025. “The harbours report.” Harbour Press, 31 October 2025."
    assert words_of(report.back) == "Cited as E1"
    assert words_of(letter.back) == "Cited as E2"
    assert "original at hand" in report.notes[0]
    assert [each.id for each in cited_documents(scope)] == [LETTER, "harbour-report"]


def test_an_original_that_is_missing_is_said_to_be() -> None:
    scope = scope_of(replace(a_store(an_event()), text=None))
    scope.citations(scope.events[0])
    section = sources(scope, Head("sources", "8", "Sources"))
    assert section is not None
    assert "original not attached" in section.sources[0].notes[0]


def test_nothing_cited_no_sources() -> None:
    assert sources(scope_of(), Head("sources", "8", "Sources")) is None
