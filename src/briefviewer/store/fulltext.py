"""How words are found in two scripts: what is indexed beside a text, and what a typed query asks the index for.

FTS5's tokenizers split at blanks, so that neither 동맹 is found in 한미동맹 nor 북한 in 북한의. Runs of Hangul, and of
hanja, are therefore indexed as overlapping pairs of syllables in a column of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from briefviewer.domain.selector import TextSpan
from briefviewer.store.amounts import AMOUNT, spellings, spellings_of_phrase

TOKENIZER = "unicode61 remove_diacritics 2 tokenchars '%％'"
"""How FTS5 cuts texts into words: a percentage is one, so that 15% is not taken for any 15."""

MAX_TERMS = 24
_LEAST_STEM = 4
"""Shorter words begin too many others."""
MAX_QUERY = 500
CONTEXT = 70
"""Code points shown on either side of a match."""

_SYLLABLES = "가-힣ㄱ-ㆎ㐀-䶿一-鿿豈-﫿"
_RUN = re.compile(f"[{_SYLLABLES}]+")
_PIECE = re.compile(f"[{_SYLLABLES}]+|[^{_SYLLABLES}]+")
_GLUED = re.compile(f"(?:(?<=[{_SYLLABLES}])[A-Za-z0-9]+)|(?:[A-Za-z0-9]+(?=[{_SYLLABLES}]))")
_TERM = re.compile(
    rf'(?P<minus>-?)(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?<![^\s-])(?P<amount>{AMOUNT})|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing a query asks for. ``is_open``: its beginning is enough.

    ``is_unwanted``: it was typed with a minus in front, and nothing that has it is meant. ``spellings``: the ways to
    write it where it is an amount, any of which is as good.
    """

    text: str
    is_open: bool
    is_unwanted: bool = False
    spellings: tuple[str, ...] = ()


class Marker:
    """Finds where the wanted terms of a query stand in texts, made ready once for many of them.

    Single words are sought as plain strings: to compile a pattern for each letter typed costs more than to use it.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        self._words: list[tuple[str, bool, bool]] = []
        self._phrases: list[tuple[re.Pattern[str], bool, bool]] = []
        for term in terms:
            if term.spellings and not term.is_unwanted:
                self._phrases.append((_any_of(term.spellings), False, term.is_open))
                continue
            for piece in _PIECE.findall(term.text) if not term.is_unwanted else ():
                words = re.findall(r"\w+", piece)
                is_run = _RUN.fullmatch(piece) is not None
                if len(words) == 1 and len(words[0].lower()) == len(words[0]):
                    self._words.append((words[0].lower(), is_run, term.is_open))
                elif words:
                    phrase = re.compile(r"\W+".join(map(re.escape, words)), re.IGNORECASE)
                    self._phrases.append((phrase, is_run, term.is_open))

    def marks(self, text: str) -> list[TextSpan]:
        """Where the terms stand, without overlaps, in order."""
        found: list[tuple[int, int]] = []
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
        for word, is_run, is_open in self._words:
            start = lowered.find(word)
            while start >= 0:
                end = start + len(word)
                if is_run or _stands_alone(text, start, end, is_open):
                    found.append((start, end))
                start = lowered.find(word, end)
        for phrase, is_run, is_open in self._phrases:
            spans = (match.span() for match in phrase.finditer(text))
            found += [span for span in spans if is_run or _stands_alone(text, *span, is_open)]
        if len(found) > 1:
            found = _without_overlaps(found)
        return [TextSpan(start, end) for start, end in found]


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
    """The terms of a query as typed: words, and phrases in quotation marks; a minus before one unwants it.

    The last is open unless it was closed, and so is every word of some letters: ``troop`` means ``troops`` too.
    """
    clean = normalize("NFC", query[:MAX_QUERY].encode("utf-8", "ignore").decode().replace("\0", " "))
    clean = re.sub("[“”„]", '"', clean)
    found = list(_TERM.finditer(clean))[:MAX_TERMS]
    terms = []
    for match in found:
        is_unwanted = bool(match["minus"]) and (match.start() == 0 or clean[match.start() - 1].isspace())
        text = next(each for each in (match["amount"], match["word"], match["phrase"]) if each is not None).strip()
        may_go_on = match is found[-1] or (match["word"] is not None and len(text) >= _LEAST_STEM)
        is_open = may_go_on and match["closed"] != '"' and not is_unwanted
        if any(each.isalnum() for each in text):
            ways = spellings_of_phrase(text) if match["phrase"] is not None else spellings(text)
            terms.append(Term(text, is_open, is_unwanted, ways))
    return terms


def match_expression(terms: Sequence[Term]) -> str | None:
    """What to ask FTS5 for: all of the terms, each quoted, and none of the unwanted. None without a wanted term.

    >>> match_expression(terms_of('"tariff deal" 한미동맹 kor'))
    '"tariff deal" AND pairs : "한미 미동 동맹" AND "kor"*'
    >>> match_expression(terms_of('tariff -steel deal'))
    '("tariff"* AND "deal"*) NOT "steel"'
    """
    wanted = [part for term in terms if not term.is_unwanted for part in _parts(term)]
    unwanted = [_all_of(_parts(term)) for term in terms if term.is_unwanted]
    if not wanted:
        return None
    return " NOT ".join([_all_of(wanted), *unwanted]) if unwanted else " AND ".join(wanted)


def marks_in(text: str, terms: Sequence[Term]) -> list[TextSpan]:
    """Where the wanted terms stand in a text, without overlaps, in order."""
    return Marker(terms).marks(text)


def _any_of(spellings: Sequence[str]) -> re.Pattern[str]:
    """Any way to write an amount, as it may stand in a text."""
    ways = ("".join(r"\W?" if each in " ," else re.escape(each) for each in way) for way in spellings)
    return re.compile("|".join(sorted(ways, key=len, reverse=True)), re.IGNORECASE)


def _stands_alone(text: str, start: int, end: int, is_open: bool) -> bool:
    """Whether a Latin word is whole there: begins one, and ends one unless it is still being typed."""
    return not (_goes_on(text[start - 1 : start]) or (not is_open and _goes_on(text[end : end + 1])))


def _goes_on(beside: str) -> bool:
    """Whether a Latin word goes on with the character beside it; Hangul may be glued to one."""
    return bool(beside) and (beside.isalnum() or beside == "_") and not _RUN.match(beside)


def _without_overlaps(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order; of those that overlap the first, of those that begin together the longest."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda each: (each[0], -each[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _all_of(parts: Sequence[str]) -> str:
    return f"({' AND '.join(parts)})" if len(parts) > 1 else parts[0]


def _parts(term: Term) -> list[str]:
    """What has to be found for one term."""
    if term.spellings:
        ways = [_quoted(each) + ("*" if term.is_open or _ends_in_run(each) else "") for each in term.spellings]
        return [f"({' OR '.join(ways)})" if len(ways) > 1 else ways[0]]
    pieces = [piece for piece in _PIECE.findall(term.text) if any(each.isalnum() for each in piece)]
    if all(_RUN.fullmatch(piece) for piece in pieces):
        return [_syllables(pieces)]
    return [
        _syllables([piece])
        if _RUN.fullmatch(piece)
        else _quoted(piece) + ("*" if term.is_open and piece is pieces[-1] else "")
        for piece in pieces
    ]


def _ends_in_run(text: str) -> bool:
    """Whether what follows may be glued to it."""
    return _RUN.fullmatch(text[-1:]) is not None


def context_of(text: str, marks: Sequence[TextSpan]) -> tuple[str, tuple[TextSpan, ...]]:
    """A stretch of text around the first mark, cut at blanks, and the marks in it."""
    if len(text) <= 2 * CONTEXT:
        return _on_one_line(text), tuple(marks)
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
    return lead + _on_one_line(text[start:end]) + trail, inside


def _on_one_line(text: str) -> str:
    return text if text.isprintable() else re.sub(r"\s", " ", text)


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
