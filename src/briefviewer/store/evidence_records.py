"""Reads evidence: where in which document the words stand. Events, questions and viewpoint cells share it."""

from hashlib import sha256

from briefviewer.domain.document import DocumentId
from briefviewer.domain.evidence import DigestQuote, Evidence, Stance
from briefviewer.domain.selector import TextQuoteSelector, TextSpan
from briefviewer.store.fields import Fields, words_of
from briefviewer.store.references import References

STANCES = words_of(Stance)

_EVIDENCE = frozenset({"document", "stance", "position", "sha256", "quote", "page", "digest"})
_POSITION = frozenset({"start", "end"})
_QUOTE = frozenset({"exact", "prefix", "suffix"})
_DIGEST = frozenset({"document", "quote"})

MAX_OFFSET = 2**31


def read_evidence(fields: Fields, references: References) -> tuple[list[Evidence], list[Fields]]:
    """The evidence of a record, and where each was written. An entry whose document is unknown is left out alone."""
    found: list[Evidence] = []
    places: list[Fields] = []
    for entry in fields.children("evidence", _EVIDENCE):
        evidence = _evidence(entry, references)
        if evidence is not None:
            found.append(evidence)
            places.append(entry)
    return found, places


def _evidence(entry: Fields, references: References) -> Evidence | None:
    document = entry.text("document", required=True)
    position = _position(entry)
    evidence = Evidence(
        document=DocumentId(document),
        stance=entry.choice("stance", STANCES, Stance.SUPPORTS) or Stance.SUPPORTS,
        position=position,
        sha256=entry.sha256("sha256"),
        quote=_quote(entry),
        page=entry.integer("page", least=1, most=100_000),
        digest=_digest(entry, references),
    )
    if not entry.has("quote") and not (entry.has("position") and entry.has("sha256")):
        entry.reading.wrong(entry.mark, entry.path.rstrip("."), "evidence-without-words")
    quote = evidence.quote
    if quote is not None and evidence.sha256 not in (None, sha256(quote.exact.encode()).hexdigest()):
        entry.note("sha256", "hash-of-other-words")
    if document and not references.documents.resolve(
        document, entry.reading, entry.mark_of("document"), entry.path + "document", in_list=True
    ):
        return None
    return evidence


def _position(entry: Fields) -> TextSpan | None:
    fields = entry.child("position", _POSITION)
    if fields is None:
        return None
    start = fields.integer("start", least=0, most=MAX_OFFSET, required=True)
    end = fields.integer("end", least=0, most=MAX_OFFSET, required=True)
    if start is None or end is None:
        return None
    if start >= end:
        fields.wrong("end", "position-empty", start=str(start), end=str(end))
    return TextSpan(start, end)


def _quote(entry: Fields) -> TextQuoteSelector | None:
    fields = entry.child("quote", _QUOTE)
    if fields is None:
        return None
    exact = fields.raw_text("exact", required=True)
    return TextQuoteSelector(exact, fields.raw_text("prefix"), fields.raw_text("suffix"))


def _digest(entry: Fields, references: References) -> DigestQuote | None:
    fields = entry.child("digest", _DIGEST)
    if fields is None:
        return None
    document = fields.text("document", required=True)
    if not fields.has("quote"):
        fields.wrong("quote", "field-missing", key="quote")
    quote = _quote(fields)
    mark = fields.mark_of("document")
    if not document or quote is None:
        return None
    if not references.documents.resolve(document, fields.reading, mark, fields.path + "document", in_list=True):
        return None
    return DigestQuote(DocumentId(document), quote)
