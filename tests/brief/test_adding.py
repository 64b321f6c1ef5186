"""Events of a packet come into a store on the disk, and stand there as the packet told them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefviewer.app.workspace import Workspace
from briefviewer.brief.adding import Standing, TakeEvents, events_file, offers
from briefviewer.brief.packet_data import from_json, to_json
from briefviewer.brief.packet_store import PacketStore
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import ExcerptState
from briefviewer.store.repository import Repository
from briefviewer.store.template import new_store
from briefviewer.words import Words
from tests.brief.fake_store import FakeStore, a_store, an_event, evidence_at, harbours
from tests.brief.packets import CHOICE, brief_of

ENGLISH = Words.for_language("en")
FILE = "events/two-harbours.yaml"


def a_packet(store: FakeStore | None = None) -> PacketStore:
    brief = brief_of(store or harbours(), choice=replace(CHOICE, judgements=()))
    return PacketStore(from_json(to_json(brief.data)), Path("packet.pdf"))


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Workspace]:
    new_store(tmp_path / "mine")
    with Repository.open(tmp_path / "mine", tmp_path / "cache", state=tmp_path / "state") as store:
        yield Workspace(store)


def take(packet: PacketStore, mine: Workspace, *ids: str) -> None:
    events = tuple(each.event for each in offers(packet, mine.store) if not ids or each.event.id in ids)
    mine.do(TakeEvents(events, packet.library, FILE))


def test_everything_is_new_to_an_empty_store_and_the_same_once_taken(mine: Workspace) -> None:
    packet = a_packet()
    before = offers(packet, mine.store)
    assert {each.standing for each in before} == {Standing.NEW}
    take(packet, mine)
    assert mine.store.problems == ()
    assert [each.event.id for each in before] == [each.event.id for each in offers(packet, mine.store)]
    assert {each.standing for each in offers(packet, mine.store)} == {Standing.SAME}
    assert (mine.store.path / FILE).is_file()


def test_what_was_taken_can_be_taken_back(mine: Workspace) -> None:
    take(a_packet(), mine)
    mine.undo()
    assert len(mine.store.columns) == 0
    assert mine.store.problems == ()


def test_evidence_points_into_the_original_by_place_and_hash(mine: Workspace) -> None:
    packet = a_packet(a_store(an_event(evidence=[evidence_at(0, 60)])))
    take(packet, mine)
    (excerpt,) = mine.store.excerpts(EventId("opening"))
    (shown,) = packet.excerpts(EventId("opening"))
    assert excerpt.state is ExcerptState.NOT_ATTACHED
    assert (excerpt.evidence.position, excerpt.sha256) == (shown.evidence.position, shown.sha256)


def test_only_what_is_chosen_comes_and_relations_that_lead_nowhere_stay_out(mine: Workspace) -> None:
    packet = a_packet()
    first = next(event for event in packet.events(range(len(packet.columns))) if event.relations)
    take(packet, mine, first.id)
    assert list(mine.store.columns.ids) == [first.id]
    assert mine.store.event(first.id).relations == ()
    assert mine.store.problems == ()
    take(packet, mine, *(each.event for each in first.relations))
    assert {each.event for each in mine.store.relations_of(first.id)} <= {each.event for each in first.relations}


def test_what_the_store_tells_otherwise_is_named_and_replaced_by_choice(mine: Workspace) -> None:
    take(a_packet(a_store(an_event(title="As it was"))), mine)
    packet = a_packet(a_store(an_event(title="As it is", summary="Told anew.")))
    (offer,) = offers(packet, mine.store)
    assert offer.standing is Standing.OTHERWISE
    assert set(offer.differs) == {"title", "summary"}
    take(packet, mine)
    assert mine.store.event(EventId("opening")).title == "As it is"
    assert offers(packet, mine.store)[0].standing is Standing.SAME
    mine.undo()
    assert mine.store.event(EventId("opening")).title == "As it was"


def test_taking_is_named_with_its_number() -> None:
    packet = a_packet()
    events = tuple(packet.events([0, 1]))
    assert TakeEvents(events, packet.library, FILE).name(ENGLISH) == "Take 2 events from a packet"


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("Two harbours, 2025", "events/two-harbours-2025.yaml"),
        ("한미 동맹", "events/한미-동맹.yaml"),
        ("../..", "events/packet.yaml"),
        ("x" * 200, f"events/{'x' * 60}.yaml"),
    ],
)
def test_the_file_is_named_after_the_packet(title: str, file: str) -> None:
    assert events_file(title) == file
