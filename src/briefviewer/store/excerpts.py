"""Finds the words of evidence in the documents at hand: what window, packet and command line show as excerpts.

The state is the original's. Where the original is not at hand, or its words are lost, the digest's passage is shown and
says so; a digest quote that does not anchor shows no text.
"""

import re
from hashlib import sha256

from briefviewer.domain.anchoring import Anchor, Found, anchor, find
from briefviewer.domain.document import DocumentId
from briefviewer.domain.evidence import Evidence, Excerpt, ExcerptState, TextFrom
from briefviewer.domain.paragraphs import paragraph_at
from briefviewer.domain.selector import TextSpan
from briefviewer.store.matching import approximate
from briefviewer.store.texts import DocumentTexts, RawText

_MARK = re.compile(r"¶\s(\d{1,6})\s")


class Excerpts:
    """Makes excerpts of evidence, against the texts of one store."""

    def __init__(self, texts: DocumentTexts) -> None:
        self._texts = texts

    def of(self, evidence: Evidence) -> Excerpt:
        """The evidence as found now."""
        original = self._texts.of(evidence.document)
        found = (
            Found(ExcerptState.NOT_ATTACHED, None, None)
            if original is None
            else find(evidence, original.text, approximate)
        )
        text, text_from = "", TextFrom.NONE
        shown_in: DocumentId | None = None
        shown: TextSpan | None = None
        paragraph: int | None = None
        page = evidence.page
        if original is not None and found.span is not None:
            text, text_from = found.span.of(original.text), TextFrom.ORIGINAL
            shown_in, shown = evidence.document, found.span
            paragraph = paragraph_at(original.paragraphs, found.span.start)
            page = original.page_at(found.span.start) or page
        elif evidence.digest is not None:
            digest = self._texts.of(evidence.digest.document)
            anchored = self.digest_anchor(evidence)
            if digest is not None and anchored is not None:
                text, text_from = anchored.span.of(digest.text), TextFrom.DIGEST
                shown_in, shown = evidence.digest.document, anchored.span
                paragraph = told_paragraph(digest, anchored.span.start)
        return Excerpt(
            evidence=evidence,
            state=found.state,
            found=found.span,
            score=found.score,
            text=text,
            text_from=text_from,
            shown_in=shown_in,
            shown=shown,
            paragraph=paragraph,
            sha256=stored_hash(evidence),
            page=page,
        )

    def beyond_end(self, evidence: Evidence) -> int | None:
        """The length of the document at hand, where evidence points beyond its end."""
        text = self._texts.of(evidence.document)
        if text is None or evidence.position is None or evidence.position.end <= len(text.text):
            return None
        return len(text.text)

    def digest_anchor(self, evidence: Evidence) -> Anchor | None:
        """Where the digest's passage stands; only equal words count, for we wrote them ourselves."""
        if evidence.digest is None:
            return None
        digest = self._texts.of(evidence.digest.document)
        return None if digest is None else anchor(evidence.digest.quote, digest.text)

    def has_lost_digest(self, evidence: Evidence) -> bool:
        """Whether there is a digest quote whose document is at hand and does not hold it."""
        return (
            evidence.digest is not None
            and self._texts.is_at_hand(evidence.digest.document)
            and self.digest_anchor(evidence) is None
        )


def stored_hash(evidence: Evidence) -> str:
    """The hash as stored, or that of the stored quote."""
    if evidence.sha256 is not None:
        return evidence.sha256
    quote = evidence.quote.exact if evidence.quote else ""
    return sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()


def told_paragraph(digest: RawText, offset: int) -> int | None:
    """Which paragraph of the original a place in its digest tells: by the mark ``¶ n`` at the head of its paragraph."""
    number = paragraph_at(digest.paragraphs, offset)
    found = None if number is None else _MARK.match(digest.text, digest.paragraphs[number - 1].start)
    return int(found[1]) if found else None
