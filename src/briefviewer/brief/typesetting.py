"""From lines of the model to what reportlab sets: the one door that all text of a packet passes.

reportlab's paragraphs read markup; ours never do. Text goes in as finished fragments, each in a font that has its
glyphs, so nothing a store or document says can become a tag, a picture or a link. Only targets the packet knows become
links.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus.paraparser import ParaFrag

from briefviewer.brief.font_registry import register
from briefviewer.brief.fonts import REPLACEMENT, Faces, Voice
from briefviewer.brief.markdown import web_address
from briefviewer.brief.model import Line, Run
from briefviewer.brief.structure import Target
from briefviewer.brief.style import Style, Type

MAX_WORDS = 500
MAX_CHARACTERS = 4000
"""Longer paragraphs are set in pieces: breaking one over pages takes time that grows with its square."""

_WORD = re.compile(r"\s*\S+\s*|\s+")
_DROPPED = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
_STRONG = {Voice.SERIF: Voice.SERIF_BOLD, Voice.SANS: Voice.SANS_BOLD, Voice.SERIF_ITALIC: Voice.SERIF_BOLD}


def cleaned(text: str) -> str:
    """Text as it can be set: composed, in one line, controls that could hide or turn text made visible.

    >>> cleaned("a\\u202eb\\tc")
    'a□b c'
    """
    text = unicodedata.normalize("NFC", text).translate(_DROPPED)
    if text.isprintable():
        return text
    return "".join(_visible(each) for each in text)


def characters(lines: Iterable[Line]) -> set[str]:
    """Every character of some lines, as it will be set."""
    found: set[str] = set()
    for line in lines:
        for run in line:
            shown = cleaned(run.text)
            found.update(shown, shown.upper())
    return found


def pieces(line: Line, words: int = MAX_WORDS, length: int = MAX_CHARACTERS) -> list[Line]:
    """A line cut at spaces (or anywhere, in a word without end) into pieces short enough to break over pages fast."""
    if sum(len(run.text) for run in line) <= min(length, words):
        return [line]
    cut: list[Line] = []
    piece: list[Run] = []
    count = size = 0
    for run in line:
        for word in _words(run.text, length):
            if piece and (count >= words or size + len(word) > length):
                cut.append(tuple(piece))
                piece, count, size = [], 0, 0
            if piece and _same_voice(piece[-1], run):
                piece[-1] = Run(piece[-1].text + word, run.strong, run.emphasis, run.target)
            else:
                piece.append(Run(word, run.strong, run.emphasis, run.target))
            count += 1
            size += len(word)
    cut.append(tuple(piece))
    return cut


class _Source(Enum):
    """Which of a voice's faces has a glyph."""

    OWN = auto()
    KOREAN = auto()
    LATE = auto()


@dataclass
class Typesetter:
    """Turns lines into fragments in the fonts of one packet, and gives out tokens for their links."""

    style: Style
    faces: Faces
    anchors: frozenset[str]
    targets: dict[str, Target] = field(default_factory=dict)
    _styles: dict[str, ParagraphStyle] = field(default_factory=dict)
    _fonts: dict[tuple[Voice, _Source], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        register(self.faces.all)
        for voice in Voice:
            self._fonts[voice, _Source.OWN] = self.faces.own[voice].name
            self._fonts[voice, _Source.KOREAN] = self.faces.korean[voice].name
            if self.faces.late:
                self._fonts[voice, _Source.LATE] = self.faces.late[voice].name

    def font(self, voice: Voice) -> str:
        """The name of a voice's own font."""
        return self._fonts[voice, _Source.OWN]

    def colour(self, name: str) -> Color:
        """A colour of the style."""
        return HexColor(self.style.colour(name))

    def paragraph_style(self, name: str) -> ParagraphStyle:
        """reportlab's style for a type of ours. No font that we did not make is named anywhere in it."""
        found = self._styles.get(name)
        if found is None:
            kind = self.style.types[name]
            font = self.font(kind.voice)
            found = self._styles[name] = ParagraphStyle(
                name,
                fontName=font,
                bulletFontName=font,
                fontSize=kind.size,
                leading=kind.leading,
                textColor=self.colour(kind.colour),
                spaceBefore=kind.space_before,
                spaceAfter=kind.space_after,
                keepWithNext=int(kind.keep),
                alignment=TA_RIGHT if kind.flush_right else TA_LEFT,
                allowWidows=0,
                allowOrphans=0,
                splitLongWords=1,
                underlineWidth=0,
            )
        return found

    def fragments(self, line: Line, name: str) -> list[ParaFrag]:
        """The fragments of a line in a type, fonts chosen glyph by glyph."""
        kind = self.style.types[name]
        made: list[ParaFrag] = []
        for run in line:
            link = self._link(run)
            colour = self.colour(kind.link if link else kind.colour)
            for font, text in self.set_in(run.text, kind, _voice(kind, run)):
                made.append(_fragment(text, font, kind.size, colour, link))
        return made or [_fragment("", self.font(kind.voice), kind.size, self.colour(kind.colour), [])]

    def set_in(self, text: str, kind: Type, voice: Voice | None = None) -> Iterator[tuple[str, str]]:
        """Stretches of a text in a type, each with the font that has its glyphs."""
        return self.stretches(text.upper() if kind.capitals else text, voice or kind.voice)

    def stretches(self, text: str, voice: Voice) -> Iterator[tuple[str, str]]:
        """The same in a voice."""
        own, filled, late = self.faces.covered[voice], self.faces.filled, self.faces.late_filled
        shown = cleaned(text)
        if shown.isascii():
            yield self._fonts[voice, _Source.OWN], shown
            return
        choices: list[tuple[_Source, str]] = []
        source = _Source.OWN
        for each in shown:
            code = ord(each)
            if code not in own and code not in filled and code not in late:
                each, code = REPLACEMENT, ord(REPLACEMENT)
            if each != " ":
                source = _Source.OWN if code in own else _Source.KOREAN if code in filled else _Source.LATE
            choices.append((source, each))
        for chosen, stretch in groupby(choices, key=lambda choice: choice[0]):
            yield self._fonts[voice, chosen], "".join(each for _, each in stretch)

    def width(self, text: str, name: str) -> float:
        """The width of a text in a type, in points."""
        kind = self.style.types[name]
        return self.measured(text.upper() if kind.capitals else text, kind.voice, kind.size)

    def measured(self, text: str, voice: Voice, size: float) -> float:
        """The width of a text in a voice at a size, in points."""
        return sum(float(pdfmetrics.stringWidth(each, font, size)) for font, each in self.stretches(text, voice))

    def _link(self, run: Run) -> list[tuple[int, str]]:
        if run.target is None:
            return []
        where: str | None = run.target
        where = where if where and where.startswith("#") and where[1:] in self.anchors else web_address(run.target)
        if where is None:
            return []
        token = f"t{len(self.targets)}"
        self.targets[token] = Target(where, cleaned(run.text).strip())
        return [(0, f"#{token}")]


def _fragment(text: str, font: str, size: float, colour: Color, link: list[tuple[int, str]]) -> ParaFrag:
    made = ParaFrag(
        fontName=font,
        fontSize=size,
        bold=0,
        italic=0,
        rise=0,
        greek=0,
        textColor=colour,
        us_lines=[],
        link=link,
        text=text,
    )
    if link:
        made.backColor = None  # its mere presence makes reportlab take the path that tells us where links start
    return made


def _voice(kind: Type, run: Run) -> Voice:
    voice = kind.voice
    if run.emphasis and voice is Voice.SERIF:
        voice = Voice.SERIF_ITALIC
    return _STRONG.get(voice, voice) if run.strong else voice


def _visible(character: str) -> str:
    if character.isprintable() or character == "\u00a0":
        return character
    return " " if character.isspace() else REPLACEMENT


def _words(text: str, length: int) -> Iterator[str]:
    """The words of a text, each with the space after it, none longer than a length."""
    for found in _WORD.finditer(text):
        word = found.group()
        for start in range(0, len(word), length):
            yield word[start : start + length]


def _same_voice(one: Run, other: Run) -> bool:
    return (one.strong, one.emphasis, one.target) == (other.strong, other.emphasis, other.target)
