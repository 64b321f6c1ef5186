"""The attachment: written, read back, and refused when it is not what it should be."""

import json
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from briefviewer.brief.packet_data import filters_from, from_json, read_packet, to_json
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters, Undated
from tests.brief.packets import Printed, brief_of

FILTERS = Filters(
    {Facet.ACTOR: (("north", "south"), ("north",))},
    {Facet.KIND: ("scenario",)},
    DayRange(date(2025, 8, 1), None),
    ("harbour",),
    date(2025, 12, 31),
    AsOfMode.HAPPENED,
    Undated.WITH,
)


def test_what_is_written_is_read_back(printed: Printed) -> None:
    assert read_packet(printed.pdf) == json.loads(to_json(printed.brief.data))


def test_it_holds_selection_events_and_hashes() -> None:
    data = brief_of().data
    assert (data["format"], data["prepared"], data["store"]["revision"]) == (1, "2026-11-22", "4f1c9a")
    assert data["numbers"]["opening"] == 3
    events = {event["id"]: event for event in data["selected"]["events"]}
    assert len(events) == 8
    assert all(len(each["sha256"]) == 64 for event in events.values() for each in event["evidence"])


def test_a_selection_is_asked_again_as_it_was() -> None:
    assert filters_from(brief_of(filters=FILTERS).data) == FILTERS


def test_a_file_that_is_no_pdf_is_refused() -> None:
    with pytest.raises(BriefviewerError) as caught:
        read_packet(b"not a PDF")
    assert caught.value.code == "packet-unreadable"


def test_a_pdf_without_our_data_is_refused() -> None:
    content = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(content)
    with pytest.raises(BriefviewerError) as caught:
        read_packet(content.getvalue())
    assert caught.value.code == "packet-without-data"


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("format",), "one", "format"),
        (("store", "id"), 3, "store.id"),
        (("selected", "events"), {}, "selected.events"),
        (("selected", "events", 0, "title"), None, "events[0].title"),
        (("selected", "events", 0, "evidence", 0, "start"), "0", "events[0].evidence[0].start"),
        (("selected", "events", 0, "evidence", 0, "end"), True, "events[0].evidence[0].end"),
        (("selected", "selection", "filters"), {"colour": ["red"]}, "selection"),
        (("selected", "selection", "from"), "yesterday", "selection"),
        (("documents", 0), [], "documents[0]"),
    ],
)
def test_data_of_another_shape_is_refused_with_its_place(
    path: tuple[str | int, ...], value: object, where: str
) -> None:
    data = json.loads(to_json(brief_of().data))
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(BriefviewerError) as caught:
        from_json(json.dumps(data).encode())
    assert caught.value.facts == {"where": where}


@pytest.mark.parametrize("content", [b"", b"[" * 100_000, b"{", b"\xff\xfe"])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(BriefviewerError) as caught:
        from_json(content)
    assert caught.value.code == "packet-broken-data"


def test_a_newer_format_is_not_guessed_at() -> None:
    with pytest.raises(BriefviewerError) as caught:
        from_json(b'{"format": 2}')
    assert caught.value.code == "packet-newer-format"
