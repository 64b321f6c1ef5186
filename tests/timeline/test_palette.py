"""Themes: every name there in both, every text readable, hues that stay apart for the colour-blind."""

from itertools import combinations
from pathlib import Path

import pytest

from briefviewer.timeline.mark_drawing import DENSITY_SHARE
from briefviewer.timeline.palette import THEMES, Palette, channels, contrast, load_palette, luminance, mixed

TEXTS = ("text", "text-body", "text-muted", "text-faint")
GROUNDS = ("window", "panel", "canvas", "raised", "field", "header", "sunken", "hover")


DEFICIENCIES = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""How linear red, green and blue are seen: Machado, Oliveira and Fernandes 2009, severity 1."""

Lab = tuple[float, float, float]


def seen(color: str, sight: str) -> Lab:
    """A colour as eyes of a sight see it, in CIELAB under D65."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
              for value in (channel / 255 for channel in channels(color))]  # fmt: skip
    red, green, blue = (
        min(max(sum(share * each for share, each in zip(row, linear, strict=True)), 0.0), 1.0)
        for row in DEFICIENCIES[sight]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: Lab, other: Lab) -> float:
    """CIE 1976 colour difference; 2.3 is just noticeable."""
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)


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


@pytest.mark.parametrize(
    ("line", "ground"),
    [
        *(
            (line, "canvas")
            for line in ("line-control", "focus", "brush-line", "today", "accent", "flag", "overview-bar")
        ),
        *(("focus", ground) for ground in (*GROUNDS, "accent-soft", "chip", "supports-soft", "disputes-soft")),
        *(("line-control", ground) for ground in ("window", "panel", "field", "canvas", "sunken")),
        ("overview-bar", "panel"),
        ("overview-window", "panel"),
        ("supports", "supports-soft"),
        ("disputes", "disputes-soft"),
        ("context", "context-soft"),
    ],
)
def test_what_must_be_seen_stands_out_from_its_ground(palette: Palette, line: str, ground: str) -> None:
    assert contrast(palette.color(line), palette.color(ground)) >= 3.0


def test_heaps_are_seen_on_canvas_and_range_and_their_counts_are_read(palette: Palette) -> None:
    heap = palette.color("density")
    for ground in (palette.color("canvas"), mixed(palette.color("brush"), palette.color("canvas"), 0.1)):
        assert contrast(heap, ground) >= 3.0
    assert contrast(palette.color("density-text"), mixed(heap, palette.color("canvas"), DENSITY_SHARE)) >= 4.5


def test_the_ring_and_glyphs_are_seen_on_the_briefing_range(palette: Palette) -> None:
    ground = mixed(palette.color("brush"), palette.color("canvas"), 0.1)
    assert contrast(palette.color("focus"), ground) >= 3.0
    for hue in palette.hues.values():
        assert contrast(hue.fill, ground) >= 2.5


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


@pytest.mark.parametrize("sight", DEFICIENCIES)
def test_hues_differ_in_every_sight(palette: Palette, sight: str) -> None:
    """Any two hues differ by more than a glance at two swatches apart needs; shapes tell kinds apart besides."""
    for (one_name, one), (other_name, other) in combinations(palette.hues.items(), 2):
        assert difference(seen(one.fill, sight), seen(other.fill, sight)) > 15, (one_name, other_name)


def test_sight_is_simulated_as_it_should_be() -> None:
    """Greys stay grey; red and green of one lightness, far apart to most eyes, come close without one kind of cone."""
    for sight in DEFICIENCIES:
        assert difference(seen("#808080", sight), seen("#808080", "normal")) < 1
    red, green = "#b05030", "#607a20"
    normal = difference(seen(red, "normal"), seen(green, "normal"))
    assert difference(seen(red, "deuteranopia"), seen(green, "deuteranopia")) < normal / 2
    assert difference(seen(red, "protanopia"), seen(green, "protanopia")) < normal / 2


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
