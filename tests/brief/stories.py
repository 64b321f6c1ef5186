"""Briefs on their way to the page, for tests of what sets them."""

from pathlib import Path

from briefviewer.brief.fonts import faces_for
from briefviewer.brief.front import Front
from briefviewer.brief.model import Brief
from briefviewer.brief.render import all_lines, anchors
from briefviewer.brief.story import Story
from briefviewer.brief.structure import Element
from briefviewer.brief.style import Style
from briefviewer.brief.typesetting import Typesetter, characters


def story_of(brief: Brief, fonts: Path) -> Story:
    """The story of a brief on A4."""
    return Story(brief, _setter(brief, fonts))


def front_of(brief: Brief, fonts: Path) -> Front:
    """The cover of a brief on A4."""
    return Front(brief, _setter(brief, fonts))


def elements(root: Element) -> list[Element]:
    """An element and all under it."""
    inner = [each for kid in root.kids if isinstance(kid, Element) for each in elements(kid)]
    return [root, *inner]


def _setter(brief: Brief, fonts: Path) -> Typesetter:
    style = Style.for_paper("a4", fonts)
    return Typesetter(style, faces_for(characters(all_lines(brief)), fonts), frozenset(anchors(brief)))
