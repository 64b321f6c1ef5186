"""Colours, type sizes and spacing of a theme as one frozen value, for the window and the packet alike.

Themes are JSON files in ``resources/themes`` (docs/formats/theme.md). Everything is looked up by name, so that no other
file holds a colour. Sizes and spacing are device-independent pixels.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from briefviewer.resources import resources_dir

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Hue:
    """A named hue: ``fill`` for shapes, ``soft`` for grounds behind text, ``text`` for words in the hue."""

    fill: str
    soft: str
    text: str


@dataclass(frozen=True)
class Palette:
    """A theme. Colours are ``#rrggbb``."""

    name: str
    colors: Mapping[str, str]
    hues: Mapping[str, Hue]
    sizes: Mapping[str, float]
    spacing: Mapping[str, float]
    families: Mapping[str, tuple[str, ...]]

    def color(self, name: str) -> str:
        """A colour by name; a name no theme has is our bug."""
        return self.colors[name]

    def hue(self, name: str) -> Hue:
        """A hue by the name a store's kinds use; slate where a store names one we do not have."""
        return self.hues.get(name) or self.hues["slate"]

    def size(self, name: str) -> float:
        """A type size in pixels."""
        return self.sizes[name]

    def space(self, name: str) -> float:
        """A distance in pixels."""
        return self.spacing[name]

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return luminance(self.color("text")) > luminance(self.color("canvas"))


@cache
def load_palette(name: str, folder: Path | None = None) -> Palette:
    """The theme of a name.

    Args:
        folder: Where the theme files lie; the program's own unless a test says otherwise.

    Raises:
        ValueError: if the file is not a theme.

    >>> load_palette("light").color("canvas")
    '#ffffff'
    """
    file = (folder or resources_dir() / "themes") / f"{name}.json"
    data = _table(json.loads(file.read_text(encoding="utf-8")), file.name)
    parent = data.get("extends")
    base = load_palette(parent, folder) if isinstance(parent, str) else None
    return Palette(
        name=_text(data.get("name"), file.name),
        colors=_colors(data.get("colors"), file.name)
        if base is None
        else {**base.colors, **_colors(data.get("colors"), file.name)},
        hues={**(base.hues if base else {}), **_hues(data.get("hues"), file.name)},
        sizes={**(base.sizes if base else {}), **_numbers(data.get("sizes"), file.name)},
        spacing={**(base.spacing if base else {}), **_numbers(data.get("spacing"), file.name)},
        families={**(base.families if base else {}), **_families(data.get("families"), file.name)},
    )


def luminance(color: str) -> float:
    """Relative luminance, 0 to 1.

    Source: WCAG 2.2, *relative luminance*.
    """
    red, green, blue = (_linear(channel / 255) for channel in channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21.

    Source: WCAG 2.2, *contrast ratio*.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=4096)
def mixed(color: str, ground: str, share: float) -> str:
    """The opaque colour that ``color`` at an opacity of ``share`` shows on a ground.

    >>> mixed("#000000", "#ffffff", 0.2)
    '#cccccc'
    """
    pairs = zip(channels(color), channels(ground), strict=True)
    return "#" + "".join(f"{round(top * share + under * (1 - share)):02x}" for top, under in pairs)


def channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255.

    >>> channels("#ff8000")
    (255, 128, 0)
    """
    if len(color) != 7 or not color.startswith("#"):
        raise ValueError(f"not a colour: {color!r}")
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _table(data: object, file: str) -> Mapping[str, object]:
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise ValueError(f"{file}: a table was expected")
    return {str(key): value for key, value in data.items()}


def _text(data: object, file: str) -> str:
    if not isinstance(data, str):
        raise ValueError(f"{file}: a text was expected, not {data!r}")
    return data


def _colors(data: object, file: str) -> dict[str, str]:
    colors = {key: _text(value, file) for key, value in _table(data, file).items()}
    for color in colors.values():
        channels(color)
    return colors


def _hues(data: object, file: str) -> dict[str, Hue]:
    hues = {}
    for key, value in _table(data, file).items():
        colors = _colors(value, file)
        hues[key] = Hue(colors["fill"], colors["soft"], colors["text"])
    return hues


def _numbers(data: object, file: str) -> dict[str, float]:
    numbers = {}
    for key, value in _table(data, file).items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"{file}: a number was expected, not {value!r}")
        numbers[key] = float(value)
    return numbers


def _families(data: object, file: str) -> dict[str, tuple[str, ...]]:
    families = {}
    for key, value in _table(data, file).items():
        if not isinstance(value, list):
            raise ValueError(f"{file}: a list of font families was expected")
        families[key] = tuple(_text(each, file) for each in value)
    return families
