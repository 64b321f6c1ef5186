"""Verifying: a packet proves itself, and tells what the store did since."""

from dataclasses import replace
from typing import cast

import pytest

from briefviewer.brief.packet_data import PacketData, from_json, to_json
from briefviewer.brief.verify import Changed, verify_data, verify_packet, verify_store
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import EventId
from tests.brief.fake_store import TEXT, an_event, harbours
from tests.brief.packets import Printed, brief_of


def data() -> PacketData:
    return from_json(to_json(brief_of().data))


def test_an_untouched_store_verifies_its_packet(printed: Printed) -> None:
    report = verify_packet(printed.pdf, harbours())
    assert report.ok
    assert (report.verified, report.moved, report.lost, report.not_attached) == (8, 0, 0, 0)
    assert report.changed == Changed()


def test_without_a_store_only_the_packet_is_asked(printed: Printed) -> None:
    report = verify_packet(printed.pdf, None)
    assert report.ok
    assert report.not_attached == 8
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
    assert report.lost == 8
    assert {problem.code for problem in report.problems} == {"evidence-lost"}
    assert report.problems[0].field == "events[0].evidence[0]"
    assert report.changed == Changed()


def test_an_original_that_is_not_at_hand_is_no_problem() -> None:
    report = verify_data(data(), replace(harbours(), text=None))
    assert report.ok
    assert report.not_attached == 8


def test_words_that_do_not_have_their_hash_are_a_problem() -> None:
    altered = data()
    altered["selected"]["events"][0]["evidence"][0]["text"] += " Not."
    report = verify_data(altered, None)
    assert [problem.code for problem in report.problems] == ["packet-text-altered"]


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
