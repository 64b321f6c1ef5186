"""Records of the domain as they are laid out in YAML: which keys, in which order (docs/formats/store.md), set how.

What is empty or says no more than its default is left out, save where its absence would make one wonder.
"""

from collections.abc import Iterable

from briefviewer.domain.document import Document
from briefviewer.domain.event import Attribution, Event, Figure, Participant
from briefviewer.domain.evidence import Evidence
from briefviewer.domain.facet import AsOfMode, DayRange, Facet
from briefviewer.domain.library import Actor, Kind, Name, Theme
from briefviewer.domain.selector import TextQuoteSelector
from briefviewer.domain.time import Edtf
from briefviewer.domain.view import LaneSettings, SavedView
from briefviewer.domain.viewpoint import Cell, EventList, Question
from briefviewer.store.yaml_layout import NULL, Bare, Items, Record, Setting, Text, Value, number


def event_record(event: Event) -> Record:
    """An event of ``events/*.yaml``."""
    return _record(
        ("id", Text(event.id)),
        ("title", Text(event.title)),
        ("short", _text(event.short)),
        ("when", _date(event.when) or NULL),
        ("modifier", _text(event.modifier)),
        ("basis", Text(event.basis.value)),
        ("role", Text(event.role.value)),
        (
            "external",
            Record(
                _present(("when", _date(event.external.when)), ("note", _fitting(event.external.note))), Setting.FITTING
            )
            if event.external
            else None,
        ),
        ("kind", Text(event.kind)),
        ("status", Text(event.status.value)),
        ("board", Text(event.board.value)),
        ("actors", _items(_participant(each) for each in event.actors)),
        ("themes", _texts(event.themes)),
        ("place", _text(event.place)),
        ("summary", _prose(event.summary)),
        ("figures", _items((_figure(each) for each in event.figures), Setting.BLOCK)),
        ("evidence", _evidence(event.evidence)),
        ("attributed_to", _items(_attribution(each) for each in event.attributed_to)),
        ("likelihood", _text(event.likelihood)),
        (
            "confidence",
            _flow(("source", _text(event.confidence.source)), ("information", _whole(event.confidence.information)))
            if event.confidence
            else None,
        ),
        (
            "relations",
            _items(
                (_flow(("type", Text(each.type.value)), ("event", Text(each.event))) for each in event.relations),
                Setting.BLOCK,
            ),
        ),
        ("notes", _items((Text(each, Setting.BLOCK) for each in event.notes), Setting.BLOCK)),
        (
            "provenance",
            _record(
                ("extractor", Text(event.provenance.extractor)),
                ("version", _text(event.provenance.version)),
                ("score", number(event.provenance.score)),
                ("text", Text(event.provenance.text, quoted=True) if event.provenance.text else None),
            )
            if event.provenance
            else None,
        ),
        (
            "checked",
            _flow(("by", Text(event.checked.by)), ("on", Text(event.checked.on, quoted=True)))
            if event.checked
            else None,
        ),
    )


def kind_record(kind: Kind) -> Record:
    """A record of ``kinds.yaml``."""
    return _record(
        ("id", Text(kind.id)), ("label", _name(kind.label)), ("hue", Text(kind.hue)), ("glyph", Text(kind.glyph))
    )


def actor_record(actor: Actor) -> Record:
    """A record of ``actors.yaml``."""
    return _record(
        ("id", Text(actor.id)),
        ("name", _name(actor.name)),
        ("kind", Text(actor.kind.value)),
        ("aliases", _texts(actor.aliases)),
        ("part_of", _texts(actor.part_of)),
    )


def theme_record(theme: Theme) -> Record:
    """A record of ``themes.yaml``."""
    return _record(("id", Text(theme.id)), ("name", _name(theme.name)), ("definition", _fitting(theme.definition)))


def document_record(document: Document) -> Record:
    """A record of ``documents.yaml``."""
    published = document.published
    return _record(
        ("id", Text(document.id)),
        ("title", Text(document.title)),
        ("authors", _texts(document.authors)),
        ("publisher", _text(document.publisher)),
        (
            "published",
            Record(
                _present(
                    ("when", _date(published.when)),
                    ("basis", Text(published.basis.value)),
                    ("note", _fitting(published.note)),
                ),
                Setting.FITTING,
            )
            if published
            else None,
        ),
        ("language", Text(document.language)),
        ("rights", _fitting(document.rights)),
        ("digest_of", _text(document.digest_of)),
        ("derives_from", _texts(document.derives_from)),
        ("covers", _date(document.covers)),
        ("file", _text(document.file)),
        ("sha256", Text(document.sha256, quoted=True) if document.sha256 else None),
        ("bytes", _whole(document.size)),
    )


def view_record(view: SavedView) -> Record:
    """A record of ``views.yaml``."""
    filters = view.filters
    chosen: list[tuple[str, Value | None]] = []
    for facet in Facet:
        chosen.append((facet.value, _texts("+".join(each) for each in filters.include.get(facet, ()))))
        chosen.append((f"not_{facet.value}", _texts(filters.exclude.get(facet, ()))))
    chosen.append(("text", _texts(filters.text)))
    first, last = view.range_text
    typed = (("from", _quoted(first)), ("to", _quoted(last)))
    return _record(
        ("id", Text(view.id)),
        ("title", Text(view.title)),
        ("range", _some(_flow(*(typed if first or last else _days(filters.range))))),
        ("filters", _some(Record(_present(*chosen), Setting.FITTING))),
        ("lanes", Text(view.lanes.value)),
        ("lane_settings", _some(_lane_settings(view.lane_settings))),
        ("in_view", _some(_flow(*_days(view.in_view)))),
        ("as_of", _quoted(filters.as_of.isoformat() if filters.as_of else None)),
        (
            "as_of_mode",
            Text(filters.as_of_mode.value) if filters.as_of or filters.as_of_mode is not AsOfMode.KNOWN else None,
        ),
        ("undated", _text(filters.undated)),
        ("packet", _some(_record(*((key, _fitting(text)) for key, text in view.packet.items())))),
    )


def _lane_settings(lanes: LaneSettings) -> Record:
    return Record(
        _present(
            ("order", _texts(lanes.order)),
            ("hidden", _texts(sorted(lanes.hidden))),
            ("folded", _texts(sorted(lanes.folded))),
            ("rows", _items(_flow(("lane", Text(key)), ("rows", _whole(rows))) for key, rows in lanes.rows.items())),
        ),
        Setting.FITTING,
    )


def _days(days: DayRange | None) -> tuple[tuple[str, Value | None], ...]:
    first, last = (days.first, days.last) if days else (None, None)
    return (
        ("from", _quoted(first.isoformat() if first else None)),
        ("to", _quoted(last.isoformat() if last else None)),
    )


def question_record(question: Question) -> Record:
    """A question of ``viewpoints.yaml``."""
    return _record(
        ("id", Text(question.id)), ("text", _prose(question.text)), ("evidence", _evidence(question.evidence))
    )


def cell_record(cell: Cell) -> Record:
    """A cell of ``viewpoints.yaml``."""
    return _record(
        ("question", Text(cell.question)),
        ("contributor", Text(cell.contributor)),
        ("stance", Text(cell.stance.value)),
        ("position", _prose(cell.position)),
        ("evidence", _evidence(cell.evidence)),
        ("second_hand", Bare("true") if cell.second_hand else None),
    )


def list_record(events: EventList) -> Record:
    """A list of events of ``viewpoints.yaml``."""
    return _record(
        ("id", Text(events.id)),
        ("title", Text(events.title)),
        ("events", _texts(events.events) or Items((), Setting.IN_LINE)),
    )


def _record(*fields: tuple[str, Value | None]) -> Record:
    return Record(_present(*fields))


def _flow(*fields: tuple[str, Value | None]) -> Record:
    return Record(_present(*fields), Setting.IN_LINE)


def _present(*fields: tuple[str, Value | None]) -> tuple[tuple[str, Value], ...]:
    return tuple((key, value) for key, value in fields if value is not None)


def _some(record: Record) -> Record | None:
    return record if record.fields else None


def _text(text: str | None) -> Text | None:
    return Text(str(text)) if text else None


def _quoted(text: str | None) -> Text | None:
    return Text(text, quoted=True) if text else None


def _fitting(text: str) -> Text | None:
    return Text(text, Setting.FITTING) if text else None


def _prose(text: str) -> Text | None:
    return Text(text, Setting.BLOCK) if text else None


def _date(when: Edtf | None) -> Text | None:
    """Dates are always quoted: some reader would make a day or a number of them."""
    return Text(when.text, quoted=True) if when else None


def _whole(value: int | None) -> Bare | None:
    return None if value is None else Bare(str(value))


def _texts(texts: Iterable[str]) -> Items | None:
    return _items(Text(each) for each in texts)


def _items(values: Iterable[Value], setting: Setting = Setting.FITTING) -> Items | None:
    found = tuple(values)
    return Items(found, setting) if found else None


def _name(name: Name) -> Record:
    return _flow(("en", Text(name.en)), ("ko", _text(name.ko)))


def _participant(actor: Participant) -> Value:
    return Text(actor.id) if actor.role is None else _flow(("id", Text(actor.id)), ("role", Text(actor.role)))


def _attribution(attribution: Attribution) -> Value:
    return Text(attribution.actor) if attribution.actor else _flow(("text", Text(attribution.text or "")))


def _figure(figure: Figure) -> Value:
    value = figure.value
    return _flow(
        ("label", Text(figure.label)),
        ("value", Items(tuple(map(number, value)), Setting.IN_LINE) if isinstance(value, tuple) else number(value)),
        ("unit", _text(figure.unit)),
        ("qualifier", Text(figure.qualifier.value)),
        ("attributed_to", Items(tuple(_attribution(each) for each in figure.attributed_to), Setting.IN_LINE)),
        ("document", _text(figure.document)),
    )


def _evidence(evidence: tuple[Evidence, ...]) -> Items | None:
    return _items((_passage(each) for each in evidence), Setting.BLOCK)


def _passage(evidence: Evidence) -> Value:
    position, digest = evidence.position, evidence.digest
    return _record(
        ("document", Text(evidence.document)),
        ("stance", Text(evidence.stance.value)),
        (
            "position",
            _flow(("start", _whole(position.start)), ("end", _whole(position.end))) if position else None,
        ),
        ("sha256", _quoted(evidence.sha256)),
        ("quote", _quote(evidence.quote)),
        ("page", _whole(evidence.page)),
        ("digest", _flow(("document", Text(digest.document)), ("quote", _quote(digest.quote))) if digest else None),
    )


def _quote(quote: TextQuoteSelector | None) -> Record | None:
    """The words of a document are quoted, so that no blank at their ends is lost."""
    if quote is None:
        return None
    return _flow(
        ("exact", Text(quote.exact, quoted=True)), ("prefix", _quoted(quote.prefix)), ("suffix", _quoted(quote.suffix))
    )
