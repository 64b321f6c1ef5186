from briefviewer.timeline.palette import load_palette
from briefviewer.ui.shell.stylesheet import window_style_sheet


def test_every_colour_is_the_themes() -> None:
    light, dark = (window_style_sheet(load_palette(name)) for name in ("light", "dark"))
    assert "{" in light
    assert "{c_" not in light
    assert light != dark
    colours = set(load_palette("light").colors.values())
    assert {word.strip(";") for word in light.split() if word.startswith("#")} <= colours
