"""Composes a packet: a selection and a person's choices become a ``Brief``, everything said decided here, in words.

No clock, disk or settings: the day it was prepared on is one of the choices.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefviewer.app.ports import EventStore
from briefviewer.brief.contested import contested
from briefviewer.brief.entries import boards, chronology
from briefviewer.brief.excerpts import joined, states_in_words
from briefviewer.brief.markdown import blocks
from briefviewer.brief.method import method
from briefviewer.brief.model import (
    Brief,
    Cover,
    ExcerptsSection,
    Fact,
    Head,
    JudgementText,
    Line,
    Paper,
    Run,
    Section,
    plain,
)
from briefviewer.brief.narrowing import within
from briefviewer.brief.packet_data import PacketData, packet_data
from briefviewer.brief.packet_store import PacketStore
from briefviewer.brief.references import actors_index, cited_documents, sources
from briefviewer.brief.scope import Choice, Part, Scope
from briefviewer.brief.selection_words import as_of_in_words, filters_in_words, range_in_words
from briefviewer.brief.since import changes_since, prepared_in_words, since_record
from briefviewer.brief.timeline_part import timeline
from briefviewer.brief.viewpoint_matrix import viewpoint_matrix
from briefviewer.domain.facet import Filters, Undated
from briefviewer.domain.judgement import Judgement
from briefviewer.domain.time import first_day, last_day, parse_edtf
from briefviewer.words import Words
from briefviewer.words.counts import documents as documents_counted
from briefviewer.words.counts import events as events_counted
from briefviewer.words.counts import excerpts as excerpts_counted
from briefviewer.words.dates import long_date, long_day, short_range
from briefviewer.words.labels import heading

__all__ = ["Choice", "Part", "compose"]

Maker = Callable[[Scope, Head], Section | None]


def compose(
    store: EventStore, filters: Filters, choice: Choice, words: Words, before: PacketData | None = None
) -> Brief:
    """Everything a packet says. Events without a date are listed unless the filters say otherwise.

    A packet of a packet was selected twice, and says so: it is no account of all that there is.

    Args:
        before: The data of an earlier packet to compare with, if there is to be such a section.
    """
    if isinstance(store, PacketStore):
        filters = within(store.selected, filters)
    if filters.undated is None:
        filters = replace(filters, undated=Undated.WITH)
    scope = Scope.of(store, filters, choice, words)
    title = choice.title.strip() or store.title
    sections = tuple(_sections(scope, before))
    days = filters.range
    return Brief(
        language=words.language,
        title=title,
        subject=range_in_words(filters, words),
        prepared=choice.prepared,
        paper=Paper(choice.paper),
        running_head=f"{title} — {short_range(days.first, days.last, words)}" if days else title,
        marking=choice.marking.strip(),
        page_words=words.text("Page {page} of {pages}", page="{page}", pages="{pages}"),
        program=choice.program,
        cover=_cover(scope, title),
        sections=sections,
        data=packet_data(
            store,
            filters,
            scope.selection,
            cited_documents(scope),
            {str(event): number for event, number in scope.numbers.items()},
            scope.cited.excerpts(),
            title=title,
            marking=choice.marking.strip(),
            language=words.language,
            prepared=choice.prepared,
            program=choice.program,
            since=since_record(scope, before) if before is not None and Part.CHANGED in choice.parts else None,
        ),
    )


def _sections(scope: Scope, before: PacketData | None) -> Iterator[Section]:
    """The sections that are wanted and have something to say, numbered as they come.

    Excerpts are numbered by first citation, so whatever cites comes to its words before the excerpts do.
    """
    words = scope.words

    def since(scope: Scope, head: Head) -> Section | None:
        return changes_since(scope, head, before) if before is not None else None

    plan: tuple[tuple[Part, str, Maker], ...] = (
        (Part.TIMELINE, words.text("Timeline at a glance"), timeline),
        (Part.CHRONOLOGY, words.text("Chronology"), chronology),
        (
            Part.BOARDS,
            words.text("Beside the timeline"),
            lambda scope, head: boards(scope, head) if scope.boards else None,
        ),
        (Part.CONTESTED, words.text("Open and contested points"), contested),
        (Part.VIEWPOINTS, words.text("Viewpoints"), viewpoint_matrix),
        (Part.CHANGED, _since_title(before, words), since),
        (Part.EXCERPTS, words.text("Excerpts"), _excerpts),
        (Part.ACTORS, words.text("Actors"), actors_index),
        (Part.SOURCES, words.text("Sources"), sources),
        (Part.METHOD, words.text("Method and limits"), method),
    )
    made: dict[Part, tuple[str, Maker, Section]] = {}
    for part, title, maker in plan:
        if part in scope.choice.parts and (section := maker(scope, Head(part.value, "", title))) is not None:
            made[part] = (title, maker, section)
    printed = [part for part in _PRINTED if part in made]
    for number, part in enumerate(printed, 1):
        section = made[part][2]
        yield replace(section, head=replace(section.head, number=str(number)))


def _since_title(before: PacketData | None, words: Words) -> str:
    return words.text("Changed since {day}", day=prepared_in_words(before, words)) if before is not None else ""


_PRINTED = (
    Part.CHANGED,
    Part.TIMELINE,
    Part.CHRONOLOGY,
    Part.BOARDS,
    Part.CONTESTED,
    Part.EXCERPTS,
    Part.VIEWPOINTS,
    Part.ACTORS,
    Part.SOURCES,
    Part.METHOD,
)
"""What an earlier packet said otherwise comes first, for whoever read that one; the appendices come last."""


def _excerpts(scope: Scope, head: Head) -> ExcerptsSection | None:
    if not len(scope.cited):
        return None
    words = scope.words
    note = words.text(
        "Numbered by first citation. Offsets count characters of the original, from 0; the hash is of the passage."
    )
    return ExcerptsSection(head, words.text("The passages cited"), note, scope.cited.packet_excerpts())


def _cover(scope: Scope, title: str) -> Cover:
    words, choice = scope.words, scope.choice
    parts = choice.parts
    judged = choice.judgements if Part.JUDGEMENTS in parts else ()
    return Cover(
        eyebrow=words.text("Briefing packet"),
        title=title,
        subtitle=_period(scope),
        facts=tuple(_facts(scope)),
        bottom_line_title=words.text("Bottom line"),
        bottom_line=blocks(choice.bottom_line) if Part.BOTTOM_LINE in parts else (),
        judgements_title=words.text("Key judgements"),
        judgements=tuple(_judgement(scope, each) for each in judged if each.text.strip()),
        contents_title=words.text("In this packet"),
    )


def _period(scope: Scope) -> str:
    """The range; without one the date of all that is dated, or its years."""
    dated = [event for _, events in scope.chronology for event in events]
    dates = {long_date(event.when, event.modifier, scope.words) for event in dated}
    if scope.filters.range is not None or not dated:
        return range_in_words(scope.filters, scope.words)
    if len(dates) == 1:
        told = dates.pop()
        return told[:1].upper() + told[1:]
    days = [day for event in dated if event.when for day in (first_day(event.when), last_day(event.when)) if day]
    first, last = (f"{day.year:04}" for day in (min(days), max(days)))
    return long_date(parse_edtf(first if first == last else f"{first}/{last}"), None, scope.words)


def _facts(scope: Scope) -> Iterator[Fact]:
    words, store = scope.words, scope.store
    yield Fact(words.text("Prepared"), plain(long_day(scope.choice.prepared, words)))
    revision = words.text("revision {revision}", revision=store.revision)
    yield Fact(words.text("Store"), plain(f"{store.title} · {events_counted(len(store.columns), words)} · {revision}"))
    filters = filters_in_words(scope.filters, store.library, words)
    selected = [range_in_words(scope.filters, words), filters] if filters else [range_in_words(scope.filters, words)]
    yield Fact(words.text("Selection"), plain(" · ".join(selected)))
    as_of = as_of_in_words(scope.filters, words)
    if as_of:
        yield Fact(words.text("As of"), plain(as_of))
    yield Fact(words.text("Contents"), plain(" · ".join(_counted(scope))))
    if len(scope.cited):
        excerpts = excerpts_counted(len(scope.cited), words)
        found = words.text(
            "{excerpts} from {documents}",
            excerpts=excerpts,
            documents=documents_counted(len(scope.cited.documents()), words),
        )
        yield Fact(words.text("Evidence"), plain(f"{found} · {states_in_words(scope.cited.states(), words)}"))


def _counted(scope: Scope) -> Iterator[str]:
    """How many events, where they stand, and how many are there that a reader of the dates would not look for."""
    words = scope.words
    yield events_counted(len(scope.selection), words)
    dated, beside = (sum(len(each) for _, each in groups) for groups in (scope.chronology, scope.boards))
    if dated and beside:
        yield words.text("{n} on the timeline, {others} beside it", n=f"{dated:,}", others=f"{beside:,}")
    undated = sum(event.when is None for event in scope.events)
    if undated and scope.filters.range is not None:
        yield words.plural("{n} without a date, in any range", "{n} without a date, in any range", undated)
    if scope.selection.possible:
        yield words.plural("{n} of them possible", "{n} of them possible", scope.selection.possible)


def _judgement(scope: Scope, judgement: Judgement) -> JudgementText:
    words = scope.words
    numbered = sorted(
        (each for each in judgement.events if each in scope.numbers), key=lambda each: scope.numbers[each]
    )
    links: Line = joined(scope.link(each) for each in numbered)
    if links:
        links = (Run(words.plural("rests on entry", "rests on entries", len(numbered)) + " "), *links)
    confidence = heading(judgement.confidence, words) if judgement.confidence else ""
    return JudgementText(blocks(judgement.text), confidence, links)
