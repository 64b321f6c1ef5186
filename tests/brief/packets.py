"""Packets for tests: composed and set once, looked at from many sides."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from io import BytesIO
from pathlib import Path

import pikepdf

from briefviewer.brief.compose import Choice, compose
from briefviewer.brief.model import Brief
from briefviewer.brief.scope import Scope
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Filters, Undated
from briefviewer.domain.judgement import ConfidenceLevel, Judgement
from briefviewer.words import Words
from tests.brief.fake_store import FakeStore, harbours

CHOICE = Choice(
    title="Two harbours",
    marking="For internal use",
    prepared=date(2026, 11, 22),
    bottom_line=(
        "Both stay **open**. See [the law](https://example.org/law) and [this](javascript:alert).\n\n"
        "- by *day*\n- by night"
    ),
    judgements=(Judgement("The north will open again.", ConfidenceLevel.MODERATE, (EventId("closure"),)),),
    program="0.1.0",
)


def brief_of(
    store: FakeStore | None = None, filters: Filters | None = None, choice: Choice = CHOICE, language: str = "en"
) -> Brief:
    """A composed packet of a store, the harbours' where none is given."""
    return compose(store or harbours(), filters or Filters(), choice, Words.for_language(language))


def scope_of(store: FakeStore | None = None, filters: Filters | None = None, choice: Choice = CHOICE) -> Scope:
    """The scope of a packet, undated events listed as a packet lists them."""
    return Scope.of(store or harbours(), filters or Filters(undated=Undated.WITH), choice, Words.for_language("en"))


@dataclass(frozen=True)
class Printed:
    """A packet that was set, with what it was set from."""

    brief: Brief
    pdf: bytes

    def text(self, folder: Path) -> str:
        """The words of all pages as poppler reads them."""
        file = folder / "packet.pdf"
        file.write_bytes(self.pdf)
        return run("pdftotext", "-enc", "UTF-8", str(file), "-")

    def opened(self) -> pikepdf.Pdf:
        """The packet for looking inside."""
        return pikepdf.open(BytesIO(self.pdf))


def run(tool: str, *arguments: str) -> str:
    """What a tool says; it must not fail."""
    path = shutil.which(tool)
    assert path is not None
    done = subprocess.run([path, *arguments], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def said(value: object) -> Iterator[str]:
    """Every text of a model, anchors aside: strings of fields that a reader sees."""

    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from said(each)
    elif is_dataclass(value) and type(value).__module__.startswith("briefviewer.brief"):
        for each in fields(value):
            if each.name not in UNSEEN:
                yield from said(getattr(value, each.name))


def saying(value: object, words: str) -> object:
    """A model that says the same words in every place where a reader sees any."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return words
    if isinstance(value, tuple):
        return tuple(saying(each, words) for each in value)
    if is_dataclass(value) and not isinstance(value, type) and type(value).__module__ == Brief.__module__:
        told = {each.name: saying(getattr(value, each.name), words) for each in fields(value) if each.name not in KEPT}
        return replace(value, **told)
    return value


KEPT = {"anchor", "target", "hue", "glyph", "language", "data", "page_words"}
"""What no reader sees, or only with its gaps filled in."""

UNSEEN = {
    *("anchor", "target", "hue", "glyph", "columns", "label", "mark"),
    *("continued", "lane_continued", "alternative", "missing_glyphs"),
}


def bare(text: str) -> str:
    """A text without the spaces that a page may break it at, and without capitals."""
    return re.sub(r"[\s\u00a0]+", "", text).casefold()


def found_in_order(wanted: list[str], read: str) -> list[str]:
    """Those texts that stand one after the other, up to the first that does not."""
    at = 0
    found: list[str] = []
    for each in wanted:
        at = read.find(bare(each), at)
        if at < 0:
            return found
        at += len(bare(each))
        found.append(each)
    return found


def lines_of(boxes: str) -> Iterator[str]:
    """Pages, and each line on them with its left top corner in whole points."""
    page = 0
    for found in re.finditer(r'<page |<line xMin="([\d.]+)" yMin="([\d.]+)"|<word[^>]*>([^<]*)</word>|</line>', boxes):
        if found.group().startswith("<page"):
            page += 1
            yield f"== page {page}"
        elif found.group(1):
            line = f"{float(found.group(1)):4.0f} {float(found.group(2)):4.0f} "
        elif found.group(3) is not None:
            line += f" {found.group(3)}"
        else:
            yield line
