"""The packet's fonts: static instances of Inter and Source Serif, and the Korean glyphs a packet needs.

Variable fonts are pinned to the few weights a packet uses, once, and kept in the user's cache. Noto's Korean fonts have
CFF outlines, which reportlab cannot embed: the glyphs in use are cut out, their curves made quadratic, and kept by
glyph set. Bold Korean is the regular with its outlines doubled a little to either side, for there is no bold in the
package. Nothing made here carries a time, so that equal glyph sets give equal files.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import platformdirs
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from briefviewer.resources import font_file

VERSION = 5
"""Part of every cache name; raise it when what is made here changes."""

REPLACEMENT = "□"
MOST_KEPT = 120
"""Korean faces kept in the cache: those of some thirty packets."""
_MADE = 3_660_681_600
"""1 January 2020 in a font's seconds: a fixed day, for no made font may tell when it was made."""
_CURVE_ERROR = 1.0
_BOLD_SHIFT = 14


class Voice(StrEnum):
    """The faces a packet speaks in."""

    SERIF = "serif"
    SERIF_BOLD = "serif-bold"
    SERIF_ITALIC = "serif-italic"
    DISPLAY = "display"
    SANS = "sans"
    SANS_BOLD = "sans-bold"


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a voice comes from: a variable font and its axes, and the Korean font that stands in for missing glyphs."""

    font: str
    axes: tuple[tuple[str, float], ...]
    korean: str
    bold: bool


_CUTS: Mapping[Voice, _Cut] = {
    Voice.SERIF: _Cut("source-serif-4", (("opsz", 11), ("wght", 400)), "noto-serif-kr", False),
    Voice.SERIF_BOLD: _Cut("source-serif-4", (("opsz", 12), ("wght", 620)), "noto-serif-kr", True),
    Voice.SERIF_ITALIC: _Cut("source-serif-4-italic", (("opsz", 11), ("wght", 400)), "noto-serif-kr", False),
    Voice.DISPLAY: _Cut("source-serif-4", (("opsz", 36), ("wght", 620)), "noto-serif-kr", True),
    Voice.SANS: _Cut("inter", (("opsz", 14), ("wght", 400)), "noto-sans-kr", False),
    Voice.SANS_BOLD: _Cut("inter", (("opsz", 14), ("wght", 620)), "noto-sans-kr", True),
}
_UNUSED_TABLES = ("GSUB", "GPOS", "GDEF", "STAT", "MVAR", "DSIG", "meta", "kern", "BASE")


@dataclass(frozen=True, slots=True)
class Face:
    """A font file ready to embed, under a name that says what is in it."""

    name: str
    file: Path


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of one packet: each voice's own, and the Korean one that fills in. ``missing`` no font can set.

    ``late`` are small faces for glyphs that came after ``korean`` was made; only a proof has them.
    """

    own: Mapping[Voice, Face]
    korean: Mapping[Voice, Face]
    covered: Mapping[Voice, frozenset[int]]
    filled: frozenset[int]
    missing: tuple[str, ...]
    late: Mapping[Voice, Face] = field(default_factory=dict)
    late_filled: frozenset[int] = frozenset()

    @property
    def all(self) -> tuple[Face, ...]:
        """Every face, whatever it is for."""
        return (*self.own.values(), *self.korean.values(), *self.late.values())


def default_cache() -> Path:
    """Where made fonts are kept unless somebody says otherwise."""
    return Path(platformdirs.user_cache_dir("briefviewer", appauthor=False)) / "fonts"


def faces_for(characters: Iterable[str], cache: Path) -> Faces:
    """The faces that set these characters, made where the cache has not got them.

    Args:
        characters: Every character the packet will set.
    """
    wanted = {ord(each) for each in characters} | {ord(REPLACEMENT)}
    own = {voice: _instance(voice, cache) for voice in Voice}
    covered = {voice: _coverage(face.file) for voice, face in own.items()}
    rest = wanted - frozenset.intersection(*covered.values())
    korean_has = _source_coverage("noto-serif-kr") & _source_coverage("noto-sans-kr")
    filled = frozenset(rest & korean_has)
    nowhere = {code for code in rest - korean_has if not all(code in each for each in covered.values())}
    korean = {voice: _korean(voice, filled, cache) for voice in Voice}
    return Faces(own, korean, covered, filled, tuple(chr(code) for code in sorted(nowhere)))


def faces_beside(faces: Faces, characters: Iterable[str], cache: Path) -> Faces:
    """The faces with what else these characters need, in small faces of their own: a glyph more costs no time that is
    felt.
    """
    known = frozenset.intersection(*faces.covered.values()) | faces.filled
    korean_has = _source_coverage("noto-serif-kr") & _source_coverage("noto-sans-kr")
    late = frozenset(ord(each) for each in characters if ord(each) not in known) & korean_has
    if not late:
        return faces
    return replace(faces, late={voice: _korean(voice, late, cache) for voice in Voice}, late_filled=late)


def _instance(voice: Voice, cache: Path) -> Face:
    cut = _CUTS[voice]
    axes = "-".join(f"{tag}{value:g}" for tag, value in cut.axes)
    file = cache / f"{cut.font}-{axes}-v{VERSION}.ttf"
    if not file.is_file():
        with TTFont(font_file(cut.font), recalcTimestamp=False) as font:
            for table in _UNUSED_TABLES:
                if table in font:
                    del font[table]
            instancer.instantiateVariableFont(font, dict(cut.axes), inplace=True)
            _rename(font, f"Briefviewer{voice.value.title().replace('-', '')}")
            _keep(font, file)
    return Face(f"bv-{voice.value}", file)


def _korean(voice: Voice, codes: frozenset[int], cache: Path) -> Face:
    cut = _CUTS[voice]
    digest = hashlib.sha256(",".join(map(str, sorted(codes))).encode()).hexdigest()[:16]
    regular = cache / f"{cut.korean}-regular-{digest}-v{VERSION}.ttf"
    if not regular.is_file():
        _keep(_quadratic(cut.korean, codes, _ps_name(cut.korean, digest)), regular)
    if not cut.bold:
        return Face(f"bv-{cut.korean}-regular-{digest}", regular)
    bold = cache / f"{cut.korean}-bold-{digest}-v{VERSION}.ttf"
    if not bold.is_file():
        with TTFont(regular, recalcTimestamp=False) as font:
            _embolden(font, _ps_name(f"{cut.korean}-bold", digest))
            _keep(font, bold)
    return Face(f"bv-{cut.korean}-bold-{digest}", bold)


def _ps_name(name: str, digest: str) -> str:
    """A PostScript name with the digest of the glyphs: reportlab takes two fonts of one name for the same font."""
    return f"Briefviewer{name.title().replace('-', '')}-{digest[:8]}"


def _quadratic(name: str, codes: frozenset[int], ps_name: str) -> TTFont:
    """The glyphs of a CFF font as a TrueType font. Only these are read: the whole font has some 25,000."""
    with TTFont(font_file(name), lazy=True, recalcTimestamp=False) as source:
        cmap = source.getBestCmap()
        mapped = {code: cmap[code] for code in sorted(codes | {0x20})}
        order = [".notdef", *dict.fromkeys(mapped.values())]
        glyphs = source.getGlyphSet()
        outlines = {}
        for glyph in order:
            pen = TTGlyphPen(None)
            glyphs[glyph].draw(Cu2QuPen(pen, _CURVE_ERROR, reverse_direction=True))
            outlines[glyph] = pen.glyph()
        builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
        builder.setupGlyphOrder(order)
        builder.setupCharacterMap(mapped)
        builder.setupGlyf(outlines)
        builder.setupHorizontalMetrics({glyph: source["hmtx"][glyph] for glyph in order})
        ascent, descent = source["hhea"].ascent, source["hhea"].descent
    builder.setupHorizontalHeader(ascent=ascent, descent=descent)
    builder.setupNameTable({"familyName": ps_name, "styleName": "Regular", "psName": ps_name}, mac=False)
    builder.setupOS2(sTypoAscender=ascent, sTypoDescender=descent)
    builder.setupPost()
    builder.updateHead(created=_MADE, modified=_MADE)
    made: TTFont = builder.font
    made.recalcTimestamp = False
    return made


def _embolden(font: TTFont, ps_name: str) -> None:
    """Draw every glyph twice, a little apart; where the two overlap both are filled."""
    glyphs = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        for shift in (-_BOLD_SHIFT, _BOLD_SHIFT):
            glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
        made = pen.glyph()
        made.recalcBounds(font["glyf"])
        advance, _ = font["hmtx"][name]
        font["glyf"][name] = made
        font["hmtx"][name] = (advance, made.xMin)
    _rename(font, ps_name)


def _rename(font: TTFont, name: str) -> None:
    for record in list(font["name"].names):
        if record.nameID in (1, 3, 4, 6, 16, 17, 21, 22, 25):
            font["name"].names.remove(record)
    for name_id in (1, 3, 4, 6):
        font["name"].setName(name, name_id, 3, 1, 0x409)


def _keep(font: TTFont, file: Path) -> None:
    """Write a made font so that two who make it at once do not meet in one file."""
    content = BytesIO()
    font.save(content, reorderTables=None)
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.getpid()}.part")
    beside.write_bytes(content.getvalue())
    beside.replace(file)
    _trim(file.parent)


def _trim(cache: Path) -> None:
    """Drop the Korean faces that were made longest ago: every set of glyphs has faces of its own, and sets abound."""
    made = [file for pattern in ("*-regular-*.ttf", "*-bold-*.ttf") for file in cache.glob(pattern)]
    if len(made) > MOST_KEPT:
        for file in sorted(made, key=_age)[: len(made) - MOST_KEPT]:
            file.unlink(missing_ok=True)


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:  # another packet has dropped it just now
        return 0.0


@lru_cache(maxsize=16)
def _coverage(file: Path) -> frozenset[int]:
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


@lru_cache(maxsize=4)
def _source_coverage(name: str) -> frozenset[int]:
    return _coverage(font_file(name))
