"""The logical structure of the packet, and a canvas that marks what it draws with it.

The tree is planned before a page exists; drawing only adds to each element where its content came to stand. ``seal``
writes the tree into the finished file. Whatever belongs to no element is an artifact: furniture, rules, backgrounds.

Source: ISO 32000-1:2008, 14.6–14.8.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject


class Role(StrEnum):
    """The standard structure types that a packet uses."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    PARAGRAPH = "P"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    ITEM_BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    QUOTE = "BlockQuote"
    FIGURE = "Figure"
    CAPTION = "Caption"
    LINK = "Link"
    DIVISION = "Div"


@dataclass(frozen=True, slots=True)
class Marked:
    """Content of an element: a marked stretch of a page. Pages count from 0."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class LinkArea:
    """An annotation of an element, by its place among the page's annotations."""

    page: int
    annotation: int


Box = tuple[float, float, float, float]


@dataclass(eq=False)
class Element:
    """A node of the tree. ``scope`` is for head cells, ``alternative`` and ``box`` for figures."""

    role: Role
    kids: "list[Element | Marked | LinkArea]" = field(default_factory=list)
    scope: str = ""
    alternative: str = ""
    box: Box | None = None

    def add(self, role: Role, *, scope: str = "", alternative: str = "") -> "Element":
        """A new child, last in order."""
        child = Element(role, scope=scope, alternative=alternative)
        self.kids.append(child)
        return child

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever drawn for it or anything under it."""
        return all(isinstance(kid, Element) and kid.is_empty for kid in self.kids)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link goes: an anchor of the packet or an http(s) address, and its words for those who hear the page."""

    where: str
    words: str


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that keeps count of marked content. ``targets`` resolves the tokens that stand in link fragments."""

    targets: Mapping[str, Target]

    def start_tagging(self, targets: Mapping[str, Target]) -> None:
        """Take the link targets of the packet; nothing may be drawn before."""
        self.targets = targets
        self._marks: dict[int, int] = {}
        self._speaker: Element | None = None
        self._links: dict[str, Element] = {}
        self.anchor_pages: dict[str, int] = {}

    @property
    def page_index(self) -> int:
        """The page being drawn, from 0."""
        return int(self.getPageNumber()) - 1

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Whatever is drawn inside belongs to the look and not to the text."""
        self._code.append(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Whatever is drawn inside is content of the element. Paragraphs mark themselves; this is for the rest."""
        self._code.append(self.open_mark(element))
        yield
        self._code.append("EMC")

    @contextmanager
    def speaking(self, element: Element) -> Iterator[None]:
        """Text objects drawn inside belong to the element, links in them to links under it."""
        self._speaker, before = element, self._speaker
        yield
        self._speaker = before

    def open_mark(self, element: Element) -> str:
        """The operator that opens a new stretch of the element's content on this page."""
        page = self.page_index
        number = self._marks.get(page, 0)
        self._marks[page] = number + 1
        element.kids.append(Marked(page, number))
        return f"/{element.role.value} <</MCID {number}>> BDC"

    def beginText(self, x: float = 0, y: float = 0, direction: object = None) -> PDFTextObject:  # noqa: N802
        """A text object that marks its text for the element that speaks."""
        text = super().beginText(x, y, direction)
        if self._speaker is not None:
            text._code.append(self.open_mark(self._speaker))
            text._linkRecord = lambda link, edge: self._link_edge(text, link, edge)
        return text

    def drawText(self, text: PDFTextObject) -> None:  # noqa: N802
        """Draw a text object, its last mark closed."""
        if self._speaker is not None:
            text._code.append("EMC")
        super().drawText(text)

    def linkRect(self, contents: str, name: str, area: object = None, **_: object) -> None:  # noqa: N802
        """Every link of the packet comes through here, so only known anchors and http(s) addresses can be links."""
        target = self.targets[name]
        if target.where.startswith("#"):
            super().linkRect(target.words, target.where[1:], area, relative=1)
        else:
            self.linkURL(target.where, area, relative=1, Contents=_pdf_text(target.words))
        if self._speaker is not None:
            link = self._links.get(name)
            owner = link if link is not None else self._speaker
            owner.kids.append(LinkArea(self.page_index, len(self._annotationrefs) - 1))

    def _link_edge(self, text: PDFTextObject, link: tuple[int, str], edge: str) -> None:
        """reportlab tells of a link's start after its first piece of text, of its end before the text that follows."""
        assert self._speaker is not None
        token = link[1].removeprefix("#")
        if edge == "start":
            element = self._links.get(token)
            if element is None:
                element = self._links[token] = self._speaker.add(Role.LINK)
            first_piece = text._code.pop()
            text._code += ["EMC", self.open_mark(element), first_piece]
        else:
            text._code += ["EMC", self.open_mark(self._speaker)]


def _pdf_text(text: str) -> object:
    return PDFString(text)
