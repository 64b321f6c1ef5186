"""From the brief to the bytes of a PDF. It decides how things look, never what is said.

One pass: what is known only when all pages are (how many there are, which section begins where) is set in forms that
the pages refer to and that are filled at the end.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from io import BytesIO
from itertools import islice

from reportlab import rl_config
from reportlab.platypus import ActionFlowable, BaseDocTemplate, Flowable, Frame, PageTemplate

from briefviewer.brief.figure import figure_characters
from briefviewer.brief.flowables import draw_form
from briefviewer.brief.fonts import Faces, Voice, faces_beside, faces_for
from briefviewer.brief.front import contents_form
from briefviewer.brief.model import (
    Brief,
    ContestedSection,
    EntriesSection,
    ExcerptsSection,
    Line,
    Run,
    Section,
    SourcesSection,
    TimelineSection,
    plain,
)
from briefviewer.brief.packet_data import to_json
from briefviewer.brief.seal import Seal, sealed
from briefviewer.brief.story import Story
from briefviewer.brief.structure import Element, TaggedCanvas
from briefviewer.brief.style import Style
from briefviewer.brief.typesetting import Typesetter, characters

Watch = Callable[[float], None]
"""Told again and again which share of the work is done; whatever it raises gives the work up."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How many pages there are, and which of them each section begins on, by its anchor."""

    pages: int
    sections: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF and how it came to lie."""

    pdf: bytes
    layout: Layout
    faces: Faces


def render(brief: Brief, style: Style, watch: Watch | None = None) -> bytes:
    """The packet as PDF bytes; equal briefs and styles give equal bytes.

    Raises:
        BriefviewerError: nothing a brief can hold stops a packet; only a font cache that cannot be written does
            (``OSError``, left to the caller).
    """
    return rendered(brief, style, watch).pdf


def rendered(brief: Brief, style: Style, watch: Watch | None = None) -> Rendered:
    """The same with the layout of its pages."""
    pages, layout, root, faces = _set(brief, style, watch or _unwatched, None)
    seal = Seal(
        root=root,
        language=brief.language,
        title=brief.title,
        subject=brief.subject,
        program=brief.program,
        prepared=brief.prepared,
        attachment=to_json(brief.data),
    )
    return Rendered(sealed(pages, seal), layout, faces)


def proof(brief: Brief, style: Style, last: int, before: Rendered | None = None, watch: Watch | None = None) -> bytes:
    """The first pages of a packet, to be looked at: not sealed, without links.

    Args:
        last: The last page wanted, from 1; some more may be there.
        before: A packet much like it, set whole. Numbers that only the whole can tell are taken from there, and fonts.
    """
    return _set(brief, style, watch or _unwatched, _Proof(last, before))[0]


def characters_of(brief: Brief, style: Style) -> set[str]:
    """All that is set, the figure's words too: fonts are made for just these."""
    shown = characters(all_lines(brief))
    for section in brief.sections:
        if isinstance(section, TimelineSection):
            shown |= figure_characters(section, style)
    return shown


@dataclass(frozen=True, slots=True)
class _Proof:
    last: int
    before: Rendered | None

    @property
    def layout(self) -> Layout:
        return self.before.layout if self.before is not None else Layout(0, {})


def _set(brief: Brief, style: Style, watch: Watch, wanted: _Proof | None) -> tuple[bytes, Layout, Element, Faces]:
    """The pages with how they lie, the structure to seal them with, and their fonts."""
    shown = characters_of(brief, style)
    watch(0.0)
    if wanted is not None and wanted.before is not None:
        faces = faces_beside(wanted.before.faces, shown, style.font_cache)
    else:
        faces = faces_for(shown, style.font_cache)
    setter = Typesetter(style, faces, frozenset(anchors(brief)))
    watch(0.0)
    story = Story(brief, setter)
    target = BytesIO()
    canvas: list[PacketCanvas] = []

    def make_canvas(*_: object, **options: object) -> TaggedCanvas:
        made = PacketCanvas(brief, setter, target, style, wanted)
        canvas.append(made)
        return made

    sheet = style.sheet
    document = BaseDocTemplate(
        target,
        title=brief.title,
        subject=brief.subject,
        creator="briefviewer",
        pagesize=(sheet.width, sheet.height),
        leftMargin=sheet.left,
        rightMargin=sheet.right,
        topMargin=sheet.top,
        bottomMargin=sheet.bottom,
    )
    document.addPageTemplates(PageTemplate("page", [_frame(style)], onPage=lambda canvas, _: canvas.furnish()))
    feed = _Feed(story.flowables(), _weight(brief), watch, lambda: not canvas or canvas[0].wants_more)
    document.build(feed.waiting, canvasmaker=make_canvas)
    return target.getvalue(), Layout(canvas[0].pages, canvas[0].section_pages), story.root, faces


def _unwatched(_: float) -> None:
    """Nobody looks."""


_AT_ONCE = 8


@dataclass
class _Feed:
    """Hands the story to platypus a little at a time, so that work can be watched and what is set can be forgotten."""

    story: Iterator[Flowable]
    weight: int
    watch: Watch
    wants_more: Callable[[], bool]
    waiting: list[Flowable] = field(default_factory=list)
    _handed: int = 0

    def __post_init__(self) -> None:
        self.waiting.append(_More(self))

    def refill(self) -> None:
        """The next few flowables; what is kept with its next comes with it."""
        self.watch(min(self._handed / self.weight, 1.0))
        if not self.wants_more():
            return
        taken = list(islice(self.story, _AT_ONCE))
        while taken and taken[-1].getKeepWithNext() and (following := next(self.story, None)) is not None:
            taken.append(following)
        if taken:
            self._handed += len(taken)
            self.waiting += [*taken, _More(self)]


class _More(ActionFlowable):  # type: ignore[misc]
    """Stands at the end of what platypus has been handed."""

    def __init__(self, feed: _Feed) -> None:
        super().__init__()
        self.feed = feed

    def apply(self, document: object) -> None:
        """Called when its turn comes."""
        self.feed.refill()


def _weight(brief: Brief) -> int:
    """About how many flowables the story of a brief has."""
    return len(brief.cover.facts) + len(brief.sections) * 4 + sum(map(_weight_of, brief.sections))


def _weight_of(section: Section) -> int:
    match section:
        case EntriesSection():
            return sum(1 + len(group.entries) for group in section.groups)
        case ContestedSection():
            return sum(1 + len(group.points) for group in section.groups)
        case ExcerptsSection():
            return len(section.excerpts)
        case SourcesSection():
            return len(section.sources)
    return 0


class PacketCanvas(TaggedCanvas):
    """The canvas of one packet: it knows the furniture of its pages and fills what was left open."""

    def __init__(
        self, brief: Brief, setter: Typesetter, target: BytesIO, style: Style, wanted: _Proof | None = None
    ) -> None:
        sheet = style.sheet
        super().__init__(
            target,
            pagesize=(sheet.width, sheet.height),
            invariant=1,
            pageCompression=1,
            initialFontName=setter.font(Voice.SANS),
            lang=brief.language,
        )
        self.start_tagging(setter.targets)
        self.brief = brief
        self.setter = setter
        self.style = style
        self.wanted = wanted
        self.pages = 0
        self.showOutline()

    @property
    def wants_more(self) -> bool:
        """Whether there are pages to come that anybody wants to see."""
        return self.wanted is None or self.pages <= self.wanted.last

    def linkRect(self, contents: str, name: str, area: object = None, **options: object) -> None:  # noqa: N802
        """A link; not in a proof, which may end before the place it leads to."""
        if self.wanted is None:
            super().linkRect(contents, name, area, **options)

    def furnish(self) -> None:
        """The furniture of a page: the accent bar of the cover, the foot."""
        self.pages += 1
        style, sheet = self.style, self.style.sheet
        with self.artifact("Pagination"):
            self.saveState()
            if self.pages == 1:
                self.setFillColor(self.setter.colour("accent"))
                self.rect(0, sheet.height - 8, sheet.width, 8, stroke=0, fill=1)
            base = sheet.bottom - 26
            self.setStrokeColor(self.setter.colour("rule"))
            self.setLineWidth(0.6)
            self.line(sheet.left, base + 13, sheet.width - sheet.right, base + 13)
            kind = style.types["furniture"]
            room = sheet.measure - self.setter.width("0" * 18, "furniture")
            marking = _shortened(self.brief.marking, room * 0.5, self.setter, "marking")
            taken = self.setter.width(marking, "marking")
            head = _shortened(self.brief.running_head, room - taken - 2 * _GAP, self.setter)
            self.draw_words(head, sheet.left, base)
            beside = sheet.left + self.setter.width(head, "furniture") + _GAP
            self.draw_words(marking, max((sheet.width - taken) / 2, beside), base, "marking")
            self.setFont(self.setter.font(kind.voice), kind.size)
            draw_form(self, f"page-{self.pages}", sheet.width - sheet.right, base)
            self.restoreState()

    def draw_words(self, text: str, x: float, y: float, kind: str = "furniture") -> None:
        """Text from a point rightward, outside any paragraph."""
        size = self.style.types[kind].size
        self.setFillColor(self.setter.colour(self.style.types[kind].colour))
        for font, stretch in self.setter.set_in(text, self.style.types[kind]):
            self.setFont(font, size)
            self.drawString(x, y, stretch)
            x += self.stringWidth(stretch, font, size)

    def save(self) -> None:
        """Fill what was left open, then write."""
        before = self.wanted.layout if self.wanted is not None else Layout(0, {})
        pages = max(self.pages, before.pages)
        for page in range(1, self.pages + 1):
            self._fill(f"page-{page}", self.brief.page_words.format(page=page, pages=pages), "furniture")
        for section in self.brief.sections:
            anchor = section.head.anchor
            number = self.section_pages.get(anchor, before.sections.get(anchor))
            self._fill(contents_form(anchor), "–" if number is None else str(number), "contents")
        super().save()

    @property
    def section_pages(self) -> Mapping[str, int]:
        """The page each section begins on, as far as they have been set."""
        anchors = (section.head.anchor for section in self.brief.sections)
        return {anchor: self.anchor_pages[anchor] for anchor in anchors if anchor in self.anchor_pages}

    def _fill(self, form: str, text: str, kind: str) -> None:
        width = self.setter.width(text, kind)
        self.beginForm(form, -width - 1, -4, 1, self.style.types[kind].size + 2)
        self.draw_words(text, -width, 0, kind)
        self.endForm()


_MOST_FURNITURE = 200
"""More letters than this fit on no line."""
_GAP = 16.0
"""Between the words of a foot, in points."""


def all_lines(brief: Brief) -> Iterator[Line]:
    """Every text of a brief that will be set, in no order that matters."""
    yield from _lines_in((brief.cover, brief.sections))
    yield plain(brief.running_head + brief.marking + brief.page_words + "0123456789 ·→[]¶E–")


def anchors(brief: Brief) -> Iterator[str]:
    """Every place in a brief that links can lead to."""
    for value in _values_in((brief.cover, brief.sections)):
        anchor = getattr(value, "anchor", None)
        if isinstance(anchor, str):
            yield anchor


def _lines_in(value: object) -> Iterator[Line]:
    for each in _values_in(value):
        if isinstance(each, str):
            yield plain(each)
        elif isinstance(each, Run):
            yield (each,)


def _values_in(value: object) -> Iterator[object]:
    """The plain values a brief is made of, the matter of the figure aside."""
    if isinstance(value, tuple):
        for each in value:
            yield from _values_in(each)
        return
    yield value
    kind = type(value)
    if kind not in _FIELDS:
        _FIELDS[kind] = ()
        if is_dataclass(value) and kind.__module__ == Brief.__module__:
            _FIELDS[kind] = tuple(each.name for each in fields(value))
    for name in _FIELDS[kind]:
        yield from _values_in(getattr(value, name))


_FIELDS: dict[type, tuple[str, ...]] = {}
"""The fields of the values of the model; no other value is looked into."""


def _frame(style: Style) -> Frame:
    sheet = style.sheet
    return Frame(
        sheet.left,
        sheet.bottom,
        sheet.measure,
        sheet.depth,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _shortened(text: str, room: float, setter: Typesetter, kind: str = "furniture") -> str:
    """A text cut to a width with … at its end."""
    if len(text) <= _MOST_FURNITURE and setter.width(text, kind) <= room:
        return text
    text = text[:_MOST_FURNITURE]
    while text and setter.width(f"{text}…", kind) > room:
        text = text[:-1].rstrip()
    return f"{text}…"


rl_config.invariant = 1
rl_config.useA85 = 0
