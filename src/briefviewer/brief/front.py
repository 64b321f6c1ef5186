"""The first page: what this packet is, what the analyst makes of it, and where to find the rest."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from briefviewer.brief.flowables import Cell, Late, Look, Row
from briefviewer.brief.model import Block, BlockKind, Head, Run, plain
from briefviewer.brief.setting import READING_WIDTH, Setting, height_of
from briefviewer.brief.structure import Element, Role

_LABEL_WIDTH = 78.0
_ORDER_WIDTH = 18.0
_INDENT = 12.0
_BETWEEN_COLUMNS = 28.0
_CONTENTS_LINE = Look(below=1)
_SPACE = 14.0
_LEAST_SPACE = 4.0
"""Between the parts of the cover."""


class Front(Setting):
    """The cover: title, facts, bottom line, key judgements, contents."""

    @cached_property
    def section(self) -> Element:
        """Its part of the structure."""
        return self.root.add(Role.SECTION)

    def flowables(self) -> Iterator[Flowable]:
        """All of it, in order: on one page if it can be set closer, else the contents go to the next whole."""
        content = list(self._content())
        spaces = [each for each in content if isinstance(each, Spacer)]
        room = self.depth - height_of(content, self.width) + len(spaces) * (_SPACE - _LEAST_SPACE)
        contents = list(self._contents(self.section, 1 if self._contents_height <= room else 2))
        over = height_of([*content, *contents], self.width) - self.depth + 1
        for space in spaces:
            space.height -= min(max(over / len(spaces), 0.0), _SPACE - _LEAST_SPACE)
        yield from content
        yield CondPageBreak(min(height_of(contents, self.width), self.depth))
        yield from contents

    def _content(self) -> Iterator[Flowable]:
        cover, root = self.brief.cover, self.section
        yield from self.paragraph(plain(cover.eyebrow), "eyebrow", root)
        title = self.text(plain(cover.title), "title", root.add(Role.H1), "cover")
        title.outline = (cover.title, 0)
        yield title
        yield from self.paragraph(plain(cover.subtitle), "subtitle", root)
        facts = root.add(Role.TABLE)
        for fact in cover.facts:
            row = facts.add(Role.ROW)
            label = self.paragraph(plain(fact.label), "fact_label", row.add(Role.HEAD_CELL, scope="Row"))
            value = self.paragraph(fact.line, "fact", row.add(Role.CELL))
            cells = [Cell(0, _LABEL_WIDTH, label), Cell(_LABEL_WIDTH, self.width - _LABEL_WIDTH, value)]
            yield Row(cells, Look(below=1), self.depth)
        if cover.bottom_line:
            yield Spacer(0, _SPACE)
            yield self._box(cover.bottom_line_title, cover.bottom_line, root)
        if cover.judgements:
            yield Spacer(0, _SPACE)
            yield self.text(plain(cover.judgements_title), "group", root.add(Role.H2))
            for judgement in cover.judgements:
                content = self._blocks(judgement.blocks, root)
                note = [Run(judgement.confidence)] if judgement.confidence else []
                if judgement.events:
                    note = [*note, Run(" · "), *judgement.events] if note else list(judgement.events)
                if note:
                    content += self.paragraph(tuple(note), "note", root)
                yield Row(
                    [Cell(14, READING_WIDTH, content)], Look(below=6, pad=5, bar=self.paint("accent")), self.depth
                )
        yield Spacer(0, _SPACE)

    def _box(self, title: str, blocks: Sequence[Block], parent: Element) -> Row:
        section = parent.add(Role.DIVISION)
        content: list[Flowable] = [self.text(plain(title), "box_title", section.add(Role.H2))]
        content += self._blocks(blocks, section)
        look = Look(pad=9, ground=self.paint("box"), bar=self.paint("accent"))
        return Row([Cell(14, READING_WIDTH, content)], look, self.depth)

    def _blocks(self, blocks: Sequence[Block], parent: Element) -> list[Flowable]:
        """The analyst's text; items that follow each other are one list, hung from their marks."""
        content: list[Flowable] = []
        items: Element | None = None
        for block in blocks:
            if block.kind is BlockKind.PARAGRAPH:
                items = None
                content += self.paragraph(block.line, "box", parent)
                continue
            items = items or parent.add(Role.LIST)
            item = items.add(Role.ITEM)
            mark = self.paragraph(plain(block.marker), "box", item, Role.LABEL) if block.marker else []
            left = block.level * _INDENT
            body = self.paragraph(block.line, "box", item.add(Role.ITEM_BODY))
            width = READING_WIDTH - left - _INDENT
            after = body[-1].getSpaceAfter()
            cells = [Cell(left, _INDENT, mark), Cell(left + _INDENT, width, body)]
            content.append(Row(cells, Look(below=after), self.depth))
        return content

    @property
    def _contents_height(self) -> float:
        """Of the contents in one column, each in one line."""
        head, line = self.setter.style.types["group"], self.setter.style.types["contents"]
        around = head.space_before + head.leading + head.space_after
        return around + len(self.brief.sections) * (line.leading + _CONTENTS_LINE.below)

    def _contents(self, parent: Element, columns: int) -> Iterator[Flowable]:
        yield self.text(plain(self.brief.cover.contents_title), "group", parent.add(Role.H2))
        contents = parent.add(Role.CONTENTS)
        width = (self.width - _BETWEEN_COLUMNS * (columns - 1)) / columns
        items = [self._contents_item(section.head, width, contents) for section in self.brief.sections]
        if columns == 1:
            yield from items
            return
        tall = -(-len(items) // columns)
        cells = [
            Cell(n * (width + _BETWEEN_COLUMNS), width, list(items[n * tall : (n + 1) * tall])) for n in range(columns)
        ]
        yield Row(cells, Look(), self.depth)

    def _contents_item(self, head: Head, width: float, contents: Element) -> Row:
        item = contents.add(Role.CONTENTS_ITEM)
        order = self.paragraph(plain(head.number), "contents", item, Role.LABEL)
        title = self.paragraph((Run(head.title, target=f"#{head.anchor}"),), "contents", item)
        number = Late(contents_form(head.anchor), item.add(Role.PARAGRAPH), 40, self.setter.style.types["contents"])
        cells = [
            Cell(0, _ORDER_WIDTH, order),
            Cell(_ORDER_WIDTH, width - _ORDER_WIDTH - 50, title),
            Cell(width - 40, 40, [number]),
        ]
        return Row(cells, _CONTENTS_LINE, self.depth)


def contents_form(anchor: str) -> str:
    """The name of the form that holds the page number of a section in the contents."""
    return f"contents-{anchor}"
