"""An excerpt together with the event it bears on."""

from dataclasses import dataclass

from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Excerpt


@dataclass(frozen=True, slots=True)
class Cited:
    """An excerpt of a document together with the event it bears on: what a reader highlights."""

    event: EventId
    excerpt: Excerpt
