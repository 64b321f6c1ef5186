"""A packet's values are what was printed; what does not hold together is refused, whoever wrote it."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest

from briefviewer.brief.packet_data import PacketData, from_json, to_json
from briefviewer.brief.packet_values import MAX_DEPTH, packet_values
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import (
    Attribution,
    Event,
    EventId,
    ExternalDate,
    Figure,
    Participant,
    Qualifier,
    Relation,
    RelationType,
)
from briefviewer.domain.evidence import ExcerptState
from briefviewer.domain.library import ActorId
from briefviewer.domain.time import Modifier, parse_edtf
from tests.brief.fake_store import REPORT, FakeStore, an_event, harbours
from tests.brief.packets import brief_of

Twist = Callable[[Any], object]


def printed(store: FakeStore | None = None) -> Any:
    """The attachment of a packet, as anybody may rewrite it."""
    return json.loads(to_json(brief_of(store).data))


def rich_event() -> Event:
    """An event with something in every field that a packet carries."""
    return replace(
        an_event("rich", "2025-09~"),
        short="Rich",
        modifier=Modifier.EARLY,
        external=ExternalDate(parse_edtf("2025-09-02"), "From the press."),
        actors=(Participant(ActorId("north"), "host"), Participant(ActorId("south"))),
        figures=(
            Figure("Toll", (1.5, 2.0), "percent", Qualifier.ABOUT, (Attribution(text="a clerk"),)),
            Figure("Ships", 12, "ships"),
        ),
        attributed_to=(Attribution(actor=ActorId("north")), Attribution(text="the press")),
        notes=("A note.",),
    )


def test_events_excerpts_and_viewpoints_come_back_as_they_were() -> None:
    store = replace(harbours(), all_events=(*harbours().all_events, rich_event()))
    values = packet_values(from_json(to_json(brief_of(store).data)))
    assert [each.id for each in values.events] == [store.columns.ids[row] for row in range(len(store.columns))]
    for event in values.events:
        before = store.event(event.id)
        same = replace(event, relations=before.relations)
        assert same == before
        assert set(event.relations) == set(store.relations_of(event.id))
        for now, then in zip(values.excerpts[event.id], store.excerpts(event.id), strict=True):
            assert now == replace(then, shown_in=None, shown=None)
    assert values.viewpoints == store.viewpoints
    library = store.library
    assert (values.library.actors, values.library.themes) == (library.actors, library.themes)
    assert (values.library.kinds, values.library.documents) == (library.kinds, {REPORT: library.documents[REPORT]})
    assert {each.state for each in values.spoken} == {ExcerptState.VERIFIED}


def test_relations_that_lead_out_of_the_packet_are_kept_but_none_with_itself() -> None:
    data = printed()
    data["selected"]["events"][2]["relations"] = [
        {"type": "follows", "event": "unheard-of"},
        {"type": "follows", "event": data["selected"]["events"][2]["id"]},
    ]
    assert packet_values(data).events[2].relations == (Relation(RelationType.FOLLOWS, EventId("unheard-of")),)


def at(*path: str | int, value: object) -> Twist:
    """Put a value at a place."""

    def twist(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return twist


def first(*path: str | int, value: object) -> Twist:
    """Put a value at a place of the first event."""
    return at("selected", "events", 0, *path, value=value)


def detail(*path: str | int, value: object) -> Twist:
    """Put a value at a place of the first event's details."""
    return at("details", "founding", *path, value=value)


CIRCLE: Twist = at("library", "actors", 0, "part_of", value=["north"])
DOUBLE: Twist = lambda data: data["selected"]["events"].append(data["selected"]["events"][0])  # noqa: E731


@pytest.mark.parametrize(
    ("twist", "where"),
    [
        (CIRCLE, "library.actors"),
        (DOUBLE, "selected.events"),
        (at("library", value=None), "library"),
        (at("library", "kinds", value=[]), "selected.events[0].kind"),
        (at("library", "actors", 0, "part_of", value=["nobody"]), "library.actors[0].part_of[0]"),
        (at("library", "actors", 0, "name", value="North"), "library.actors[0].name"),
        (at("library", "actors", 0, "kind", value="ghost"), "library.actors[0].kind"),
        (at("documents", 0, "published", value="9999-99"), "documents[0].published"),
        (at("documents", 0, "bytes", value=10**300), "documents[0].bytes"),
        (at("details", value={}), "details.founding"),
        (detail("passages", value=[]), "selected.events[0].evidence"),
        (detail("passages", 0, "page", value=0), "details.founding.passages[0].page"),
        (detail("likelihood", value="certain"), "details.founding.likelihood"),
        (detail("confidence", value={"source": "A", "information": 7}), "details.founding.confidence.information"),
        (first("id", value="../../etc/passwd"), "selected.events[0].id"),
        (first("when", value="0000"), "selected.events[0].when"),
        (first("when", value="2026-01"), "selected.events[0].when"),
        (first("actors", value=["ghost"]), "selected.events[0].actors[0]"),
        (first("actors", value={"north": 1}), "selected.events[0].actors"),
        (first("themes", value=[["trade"]]), "selected.events[0].themes[0]"),
        (first("board", value="stage"), "selected.events[0].board"),
        (first("title", value="x" * 100_000), "selected.events[0].title"),
        (first("summary", value="\udcff"), "selected.events[0].summary"),
        (first("attributed_to", value=["ghost"]), "selected.events[0].attributed_to[0]"),
        (first("evidence", 0, "document", value="ghost"), "selected.events[0].evidence[0].document"),
        (first("evidence", 0, "start", value=-5), "selected.events[0].evidence[0].start"),
        (first("evidence", 0, "end", value=0), "selected.events[0].evidence[0].end"),
        (first("evidence", 0, "end", value=10**60), "selected.events[0].evidence[0].end"),
        (first("evidence", 0, "state", value="proven"), "selected.events[0].evidence[0].state"),
        (first("evidence", 0, "found", value=[1, 2]), "selected.events[0].evidence[0].found"),
        (first("figures", value=[{"label": "L", "value": float("nan")}]), "selected.events[0].figures[0].value"),
        (at("viewpoints", "contributors", value=["ghost"]), "viewpoints.contributors[0]"),
        (at("viewpoints", "contributors", value=[]), "viewpoints.cells[0].contributor"),
        (at("viewpoints", "questions", value=[]), "viewpoints.cells[0].question"),
        (at("viewpoints", "lists", value=[{"id": "l", "title": "", "events": ["ghost"]}]), None),
    ],
)
def test_what_does_not_hold_together_is_refused_with_its_place(twist: Twist, where: str | None) -> None:
    data = printed()
    twist(data)
    with pytest.raises(BriefviewerError) as caught:
        packet_values(cast(PacketData, data))
    assert caught.value.code == "packet-broken-data"
    assert where is None or caught.value.facts["where"] == where


def test_a_long_chain_of_parts_ends_somewhere() -> None:
    data = printed()
    data["library"]["actors"] += [
        {"id": f"a{n}", "name": {"en": "A", "ko": None}, "kind": "unit", "aliases": [], "part_of": [f"a{n + 1}"]}
        for n in range(MAX_DEPTH + 1)
    ]
    data["library"]["actors"][-1]["part_of"] = []
    with pytest.raises(BriefviewerError):
        packet_values(data)


def test_a_figure_of_a_document_that_is_not_carried_loses_only_that() -> None:
    data = printed(harbours().with_events(rich_event()))
    data["selected"]["events"][0]["figures"][0]["document"] = "ghost"
    assert packet_values(data).events[0].figures == rich_event().figures


def test_ids_are_those_of_the_packet() -> None:
    assert set(packet_values(printed()).excerpts) == {EventId(each.id) for each in harbours().all_events}
