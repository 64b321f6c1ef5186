"""Checks excerpts again: those of a store, or those a packet carries against the store of today.

A packet is judged by what it carries (docs/formats/packet.md): each passage it shows must have the hash it names, its
pages must say what its data say, each excerpt is looked up again in the documents at hand, and its events are compared
with the store's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from briefviewer.app.ports import EventStore
from briefviewer.app.records import EventRecord, EvidenceRecord, event_record
from briefviewer.brief.on_pages import differences
from briefviewer.brief.packet_data import FILE_NAME, PacketData, filters_from, passages, read_packet
from briefviewer.brief.page_words import page_words
from briefviewer.columns.events import RowFlag
from briefviewer.domain.document import DocumentId
from briefviewer.domain.errors import Problem
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Evidence, ExcerptState, Stance, TextFrom
from briefviewer.domain.facet import Filters
from briefviewer.domain.selector import TextQuoteSelector, TextSpan


@dataclass(frozen=True, slots=True)
class Changed:
    """What the store did since: ids of events edited, added to the selection, gone from the store or the selection."""

    edited: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """How many excerpts stand how, what is wrong, and for a packet what has changed. ``ok`` means no problems."""

    verified: int
    moved: int
    lost: int
    not_attached: int
    problems: tuple[Problem, ...]
    changed: Changed | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify_store(store: EventStore) -> Report:
    """Every excerpt of a store again, those of its viewpoints too. Moved and lost ones are problems the store lists."""
    columns = store.columns
    curated = np.flatnonzero(~columns.has(RowFlag.LAYER)).tolist()
    states = [each.state for row in curated for each in store.excerpts(EventId(columns.ids[row]))]
    matrix = store.viewpoints
    cited = [each.evidence for each in matrix.questions] + [each.evidence for each in matrix.cells]
    states += [store.excerpt(each).state for evidence in cited for each in evidence]
    return _report(states, store.problems)


def verify_packet(pdf: bytes, store: EventStore | None) -> Report:
    """A packet of our own making against a store, or without one against itself only.

    Raises:
        BriefviewerError: ``packet-unreadable``, ``packet-without-data``, ``packet-broken-data``,
        ``packet-newer-format``.
    """
    return verify_data(read_packet(pdf), store, page_words(pdf))


def verify_data(data: PacketData, store: EventStore | None, pages: Sequence[str] = ()) -> Report:
    """The same for the data of a packet, once read. What several entries cite counts once, as on the cover.

    Args:
        pages: What the pages say; without any, they are not held against the data.
    """
    states: list[ExcerptState] = []
    problems: list[Problem] = []
    for place, record in passages(data):
        excerpt = None if store is None else store.excerpt(_evidence(record))
        states.append(excerpt.state if excerpt else ExcerptState.NOT_ATTACHED)
        facts = {"document": record["document"], "start": str(record["start"]), "end": str(record["end"])}
        if not _shows_what_it_hashes(record):
            problems.append(_problem(place, "packet-text-altered", facts))
        if excerpt is not None and excerpt.state is ExcerptState.MOVED and excerpt.found is not None:
            found = {"found_start": str(excerpt.found.start), "found_end": str(excerpt.found.end)}
            problems.append(_problem(place, "evidence-moved", facts | found))
        elif excerpt is not None and excerpt.state is ExcerptState.LOST:
            problems.append(_problem(place, "evidence-lost", facts))
    if pages:
        problems += differences(data, pages)
    return _report(states, problems, None if store is None else _changes(data, store))


def _problem(place: str, code: str, facts: Mapping[str, str]) -> Problem:
    return Problem(FILE_NAME, 0, 0, place, code, tuple(facts.items()))


def _report(states: Sequence[ExcerptState], problems: Sequence[Problem], changed: Changed | None = None) -> Report:
    return Report(
        verified=states.count(ExcerptState.VERIFIED),
        moved=states.count(ExcerptState.MOVED),
        lost=states.count(ExcerptState.LOST),
        not_attached=states.count(ExcerptState.NOT_ATTACHED),
        problems=tuple(problems),
        changed=changed,
    )


def _evidence(record: EvidenceRecord) -> Evidence:
    """The evidence of a record; its words help to find it again where they are the original's own."""
    start, end = record["start"], record["end"]
    span = TextSpan(start, end) if start is not None and end is not None else None
    quote = None
    if record["text_from"] == TextFrom.ORIGINAL.value and _hash(record["text"]) == record["sha256"]:
        quote = TextQuoteSelector(record["text"])
    return Evidence(DocumentId(record["document"]), Stance.SUPPORTS, span, record["sha256"], quote)


def _shows_what_it_hashes(record: EvidenceRecord) -> bool:
    """A passage shown as the original's and verified has the hash it names; nothing else can be checked alone."""
    if record["text_from"] != TextFrom.ORIGINAL.value or record["state"] != ExcerptState.VERIFIED.value:
        return True
    return _hash(record["text"]) == record["sha256"]


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _changes(data: PacketData, store: EventStore) -> Changed:
    then = {event["id"]: event for event in data["selected"]["events"]}
    filters = filters_from(data)
    selection = store.select(filters)
    now = {str(event.id): event for event in store.events(selection.rows)}
    edited = [
        id_
        for id_, event in then.items()
        if id_ in now and edited_fields(event, event_record(store, now[id_], same_clock(filters)))
    ]
    return Changed(
        edited=tuple(edited),
        added=tuple(id_ for id_ in now if id_ not in then),
        gone=tuple(id_ for id_ in then if id_ not in now),
    )


def same_clock(filters: Filters) -> Filters:
    """What of a selection decides how a record reads: its as-of clock, for that hides documents."""
    return Filters(as_of=filters.as_of, as_of_mode=filters.as_of_mode)


def edited_fields(then: EventRecord, now: EventRecord) -> tuple[str, ...]:
    """The keys in which two records of an event say something else; places of evidence count, its state does not."""
    before, after = _said(then), _said(now)
    return tuple(key for key in {**after, **before} if before.get(key) != after.get(key))


def _said(event: EventRecord) -> Mapping[str, object]:
    """What an event says, without what depends on the selection or on which documents are at hand."""
    said: dict[str, object] = {key: value for key, value in event.items() if key not in _PASSING}
    said["evidence"] = [
        [each["document"], each["stance"], each["start"], each["end"], each["sha256"]] for each in event["evidence"]
    ]
    return said


_PASSING = ("in_range", "as_of", "evidence")
