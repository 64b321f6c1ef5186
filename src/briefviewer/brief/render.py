"""From the brief to the bytes of a PDF. It decides how things look, never what is said.

One pass: what is known only when all pages are (how many there are, which section begins where) is set in forms that
the pages refer to and that are filled at the end.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from io import BytesIO

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from briefviewer.brief.figure import figure_characters
from briefviewer.brief.flowables import draw_form
from briefviewer.brief.fonts import Voice, faces_for
from briefviewer.brief.model import Brief, Line, Run, TimelineSection, plain
from briefviewer.brief.packet_data import to_json
from briefviewer.brief.seal import Seal, sealed
from briefviewer.brief.story import Story, contents_form
from briefviewer.brief.structure import TaggedCanvas
from briefviewer.brief.style import Style
from briefviewer.brief.typesetting import Typesetter, characters


def render(brief: Brief, style: Style) -> bytes:
    """The packet as PDF bytes; equal briefs and styles give equal bytes.

    Raises:
        BriefviewerError: nothing a brief can hold stops a packet; only a font cache that cannot be written does
            (``OSError``, left to the caller).
    """
    wanted = characters(all_lines(brief))
    for section in brief.sections:
        if isinstance(section, TimelineSection):
            wanted |= figure_characters(section, style)
    setter = Typesetter(style, faces_for(wanted, style.font_cache), frozenset(anchors(brief)))
    story = Story(brief, setter)
    flowables = story.flowables()
    target = BytesIO()
    canvas: list[TaggedCanvas] = []

    def make_canvas(*_: object, **options: object) -> TaggedCanvas:
        made = PacketCanvas(brief, setter, target, style)
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
    document.build(flowables, canvasmaker=make_canvas)
    return sealed(
        target.getvalue(),
        Seal(
            root=story.root,
            language=brief.language,
            title=brief.title,
            subject=brief.subject,
            program=brief.program,
            prepared=brief.prepared,
            attachment=to_json(brief.data),
        ),
    )


class PacketCanvas(TaggedCanvas):
    """The canvas of one packet: it knows the furniture of its pages and fills what was left open."""

    def __init__(self, brief: Brief, setter: Typesetter, target: BytesIO, style: Style) -> None:
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
        self.pages = 0
        self.showOutline()

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
            self.setFillColor(self.setter.colour("quiet"))
            kind = style.types["furniture"]
            room = sheet.measure - self.setter.width("0" * 18, "furniture")
            marking = _shortened(self.brief.marking, room * 0.5, self.setter)
            taken = self.setter.width(marking, "furniture")
            head = _shortened(self.brief.running_head, room - taken - 2 * _GAP, self.setter)
            self.draw_words(head, sheet.left, base)
            beside = sheet.left + self.setter.width(head, "furniture") + _GAP
            self.draw_words(marking, max((sheet.width - taken) / 2, beside), base)
            self.setFont(self.setter.font(kind.voice), kind.size)
            draw_form(self, f"page-{self.pages}", sheet.width - sheet.right, base)
            self.restoreState()

    def draw_words(self, text: str, x: float, y: float, kind: str = "furniture") -> None:
        """Text from a point rightward, outside any paragraph."""
        size = self.style.types[kind].size
        for font, stretch in self.setter.set_in(text, self.style.types[kind]):
            self.setFont(font, size)
            self.drawString(x, y, stretch)
            x += self.stringWidth(stretch, font, size)

    def save(self) -> None:
        """Fill what was left open, then write."""
        for page in range(1, self.pages + 1):
            self._fill(f"page-{page}", self.brief.page_words.format(page=page, pages=self.pages), "furniture")
        for anchor, page in self._section_pages().items():
            self._fill(contents_form(anchor), str(page), "contents")
        super().save()

    def _section_pages(self) -> Mapping[str, int]:
        """The page each section begins on."""
        return {section.head.anchor: self.anchor_pages[section.head.anchor] for section in self.brief.sections}

    def _fill(self, form: str, text: str, kind: str) -> None:
        width = self.setter.width(text, kind)
        self.beginForm(form, -width - 1, -4, 1, self.style.types[kind].size + 2)
        self.setFillColor(self.setter.colour(self.style.types[kind].colour))
        self.draw_words(text, -width, 0, kind)
        self.endForm()


_MOST_FURNITURE = 200
"""More letters than this fit on no line."""
_GAP = 16.0
"""Between the words of a foot, in points."""


def all_lines(brief: Brief) -> Iterator[Line]:
    """Every text of a brief that will be set, in no order that matters."""
    yield from _lines_in((brief.cover, brief.sections))
    yield plain(brief.running_head + brief.marking + brief.page_words + "0123456789 ·→[]¶E")


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
    if is_dataclass(value) and type(value).__module__ == Brief.__module__:
        for each in fields(value):
            yield from _values_in(getattr(value, each.name))


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


def _shortened(text: str, room: float, setter: Typesetter) -> str:
    """A text cut to a width with … at its end."""
    if len(text) <= _MOST_FURNITURE and setter.width(text, "furniture") <= room:
        return text
    text = text[:_MOST_FURNITURE]
    while text and setter.width(f"{text}…", "furniture") > room:
        text = text[:-1].rstrip()
    return f"{text}…"


rl_config.invariant = 1
rl_config.useA85 = 0
