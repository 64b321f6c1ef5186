"""Verifying: a packet proves itself, and tells what the store did since."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from briefviewer.brief.compose import compose
from briefviewer.brief.model import ExcerptsSection
from briefviewer.brief.packet_data import PacketData, from_json, to_json
from briefviewer.brief.packet_store import PacketStore
from briefviewer.brief.verify import Changed, verify_data, verify_packet, verify_store
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.words import Words
from tests.brief.fake_store import TEXT, an_event, harbours
from tests.brief.packets import CHOICE, Printed, brief_of

AUTUMN = Filters(range=DayRange(date(2025, 9, 1), date(2025, 9, 30)))


def data() -> PacketData:
    return from_json(to_json(brief_of().data))


def test_an_untouched_store_verifies_its_packet(printed: Printed) -> None:
    report = verify_packet(printed.pdf, harbours())
    assert report.ok
    assert (report.verified, report.moved, report.lost, report.not_attached) == (10, 0, 0, 0)
    assert report.changed == Changed()


def test_without_a_store_only_the_packet_is_asked(printed: Printed) -> None:
    report = verify_packet(printed.pdf, None)
    assert report.ok
    assert report.not_attached == 10
    assert report.changed is None


def test_edited_added_and_gone_events_are_named() -> None:
    store = harbours()
    events = [event for event in store.all_events if event.id != "next"]
    events[1] = replace(events[1], summary="Ships of one side may enter.")
    report = verify_data(data(), store.with_events(*events, an_event("new", "2025-10-01")))
    assert report.ok
    assert report.changed == Changed(edited=("opening",), added=("new",), gone=("next",))


def test_a_passage_that_left_the_document_is_a_problem() -> None:
    report = verify_data(data(), replace(harbours(), text=TEXT.upper()))
    assert not report.ok
    assert report.lost == 10
    assert {problem.code for problem in report.problems} == {"evidence-lost"}
    assert report.problems[0].field == "events[0].evidence[0]"
    assert report.changed == Changed()


def test_an_original_that_is_not_at_hand_is_no_problem() -> None:
    report = verify_data(data(), replace(harbours(), text=None))
    assert report.ok
    assert report.not_attached == 10


def test_words_that_do_not_have_their_hash_are_a_problem() -> None:
    altered = data()
    altered["selected"]["events"][0]["evidence"][0]["text"] += " Not."
    report = verify_data(altered, None)
    assert [problem.code for problem in report.problems] == ["packet-text-altered"]


def test_as_many_passages_are_checked_as_the_packet_prints() -> None:
    brief = brief_of(filters=AUTUMN)
    printed = next(each for each in brief.sections if isinstance(each, ExcerptsSection)).excerpts
    assert len(brief.data.get("cited", [])) == 1, "the other side of a contradiction lies outside"
    assert verify_data(brief.data, harbours()).verified == len(printed)


def test_the_other_side_of_a_contradiction_is_checked_too() -> None:
    altered = brief_of(filters=AUTUMN).data
    altered["cited"][0]["text"] += " Not."
    (problem,) = verify_data(altered, None).problems
    assert (problem.code, problem.field) == ("packet-text-altered", "cited[0]")


def test_a_packet_of_before_has_no_passages_beside_its_events() -> None:
    before = brief_of(filters=AUTUMN).data
    del before["cited"]
    assert verify_data(from_json(to_json(before)), harbours()).ok


def test_a_packet_of_a_packet_verifies_as_the_first_does() -> None:
    first = PacketStore(from_json(to_json(brief_of(filters=AUTUMN).data)), Path("first.pdf"))
    second = compose(first, Filters(), CHOICE, Words.for_language("en")).data
    assert second["selected"] == brief_of(filters=AUTUMN).data["selected"]
    assert verify_data(second, harbours()).changed == Changed(), "its selection is the first one's, not all"


@pytest.mark.parametrize("where", ["viewpoints", "questions", "cells", "cited"])
def test_a_packet_whose_passages_have_not_their_shape_is_refused(where: str) -> None:
    broken = cast(dict[str, Any], brief_of().data)
    (broken["viewpoints"] if where in ("questions", "cells") else broken)[where] = "no list"
    with pytest.raises(BriefviewerError, match="packet-broken-data"):
        from_json(to_json(cast(PacketData, broken)))


def test_a_store_is_verified_with_its_viewpoints() -> None:
    report = verify_store(harbours())
    assert report.verified == 10
    assert report.changed is None


def test_a_foreign_file_is_one_error() -> None:
    with pytest.raises(BriefviewerError):
        verify_packet(b"%PDF-1.7 broken", None)


def test_an_event_of_unknown_id_in_the_packet_is_gone() -> None:
    strange = data()
    strange["selected"]["events"][0]["id"] = cast("str", EventId("unheard-of"))
    report = verify_data(strange, harbours())
    assert report.changed is not None
    assert report.changed.gone == ("unheard-of",)
