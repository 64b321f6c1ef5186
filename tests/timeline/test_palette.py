"""Themes: every name there in both, every text readable, hues that stay apart for the colour-blind."""

from itertools import combinations
from pathlib import Path

import pytest

from briefviewer.timeline.palette import THEMES, Palette, channels, contrast, load_palette, luminance, mixed

TEXTS = ("text", "text-body", "text-muted", "text-faint")
GROUNDS = ("window", "panel", "canvas", "raised", "field", "header", "sunken", "hover")


@pytest.fixture(params=THEMES)
def palette(request: pytest.FixtureRequest) -> Palette:
    return load_palette(str(request.param))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_is_readable_on_every_ground(palette: Palette, text: str, ground: str) -> None:
    assert contrast(palette.color(text), palette.color(ground)) >= 4.5


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("on-accent", "accent"),
        ("on-accent", "accent-hover"),
        ("accent-text", "accent-soft"),
        ("accent-text", "canvas"),
        ("link", "canvas"),
        ("link", "panel"),
        ("on-flag", "flag"),
        ("on-tooltip", "tooltip"),
        ("chip-text", "chip"),
        ("text", "supports-soft"),
        ("text", "disputes-soft"),
        ("text", "find"),
        ("text", "find-current"),
        ("text-faint", "supports-soft"),
        ("text-faint", "disputes-soft"),
        ("verified", "supports-soft"),
        ("lost", "disputes-soft"),
        ("verified", "canvas"),
        ("moved", "canvas"),
        ("lost", "canvas"),
        ("error", "error-soft"),
        ("warning", "warning-soft"),
    ],
)
def test_words_on_coloured_grounds_are_readable(palette: Palette, text: str, ground: str) -> None:
    assert contrast(palette.color(text), palette.color(ground)) >= 4.5


@pytest.mark.parametrize("line", ["line-control", "focus", "brush-line", "today", "accent"])
def test_what_must_be_seen_stands_out_from_the_canvas(palette: Palette, line: str) -> None:
    assert contrast(palette.color(line), palette.color("canvas")) >= 3.0


def test_hues_are_eight_and_readable(palette: Palette) -> None:
    assert len(palette.hues) == 8
    for hue in palette.hues.values():
        assert contrast(hue.fill, palette.color("canvas")) >= 3.0
        assert contrast(hue.text, hue.soft) >= 4.5
        assert contrast(hue.text, palette.color("canvas")) >= 4.5


def test_label_on_a_bar_is_readable(palette: Palette) -> None:
    for hue in palette.hues.values():
        ground = mixed(hue.fill, palette.color("canvas"), 0.33)
        assert contrast(palette.color("text"), ground) >= 4.5


def test_hues_differ_even_without_red_or_green(palette: Palette) -> None:
    """Machado, Oliveira and Fernandes 2009, severity 1. Shapes tell kinds apart too, so a small distance will do."""
    deuteranopia = ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969))
    protanopia = ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052))
    for matrix in (deuteranopia, protanopia):
        for (one_name, one), (other_name, other) in combinations(palette.hues.items(), 2):
            seen = [
                [sum(f * c for f, c in zip(row, channels(hue.fill), strict=True)) for row in matrix]
                for hue in (one, other)
            ]
            distance = sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5
            assert distance > 18, (one_name, other_name)


def test_dark_has_all_that_light_has() -> None:
    light, dark = load_palette("light"), load_palette("dark")
    assert set(light.colors) == set(dark.colors)
    assert set(light.hues) == set(dark.hues)
    assert (light.sizes, light.spacing) == (dark.sizes, dark.spacing)
    assert (light.is_dark, dark.is_dark) == (False, True)


def test_unknown_hue_is_slate(palette: Palette) -> None:
    assert palette.hue("mauve") == palette.hue("slate")


def test_unknown_colour_is_a_bug(palette: Palette) -> None:
    with pytest.raises(KeyError):
        palette.color("mauve")


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"name": 3}',
        '{"name": "x", "colors": {"window": "red"}}',
        '{"name": "x", "sizes": {"ui": true}}',
        '{"name": "x", "families": {"ui": "Inter"}}',
    ],
)
def test_what_is_no_theme_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.json|not a colour"):
        load_palette("x", tmp_path)


def test_luminance_ends() -> None:
    assert (luminance("#000000"), round(luminance("#ffffff"), 6)) == (0.0, 1.0)
