"""From the brief to flowables: where everything stands on the page and in the structure. It says nothing of its own."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from briefviewer.brief.figure import timeline_figure
from briefviewer.brief.flowables import Cell, Grid, Look, Row
from briefviewer.brief.front import Front
from briefviewer.brief.model import (
    ContestedSection,
    EntriesSection,
    Entry,
    ExcerptsSection,
    GridGroup,
    GridSection,
    Line,
    Mark,
    MethodSection,
    PacketExcerpt,
    Point,
    Run,
    Section,
    Side,
    Source,
    SourcesSection,
    TimelineSection,
    plain,
    words_of,
)
from briefviewer.brief.model import Grid as GridWords
from briefviewer.brief.setting import READING_WIDTH, Setting, height_of, kept
from briefviewer.brief.structure import Element, Role
from briefviewer.domain.evidence import ExcerptState

_DATE_WIDTH = 92.0
_MARK_WIDTH = 20.0
_EXCERPT_LABEL = 98.0
_SECTION_HEAD = 30.0
_SECTION_ROOM = 120.0
_STAY_TOGETHER = 4
"""So many paragraphs at the end of a text go to the next page together: a line alone is no page."""
_LONGEST_HEAD = 120

_BETWEEN = " \u00a0 "
"""What stands between two citations in a line."""

_STATE_TYPES = {
    ExcerptState.VERIFIED: "state_verified",
    ExcerptState.MOVED: "state_moved",
    ExcerptState.LOST: "state_lost",
    ExcerptState.NOT_ATTACHED: "state_absent",
}


class Story(Setting):
    """Builds the flowables of one brief, and with them the structure they will fill."""

    def flowables(self) -> Iterator[Flowable]:
        """Everything, in order, each made when it is asked for."""
        yield from Front(self.brief, self.setter, self.root).flowables()
        if self.brief.sections:
            yield PageBreak()
        for section in self.brief.sections:
            yield from self._section(section)

    def _section(self, section: Section) -> Iterator[Flowable]:
        root = self.root.add(Role.SECTION)
        heading = self.heading(section.head, "section", Role.H1, root, 0)
        body = self._body(section, root)
        first = next(body, None)
        room = _SECTION_ROOM
        if isinstance(first, CondPageBreak):  # one break for both, or the section's name stays behind alone
            room, first = max(room, _SECTION_HEAD + first.height), None
        yield CondPageBreak(room)
        yield heading
        if first is not None:
            yield first
        yield from body

    def _body(self, section: Section, root: Element) -> Iterator[Flowable]:
        match section:
            case TimelineSection():
                yield from self._timeline(section, root)
            case EntriesSection():
                yield from self._entries(section, root)
            case ContestedSection():
                yield from self._contested(section, root)
            case ExcerptsSection():
                yield from self._excerpts(section, root)
            case GridSection():
                yield from self._grids(section.groups, root)
            case SourcesSection():
                yield from self._sources(section, root)
            case MethodSection():
                yield from self._method(section, root)

    def _timeline(self, section: TimelineSection, root: Element) -> Iterator[Flowable]:
        """The figure; legend and caption stay with the last of its pages."""
        figure = root.add(Role.DIVISION)
        below: list[Flowable] = [self._legend(section.legend, root)] if section.legend else []
        below += self.paragraph(plain(section.caption), "caption", root)
        pictures = list(timeline_figure(section, self.setter, figure, height_of(below, self.width)))
        yield from pictures[:-1]
        yield from kept([pictures[-1], *below[:-1]])
        yield below[-1]

    def _legend(self, marks: Sequence[Mark], root: Element) -> Row:
        """Signs and what they mean, in as many columns as the longest leaves room for."""
        widest = max(self.setter.width(each.label, "caption") for each in marks) + 24
        across = max(1, min(int(self.width / widest), len(marks)))
        width = self.width / across
        items = root.add(Role.LIST)
        cells = []
        for n in range(across):
            content: list[Flowable] = []
            for mark in marks[n::across]:
                body = self.paragraph(plain(mark.label), "legend", items.add(Role.ITEM).add(Role.ITEM_BODY))
                content.append(Row([Cell(10, width - 10, body, self.mark(mark, 3.0))], Look(), self.depth))
            cells.append(Cell(n * width, width, content))
        return Row(cells, Look(above=5), self.depth)

    def _entries(self, section: EntriesSection, root: Element) -> Iterator[Flowable]:
        before = self.paragraph(plain(section.note), "note", root) if section.note else []
        for group in section.groups:
            heading = self.heading(group.head, "group", Role.H2, root, 1)
            heading.keepWithNext = 0
            before.append(heading)
            table = root.add(Role.TABLE)
            for entry in group.entries:
                row = self._entry(entry, table.add(Role.ROW))
                if before:
                    yield CondPageBreak(height_of(before, self.width) + row.least(self.width))
                    yield from before
                    before = []
                yield row
        yield from before

    def _entry(self, entry: Entry, row: Element) -> Row:
        """Date, sign and number, words."""
        head = row.add(Role.HEAD_CELL, scope="Row")
        date = self.paragraph(plain(entry.date), "date", head)
        for note in entry.date_notes:
            date += self.paragraph(plain(note), "date_note", head)
        if entry.flag:
            date += self.paragraph(plain(entry.flag), "flag", head)
        number = self.paragraph(plain(str(entry.number)), "number", row.add(Role.CELL))
        body = row.add(Role.CELL)
        content = self.paragraph(plain(entry.title), "entry_title", body)
        content += self.paragraph(plain(entry.kind), "kind", body)
        for each in entry.summary:
            content += self.paragraph(plain(each), "summary", body)
        for fact in entry.details:
            content += self.paragraph((Run(f"{fact.label}: ", strong=True), *fact.line), "detail", body)
        left = _DATE_WIDTH + _MARK_WIDTH
        content += self._citations(entry.citations, self.width - left, body)
        cells = [
            Cell(0, _DATE_WIDTH - 6, date),
            Cell(_DATE_WIDTH, _MARK_WIDTH, [Spacer(0, 12), *number], self.mark(entry.mark)),
            Cell(left, self.width - left, content),
        ]
        return Row(cells, Look(pad=7, rule=self.paint("rule")), self.depth, entry.anchor)

    def _contested(self, section: ContestedSection, root: Element) -> Iterator[Flowable]:
        for group in section.groups:
            yield self.heading(group.head, "group", Role.H2, root, 1)
            table = root.add(Role.TABLE)
            for point in group.points:
                yield self._point(point, table.add(Role.ROW))

    def _point(self, point: Point, row: Element) -> Row:
        middle = 92.0
        half = (self.width - middle) / 2
        relation = self.paragraph(plain(point.relation), "flag", row.add(Role.HEAD_CELL, scope="Row"))
        cells = [
            Cell(0, half - 6, self._side(point.sides[0], half - 6, row.add(Role.CELL))),
            Cell(half, middle - 6, relation),
            Cell(half + middle, half, self._side(point.sides[1], half, row.add(Role.CELL))),
        ]
        row.kids.insert(1, row.kids.pop(0))
        return Row(cells, Look(pad=7, rule=self.paint("rule")), self.depth)

    def _side(self, side: Side, width: float, cell: Element) -> list[Flowable]:
        content = self.paragraph(plain(side.date), "date", cell) if side.date else []
        content += self.paragraph(side.title, "summary", cell)
        if side.told:
            content += self.paragraph(plain(side.told), "kind", cell)
        return content + self._citations(side.citations, width, cell)

    def _citations(self, citations: Sequence[Line], width: float, parent: Element) -> list[Flowable]:
        """Citations side by side, as many to a line as stand there whole."""
        content: list[Flowable] = []
        line: list[Run] = []
        taken = 0.0
        for citation in citations:
            wide = self.setter.width(words_of(citation), "citation")
            if line and taken + wide > width:
                content += self.paragraph(tuple(line), "citation", parent)
                line, taken = [], 0.0
            if line:
                line.append(Run(_BETWEEN))
            line += citation
            taken += wide + self.setter.width(_BETWEEN, "citation")
        return content + (self.paragraph(tuple(line), "citation", parent) if line else [])

    def _excerpts(self, section: ExcerptsSection, root: Element) -> Iterator[Flowable]:
        yield self.text(plain(section.title), "group", root.add(Role.H2))
        yield from kept(self.paragraph(plain(section.note), "note", root))
        for excerpt in section.excerpts:
            yield self._excerpt(excerpt, root)

    def _excerpt(self, excerpt: PacketExcerpt, root: Element) -> Row:
        part = root.add(Role.DIVISION)
        label = self.paragraph(plain(excerpt.label), "excerpt_label", part)
        label += self.paragraph(plain(excerpt.state_words), _STATE_TYPES[excerpt.state], part)
        label += self.paragraph(excerpt.back, "excerpt_back", part)
        content = self.paragraph(plain(excerpt.place), "excerpt_head", part)
        if excerpt.text:
            quote = part.add(Role.QUOTE)
            for each in excerpt.text:
                content += self.paragraph(plain(each), "excerpt", quote)
        if excerpt.note:
            content += self.paragraph(plain(excerpt.note), "excerpt_note", part)
        look = Look(below=6, pad=5.5, ground=self.paint("quote"), bar=self.paint("quote_bar"))
        left = _EXCERPT_LABEL
        cells = [Cell(11, left - 21, label), Cell(left, self.width - left - 8, content)]
        return Row(cells, look, self.depth, excerpt.anchor)

    def _grids(self, groups: Sequence[GridGroup], root: Element) -> Iterator[Flowable]:
        for group in groups:
            heading = self.heading(group.head, "group", Role.H2, root, 1)
            paragraphs = [self.narrow(self.paragraph(line, "body", root)) for line in group.paragraphs]
            if group.grid is None:
                kept(paragraphs[-_STAY_TOGETHER:-1])
                yield from (heading, *paragraphs)
                continue
            grid = self._grid(group.grid, root.add(Role.TABLE))
            heading.keepWithNext = 0
            yield CondPageBreak(40 + grid.least(self.width))
            yield from (heading, *paragraphs, grid)

    def _grid(self, grid: GridWords, table: Element) -> Grid:
        lefts, widths = self.columns(grid)
        head = table.add(Role.ROW)

        def head_row(element: Element | None) -> Row:
            cells = []
            for n, (title, left, width) in enumerate(zip(grid.heads, lefts, widths, strict=True)):
                cell = element.add(Role.HEAD_CELL, scope="Column").add(Role.PARAGRAPH) if element else None
                kind = "figures_head" if n in grid.figures else "cell_head"
                cells.append(Cell(left, width, [self.text(plain(_head(title)), kind, cell)]))
            return Row(cells, Look(pad=4, rule=self.paint("rule")), self.depth)

        rows = []
        for row in grid.rows:
            element = table.add(Role.ROW)
            cells = []
            for n, (lines, left, width) in enumerate(zip(row, lefts, widths, strict=True)):
                cell = element.add(Role.CELL)
                kind = "figures" if n in grid.figures else "cell"
                content = [each for line in lines for each in self.paragraph(line, kind, cell)]
                cells.append(Cell(left, width, content))
            rows.append(Row(cells, Look(pad=3.5, rule=self.paint("rule")), self.depth))
        return Grid(head_row(head), lambda: head_row(None), rows, self.depth)

    def columns(self, grid: GridWords) -> tuple[list[float], list[float]]:
        """Left edges and widths: shares of the measure, but no column narrower than its longest word."""
        gap = 10.0
        room = self.width - gap * (len(grid.heads) - 1)
        least = [self._longest_word(grid, n) for n in range(len(grid.heads))]
        shares = [share / sum(grid.shares) * room for share in grid.shares]
        wanting = [min(max(word - share, 0), room / len(shares)) for word, share in zip(least, shares, strict=True)]
        spare = [max(share - word, 0) for word, share in zip(least, shares, strict=True)]
        taken = min(sum(wanting), sum(spare))
        given = taken / sum(wanting) if sum(wanting) else 0
        widths = [
            share + want * given - (extra / sum(spare) * taken if sum(spare) else 0)
            for share, want, extra in zip(shares, wanting, spare, strict=True)
        ]
        lefts = [sum(widths[:n]) + gap * n for n in range(len(widths))]
        return lefts, widths

    def _longest_word(self, grid: GridWords, column: int) -> float:
        words = set(grid.heads[column].split())
        for row in grid.rows:
            words.update(word for line in row[column] for run in line for word in run.text.split())
        return max((self.setter.width(word, "cell_head") for word in words), default=0)

    def _sources(self, section: SourcesSection, root: Element) -> Iterator[Flowable]:
        yield self.text(plain(section.title), "group", root.add(Role.H2))
        for source in section.sources:
            yield self._source(source, root.add(Role.DIVISION))

    def _source(self, source: Source, part: Element) -> Row:
        content = self.paragraph(plain(source.citation), "source", part)
        for note in source.notes:
            content += self.paragraph(plain(note), "excerpt_note", part)
        content += self.paragraph(source.back, "excerpt_note", part)
        return Row([Cell(0, READING_WIDTH, content)], Look(below=9), self.depth, source.anchor)

    def _method(self, section: MethodSection, root: Element) -> Iterator[Flowable]:
        missing = self.setter.faces.missing
        groups = list(section.groups)
        if missing:
            told = ", ".join(f"U+{ord(each):04X}" for each in missing)
            line = plain(section.missing_glyphs.replace("{glyphs}", told))
            groups[0] = GridGroup(groups[0].head, (*groups[0].paragraphs, line), groups[0].grid)
        yield from self._grids(groups, root)


def _head(title: str) -> str:
    """The head of a column: names come from stores, and a head that fills the page would leave no room for rows."""
    return title if len(title) <= _LONGEST_HEAD else f"{title[:_LONGEST_HEAD].rstrip()}…"
