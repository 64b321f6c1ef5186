import json

import pytest

from briefviewer.domain.document import FrozenText
from briefviewer.domain.errors import BriefviewerError
from briefviewer.ingest.extraction import PAGE_BREAK, extracted, is_pdf
from briefviewer.ingest.pdf_text import read_pdf
from tests.ingest.pdfs import a_pdf, set_lines

KOREAN = "강물이 밤새 불어났다. 방앗간은 멈추었다."


def no_pdf(_: bytes) -> bytes:
    pytest.fail("it is no PDF")


def test_utf8_text_is_not_frozen() -> None:
    assert extracted(KOREAN.encode(), no_pdf) is None
    assert extracted(b"\xef\xbb\xbfA text.", no_pdf) is None


@pytest.mark.parametrize("encoding", ["utf-16", "cp949", "euc-kr"])
def test_texts_in_other_encodings_are(encoding: str) -> None:
    version = "utf-16" if encoding == "utf-16" else "cp949"
    assert extracted(KOREAN.encode(encoding), no_pdf) == FrozenText(KOREAN, "python", version)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0", "caf\xe9 cr\xe8me".encode("latin-1"), b"\xff\xfe\0", b"a\0b"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BriefviewerError, match="document-not-text"):
        extracted(data, no_pdf)


def test_pages_of_a_pdf_are_parted_by_form_feeds() -> None:
    pdf = a_pdf([set_lines(["One of some length, and", "one."], ["Two."]), set_lines(["Three."])])
    frozen = extracted(pdf, read_pdf)
    assert frozen is not None
    assert frozen.text == f"One of some length, and one.\n\nTwo.{PAGE_BREAK}Three.\n"
    assert (frozen.extractor, frozen.pages) == ("pdfium", 2)


@pytest.mark.parametrize(
    "answer",
    [b"", b"[]", b"{}", json.dumps({"version": 3, "pages": [["x"]]}).encode(), b'{"version":"1","pages":[[1]]}'],
)
def test_an_answer_that_is_no_text_is_refused(answer: bytes) -> None:
    with pytest.raises(BriefviewerError, match="foreign-file-refused"):
        extracted(b"%PDF-1.7", lambda _: answer)


def test_half_a_letter_from_the_child_does_no_harm() -> None:
    frozen = extracted(b"%PDF-1.7", lambda _: b'{"version":"1","pages":[["a\\ud800b"]]}')
    assert frozen is not None
    assert frozen.text == "a?b\n"


def test_a_pdf_is_known_by_its_mark() -> None:
    assert is_pdf(b"\n" * 10 + b"%PDF-1.4")
    assert not is_pdf(b" " * 2000 + b"%PDF-1.4")
