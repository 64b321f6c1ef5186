"""What a packet carries beside its events: all they point at, and no more than is in scope."""

from dataclasses import replace
from datetime import date

from briefviewer.brief.packet_library import Carried, carried
from briefviewer.domain.document import Document, DocumentId, Published
from briefviewer.domain.event import Attribution, Board, Confidence, EventId, Likelihood, Participant
from briefviewer.domain.facet import DayRange, Facet, Filters
from briefviewer.domain.library import Actor, ActorId, ActorKind, Name, Theme, ThemeId
from briefviewer.domain.time import Basis, parse_edtf
from briefviewer.domain.viewpoint import EventList
from tests.brief.fake_store import LETTER, LIBRARY, MATRIX, REPORT, FakeStore, a_store, an_event, evidence_at, harbours


def carried_by(store: FakeStore, filters: Filters | None = None) -> Carried:
    """What a packet of that selection carries, no document cited before others."""
    filters = filters or Filters()
    return carried(store, filters, store.select(filters), ())


def with_names(store: FakeStore) -> FakeStore:
    """The store with actors and themes that its events may name."""
    union = Actor(ActorId("union"), Name("Union"), ActorKind.GROUPING)
    quay = Actor(ActorId("quay"), Name("Quay"), ActorKind.PERSON, ("Q",), (ActorId("north"),))
    north = replace(LIBRARY.actors[ActorId("north")], part_of=(ActorId("union"),))
    actors = {**LIBRARY.actors, union.id: union, quay.id: quay, north.id: north}
    fish = Theme(ThemeId("fish"), Name("Fish"))
    library = replace(LIBRARY, actors=actors, themes={**LIBRARY.themes, fish.id: fish})
    return replace(store, library=library)


def test_actors_come_with_all_they_are_part_of_in_the_order_of_the_store() -> None:
    event = replace(an_event(actors=["north"]), attributed_to=(Attribution(actor=ActorId("quay")),))
    found = carried_by(with_names(replace(a_store(event), viewpoints=type(MATRIX)())))["library"]
    assert [each["id"] for each in found["actors"]] == ["north", "union", "quay"]
    assert found["actors"][2]["part_of"] == ["north"]


def test_only_kinds_and_themes_that_are_used_or_asked_for_come_along() -> None:
    store = with_names(a_store(an_event()))
    assert [each["id"] for each in carried_by(store)["library"]["themes"]] == ["trade"]
    asked = Filters(include={Facet.THEME: (("trade",), ("fish",))}, exclude={Facet.KIND: ("scenario",)})
    found = carried_by(store, asked)["library"]
    assert [each["id"] for each in found["themes"]] == ["trade", "fish"]
    assert [each["id"] for each in found["kinds"]] == ["summit", "scenario"]


def test_documents_cited_come_first_then_the_others() -> None:
    store = a_store(an_event(when="1999", evidence=(evidence_at(0, 9), evidence_at(0, 9, LETTER))))
    letter = store.library.documents[LETTER]
    found = carried(store, Filters(), store.select(Filters()), [letter])["documents"]
    assert [each["id"] for each in found] == [LETTER, REPORT]
    assert (found[0]["published"], found[0]["published_basis"]) == ("2025-01~", "derived")


def test_what_an_events_record_leaves_out_is_told() -> None:
    event = replace(
        an_event(),
        short="Open",
        actors=(Participant(ActorId("north"), "host"), Participant(ActorId("south"))),
        likelihood=Likelihood.LIKELY,
        confidence=Confidence("B", 2),
        notes=("Said twice.",),
    )
    assert carried_by(a_store(event))["details"]["opening"] == {
        "short": "Open",
        "roles": {"north": "host"},
        "likelihood": "likely",
        "confidence": {"source": "B", "information": 2},
        "notes": ["Said twice."],
        "passages": [{"page": None, "paragraph": 7}],
    }


def test_the_matrix_comes_as_far_as_the_events_touch_it() -> None:
    listed = replace(MATRIX, lists=(EventList("l", "All", (EventId("toll"), EventId("unheard-of"))),))
    found = carried_by(replace(harbours(), viewpoints=listed))["viewpoints"]
    assert [each["contributor"] for each in found["cells"]] == ["north", "south"]
    assert found["cells"][0]["evidence"][0]["text"].startswith("Sentence 0")
    assert found["lists"] == [{"id": "l", "title": "All", "events": ["toll"]}]
    elsewhere = a_store(an_event(when="1999", evidence=(evidence_at(0, 9, LETTER),)))
    autumn = Filters(range=DayRange(date(1999, 1, 1), None))
    assert carried_by(elsewhere, autumn)["viewpoints"]["cells"] == []


def test_what_was_not_out_by_the_as_of_day_does_not_leak() -> None:
    late = Document(DocumentId("late"), "Late", (), "", Published(parse_edtf("2026-05-01"), Basis.STATED))
    event = an_event(evidence=(evidence_at(0, 9), evidence_at(0, 9, late.id)))
    store = replace(a_store(event), library=replace(LIBRARY, documents={**LIBRARY.documents, late.id: late}))
    assert [each["id"] for each in carried_by(store)["documents"]] == [REPORT, "late"]
    then = carried_by(store, Filters(as_of=date(2025, 12, 31)))
    assert [each["id"] for each in then["documents"]] == [REPORT]
    assert len(then["details"]["opening"]["passages"]) == 1


def test_an_empty_selection_carries_nothing() -> None:
    found = carried_by(harbours(), Filters(include={Facet.BOARD: ((Board.OUTLOOK.value,),)}))
    assert (found["documents"], found["details"]) == ([], {})
    assert found["library"] == {"kinds": [], "actors": [], "themes": []}
