"""A packet on the disk checked against a store, and what came of it in words: a line for the whole, one a finding."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefviewer.app.ports import EventStore
from briefviewer.app.records import event_record
from briefviewer.brief.packet_data import PacketData, filters_from
from briefviewer.brief.packet_file import read_packet_file, read_packet_words
from briefviewer.brief.since import field_name
from briefviewer.brief.verify import Report, edited_fields, same_clock, verify_data
from briefviewer.domain.event import EventId
from briefviewer.words import Words
from briefviewer.words.problems import sentence


@dataclass(frozen=True, slots=True)
class Check:
    """A packet beside a store: ``edited`` are ids of events with what differs of them, ``pages`` how many were read."""

    data: PacketData
    store: EventStore
    report: Report
    edited: tuple[tuple[str, tuple[str, ...]], ...]
    pages: int = 0

    @property
    def is_of_this_store(self) -> bool:
        """Whether the packet was made from it; of another store there is nothing to say but of excerpts."""
        return self.data["store"]["id"] == self.store.id


def check_packet(file: Path, store: EventStore) -> Check:
    """Read the packet anew, its pages too, and verify it.

    Raises:
        UsageError, BriefviewerError: as ``packet_file`` tells.
    """
    return check_data(read_packet_file(file), store, read_packet_words(file))


def check_data(data: PacketData, store: EventStore, pages: Sequence[str] = ()) -> Check:
    """The same of a packet that was read."""
    report = verify_data(data, store, pages)
    clock = same_clock(filters_from(data))
    then = {event["id"]: event for event in data["selected"]["events"]}
    changed = report.changed.edited if report.changed is not None else ()
    edited = tuple(
        (id_, edited_fields(then[id_], event_record(store, store.event(EventId(id_)), clock))) for id_ in changed
    )
    return Check(data, store, report, edited, len(pages))


def verdict(check: Check, words: Words) -> str:
    """The whole in a sentence or two."""
    report = check.report
    if report.problems:
        told = words.plural(
            "{n} thing is wrong with this packet.", "{n} things are wrong with this packet.", len(report.problems)
        )
    elif not report.verified:
        told = words.text("Nothing is wrong as far as can be seen, but none of its documents is at hand in this store.")
    elif report.not_attached:
        told = words.text(
            "{verified} excerpts verified word for word; {n} could not be checked: their documents are not attached.",
            verified=report.verified,
            n=report.not_attached,
        )
    else:
        told = words.plural(
            "The only excerpt is verified word for word.",
            "All {n} excerpts are verified word for word.",
            report.verified,
        )
    if not check.is_of_this_store:
        other = words.text("It was made from another store, “{title}”.", title=check.data["store"]["title"])
        return f"{told} {other}"
    changed = report.changed
    if report.ok and changed is not None and not (changed.edited or changed.added or changed.gone):
        return " ".join((told, words.text("No event has changed since.")))
    return told


def grounds(check: Check, words: Words) -> list[str]:
    """What the verdict rests on: a line for each thing that was held against another."""
    report = check.report
    looked_up = report.verified + report.moved + report.lost
    lines = [
        words.plural(
            "{n} passage looked up in the documents of “{store}”",
            "{n} passages looked up in the documents of “{store}”",
            looked_up,
            store=check.store.title,
        )
    ]
    if check.pages:
        lines.append(
            words.plural(
                "the words on {n} page held against the packet’s data",
                "the words on {n} pages held against the packet’s data",
                check.pages,
            )
        )
    if check.is_of_this_store:
        events = len(check.data["selected"]["events"])
        lines.append(
            words.plural("{n} event compared with the store’s", "{n} events compared with the store’s", events)
        )
    return lines


def findings(check: Check, words: Words) -> list[str]:
    """A line for each: what is wrong, then what changed since."""
    lines = list(dict.fromkeys(sentence(each, words) for each in check.report.problems))
    changed = check.report.changed
    if changed is None or not check.is_of_this_store:
        return lines
    titles = {event["id"]: event["title"] for event in check.data["selected"]["events"]}
    for id_, keys in check.edited:
        fields = ", ".join(dict.fromkeys(field_name(key, words) for key in keys))
        lines.append(words.text("Edited since: {title} ({fields})", title=titles[id_], fields=fields))
    new = (check.store.event(EventId(id_)).title for id_ in changed.added)
    lines += [words.text("New since: {title}", title=title) for title in new]
    lines += [words.text("Gone since: {title}", title=titles[id_]) for id_ in changed.gone]
    return lines
