"""What the signs mean: the kinds in sight, how sure ends are, how real a thing is; drawn by the hand that draws all."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefviewer.domain.event import EventId, RelationType
from briefviewer.domain.facet import Facet
from briefviewer.domain.library import KindId
from briefviewer.timeline.arcs import Arc, Tie
from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.density import DensityCell
from briefviewer.timeline.marks import Manner
from briefviewer.timeline.measure import REGULAR, SEMIBOLD, MeasureText
from briefviewer.timeline.palette import Palette
from briefviewer.timeline.shapes import Bar, Density, DensityStrip, Glyph, VisitorTick
from briefviewer.words import Words

BAR_PX = 46.0
HEAD_PX = 6.0
"""The head of an arrow reaches so far beyond its line."""
LINE_PX = 22.0
BETWEEN_PX = 18.0
BOW = 0.4
"""How far an arc of the legend bends."""
_NEUTRAL = ("slate", "circle")


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sign as it is drawn, and what it means; ``text_x`` is where the words begin, y the middle of the line."""

    text: str
    text_x: float
    y: float
    sign: Bar | Glyph | VisitorTick | DensityStrip | Arc


@dataclass(frozen=True, slots=True)
class Legend:
    """All items, in lines from the top; ``height`` is how much room they take."""

    items: tuple[LegendItem, ...]
    height: float


@dataclass(frozen=True, slots=True)
class SignKind:
    """A kind as it is drawn."""

    name: str
    hue: str
    glyph: str


def kinds_in(arrangement: Arrangement) -> tuple[SignKind, ...]:
    """The kinds that have marks on the axis, commonest first."""
    keys = arrangement.columns.vocabulary[Facet.KIND]
    found = []
    counts = arrangement.events_by_kind_code
    for code in sorted((each for each in counts if each >= 0), key=lambda each: (-counts[each], each)):
        kind = arrangement.library.kinds.get(KindId(keys[code]))
        hue, glyph = arrangement.kinds[code]
        name = kind.label.in_language(arrangement.words.language) if kind else keys[code]
        found.append(SignKind(name, hue, glyph))
    return tuple(found)


def legend_of(
    kinds: Sequence[SignKind],
    words: Words,
    palette: Palette,
    measure: MeasureText,
    left: float,
    top: float,
    right: float,
    *,
    has_groups: bool = False,
) -> Legend:
    """Kinds, manners, ends, then ties and counts, in as many lines as it takes between left and right.

    Args:
        has_groups: Whether each of these begins a line.
    """
    size = palette.size("small")
    glyph_px, bar_px = palette.space("glyph"), 16.0
    items: list[LegendItem] = []
    x, y = left, top + LINE_PX / 2

    def placed(text: str, sign_px: float) -> float:
        """Where the sign begins; then there is room for it and its words."""
        nonlocal x, y
        needed = sign_px + 7 + measure(text, size, REGULAR)
        if x > left and x + needed > right:
            x, y = left, y + LINE_PX
        start, x = x, x + needed + BETWEEN_PX
        return start

    def begin_group() -> None:
        nonlocal x, y
        if has_groups and x > left:
            x, y = left, y + LINE_PX

    for kind in kinds:
        start = placed(kind.name, glyph_px)
        sign = _glyph(kind.hue, kind.glyph, Manner.HAPPENED, start + glyph_px / 2, y, glyph_px)
        items.append(LegendItem(kind.name, start + glyph_px + 7, y, sign))
    manners = (
        (Manner.ATTESTED, words.text("reported by a source")),
        (Manner.PLANNED, words.text("announced or expected")),
        (Manner.FORECAST, words.text("forecast or supposed")),
        (Manner.EXTERNAL, words.text("date from elsewhere")),
    )
    begin_group()
    for manner, text in manners:
        start = placed(text, glyph_px)
        items.append(
            LegendItem(text, start + glyph_px + 7, y, _glyph(*_NEUTRAL, manner, start + glyph_px / 2, y, glyph_px))
        )
    ends = (
        (words.text("ends known"), 0.0, False, 0.0),
        (words.text("somewhere within"), 0.4, False, 0.0),
        (words.text("goes on"), 0.0, True, 0.0),
        (words.text("end unknown"), 0.0, False, BAR_PX / 2),
    )
    begin_group()
    for text, fuzzy, is_open, dots in ends:
        start = placed(text, BAR_PX)
        items.append(LegendItem(text, start + BAR_PX + 7, y, _bar(start, y, bar_px, fuzzy, is_open, dots)))
    ties = (
        (words.text("contradict each other"), RelationType.CONTRADICTS),
        (words.text("superseded, the arrow at the older"), RelationType.SUPERSEDES),
    )
    begin_group()
    for text, type_ in ties:
        start = placed(text, BAR_PX)
        items.append(LegendItem(text, start + BAR_PX + 7, y, _arc(type_, start, y)))
    begin_group()
    text = words.text("drawn whole in another lane")
    start = placed(text, 4.0)
    items.append(LegendItem(text, start + 11, y, _tick(start + 2, y)))
    text = words.text("as many more, without room of their own")
    start = placed(text, BAR_PX)
    items.append(LegendItem(text, start + BAR_PX + 7, y, _count(start, y, measure, palette)))
    return Legend(tuple(items), y + LINE_PX / 2 - top)


def _arc(type_: RelationType, x: float, y: float) -> Arc:
    """A shallow bow as wide as a bar, the head of its arrow included."""
    width = BAR_PX if type_ is RelationType.CONTRADICTS else BAR_PX - HEAD_PX
    steps = [step / 16 for step in range(17)]
    points = tuple((x + width * at, y + 4.0 - 32.0 * at * (1 - at) * BOW) for at in steps)
    return Arc(Tie(EventId(""), EventId(""), type_), points, leaves=False)


def _tick(x: float, y: float) -> VisitorTick:
    return VisitorTick(
        event=EventId(""), row=-1, lane=-1, hue=_NEUTRAL[0], x=x, top=y - 3, height=6.0, is_selected=False
    )


def _count(x: float, y: float, measure: MeasureText, palette: Palette) -> DensityStrip:
    width = measure("+3", palette.size("count"), SEMIBOLD)
    cell = DensityCell(0.0, 1.0, x, x + BAR_PX, 3, 0.5, "+3", x + (BAR_PX - width) / 2)
    return DensityStrip(lane=-1, top=y - 6, height=12.0, cells=(cell,), of=Density.REST)


def _glyph(hue: str, glyph: str, manner: Manner, x: float, y: float, size: float) -> Glyph:
    return Glyph(
        event=EventId(""),
        row=-1,
        lane=-1,
        hue=hue,
        glyph=glyph,
        manner=manner,
        x=x,
        y=y,
        size=size,
        smear=None,
        is_exact=True,
        is_possible=False,
        is_selected=False,
        is_hovered=False,
        is_focused=False,
    )


def _bar(x: float, y: float, height: float, fuzzy: float, is_open: bool, dots: float) -> Bar:
    end = x + BAR_PX - dots
    return Bar(
        event=EventId(""),
        row=-1,
        lane=-1,
        hue=_NEUTRAL[0],
        glyph=_NEUTRAL[1],
        manner=Manner.HAPPENED,
        top=y - height / 2,
        height=height,
        x0=x,
        core_x0=x + fuzzy * BAR_PX,
        core_x1=end - fuzzy * BAR_PX,
        x1=end,
        open_left=False,
        open_right=is_open,
        dots_left=0.0,
        dots_right=dots,
        glyph_x=None,
        is_possible=False,
        is_selected=False,
        is_hovered=False,
        is_focused=False,
    )
