"""Fonts made for the packet: small, the same every time, and honest about what they lack."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefviewer.brief.fonts import REPLACEMENT, Voice, default_cache, faces_for


def test_every_voice_has_a_face_and_a_korean_one(fonts: Path) -> None:
    faces = faces_for("Aé가北", fonts)
    assert set(faces.own) == set(faces.korean) == set(Voice)
    assert {ord("가"), ord("北")} <= faces.filled
    assert faces.missing == ()


def test_korean_faces_hold_true_type_outlines_of_the_glyphs_in_use(fonts: Path) -> None:
    face = faces_for("가北", fonts).korean[Voice.SERIF]
    with TTFont(face.file) as font:
        assert "glyf" in font
        assert "CFF " not in font
        assert {ord("가"), ord("北")} <= set(font.getBestCmap())
        assert len(font.getGlyphOrder()) < 20


def test_bold_korean_is_bolder(fonts: Path) -> None:
    faces = faces_for("가", fonts).korean
    widths = []
    for voice in (Voice.SERIF, Voice.SERIF_BOLD):
        with TTFont(faces[voice].file) as font:
            glyph = font["glyf"][font.getBestCmap()[ord("가")]]
            widths.append(glyph.xMax - glyph.xMin)
    assert widths[1] > widths[0]


def test_a_glyph_no_font_has_is_named_and_has_a_stand_in(fonts: Path) -> None:
    faces = faces_for("a\U0001f6a2", fonts)
    assert faces.missing == ("\U0001f6a2",)
    for voice in Voice:
        assert ord(REPLACEMENT) in faces.covered[voice] | faces.filled


def test_equal_glyphs_give_equal_files(fonts: Path, tmp_path: Path) -> None:
    for one, other in zip(
        faces_for("가나", fonts).korean.values(), faces_for("나가", tmp_path).korean.values(), strict=True
    ):
        assert one.name == other.name
        assert one.file.read_bytes() == other.file.read_bytes()


def test_what_is_in_the_cache_is_not_made_again(fonts: Path) -> None:
    first = faces_for("가", fonts).korean[Voice.SANS].file
    made = first.stat().st_mtime_ns
    assert faces_for("가", fonts).korean[Voice.SANS].file.stat().st_mtime_ns == made
    assert not list(fonts.glob("*.part"))


@pytest.mark.parametrize("characters", ["", "plain words only"])
def test_a_packet_without_korean_has_fonts_too(fonts: Path, characters: str) -> None:
    assert faces_for(characters, fonts).missing == ()


def test_the_cache_is_the_users() -> None:
    assert default_cache().parts[-2:] == ("briefviewer", "fonts")
