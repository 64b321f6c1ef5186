"""Prints a packet of many events, and the same words through plain platypus: linked paragraphs, tables, and contents by
``multiBuild``.

The baseline has no tags, no figure, no font but one, no attachment and no second look at the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from time import perf_counter
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Table
from reportlab.platypus.tableofcontents import TableOfContents

from briefviewer.bench.tasks import CACHE, STORE, Measured, peak_memory_mb
from briefviewer.bootstrap import Folders, open_store
from briefviewer.brief.compose import Choice, compose
from briefviewer.brief.fonts import Voice, faces_for
from briefviewer.brief.model import (
    Brief,
    ContestedSection,
    EntriesSection,
    Entry,
    ExcerptsSection,
    Grid,
    GridSection,
    Head,
    Line,
    MethodSection,
    PacketExcerpt,
    Point,
    Run,
    SourcesSection,
)
from briefviewer.brief.render import all_lines, characters_of, render
from briefviewer.brief.style import Style
from briefviewer.brief.typesetting import characters
from briefviewer.domain.facet import Filters
from briefviewer.words import Words

FONT = "plain"
_CHOICE = Choice(title="A packet of many events", prepared=date(2025, 11, 22))
_BODY = ParagraphStyle("body", fontName=FONT, bulletFontName=FONT, fontSize=9, leading=12)
_HEADING = ParagraphStyle("heading", parent=_BODY, fontSize=14, leading=18, spaceBefore=10, keepWithNext=1)


def print_packet(folder: Path) -> Measured:
    """Compose and set everything a store holds, sealed and whole; the fonts are made before."""
    brief, style = _brief(folder)
    faces_for(characters_of(brief, style), style.font_cache)
    render(replace(brief, sections=()), style)
    started = perf_counter()
    packet = render(_brief(folder)[0], style)
    seconds = perf_counter() - started
    return {"seconds": seconds, "memory_mb": peak_memory_mb(), "bytes": len(packet)}


def print_plain(folder: Path) -> Measured:
    """Set the same words with plain platypus."""
    brief, style = _brief(folder)
    face = faces_for(characters(all_lines(brief)), style.font_cache).own[Voice.SERIF]
    pdfmetrics.registerFont(TTFont(FONT, str(face.file)))
    started = perf_counter()
    packet = plain_packet(brief, style)
    seconds = perf_counter() - started
    return {"seconds": seconds, "memory_mb": peak_memory_mb(), "bytes": len(packet)}


PACKET_TASKS = {"packet": print_packet, "packet-plain": print_plain}


class _Plain(BaseDocTemplate):  # type: ignore[misc]
    """A document that tells its contents where headings came to stand, as reportlab's guide has it."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Called by reportlab."""
        if isinstance(flowable, Paragraph) and flowable.style is _HEADING:
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


def plain_packet(brief: Brief, style: Style) -> bytes:
    """The words of a brief as a plain PDF; the font ``plain`` is registered."""
    sheet = style.sheet
    target = BytesIO()
    document = _Plain(target, pagesize=(sheet.width, sheet.height), initialFontName=FONT)
    frame = Frame(sheet.left, sheet.bottom, sheet.measure, sheet.depth, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("page", [frame]))
    contents = TableOfContents(levelStyles=[_BODY])
    title = Paragraph(escape(brief.title), _BODY)
    document.multiBuild([title, contents, PageBreak(), *_flowables(brief, sheet.measure)])
    return target.getvalue()


def _flowables(brief: Brief, measure: float) -> Iterator[Flowable]:
    for section in brief.sections:
        yield _heading(section.head)
        if isinstance(section, EntriesSection):
            for entries in section.groups:
                yield _heading(entries.head)
                yield Table([_entry(each) for each in entries.entries], [92, 20, measure - 112])
        elif isinstance(section, ExcerptsSection):
            yield Table([_excerpt(each) for each in section.excerpts], [88, measure - 88], splitInRow=1)
        elif isinstance(section, ContestedSection):
            half = (measure - 92) / 2
            for points in section.groups:
                yield _heading(points.head)
                yield Table([_point(each) for each in points.points], [half, 92, half], splitInRow=1)
        elif isinstance(section, SourcesSection):
            for source in section.sources:
                yield _named(source.anchor, source.citation)
                yield from (Paragraph(escape(each), _BODY) for each in source.notes)
                yield _paragraph(source.back)
        elif isinstance(section, GridSection | MethodSection):
            for group in section.groups:
                yield _heading(group.head)
                yield from (_paragraph(each) for each in group.paragraphs)
                if group.grid is not None:
                    yield _table(group.grid, measure)


def _entry(entry: Entry) -> Sequence[Sequence[Flowable]]:
    date_column = [Paragraph(escape(each), _BODY) for each in (entry.date, *entry.date_notes, entry.flag)]
    told = [_named(entry.anchor, entry.title)]
    told += [Paragraph(escape(each), _BODY) for each in (entry.kind, *entry.summary)]
    told += [_paragraph(each.line, f"{each.label}: ") for each in entry.details]
    told += [_paragraph(each) for each in entry.citations]
    return date_column, [Paragraph(str(entry.number), _BODY)], told


def _excerpt(excerpt: PacketExcerpt) -> Sequence[Sequence[Flowable]]:
    label = [_named(excerpt.anchor, excerpt.label), Paragraph(escape(excerpt.state_words), _BODY)]
    told = [Paragraph(escape(each), _BODY) for each in (excerpt.place, *excerpt.text, excerpt.note)]
    return label, [*told, _paragraph(excerpt.back)]


def _point(point: Point) -> Sequence[Sequence[Flowable]]:
    sides = [
        [_paragraph(line) for line in ((Run(side.date),), side.title, (Run(side.told),), *side.citations)]
        for side in point.sides
    ]
    return sides[0], [Paragraph(escape(point.relation), _BODY)], sides[1]


def _table(grid: Grid, measure: float) -> Table:
    rows = [[[Paragraph(escape(each), _BODY)] for each in grid.heads]]
    rows += [[[_paragraph(line) for line in cell] for cell in row] for row in grid.rows]
    return Table(rows, [measure * each / sum(grid.shares) for each in grid.shares], repeatRows=1, splitInRow=1)


def _heading(head: Head) -> Paragraph:
    return Paragraph(f'<a name="{head.anchor}"/>{escape(head.title)}', _HEADING)


def _named(anchor: str, text: str) -> Paragraph:
    return Paragraph(f'<a name="{anchor}"/>{escape(text)}', _BODY)


def _paragraph(line: Line, label: str = "") -> Paragraph:
    return Paragraph(escape(label) + "".join(map(_marked_up, line)), _BODY)


def _marked_up(run: Run) -> str:
    text = escape(run.text)
    return f'<a href="{run.target}">{text}</a>' if run.target and run.target[0] == "#" else text


def _brief(folder: Path) -> tuple[Brief, Style]:
    folders = Folders(*(folder / CACHE,) * 4)
    with open_store(folder / STORE, folders) as store:
        brief = compose(store, Filters(), _CHOICE, Words.for_language("en"))
    return brief, Style.for_paper(_CHOICE.paper, folders.fonts)
