"""Where the reader stands, where it stood before, and where it went back from: what *back* and *forward* lead to."""

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import EventId
from briefviewer.domain.selector import TextSpan

_MOST_PLACES = 200


class ReaderPage(StrEnum):
    """The pages of the reader."""

    EVENT = "event"
    DOCUMENT = "document"
    VIEWPOINTS = "viewpoints"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader stands. ``passage`` is in the raw text of ``document``: what to scroll to and to mark."""

    page: ReaderPage = ReaderPage.EVENT
    event: EventId | None = None
    document: DocumentId | None = None
    passage: TextSpan | None = None


class Places:
    """The places of one reader, in the order in which it came to them.

    Args:
        first: Where it stands to begin with.
    """

    def __init__(self, first: Place) -> None:
        self._places = [first]
        self._at = 0

    @property
    def here(self) -> Place:
        """Where the reader stands."""
        return self._places[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether it stood somewhere before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether it went back from somewhere."""
        return self._at < len(self._places) - 1

    def go(self, place: Place) -> bool:
        """Go to a place and forget what lay ahead; whether it is another one.

        The first place is left for good where it told of no event and the page stays.
        """
        here = self.here
        if place == here:
            return False
        if here.event is None and here.page is place.page and self._at == 0:
            self._places = [place]
        else:
            self._places = [*self._places[: self._at + 1], place][-_MOST_PLACES:]
            self._at = len(self._places) - 1
        return True

    def step(self, by: int) -> bool:
        """Go back (below nought) or forward by so many places; whether there is such a place."""
        if not 0 <= self._at + by < len(self._places):
            return False
        self._at += by
        return True

    def keep(self, events: Container[str], documents: Container[str], otherwise: Place) -> None:
        """Let go of places whose event or document is no more; where none is left, stand at another one."""
        self._places = [
            each
            for each in self._places
            if (each.event is None or each.event in events) and (each.document is None or each.document in documents)
        ] or [otherwise]
        self._at = min(self._at, len(self._places) - 1)
