"""How the packet looks: paper, measures, type, colours. A value; nothing here draws.

All lengths are points. One accent colour carries links and section numbers; kinds keep the hues of the screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefviewer.brief.fonts import Voice, default_cache
from briefviewer.brief.model import Paper
from briefviewer.timeline.palette import Palette, load_palette

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Type:
    """A way of setting text. ``space_after`` is below a paragraph; ``keep`` holds it together with what follows.

    ``link`` is the colour of links in it; ``capitals`` sets it in capitals; ``flush_right`` is for figures.
    """

    voice: Voice
    size: float
    leading: float
    colour: str = "ink"
    space_before: float = 0
    space_after: float = 0
    keep: bool = False
    link: str = "accent"
    capitals: bool = False
    flush_right: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its margins."""

    width: float
    height: float
    left: float = 19 * MM
    right: float = 19 * MM
    top: float = 19 * MM
    bottom: float = 21 * MM

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


SHEETS: Mapping[Paper, Sheet] = {
    Paper.A4: Sheet(210 * MM, 297 * MM),
    Paper.LETTER: Sheet(612, 792),
}

_COLOURS: Mapping[str, str] = {
    "ink": "text",
    "quiet": "text-muted",
    "accent": "accent",
    "rule": "line-strong",
    "box": "accent-soft",
    "quote": "supports-soft",
    "quote_bar": "supports",
    "warn": "warning",
    "verified": "verified",
    "lost": "lost",
    "paper": "canvas",
}
"""What the colours of the page are called in the theme they come from: that of the light window."""

TYPES: Mapping[str, Type] = {
    "eyebrow": Type(Voice.SANS_BOLD, 8, 11, "accent", capitals=True),
    "title": Type(Voice.DISPLAY, 25, 30, space_before=4, space_after=5),
    "subtitle": Type(Voice.SERIF, 12.5, 17, "quiet", space_after=12),
    "fact_label": Type(Voice.SANS, 8.5, 12.5, "quiet"),
    "fact": Type(Voice.SANS, 8.5, 12.5),
    "box_title": Type(Voice.SANS_BOLD, 8.5, 12, space_after=2),
    "box": Type(Voice.SERIF, 10.5, 15.3, space_after=4),
    "section": Type(Voice.SANS_BOLD, 8, 11, "accent", space_before=20, space_after=3, keep=True, capitals=True),
    "group": Type(Voice.SERIF_BOLD, 13, 17, space_before=8, space_after=5, keep=True),
    "contents": Type(Voice.SERIF, 10.5, 16, link="ink"),
    "body": Type(Voice.SERIF, 10, 14.5, space_after=5),
    "note": Type(Voice.SANS, 8, 11.6, "quiet", space_after=6),
    "date": Type(Voice.SANS_BOLD, 8.3, 12.1),
    "date_note": Type(Voice.SANS, 7.5, 10.9, "quiet"),
    "flag": Type(Voice.SANS_BOLD, 7.5, 10.9, "warn"),
    "number": Type(Voice.SANS, 7.5, 10.9, "quiet"),
    "entry_title": Type(Voice.SERIF_BOLD, 10, 14.5),
    "kind": Type(Voice.SANS, 8, 11.6, "quiet", space_after=1.5),
    "summary": Type(Voice.SERIF, 10, 14.5, space_after=2),
    "detail": Type(Voice.SANS, 8, 11.6, space_after=1),
    "citation": Type(Voice.SANS, 8, 11.6, "accent"),
    "excerpt_label": Type(Voice.SANS_BOLD, 8.6, 11.4),
    "excerpt_head": Type(Voice.SANS, 8, 11.6, "quiet"),
    "state_verified": Type(Voice.SANS_BOLD, 7.5, 10.9, "verified"),
    "state_moved": Type(Voice.SANS_BOLD, 7.5, 10.9, "warn"),
    "state_lost": Type(Voice.SANS_BOLD, 7.5, 10.9, "lost"),
    "state_absent": Type(Voice.SANS_BOLD, 7.5, 10.9, "quiet"),
    "excerpt": Type(Voice.SERIF, 10, 14.5, space_before=2, space_after=2),
    "excerpt_back": Type(Voice.SANS, 7.5, 10.9, "quiet"),
    "excerpt_note": Type(Voice.SANS, 8, 11.6, "quiet"),
    "cell_head": Type(Voice.SANS_BOLD, 8, 11.6),
    "cell": Type(Voice.SANS, 8, 11.6, space_after=2),
    "figures_head": Type(Voice.SANS_BOLD, 8, 11.6, flush_right=True),
    "figures": Type(Voice.SANS, 8, 11.6, flush_right=True),
    "source": Type(Voice.SERIF, 10, 14.5, space_after=1.5),
    "furniture": Type(Voice.SANS, 7.5, 10, "quiet"),
    "marking": Type(Voice.SANS_BOLD, 7.5, 10.9),
    "figure": Type(Voice.SANS, 7, 9),
    "legend": Type(Voice.SANS, 8, 12),
    "caption": Type(Voice.SANS, 8, 11.6, "quiet", space_before=3, space_after=6),
}


@dataclass(frozen=True, slots=True)
class Style:
    """Everything a renderer needs to know beside the brief."""

    sheet: Sheet
    font_cache: Path
    palette: Palette
    types: Mapping[str, Type] = field(default_factory=lambda: TYPES)

    def colour(self, name: str) -> str:
        """A colour of the page by its part, as ``#rrggbb``."""
        return self.palette.color(_COLOURS[name])

    def hue(self, name: str) -> str:
        """The colour of a kind's mark."""
        return self.palette.hue(name).fill

    @classmethod
    def for_paper(cls, paper: str, font_cache: Path | None = None) -> "Style":
        """The house style on a sheet (``a4`` or ``letter``).

        Args:
            font_cache: Where made fonts are kept; the user's cache where None.
        """
        return cls(SHEETS[Paper(paper)], font_cache or default_cache(), load_palette("light"))
