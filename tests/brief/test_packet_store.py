"""A packet opened again is the store it was made from, as far as it was printed, and cannot be changed."""

from datetime import date
from pathlib import Path

import pytest

from briefviewer.app.records import selection_record
from briefviewer.brief.compose import Choice, compose
from briefviewer.brief.packet_data import from_json, to_json
from briefviewer.brief.packet_store import PacketStore
from briefviewer.domain.changes import Change
from briefviewer.domain.document import DocumentId
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import ExcerptState
from briefviewer.domain.facet import DayRange, Facet, Filters, Undated
from briefviewer.domain.view import SavedView
from briefviewer.store.repository import Repository
from briefviewer.words import Words
from tests.brief.fake_store import REPORT, evidence_at, harbours
from tests.brief.packets import brief_of
from tests.builders import an_event
from tests.small_store import write_small_store

ENGLISH = Words.for_language("en")
FILTERS = [
    Filters(undated=Undated.WITH),
    Filters(range=DayRange(date(2025, 8, 1), date(2025, 8, 31)), undated=Undated.WITH),
    Filters(as_of=date(2025, 9, 10), undated=Undated.WITH),
    Filters(include={Facet.ACTOR: (("usa",), ("rok",))}, undated=Undated.WITH),
    Filters(text=("america",), undated=Undated.WITH),
    Filters(exclude={Facet.KIND: ("scenario",)}, undated=Undated.WITH),
]


@pytest.fixture
def store(tmp_path: Path) -> Repository:
    """A store on disk with an index."""
    return Repository.open(write_small_store(tmp_path / "small"), cache=tmp_path / "cache")


@pytest.fixture
def harbour_packet() -> PacketStore:
    """The packet of the harbours, opened."""
    return PacketStore(from_json(to_json(brief_of().data)), Path("harbours.pdf"))


def test_it_knows_how_well_it_is_proved(harbour_packet: PacketStore) -> None:
    states = [
        each.state
        for event in harbour_packet.events(range(len(harbour_packet.columns)))
        for each in harbour_packet.excerpts(event.id)
    ]
    assert harbour_packet.evidence_states == {state: states.count(state) for state in set(states)}
    assert states


@pytest.mark.parametrize("filters", FILTERS)
def test_asked_the_same_it_answers_the_same(store: Repository, filters: Filters) -> None:
    brief = compose(store, filters, Choice(title="Small"), ENGLISH)
    packet = PacketStore(from_json(to_json(brief.data)), Path("small.pdf"))
    before, after = store.select(filters), packet.select(filters)
    now, then = selection_record(packet, filters, after), selection_record(store, filters, before)
    now["selection"]["not_known"] = then["selection"]["not_known"]  # what nobody knew yet was not printed
    assert now == then
    for row, old in zip(after.rows, before.rows, strict=True):
        for name in ("earliest_start", "latest_start", "earliest_end", "latest_end", "known_latest"):
            assert getattr(packet.columns, name)[row] == getattr(store.columns, name)[old]


@pytest.mark.parametrize(
    "query", ["america", "미국", "summ", '"the leaders met"', "troops late", "nothing", "", "주한"]
)
def test_text_is_found_as_in_the_store(store: Repository, query: str) -> None:
    packet = PacketStore(from_json(to_json(compose(store, Filters(), Choice(), ENGLISH).data)), Path("small.pdf"))

    def ids(opened: PacketStore | Repository) -> set[str]:
        return {opened.columns.ids[int(row)] for row in opened.matches([query]).nonzero()[0]}

    assert ids(packet) == ids(store)


def test_it_names_what_it_is(harbour_packet: PacketStore) -> None:
    assert (harbour_packet.title, harbour_packet.id) == ("Two harbours", "harbours")
    assert (harbour_packet.revision, harbour_packet.path) == ("4f1c9a", Path("harbours.pdf"))
    assert (harbour_packet.problems, harbour_packet.views) == ((), ())
    assert harbour_packet.viewpoints == harbours().viewpoints


def test_it_is_read_only(harbour_packet: PacketStore, tmp_path: Path) -> None:
    assert harbour_packet.is_read_only
    with pytest.raises(BriefviewerError) as caught:
        harbour_packet.attach(tmp_path / "report.txt", REPORT)
    assert caught.value.code == "packet-read-only"


def test_excerpts_stand_as_printed_though_no_document_is_at_hand(harbour_packet: PacketStore) -> None:
    (excerpt,) = harbour_packet.excerpts(EventId("opening"))
    assert excerpt.state is ExcerptState.VERIFIED
    assert excerpt.text == harbours().excerpts(EventId("opening"))[0].text
    assert harbour_packet.is_found_at_once(excerpt.evidence)
    assert harbour_packet.excerpt(excerpt.evidence) is excerpt
    assert harbour_packet.excerpt(evidence_at(3, 9)).state is ExcerptState.NOT_ATTACHED
    assert not harbour_packet.is_attached(REPORT)
    assert harbour_packet.document_text(REPORT) is None


def test_a_cells_evidence_is_found_too(harbour_packet: PacketStore) -> None:
    (evidence,) = harbour_packet.viewpoints.cells[0].evidence
    assert harbour_packet.excerpt(evidence).text.startswith("Sentence 0")


def test_all_cited_of_a_document_stands_in_its_order(harbour_packet: PacketStore) -> None:
    starts = [each.excerpt.found.start for each in harbour_packet.cited(REPORT) if each.excerpt.found]
    assert len(starts) == 8
    assert starts == sorted(starts)
    assert harbour_packet.cited(DocumentId("ghost")) == ()


def test_relations_hold_from_both_sides(harbour_packet: PacketStore) -> None:
    for event in harbours().all_events:
        assert set(harbour_packet.relations_of(event.id)) == set(harbours().relations_of(event.id))


def test_an_event_it_has_not_got_is_unknown(harbour_packet: PacketStore) -> None:
    with pytest.raises(BriefviewerError) as caught:
        harbour_packet.event(EventId("ghost"))
    assert caught.value.code == "unknown-event"


def test_a_packet_can_be_made_of_a_packet(harbour_packet: PacketStore) -> None:
    again = compose(harbour_packet, Filters(), Choice(title="Again"), ENGLISH)
    assert again.data["selected"]["events"] == brief_of().data["selected"]["events"]


def test_search_finds_events_and_names(harbour_packet: PacketStore) -> None:
    assert harbour_packet.search("Northport")[0].id == "north"
    assert {hit.id for hit in harbour_packet.search("nobody dates")} == {"toll"}


def test_views_of_a_packet_are_kept_for_the_user_and_all_else_is_refused(tmp_path: Path) -> None:
    data, mine = from_json(to_json(brief_of().data)), SavedView("mine", "Mine", Filters())
    packet = PacketStore(data, tmp_path / "harbours.pdf", tmp_path / "state")
    applied = packet.apply((Change(None, mine),))
    assert PacketStore(data, tmp_path / "harbours.pdf", tmp_path / "state").views == (mine,)
    packet.take_back(applied)
    assert packet.views == ()
    for unwritten, changes in (
        (packet, (Change(None, an_event("new")),)),
        (PacketStore(data, tmp_path / "harbours.pdf"), (Change(None, mine),)),
    ):
        with pytest.raises(BriefviewerError, match="packet-not-edited"):
            unwritten.apply(changes)
