"""The packet as bytes: sound, linked, tagged, the same every time, and nobody's markup."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from briefviewer.brief.compose import Choice, compose
from briefviewer.brief.model import Brief
from briefviewer.brief.render import render
from briefviewer.brief.style import Style
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.words import Words
from tests.brief.fake_store import FakeStore, a_store, an_event, harbours

CHOICE = Choice(title="Two harbours", marking="For internal use", prepared=date(2026, 11, 22), program="0.1.0")


def packet(style: Style, store: FakeStore | None = None, choice: Choice = CHOICE, language: str = "en") -> bytes:
    return render(brief_of(store, choice, language), style)


def brief_of(store: FakeStore | None = None, choice: Choice = CHOICE, language: str = "en") -> Brief:
    return compose(store or harbours(), Filters(), choice, Words.for_language(language))


def test_a_packet_opens_and_has_its_parts(style: Style) -> None:
    with pikepdf.open(BytesIO(packet(style))) as pdf:
        assert len(pdf.pages) >= 3
        assert pdf.docinfo["/Title"] == "Two harbours"
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert list(pdf.attachments) == ["briefviewer-packet.json"]


def test_equal_briefs_give_equal_bytes(style: Style) -> None:
    assert packet(style) == packet(style)


def test_an_empty_selection_still_gives_a_packet(style: Style) -> None:
    filters = Filters(range=DayRange(date(1800, 1, 1), date(1800, 1, 2)), text=("nothing has this title",))
    brief = compose(harbours(), filters, CHOICE, Words.for_language("en"))
    with pikepdf.open(BytesIO(render(brief, style))) as pdf:
        assert len(pdf.pages) >= 1


@pytest.mark.parametrize(
    "words", ["<b>", "<img src='x.png'/>", "&amp; <a href='javascript:x'>y</a>", "x" * 400, "%s {page}"]
)
def test_data_is_never_markup(style: Style, words: str) -> None:
    event = replace(an_event(title=words, summary=words), place=words, notes=(words,))
    made = packet(style, a_store(event), replace(CHOICE, title=words, marking=words, bottom_line=""))
    with pikepdf.open(BytesIO(made)) as pdf:
        assert pdf.docinfo["/Title"] == words
        assert not any(page.get_images() for page in pdf.pages)
