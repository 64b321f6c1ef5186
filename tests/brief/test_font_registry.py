"""However many packets are set, reportlab knows only the faces of the last few."""

from pathlib import Path

import pytest
from reportlab.lib import fonts as families
from reportlab.pdfbase import pdfmetrics

from briefviewer.brief import font_registry
from briefviewer.brief.font_registry import register
from briefviewer.brief.fonts import Face, Voice, faces_for
from briefviewer.brief.render import render
from briefviewer.brief.style import Style
from tests.brief.fake_store import an_event, harbours
from tests.brief.packets import brief_of


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """Room for the faces of hardly more than one packet."""
    monkeypatch.setattr(font_registry, "MOST", 12)
    return 12


def korean(letters: str, cache: Path) -> list[Face]:
    """The Korean faces of some letters."""
    return list(faces_for(letters, cache).korean.values())


def test_faces_used_long_ago_are_forgotten_everywhere(few: int, fonts: Path) -> None:
    old = korean("가", fonts)
    register(old)
    for letters in "나다라":
        register(korean(letters, fonts))
    known = pdfmetrics.getRegisteredFontNames()
    assert old[0].name not in known
    assert (old[0].name, 0, 0) not in families._tt2ps_map
    assert len([each for each in known if each.startswith("bv-")]) <= few


def test_what_was_forgotten_can_be_used_again(few: int, style: Style) -> None:
    names = ("북항", "남항", "서항", "동항", "북항")
    packets = [render(brief_of(harbours().with_events(an_event(title=f"{name} 봉쇄"))), style) for name in names]
    assert packets[0] == packets[-1]
    assert len(set(packets)) == 4


def test_faces_in_use_stay(few: int, fonts: Path) -> None:
    own = list(faces_for("a", fonts).own.values())
    for letters in "마바사":
        register(own)
        register(korean(letters, fonts))
    assert {each.name for each in own} <= set(pdfmetrics.getRegisteredFontNames())
    assert len(own) == len(Voice)
