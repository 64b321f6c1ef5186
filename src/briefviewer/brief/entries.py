"""Events as entries of the packet: the chronology, and the boards beside it that must never read as happenings."""

from collections.abc import Sequence

from briefviewer.app.records import documents_unknown
from briefviewer.brief.model import EntriesSection, Entry, EntryGroup, Fact, Head, Line, Mark, Run, plain
from briefviewer.brief.scope import GroupKey, Scope, entry_anchor
from briefviewer.domain.event import Board, Event, EventId, Figure, RelationType, Role, Status
from briefviewer.domain.time import Basis, Precision
from briefviewer.words import Words
from briefviewer.words.dates import external_date, long_date, month_heading, precision_in_words
from briefviewer.words.figures import figure_value
from briefviewer.words.labels import heading, label
from briefviewer.words.sources import attributed_name, attribution_sentence

_NOT_HAPPENED = (Status.EXPECTED, Status.HYPOTHETICAL, Status.RECOMMENDED)


def chronology(scope: Scope, head: Head) -> EntriesSection:
    """What happened, and what is dated without having happened yet, which says so."""
    words = scope.words
    groups = tuple(
        _group(scope, f"{head.anchor}-{n}", _group_title(scope, key), events)
        for n, (key, events) in enumerate(scope.chronology, 1)
    )
    note = "" if groups else words.text("No event of this selection has a date.")
    return EntriesSection(head, note, groups)


def boards(scope: Scope, head: Head) -> EntriesSection:
    """Assessments, outlook, scenarios, recommendations and what has no date, each under its own heading."""
    groups = tuple(
        _group(scope, f"{head.anchor}-{n}", _board_title(board, scope.words), events)
        for n, (board, events) in enumerate(scope.boards, 1)
    )
    words = scope.words
    note = words.text("What the documents judge, expect, imagine or advise. None of it is told as a happening.")
    if scope.filters.range is not None and any(event.when is None for _, events in scope.boards for event in events):
        note += " " + words.text("What has no date is listed whatever the range.")
    return EntriesSection(head, note, groups)


def _group_title(scope: Scope, key: GroupKey) -> str:
    words = scope.words
    if key.perhaps:
        return words.text("May have begun before the range")
    if key.before:
        return words.text("Began before the range") if scope.filters.range else words.text("Start not known")
    if key.precision is Precision.MONTH:
        return month_heading(key.year, key.month, words)
    if key.precision is Precision.YEAR:
        return month_heading(key.year, None, words)
    if key.precision is Precision.DECADE:
        return words.text("{year}s, year not known", year=key.year)
    return words.text("{year}–{last}, year not known", year=key.year, last=key.year + 99)


def entry(scope: Scope, event: Event) -> Entry:
    """One event as the packet tells it."""
    words = scope.words
    mark = mark_of(scope, event)
    number = scope.numbers[event.id]
    kind_line = [mark.label, label(event.status, words)]
    if event.place:
        kind_line.append(event.place)
    return Entry(
        anchor=entry_anchor(number),
        number=number,
        date=long_date(event.when, event.modifier, words),
        date_notes=_date_notes(event, words),
        flag=_flag(scope, event),
        mark=mark,
        title=event.title,
        kind=" · ".join(kind_line),
        summary=tuple(part for each in event.summary.split("\n") if (part := each.strip())),
        details=_details(scope, event),
        citations=scope.citations(event),
    )


def mark_of(scope: Scope, event: Event) -> Mark:
    """The sign of an event's kind, hollow where it is no happening."""
    hollow = not event.is_on_axis or event.role in (Role.FORECAST, Role.ATTESTED) or event.status in _NOT_HAPPENED
    kind = scope.store.library.kinds.get(event.kind)
    if kind is None:
        return Mark("", "", hollow, event.kind)
    return Mark(kind.hue, kind.glyph, hollow, kind.label.in_language(scope.words.language))


def _group(scope: Scope, anchor: str, title: str, events: Sequence[Event]) -> EntryGroup:
    return EntryGroup(Head(anchor, "", title), tuple(entry(scope, event) for event in events))


def _board_title(board: Board, words: Words) -> str:
    return heading(board, words)


def _date_notes(event: Event, words: Words) -> tuple[str, ...]:
    """How far the date can be relied on. Of a judgement it is its document's, and says only when that was written."""
    notes: list[str] = []
    if event.when is not None and event.role is Role.ATTESTED and not event.is_on_axis:
        notes.append(label(Role.ATTESTED, words))
    elif event.when is not None:
        notes.append(precision_in_words(event.when, event.modifier, words))
        if event.basis is Basis.DERIVED:
            notes.append(label(Basis.DERIVED, words))
    if event.external is not None:
        notes.append(external_date(event.external, words))
    return tuple(notes)


def _flag(scope: Scope, event: Event) -> str:
    flags: list[str] = []
    if scope.is_possible(event.id):
        flags.append(scope.words.text("possible"))
    if event.is_on_axis:
        if event.role in (Role.ATTESTED, Role.FORECAST):
            flags.append(label(event.role, scope.words))
        elif event.status in _NOT_HAPPENED:
            flags.append(label(event.status, scope.words))
    return " · ".join(flags)


def _details(scope: Scope, event: Event) -> tuple[Fact, ...]:
    words, library = scope.words, scope.store.library
    facts: list[Fact] = []

    def add(name: str, line: Line) -> None:
        if line:
            facts.append(Fact(name, line))

    add(words.text("Actors"), plain(", ".join(_actors(scope, event))))
    hidden = documents_unknown(library, scope.filters)
    figures = [
        each for each in event.figures if each.document is None or library.original_of(each.document) not in hidden
    ]
    add(words.text("Figures"), plain("; ".join(_figure(scope, each) for each in figures)))
    if event.attributed_to:
        add(words.text("Source"), plain(attribution_sentence(event, library, words)))
    if event.likelihood is not None:
        add(words.text("Likelihood"), plain(label(event.likelihood, words)))
    if event.confidence is not None:
        code = f"{event.confidence.source or '–'}{event.confidence.information or '–'}"
        add(words.text("Admiralty code"), plain(code))
    if event.external is not None and event.external.note:
        add(words.text("Outside date"), plain(event.external.note))
    add(words.text("Relations"), _relations(scope, event))
    for note in event.notes:
        add(words.text("Note"), plain(note))
    return tuple(facts)


def _actors(scope: Scope, event: Event) -> list[str]:
    named: list[str] = []
    for each in event.actors:
        actor = scope.store.library.actors.get(each.id)
        name = actor.name.in_language(scope.words.language) if actor else str(each.id)
        named.append(f"{name} ({each.role})" if each.role else name)
    return named


def _figure(scope: Scope, figure: Figure) -> str:
    told = scope.words.text("{label}: {value}", label=figure.label, value=figure_value(figure, scope.words))
    if not figure.attributed_to:
        return told
    names = ", ".join(attributed_name(each, scope.store.library, scope.words) for each in figure.attributed_to)
    return scope.words.text("{figure} (by {names})", figure=told, names=names)


def _relations(scope: Scope, event: Event) -> Line:
    """What it has to do with others, each named once a group: “part of, follows [11] …; corroborates [4] …”."""
    types: dict[EventId, list[RelationType]] = {}
    named: dict[EventId, Line] = {}
    for relation, other in scope.relations(event):
        types.setdefault(other.id, []).append(relation.type)
        named[other.id] = scope.named(other)
    groups: dict[tuple[RelationType, ...], list[Line]] = {}
    for id_, kinds in types.items():
        groups.setdefault(tuple(kinds), []).append(named[id_])
    told: list[Run] = []
    for kinds_alike, lines in groups.items():
        if told:
            told.append(Run("; "))
        told.append(Run(", ".join(label(kind, scope.words) for kind in kinds_alike) + " "))
        for n, line in enumerate(lines):
            told += [Run(", "), *line] if n else line
    return tuple(told)
