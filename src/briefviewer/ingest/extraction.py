"""Foreign bytes → frozen text: what a PDF says, and texts in other encodings than UTF-8.

A UTF-8 text stays as it is and needs no freezing. Of other texts a byte order mark tells UTF-16; without one they are
taken for Korean (CP949, which holds EUC-KR) if every byte of them is that and they have Hangul, and for no text else.
"""

import codecs
import json
import re
from collections.abc import Callable

from briefviewer.domain.document import FrozenText
from briefviewer.domain.errors import BriefviewerError

PAGE_BREAK = "\n\f\n"
"""What stands between two pages: a form feed in a line of its own."""

_PDF_HEAD = 1024
_HANGUL = re.compile("[가-힣]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def extracted(data: bytes, parse_pdf: Callable[[bytes], bytes]) -> FrozenText | None:
    """The text of some foreign bytes; None where they are UTF-8 text, which is read as it is.

    Args:
        parse_pdf: ``pdf_text.read_pdf`` in a child process.

    Raises:
        BriefviewerError: ``document-not-text``, what ``parse_pdf`` tells, or ``foreign-file-refused``.
    """
    if is_pdf(data):
        return _of_pdf(parse_pdf(data))
    try:
        if "\0" not in data.decode("utf-8"):
            return None
    except UnicodeDecodeError:
        pass
    try:
        if data.startswith(_BOMS):
            return _checked(data.decode("utf-16"), "utf-16")
        korean = data.decode("cp949")
    except UnicodeDecodeError:
        raise BriefviewerError("document-not-text") from None
    if not _HANGUL.search(korean):
        raise BriefviewerError("document-not-text")
    return _checked(korean, "cp949")


def is_pdf(data: bytes) -> bool:
    """Whether bytes are those of a PDF: its mark stands near the beginning."""
    return b"%PDF-" in data[:_PDF_HEAD]


def _checked(text: str, encoding: str) -> FrozenText:
    if _CONTROL.search(text):
        raise BriefviewerError("document-not-text")
    return FrozenText(text, "python", encoding)


def _of_pdf(told: bytes) -> FrozenText:
    """The answer of the child: believed to be text, and nothing else."""
    try:
        answer = json.loads(told)
        version, pages = answer["version"], answer["pages"]
        texts = ["\n\n".join(page).encode("utf-8", "replace").decode("utf-8") for page in pages]
    except (ValueError, KeyError, TypeError) as error:
        raise BriefviewerError("foreign-file-refused") from error
    if not isinstance(version, str) or not texts:
        raise BriefviewerError("foreign-file-refused")
    return FrozenText(PAGE_BREAK.join(texts) + "\n", "pdfium", version, len(texts))
