"""What a packet carries of itself: the attachment ``briefviewer-packet.json`` (docs/formats/packet.md).

Plain JSON values, so that a packet can be checked and reopened without this program. Reading is strict: a foreign
packet is a file like any other, and what does not have the promised shape is refused with one sentence.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import NotRequired, TypedDict, TypeVar, cast

import pikepdf

from briefviewer.app.ports import EventStore
from briefviewer.app.records import EvidenceRecord, SelectedRecord, evidence_record, selection_record
from briefviewer.brief.packet_library import (
    DetailRecord,
    DocumentRecord,
    LibraryRecord,
    ViewpointsRecord,
    carried,
)
from briefviewer.columns.select import Selection
from briefviewer.domain.document import Document
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.evidence import Excerpt
from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters, Undated

FORMAT = 1
FILE_NAME = "briefviewer-packet.json"
MAX_BYTES = 256 * 2**20

Plain = TypeVar("Plain")


class StoreRecord(TypedDict):
    id: str
    title: str
    revision: str


class SinceRecord(TypedDict):
    """The earlier packet this one was compared with, and the ids of what changed between the two."""

    title: str
    prepared: str
    revision: str
    added: list[str]
    edited: list[str]
    gone: list[str]


class PacketData(TypedDict):
    """The attachment. ``numbers`` are the entries' numbers by event id; ``cited`` has the passages it cites that
    belong to none of its events and viewpoints; ``since`` is None if nothing was compared.
    """

    format: int
    program: str
    prepared: str
    title: str
    marking: str
    language: str
    store: StoreRecord
    documents: list[DocumentRecord]
    selected: SelectedRecord
    numbers: dict[str, int]
    library: LibraryRecord
    details: dict[str, DetailRecord]
    viewpoints: ViewpointsRecord
    cited: NotRequired[list[EvidenceRecord]]
    since: SinceRecord | None


def packet_data(
    store: EventStore,
    filters: Filters,
    selection: Selection,
    documents: Sequence[Document],
    numbers: Mapping[str, int],
    excerpts: Sequence[Excerpt],
    *,
    title: str,
    marking: str,
    language: str,
    prepared: date,
    program: str,
    since: SinceRecord | None = None,
) -> PacketData:
    """The data of one packet.

    Args:
        documents: The originals it cites, in the order of its list of sources.
        excerpts: All that it cites.
    """
    beside = carried(store, filters, selection, documents)
    selected = selection_record(store, filters, selection)
    carried_already = {place_of(each) for each in (*_of_events(selected), *_of_viewpoints(beside["viewpoints"]))}
    printed = [evidence_record(each, store.library) for each in excerpts]
    return {
        "format": FORMAT,
        "program": program,
        "prepared": prepared.isoformat(),
        "title": title,
        "marking": marking,
        "language": language,
        "store": {"id": store.id, "title": store.title, "revision": store.revision},
        "documents": beside["documents"],
        "selected": selected,
        "numbers": dict(numbers),
        "library": beside["library"],
        "details": beside["details"],
        "viewpoints": beside["viewpoints"],
        "cited": [each for each in printed if place_of(each) not in carried_already],
        "since": since,
    }


def passages(data: PacketData) -> Iterator[tuple[str, EvidenceRecord]]:
    """Every passage a packet shows with where in the attachment it stands; the same one but once."""
    seen: set[Place] = set()
    for n, event in enumerate(data["selected"]["events"]):
        yield from _new(event["evidence"], f"events[{n}].evidence", seen)
    matrix = data["viewpoints"]
    for n, question in enumerate(matrix["questions"]):
        yield from _new(question["evidence"], f"viewpoints.questions[{n}].evidence", seen)
    for n, cell in enumerate(matrix["cells"]):
        yield from _new(cell["evidence"], f"viewpoints.cells[{n}].evidence", seen)
    yield from _new(data.get("cited", []), "cited", seen)


Place = tuple[str, int | None, int | None, str, str]


def place_of(record: EvidenceRecord) -> Place:
    """What makes a passage this one, whoever cites it; where words were altered, they are another."""
    return record["document"], record["start"], record["end"], record["sha256"], record["text"]


def _new(records: Sequence[EvidenceRecord], where: str, seen: set[Place]) -> Iterator[tuple[str, EvidenceRecord]]:
    for n, each in enumerate(records):
        if place_of(each) not in seen:
            seen.add(place_of(each))
            yield f"{where}[{n}]", each


def _of_events(selected: SelectedRecord) -> Iterator[EvidenceRecord]:
    return (each for event in selected["events"] for each in event["evidence"])


def _of_viewpoints(matrix: ViewpointsRecord) -> Iterator[EvidenceRecord]:
    yield from (each for question in matrix["questions"] for each in question["evidence"])
    yield from (each for cell in matrix["cells"] for each in cell["evidence"])


def to_json(data: PacketData) -> bytes:
    """The attachment's bytes: UTF-8, keys in the order of docs/formats/packet.md."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def read_packet(pdf: bytes) -> PacketData:
    """The data a packet carries.

    Raises:
        BriefviewerError: ``packet-unreadable`` if this is no PDF, ``packet-without-data`` if it carries no attachment
        of
            ours, ``packet-broken-data`` if that has not the promised shape, ``packet-newer-format``.
    """
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            attachment = opened.attachments.get(FILE_NAME)
            content = attachment.get_file().read_bytes() if attachment is not None else None
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise BriefviewerError("packet-unreadable") from error
    if content is None:
        raise BriefviewerError("packet-without-data")
    return from_json(content)


def from_json(content: bytes) -> PacketData:
    """The attachment read back, its shape checked as far as anything here relies on it."""
    if len(content) > MAX_BYTES:
        raise BriefviewerError("packet-broken-data", where="size")
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BriefviewerError("packet-broken-data", where="JSON") from error
    top = _typed(data, dict, "packet")
    number = _typed(top.get("format"), int, "format")
    if number > FORMAT:
        raise BriefviewerError("packet-newer-format", format=str(number))
    for name in ("program", "prepared", "title", "marking", "language"):
        _typed(top.get(name), str, name)
    store = _typed(top.get("store"), dict, "store")
    for name in ("id", "title", "revision"):
        _typed(store.get(name), str, f"store.{name}")
    _typed(top.get("numbers"), dict, "numbers")
    for n, document in enumerate(_typed(top.get("documents"), list, "documents")):
        _typed(_typed(document, dict, f"documents[{n}]").get("id"), str, f"documents[{n}].id")
    selected = _typed(top.get("selected"), dict, "selected")
    filters_from(cast(PacketData, data))
    for n, event in enumerate(_typed(selected.get("events"), list, "selected.events")):
        _check_event(_typed(event, dict, f"events[{n}]"), f"events[{n}]")
    matrix = _typed(top.get("viewpoints"), dict, "viewpoints")
    for name in ("questions", "cells"):
        for n, each in enumerate(_typed(matrix.get(name), list, f"viewpoints.{name}")):
            where = f"viewpoints.{name}[{n}]"
            _check_evidence(_typed(each, dict, where).get("evidence"), f"{where}.evidence")
    _check_evidence(top.get("cited", []), "cited")
    return cast(PacketData, data)


def filters_from(data: PacketData) -> Filters:
    """The selection a packet was made from, to be asked again.

    Raises:
        BriefviewerError: ``packet-broken-data``.
    """
    selection = _typed(data["selected"].get("selection"), dict, "selection")
    named = _typed(selection.get("filters"), dict, "selection.filters")
    include: dict[Facet, tuple[tuple[str, ...], ...]] = {}
    exclude: dict[Facet, tuple[str, ...]] = {}
    text: tuple[str, ...] = ()
    undated: Undated | None = None
    try:
        for name, values in named.items():
            texts = [_typed(each, str, name) for each in _typed(values, list, name)]
            if name == "text":
                text = tuple(texts)
            elif name == "undated":
                undated = Undated(texts[0])
            elif name.startswith("not-"):
                exclude[Facet(name.removeprefix("not-"))] = tuple(texts)
            else:
                include[Facet(name)] = tuple(tuple(each.split("+")) for each in texts)
        first, last = _day(selection.get("from")), _day(selection.get("to"))
        as_of = _day(selection.get("as_of"))
        mode = AsOfMode(selection.get("as_of_mode", AsOfMode.KNOWN.value))
    except (ValueError, IndexError) as error:
        raise BriefviewerError("packet-broken-data", where="selection") from error
    days = DayRange(first, last) if first or last else None
    return Filters(include, exclude, days, text, as_of, mode, undated)


def _check_event(event: dict[str, object], where: str) -> None:
    for name in ("id", "title", "summary"):
        _typed(event.get(name), str, f"{where}.{name}")
    _check_evidence(event.get("evidence"), f"{where}.evidence")


def _check_evidence(records: object, where: str) -> None:
    for n, each in enumerate(_typed(records, list, where)):
        evidence = _typed(each, dict, f"{where}[{n}]")
        for name in ("document", "sha256", "state", "text", "text_from"):
            _typed(evidence.get(name), str, f"{where}[{n}].{name}")
        for name in ("start", "end"):
            if evidence.get(name) is not None:
                _typed(evidence.get(name), int, f"{where}[{n}].{name}")


def _typed(value: object, kind: type[Plain], where: str) -> Plain:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise BriefviewerError("packet-broken-data", where=where)
    return value


def _day(text: object) -> date | None:
    return None if text is None else date.fromisoformat(_typed(text, str, "selection"))
