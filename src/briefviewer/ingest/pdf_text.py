"""The text of a PDF, page by page, through PDFium: lines gathered into paragraphs by where they stand on the page.

It runs in a child process (worker ``pdf-text``), within its limits. Only plain strings leave it.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium

from briefviewer.domain.errors import BriefviewerError

RULES = 1
"""How lines are made paragraphs. It counts up whenever the same PDF would give another text."""
MOST_LETTERS = 16_000_000
"""Text beyond this in one document is taken for a bomb: fifty times a thick book."""

_APART = 1.3
"""A line this many times as far from the last as lines commonly are begins a paragraph."""
_OTHER_SIZE = 1.15
_INDENT = 0.8
"""In heights of a line."""
_SHORT = 0.88
"""A line that ends before this share of the page's width of text is a last one, where a sentence ends there."""
_SENTENCE_END = re.compile(r"[.!?:…]['\"’”)\]]*\s*$|다\.?\s*$")
_UNWANTED = re.compile(r"[\x00-\x01\x03-\x08\x0b-\x1f\x7f\ud800-\udfff\uffff]")
_HYPHENS = "-\u2010\u00ad\x02\ufffe"
_BROKEN = re.compile(rf"([^\W\d_]+)([{_HYPHENS}])$")
_LONGEST_WORD = 60
_HEAD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Han and kana: their lines are joined without a blank."""
_LINE = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?")
"""PDFium writes U+FFFE (once U+0002) for a hyphen at a line's end, and no line end after it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page, in points from the left and from the bottom."""

    text: str
    left: float
    right: float
    bottom: float
    height: float


def read_pdf(pdf: bytes) -> bytes:
    """The pages of a PDF and the extractor's version, as JSON: ``{"version": text, "pages": [[paragraph, …], …]}``.

    Raises:
        BriefviewerError: ``pdf-unreadable``, ``pdf-encrypted``, ``pdf-without-text`` or ``pdf-too-much-text``.
    """
    pages = list(_pages(pdf))
    words = frozenset(word.casefold() for page in pages for line in page for word in _WORD.findall(line.text))
    made = [[_joined(each, words) for each in _paragraphs(page)] for page in pages]
    if not any(text.strip() for page in made for text in page):
        raise BriefviewerError("pdf-without-text", pages=str(len(pages)))
    version = f"{str(pdfium.PDFIUM_INFO.version).partition('@')[0]}, rules {RULES}"
    return json.dumps({"version": version, "pages": made}).encode("ascii")


def _pages(pdf: bytes) -> Iterator[Sequence[_Line]]:
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as error:
        # PDFium keeps the reason of an earlier refusal where it gives none, so the mark is looked for too.
        is_locked = getattr(error, "err_code", None) == pdfium.raw.FPDF_ERR_PASSWORD and b"/Encrypt" in pdf
        raise BriefviewerError("pdf-encrypted" if is_locked else "pdf-unreadable") from error
    try:
        left = MOST_LETTERS
        for number in range(len(document)):
            lines = _lines(document, number)
            left -= sum(len(each.text) for each in lines)
            if left < 0:
                raise BriefviewerError("pdf-too-much-text", limit=f"{MOST_LETTERS:,}")
            yield lines
    finally:
        document.close()


def _lines(document: pdfium.PdfDocument, number: int) -> Sequence[_Line]:
    try:
        page = document[number]
        try:
            text_page = page.get_textpage()
            try:
                return _lines_of(text_page)
            finally:
                text_page.close()
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        raise BriefviewerError("pdf-unreadable") from error


def _lines_of(page: pdfium.PdfTextPage) -> Sequence[_Line]:
    if page.count_chars() > MOST_LETTERS:
        raise BriefviewerError("pdf-too-much-text", limit=f"{MOST_LETTERS:,}")
    text = page.get_text_range()
    found: list[_Line] = []
    for each in _LINE.finditer(text):
        raw = each[0]
        first, last = each.start() + len(raw) - len(raw.lstrip()), each.start() + len(raw.rstrip()) - 1
        words = _UNWANTED.sub("", " ".join(raw.split()))
        if last < first or not words:
            continue
        opens, closes = _box(page, first), _box(page, last)
        found.append(_Line(words, opens[0], closes[2], opens[1], max(opens[3] - opens[1], 1.0)))
    return found


def _box(page: pdfium.PdfTextPage, at: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a letter, as high as its type is."""
    index = pdfium.raw.FPDFText_GetCharIndexFromTextIndex(page.raw, at)
    box = page.get_charbox(max(index, 0), loose=True)
    return float(box[0]), float(box[1]), float(box[2]), float(box[3])


def _paragraphs(lines: Sequence[_Line]) -> Sequence[Sequence[_Line]]:
    """The lines of a page, gathered."""
    if not lines:
        return ()
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if _alike(a, b) and a.bottom > b.bottom]
    leading = median(steps) if steps else 0.0
    left, right = median(each.left for each in lines), max(each.right for each in lines)
    found = [[lines[0]]]
    for before, line in pairwise(lines):
        if _begins(before, line, leading, left, right):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _alike(a: _Line, b: _Line) -> bool:
    return max(a.height, b.height) <= _OTHER_SIZE * min(a.height, b.height)


def _begins(before: _Line, line: _Line, leading: float, left: float, right: float) -> bool:
    """Whether a line begins another paragraph than the one before it."""
    if not _alike(before, line):
        return True
    step = before.bottom - line.bottom
    if step > _APART * leading:
        return True
    if step < -line.height:  # the head of another column
        return bool(_SENTENCE_END.search(before.text)) and line.left > left + _INDENT * line.height
    if line.left > before.left + _INDENT * line.height and _SENTENCE_END.search(before.text):
        return True
    is_short = before.right - left < _SHORT * (right - left)
    return is_short and bool(_SENTENCE_END.search(before.text))


def _joined(lines: Sequence[_Line], words: frozenset[str]) -> str:
    """The lines of a paragraph as one, words that a line's end has broken made whole."""
    text = lines[0].text
    for line in lines[1:]:
        tail = text[-_LONGEST_WORD:]
        broken = _BROKEN.search(tail) if tail[-1] in _HYPHENS else None
        head = _HEAD.match(line.text)
        if broken and head:
            is_whole = f"{broken[1]}{head[0]}".casefold() in words
            is_compound = f"{broken[1]}-{head[0]}".casefold() in words
            goes = broken[2] == "\u00ad" or is_whole or (head[0][0].islower() and not is_compound)
            text = text[:-1] + ("" if goes else "-") + line.text
        elif _UNSPACED.match(text[-1]) and _UNSPACED.match(line.text[0]):
            text += line.text
        else:
            text += " " + line.text
    return text.translate(dict.fromkeys(map(ord, "\x02\ufffe"), "-"))
