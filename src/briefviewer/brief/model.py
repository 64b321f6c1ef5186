"""The packet as plain values: everything that will be said, already in words, in the order in which it is said.

A renderer only sets it. Nothing here knows PDF, and no text is markup: emphasis and links are fields.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from briefviewer.brief.packet_data import PacketData
from briefviewer.columns.events import EventColumns
from briefviewer.columns.select import Selection
from briefviewer.domain.evidence import ExcerptState
from briefviewer.domain.library import Library
from briefviewer.domain.view import LaneBy
from briefviewer.words import Words


class Paper(StrEnum):
    """Portrait sheets a packet can be set on."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one voice. ``target`` is an anchor of the packet (``#e12``) or an http(s) address."""

    text: str
    strong: bool = False
    emphasis: bool = False
    target: str | None = None


Line = tuple[Run, ...]


def plain(text: str) -> Line:
    """Text without emphasis or links."""
    return (Run(text),) if text else ()


def words_of(line: Line) -> str:
    """What a line says, voices and links aside."""
    return "".join(run.text for run in line)


class BlockKind(StrEnum):
    """The blocks that an analyst's Markdown may hold."""

    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or list item of the analyst's text. ``marker`` is its bullet or number, ``level`` its depth."""

    kind: BlockKind
    line: Line
    marker: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a section or group: where links lead, its number (empty for groups) and its words."""

    anchor: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with what it labels."""

    label: str
    line: Line


@dataclass(frozen=True, slots=True)
class JudgementText:
    """A key judgement of the analyst, its confidence in words, the events it rests on."""

    blocks: tuple[Block, ...]
    confidence: str
    events: Line


@dataclass(frozen=True, slots=True)
class Cover:
    eyebrow: str
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    bottom_line_title: str
    bottom_line: tuple[Block, ...]
    judgements_title: str
    judgements: tuple[JudgementText, ...]
    contents_title: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign of an event's kind: a hue and glyph by name, hollow for what is no happening, and what it means."""

    hue: str
    glyph: str
    hollow: bool
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as the packet tells it. ``flag`` says why it is not to be read as a plain happening, if it is not."""

    anchor: str
    number: int
    date: str
    date_notes: tuple[str, ...]
    flag: str
    mark: Mark
    title: str
    kind: str
    summary: tuple[str, ...]
    details: tuple[Fact, ...]
    citations: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class EntryGroup:
    head: Head
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class EntriesSection:
    """The chronology, or the boards beside it."""

    head: Head
    note: str
    groups: tuple[EntryGroup, ...]


@dataclass(frozen=True, slots=True)
class TimelineSection:
    """What the timeline figure is made from. The scene itself needs a measurer of text, so the renderer builds it.

    ``continued`` names the figure on its later pages, ``lane_continued`` marks a lane that goes on there.
    """

    head: Head
    caption: str
    continued: str
    lane_continued: str
    alternative: str
    legend: tuple[Mark, ...]
    columns: EventColumns = field(repr=False)
    selection: Selection = field(repr=False)
    library: Library = field(repr=False)
    words: Words = field(repr=False)
    shown: tuple[float, float]
    """First and last day of the figure, as proleptic ordinals."""
    today: date
    lanes: LaneBy
    numbers: tuple[tuple[int, int], ...]
    """(row, number of its entry)."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an open point: when, what, who says so, and where it is told."""

    date: str
    title: Line
    told: str
    citations: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """Two events that contradict each other, or one that took the place of the other."""

    relation: str
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class PointGroup:
    head: Head
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class ContestedSection:
    head: Head
    note: str
    groups: tuple[PointGroup, ...]


@dataclass(frozen=True, slots=True)
class PacketExcerpt:
    """An excerpt under its number. ``place`` tells document, paragraph, offsets and hash; ``back`` who cites it."""

    anchor: str
    label: str
    state: ExcerptState
    state_words: str
    back: Line
    place: str
    text: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ExcerptsSection:
    head: Head
    title: str
    note: str
    excerpts: tuple[PacketExcerpt, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: column heads, rows of cells, each cell some lines.

    ``shares`` are the columns' relative widths, ``figures`` the columns of numbers to be added up by eye.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    shares: tuple[float, ...]
    figures: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class GridGroup:
    head: Head
    paragraphs: tuple[Line, ...] = ()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class GridSection:
    """A section of paragraphs and tables: viewpoints, actors."""

    head: Head
    groups: tuple[GridGroup, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document in full, what is known of the copy that was used, and which excerpts are from it."""

    anchor: str
    citation: str
    notes: tuple[str, ...]
    back: Line


@dataclass(frozen=True, slots=True)
class SourcesSection:
    head: Head
    title: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class MethodSection:
    """How the packet was made and what it leaves out. ``missing_glyphs`` has a gap ``{glyphs}`` only a renderer can
    fill.
    """

    head: Head
    groups: tuple[GridGroup, ...]
    missing_glyphs: str


Section = (
    TimelineSection | EntriesSection | ContestedSection | ExcerptsSection | GridSection | SourcesSection | MethodSection
)


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole packet. ``page_words`` has the gaps ``{page}`` and ``{pages}``."""

    language: str
    title: str
    subject: str
    prepared: date
    paper: Paper
    running_head: str
    marking: str
    page_words: str
    program: str
    cover: Cover
    sections: tuple[Section, ...]
    data: PacketData

    def entries(self) -> Iterator[Entry]:
        """Every entry, in the order of their numbers."""
        for section in self.sections:
            if isinstance(section, EntriesSection):
                for group in section.groups:
                    yield from group.entries
