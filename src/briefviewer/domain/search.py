"""What a search finds, as values."""

from dataclasses import dataclass
from enum import StrEnum

from briefviewer.domain.selector import TextSpan


class HitKind(StrEnum):
    EVENT = "event"
    PASSAGE = "passage"
    ACTOR = "actor"
    THEME = "theme"
    KIND = "kind"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Hit:
    """One finding. ``id`` is the event's, document's, actor's, theme's or kind's.

    ``context`` is a stretch of text around the match and ``marks`` are the matched words in it (code points of
    ``context``). Where the title matched, ``title_marks`` are the words in it, and the context is another field's,
    if one has something to say. ``when`` is the field of an event found by its date alone. For a passage ``span``
    is where it stands in the document's text. ``score`` rises with relevance.
    """

    kind: HitKind
    id: str
    title: str
    field: str
    context: str
    marks: tuple[TextSpan, ...]
    score: float
    span: TextSpan | None = None
    title_marks: tuple[TextSpan, ...] = ()
