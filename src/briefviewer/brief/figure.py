"""The timeline figure: the scene of the screen, painted on paper as vectors."""

from collections.abc import Callable, Iterator

from reportlab.platypus import Flowable

from briefviewer.brief.model import Line, TimelineSection, plain
from briefviewer.brief.structure import Element, Role
from briefviewer.brief.typesetting import Typesetter

Paragraphs = Callable[[Line, str, Element, Role], list[Flowable]]


def timeline_figure(
    section: TimelineSection, setter: Typesetter, root: Element, paragraphs: Paragraphs
) -> Iterator[Flowable]:
    """The figure with its caption, on as many pages as it needs."""
    yield from paragraphs(plain(section.caption), "caption", root, Role.CAPTION)
