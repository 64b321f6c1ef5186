"""Reads ``views.yaml``: saved selections, their filters named as on the command line (``actor``, ``not_actor``)."""

from datetime import date

from briefviewer.domain.errors import Problem
from briefviewer.domain.event import Board, Status
from briefviewer.domain.facet import AsOfMode, Choice, DayRange, Facet, Filters, Undated
from briefviewer.domain.time import Basis, first_day, last_day
from briefviewer.domain.view import LaneBy, LaneSettings, SavedView
from briefviewer.store.fields import MAX_LINE, Fields, RecordReading, nearest, records_of, shown, words_of
from briefviewer.store.gathering import Gathering
from briefviewer.store.references import Ids, References
from briefviewer.store.yaml_events import MappingNode, Node, Scalar

LANES = words_of(LaneBy)
MODES = words_of(AsOfMode)
UNDATED = words_of(Undated)

_VIEW = frozenset(
    {
        "id",
        "title",
        "range",
        "filters",
        "as_of",
        "as_of_mode",
        "undated",
        "lanes",
        "lane_settings",
        "in_view",
        "packet",
    }
)
_RANGE = frozenset({"from", "to"})
_LANE_SETTINGS = frozenset({"order", "hidden", "folded", "rows"})
_LANE_ROWS = frozenset({"lane", "rows"})
_MOST_ROWS = 10_000
_FILTERS = frozenset({"text"} | {facet.value for facet in Facet} | {f"not_{facet.value}" for facet in Facet})
_PACKET = frozenset({"title", "marking", "paper", "language", "without", "bottom_line", "judgements"})


def read_views(root: Node | None, file: str, references: References, problems: list[Problem]) -> tuple[SavedView, ...]:
    """The saved views of a store."""
    found: Gathering[SavedView] = Gathering("view")

    def read(reading: RecordReading, node: MappingNode) -> None:
        view = read_view(reading, node, references)
        found.take(view.id, view, reading, node)

    records_of(root, file, problems, read)
    return tuple(found.records.values())


def read_view(reading: RecordReading, node: MappingNode, references: References) -> SavedView:
    """One record of ``views.yaml``. Look at ``reading.is_wrong`` before you use it."""
    fields = Fields(reading, node, _VIEW)
    id_ = fields.identifier()
    range_, range_text = _range(fields, "range")
    include, exclude, text = _filters(fields, references)
    return SavedView(
        id=id_,
        title=fields.text("title", limit=MAX_LINE) or id_,
        filters=Filters(
            include=include,
            exclude=exclude,
            range=range_,
            text=text,
            as_of=_as_of(fields),
            as_of_mode=fields.choice("as_of_mode", MODES, AsOfMode.KNOWN) or AsOfMode.KNOWN,
            undated=fields.choice("undated", UNDATED),
        ),
        range_text=range_text,
        lanes=fields.choice("lanes", LANES, LaneBy.THEME) or LaneBy.THEME,
        packet=_packet(fields),
        lane_settings=_lane_settings(fields),
        in_view=_range(fields, "in_view")[0],
    )


def _range(fields: Fields, key: str) -> tuple[DayRange | None, tuple[str | None, str | None]]:
    range_ = fields.child(key, _RANGE)
    if range_ is None:
        return None, (None, None)
    start, end = range_.date("from"), range_.date("to")
    first = first_day(start) if start else None
    last = last_day(end) if end else None
    if first and last and first > last:
        range_.wrong("to", "range-backwards", first=first.isoformat(), last=last.isoformat())
    texts = (start.text if start else None, end.text if end else None)
    return (DayRange(first, last) if start or end else None), texts


def _lane_settings(fields: Fields) -> LaneSettings:
    """Keys of lanes that are no longer there do no harm: they name nothing."""
    lanes = fields.child("lane_settings", _LANE_SETTINGS)
    if lanes is None:
        return LaneSettings()
    rows = {}
    for each in lanes.children("rows", _LANE_ROWS):
        lane = each.text("lane", required=True, limit=MAX_LINE)
        count = each.integer("rows", least=1, most=_MOST_ROWS, required=True)
        if lane and count is not None:
            rows[lane] = count
    return LaneSettings(lanes.lines("order"), frozenset(lanes.lines("hidden")), frozenset(lanes.lines("folded")), rows)


def _as_of(fields: Fields) -> date | None:
    when = fields.date("as_of")
    if when is None:
        return None
    last = last_day(when)
    if last is None:
        fields.wrong("as_of", "as-of-open", text=shown(when.text))
    return last


def _filters(
    fields: Fields, references: References
) -> tuple[dict[Facet, tuple[Choice, ...]], dict[Facet, tuple[str, ...]], tuple[str, ...]]:
    filters = fields.child("filters", _FILTERS)
    if filters is None:
        return {}, {}, ()
    include: dict[Facet, tuple[Choice, ...]] = {}
    exclude: dict[Facet, tuple[str, ...]] = {}
    for facet in Facet:
        choices = tuple(
            tuple(scalar.value.split("+"))
            for path, scalar in filters.texts(facet.value)
            if all(_holds(facet, value, filters, path, scalar, references) for value in scalar.value.split("+"))
        )
        if choices:
            include[facet] = choices
        values = tuple(
            scalar.value
            for path, scalar in filters.texts(f"not_{facet.value}")
            if _holds(facet, scalar.value, filters, path, scalar, references)
        )
        if values:
            exclude[facet] = values
    return include, exclude, filters.lines("text")


def _holds(facet: Facet, value: str, fields: Fields, path: str, scalar: Scalar, references: References) -> bool:
    ids: dict[Facet, Ids] = {
        Facet.KIND: references.kinds,
        Facet.ACTOR: references.actors,
        Facet.THEME: references.themes,
        Facet.DOCUMENT: references.documents,
    }
    if facet in ids:
        return ids[facet].resolve(value, fields.reading, scalar.start_mark, path, in_list=True)
    words: dict[Facet, list[str]] = {
        Facet.STATUS: list(Status),
        Facet.BOARD: list(Board),
        Facet.BASIS: list(Basis),
    }
    if facet in words and value not in words[facet]:
        facts = nearest(value, words[facet])
        code = "unknown-word-near" if "suggestion" in facts else "unknown-word"
        fields.reading.note(scalar.start_mark, path, code, word=shown(value), words=", ".join(words[facet]), **facts)
        return False
    return True


def _packet(fields: Fields) -> dict[str, str]:
    packet = fields.child("packet", _PACKET)
    return {} if packet is None else {key: packet.text(key) for key in sorted(_PACKET) if packet.has(key)}
