"""The words on the pages of a packet, taken out of the PDF as a reader of it sees them, to be held against its data."""

import json

import pypdfium2 as pdfium

from briefviewer.domain.errors import BriefviewerError

MOST_CHARACTERS = 64 * 2**20


def page_words(pdf: bytes) -> tuple[str, ...]:
    """What each page says, in the order it was set.

    Raises:
        BriefviewerError: ``packet-unreadable`` if this is no PDF, ``packet-broken-data`` if it says more than any
            packet would.
    """
    told, length = [], 0
    try:
        with pdfium.PdfDocument(pdf) as document:
            for page in document:
                words = page.get_textpage()
                told.append(words.get_text_range())
                words.close()
                page.close()
                length += len(told[-1])
                if length > MOST_CHARACTERS:
                    raise BriefviewerError("packet-broken-data", where="pages")
    except pdfium.PdfiumError as error:
        raise BriefviewerError("packet-unreadable") from error
    return tuple(told)


def words_to_bytes(pages: tuple[str, ...]) -> bytes:
    """For the way home from a child process."""
    return json.dumps(pages).encode()


def words_from_bytes(content: bytes) -> tuple[str, ...]:
    """The way back."""
    return tuple(str(each) for each in json.loads(content))
