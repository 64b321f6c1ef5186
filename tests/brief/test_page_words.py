import pytest

from briefviewer.brief import page_words as room
from briefviewer.brief.page_words import page_words, words_from_bytes, words_to_bytes
from briefviewer.domain.errors import BriefviewerError
from tests.brief.packets import Printed


def test_each_page_says_its_words(printed: Printed) -> None:
    pages = page_words(printed.pdf)
    assert "Two harbours" in pages[0]
    assert any("E1" in page for page in pages)


def test_what_is_no_pdf_says_nothing() -> None:
    with pytest.raises(BriefviewerError, match="packet-unreadable"):
        page_words(b"%PDF-1.7 broken")


def test_pages_without_end_are_refused(printed: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_CHARACTERS", 10)
    with pytest.raises(BriefviewerError, match="packet-broken-data"):
        page_words(printed.pdf)


def test_words_come_home_whole() -> None:
    pages = ("One “page”\r\n\x02", "", "北美 동맹 \ud800")
    assert words_from_bytes(words_to_bytes(pages)) == pages
