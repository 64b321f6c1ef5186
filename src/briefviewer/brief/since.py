"""What changed since an earlier packet: events that are new, told otherwise or gone, and passages that stand otherwise.

Two packets are compared by what they carry, so it makes no difference where the earlier one comes from. A change of the
selection is told first, for it may be why an event is new or gone.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from briefviewer.app.records import EventRecord, EvidenceRecord, event_record, filter_values
from briefviewer.brief.model import Grid, GridGroup, GridSection, Head, Line, Run, plain
from briefviewer.brief.packet_data import PacketData, SinceRecord, filters_from
from briefviewer.brief.scope import Scope
from briefviewer.brief.selection_words import as_of_in_words, filters_in_words, range_in_words
from briefviewer.brief.verify import edited_fields, same_clock
from briefviewer.domain.event import Event, Status
from briefviewer.domain.evidence import ExcerptState
from briefviewer.domain.facet import Filters
from briefviewer.domain.time import Edtf, EdtfError, Modifier, parse_edtf
from briefviewer.words import Words, mark
from briefviewer.words.counts import events as events_counted
from briefviewer.words.dates import long_date, long_day
from briefviewer.words.labels import label

_LONGEST = 160
"""Words of before and now are quoted up to this length."""


def changes_since(scope: Scope, head: Head, before: PacketData) -> GridSection:
    """The section; where nothing changed it says so."""
    words = scope.words
    then = {each["id"]: each for each in before["selected"]["events"]}
    paragraphs = [plain(_compared_with(before, words)), *_selection_changes(scope, before)]
    found = (
        (words.text("New in this packet"), (words.text("Date"), words.text("Event")), _added(scope, then), (2, 7)),
        (
            words.text("Told otherwise"),
            (words.text("Date"), words.text("Event"), words.text("What changed")),
            _edited(scope, then),
            (2, 4, 4),
        ),
        (
            words.text("No longer in it"),
            (words.text("Date"), words.text("Event"), words.text("Why")),
            _gone(scope, then),
            (2, 4.5, 3),
        ),
        (
            words.text("Passages that stand otherwise"),
            (words.text("Event"), words.text("Then"), words.text("Now")),
            _passages(scope, then),
            (6, 2, 2),
        ),
    )
    tables = [(title, heads, rows, shares) for title, heads, rows, shares in found if rows]
    if not tables:
        paragraphs.append(plain(words.text("Nothing has changed.")))
    told = "; ".join(
        f"{title.lower() if words.language == 'en' else title}: {len(rows)}" for title, _, rows, _ in tables
    )
    if told:
        paragraphs.append(plain(told[:1].upper() + told[1:] + "."))
    groups = [GridGroup(Head(f"{head.anchor}-0", "", words.text("Compared")), tuple(paragraphs))]
    for n, (title, heads, rows, shares) in enumerate(tables, 1):
        groups.append(GridGroup(Head(f"{head.anchor}-{n}", "", title), (), Grid(heads, rows, shares)))
    return GridSection(head, tuple(groups))


def since_record(scope: Scope, before: PacketData) -> SinceRecord:
    """The same as a record for the attachment, as ids."""
    then = {each["id"]: each for each in before["selected"]["events"]}
    clock = same_clock(scope.filters)
    return {
        "title": before["title"],
        "prepared": before["prepared"],
        "revision": before["store"]["revision"],
        "added": [event.id for event in scope.events if event.id not in then],
        "edited": [
            event.id
            for event in scope.events
            if event.id in then and edited_fields(then[event.id], event_record(scope.store, event, clock))
        ],
        "gone": [id_ for id_ in then if id_ not in scope.by_id],
    }


def prepared_in_words(before: PacketData, words: Words) -> str:
    """The day an earlier packet was prepared on."""
    try:
        return long_day(date.fromisoformat(before["prepared"]), words)
    except ValueError:
        return before["prepared"][:_LONGEST]


def _compared_with(before: PacketData, words: Words) -> str:
    return words.text(
        "Compared with “{title}”, prepared on {day}: {events}, revision {revision}.",
        title=before["title"],
        day=prepared_in_words(before, words),
        events=events_counted(len(before["selected"]["events"]), words),
        revision=before["store"]["revision"],
    )


def _selection_changes(scope: Scope, before: PacketData) -> Iterator[Line]:
    words = scope.words
    if before["store"]["id"] != scope.store.id:
        yield plain(words.text("That packet was made from another store: {store}.", store=before["store"]["title"]))
    earlier = filters_from(before)
    if _asked(earlier) != _asked(scope.filters):
        told = [range_in_words(earlier, words)]
        told += [as_of_in_words(earlier, words), filters_in_words(earlier, scope.store.library, words)]
        selection = " · ".join(each for each in told if each)
        yield plain(words.text("That packet had another selection: {selection}.", selection=selection))


def _asked(filters: Filters) -> object:
    return filters.range, filters.as_of, filters.as_of_mode, filter_values(filters)


Rows = tuple[tuple[tuple[Line, ...], ...], ...]


def _added(scope: Scope, then: Mapping[str, EventRecord]) -> Rows:
    return tuple(
        ((plain(_date_of(event, scope.words)),), (scope.named(event),))
        for event in scope.events
        if event.id not in then
    )


def _edited(scope: Scope, then: Mapping[str, EventRecord]) -> Rows:
    rows = []
    clock = same_clock(scope.filters)
    for event in scope.events:
        record = then.get(event.id)
        if record is None:
            continue
        now = event_record(scope.store, event, clock)
        changed = edited_fields(record, now)
        if changed:
            told = tuple(_told_changes(changed, record, now, scope.words))
            rows.append(((plain(_date_of(event, scope.words)),), (scope.named(event),), told))
    return tuple(rows)


def _gone(scope: Scope, then: Mapping[str, EventRecord]) -> Rows:
    words, known = scope.words, scope.store.columns.rows_by_id
    rows = []
    for id_, record in then.items():
        if id_ not in scope.by_id:
            why = words.text("outside the selection") if id_ in known else words.text("no longer in the store")
            rows.append(((plain(_recorded_date(record, words)),), (plain(record["title"]),), (plain(why),)))
    return tuple(rows)


def _passages(scope: Scope, then: Mapping[str, EventRecord]) -> Rows:
    """Passages of events that are in both, by their place in the document."""
    rows = []
    for event in scope.events:
        record = then.get(event.id)
        states = {_place(each): each["state"] for each in record["evidence"]} if record is not None else {}
        for excerpt in scope.excerpts(event) if states else ():
            position = excerpt.evidence.position
            place = (
                scope.store.library.original_of(excerpt.evidence.document),
                position.start if position else None,
                position.end if position else None,
                excerpt.sha256,
            )
            before = states.get(place)
            if before is not None and before != excerpt.state.value:
                cited = scope.cited.cite(excerpt, scope.link(event.id))
                line = (*scope.named(event), *((Run(" "), cited[0]) if cited else ()))
                rows.append(
                    ((line,), (plain(_state(before, scope.words)),), (plain(label(excerpt.state, scope.words)),))
                )
    return tuple(rows)


def _place(record: EvidenceRecord) -> tuple[str, int | None, int | None, str]:
    return record["document"], record["start"], record["end"], record["sha256"]


def _state(value: str, words: Words) -> str:
    return label(ExcerptState(value), words) if value in set(ExcerptState) else value


def _told_changes(changed: Sequence[str], then: EventRecord, now: EventRecord, words: Words) -> Iterator[Line]:
    """What was and what is where that can be told in a few words; else only what changed."""
    if any(each in _DATE_FIELDS for each in changed):
        before, after = _recorded_date(then, words), _recorded_date(now, words)
        yield plain(_was_is(words.text("date"), before, after, words) if before != after else words.text("date"))
    if "title" in changed:
        yield plain(_was_is(words.text("title"), then["title"], now["title"], words))
    if "status" in changed:
        yield plain(_was_is(words.text("status"), _status(then["status"], words), _status(now["status"], words), words))
    rest = dict.fromkeys(field_name(each, words) for each in changed if each in _FIELDS)
    if rest:
        yield plain(", ".join(rest))


def field_name(key: str, words: Words) -> str:
    """What a field of an event's record is called; all that tells its date is its date."""
    if key in _DATE_FIELDS:
        return words.text("date")
    return words.text(_FIELDS[key]) if key in _FIELDS else words.text(_TOLD.get(key, key))


def _was_is(name: str, before: str, after: str, words: Words) -> str:
    return words.text("{field}: {before} → {after}", field=name, before=before[:_LONGEST], after=after[:_LONGEST])


def _status(value: str, words: Words) -> str:
    return label(Status(value), words) if value in set(Status) else value


def _date_of(event: Event, words: Words) -> str:
    return long_date(event.when, event.modifier, words)


def _recorded_date(record: EventRecord, words: Words) -> str:
    text, modifier = record.get("when"), record.get("modifier")
    when: Edtf | None = None
    try:
        when = parse_edtf(text) if isinstance(text, str) else None
    except EdtfError:
        return str(text)[:_LONGEST]
    return long_date(when, Modifier(modifier) if modifier in set(Modifier) else None, words)


_DATE_FIELDS = (
    "when",
    "modifier",
    "earliest_start",
    "latest_start",
    "earliest_end",
    "latest_end",
    "precision",
    "approximate",
    "uncertain",
    "known_from",
)
_TOLD = {"title": mark("title"), "status": mark("status")}
_FIELDS = {
    "basis": mark("basis of the date"),
    "role": mark("role of the date"),
    "external": mark("date from outside"),
    "kind": mark("kind"),
    "board": mark("board"),
    "actors": mark("actors"),
    "themes": mark("themes"),
    "place": mark("place"),
    "summary": mark("summary"),
    "figures": mark("figures"),
    "attributed_to": mark("source"),
    "evidence": mark("evidence"),
    "relations": mark("relations"),
}
