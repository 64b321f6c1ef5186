"""Evidence: an excerpt of a document that bears on an event, and in what state it was found again."""

from dataclasses import dataclass
from enum import StrEnum

from briefviewer.domain.document import DocumentId
from briefviewer.domain.selector import TextQuoteSelector, TextSpan


class Stance(StrEnum):
    SUPPORTS = "supports"
    DISPUTES = "disputes"
    CONTEXT = "context"


class ExcerptState(StrEnum):
    """Whether the words still stand where the evidence says. Lost is shown as lost, never silently moved."""

    VERIFIED = "verified"
    MOVED = "moved"
    LOST = "lost"
    NOT_ATTACHED = "not_attached"


class TextFrom(StrEnum):
    """Whose words an excerpt shows."""

    ORIGINAL = "original"
    DIGEST = "digest"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class DigestQuote:
    """The passage of our own digest that tells what the original's passage says."""

    document: DocumentId
    quote: TextQuoteSelector


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where in which document the words stand that carry an event, figure or viewpoint.

    Where the text may not be kept there is ``position`` with ``sha256`` (of the slice's UTF-8 bytes); where it may,
    ``quote`` and ``position``. ``page`` counts from 1.
    """

    document: DocumentId
    stance: Stance = Stance.SUPPORTS
    position: TextSpan | None = None
    sha256: str | None = None
    quote: TextQuoteSelector | None = None
    page: int | None = None
    digest: DigestQuote | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Evidence as it was found in the documents at hand: what window, packet and command line show.

    ``found`` and ``score`` (0–1) say where the original's words stand now (None where not attached or lost). ``text``
    is the passage to show and ``shown`` its span in ``shown_in`` (the original, or its digest). ``paragraph`` counts
    the original's paragraphs from 1; None where it cannot be known. ``sha256`` is the hash as stored, or of the
    stored quote. ``page`` counts the original's pages from 1: that of the words as found, else the one stored.
    """

    evidence: Evidence
    state: ExcerptState
    found: TextSpan | None
    score: float | None
    text: str
    text_from: TextFrom
    shown_in: DocumentId | None
    shown: TextSpan | None
    paragraph: int | None
    sha256: str
    page: int | None = None
