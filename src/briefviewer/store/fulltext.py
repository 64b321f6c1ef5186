"""How words are found in two scripts: what is indexed beside a text, and what a typed query asks the index for.

FTS5's tokenizers split at blanks, so that neither 동맹 is found in 한미동맹 nor 북한 in 북한의. Runs of Hangul, and of
hanja, are therefore indexed as overlapping pairs of syllables in a column of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from briefviewer.domain.selector import TextSpan

MAX_TERMS = 24
MAX_QUERY = 500
CONTEXT = 70
"""Code points shown on either side of a match."""

_SYLLABLES = "가-힣ㄱ-ㆎ㐀-䶿一-鿿豈-﫿"
_RUN = re.compile(f"[{_SYLLABLES}]+")
_PIECE = re.compile(f"[{_SYLLABLES}]+|[^{_SYLLABLES}]+")
_GLUED = re.compile(f"(?:(?<=[{_SYLLABLES}])[A-Za-z0-9]+)|(?:[A-Za-z0-9]+(?=[{_SYLLABLES}]))")
_TERM = re.compile(r'"([^"]*)("?)|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """One thing a query asks for. ``is_open``: the word is still being typed, so its beginning is enough."""

    text: str
    is_open: bool


def indexable(text: str) -> str:
    """A text as it is indexed and shown in findings: composed, so that syllables are syllables."""
    return normalize("NFC", text)


def pairs_of(*texts: str) -> str:
    """The pairs of syllables of some texts, each run closed by its last syllable; then the Latin words glued to runs.

    >>> pairs_of("한미동맹과 APEC에서")
    '한미 미동 동맹 맹과 과 에서 서 APEC'
    """
    found: list[str] = []
    glued: list[str] = []
    for text in texts:
        if text.isascii():
            continue
        runs = _RUN.findall(text)
        for run in runs:
            found += _pairs(run)
            found.append(run[-1])
        if runs:
            glued += _GLUED.findall(text)
    return " ".join(found + glued)


def terms_of(query: str) -> list[Term]:
    """The terms of a query as typed: words, and phrases in quotation marks. The last is open unless it was closed."""
    clean = normalize("NFC", query[:MAX_QUERY].encode("utf-8", "ignore").decode().replace("\0", " "))
    clean = re.sub("[“”„]", '"', clean)
    found = list(_TERM.finditer(clean))[:MAX_TERMS]
    terms = []
    for match in found:
        is_open = match is found[-1] and match[2] != '"'
        text = match[1] if match[3] is None else match[3]
        if any(each.isalnum() for each in text):
            terms.append(Term(text.strip(), is_open))
    return terms


def match_expression(terms: Sequence[Term]) -> str | None:
    """What to ask FTS5 for: all of the terms, each quoted. None without terms.

    >>> match_expression(terms_of('"tariff deal" 한미동맹 kor'))
    '"tariff deal" AND pairs : "한미 미동 동맹" AND "kor"*'
    """
    parts: list[str] = []
    for term in terms:
        pieces = [piece for piece in _PIECE.findall(term.text) if any(each.isalnum() for each in piece)]
        if all(_RUN.fullmatch(piece) for piece in pieces):
            parts.append(_syllables(pieces))
            continue
        for piece in pieces:
            if _RUN.fullmatch(piece):
                parts.append(_syllables([piece]))
            else:
                parts.append(_quoted(piece) + ("*" if term.is_open and piece is pieces[-1] else ""))
    return " AND ".join(parts) if parts else None


def marks_in(text: str, terms: Sequence[Term]) -> list[TextSpan]:
    """Where the terms stand in a text, without overlaps, in order."""
    spans: list[TextSpan] = []
    for term in terms:
        for piece in _PIECE.findall(term.text):
            words = [re.escape(word) for word in re.findall(r"\w+", piece)]
            if not words:
                continue
            is_run = _RUN.fullmatch(piece) is not None
            for match in re.finditer(r"\W+".join(words), text, re.IGNORECASE):
                start, end = match.span()
                if is_run or not (
                    _goes_on(text[start - 1 : start]) or (_goes_on(text[end : end + 1]) and not term.is_open)
                ):
                    spans.append(TextSpan(start, end))
    kept: list[TextSpan] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def context_of(text: str, marks: Sequence[TextSpan]) -> tuple[str, tuple[TextSpan, ...]]:
    """A stretch of text around the first mark, cut at blanks, and the marks in it."""
    first = marks[0] if marks else TextSpan(0, 0)
    start = max(0, first.start - CONTEXT)
    end = min(len(text), max(first.end, first.start + CONTEXT) + CONTEXT)
    if start > 0:
        blank = text.find(" ", start, first.start)
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", first.end, end)
        end = blank if blank >= 0 else end
    lead = "…" if start > 0 else ""
    trail = "…" if end < len(text) else ""
    shift = len(lead) - start
    inside = tuple(
        TextSpan(mark.start + shift, mark.end + shift) for mark in marks if start <= mark.start and mark.end <= end
    )
    return lead + re.sub(r"\s", " ", text[start:end]) + trail, inside


def _goes_on(beside: str) -> bool:
    """Whether a Latin word goes on with the character beside it; Hangul may be glued to one."""
    return bool(beside) and (beside.isalnum() or beside == "_") and not _RUN.match(beside)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]


def _syllables(runs: Sequence[str]) -> str:
    """A phrase of pairs; between two runs stands the closing syllable of the first."""
    tokens: list[str] = []
    for number, run in enumerate(runs):
        is_last = number == len(runs) - 1
        tokens += _pairs(run)
        if not is_last:
            tokens.append(run[-1])
        elif len(run) == 1:
            return "pairs : " + _quoted(" ".join([*tokens, run])) + "*"
    return "pairs : " + _quoted(" ".join(tokens))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
