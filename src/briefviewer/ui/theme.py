"""The look of the whole window from one theme file: fonts, Qt palette and style sheet.

Weights go through ``Theme.font``: Inter and Source Serif are variable fonts, and Qt's ``font-weight`` in a style sheet
does not move their weight axis. Widgets name their role with ``set_role`` (``primary``, ``chip``, ``quiet`` …).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from briefviewer.resources import font_file, resources_dir
from briefviewer.timeline.palette import Palette, load_palette

_FONTS = ("inter", "inter-italic", "source-serif-4", "source-serif-4-italic", "noto-sans-kr", "noto-serif-kr")


@dataclass(frozen=True)
class Theme:
    """A palette in Qt's terms."""

    palette: Palette

    @classmethod
    def load(cls, name: str) -> "Theme":
        """The theme ``light`` or ``dark``; ``system`` follows what the system asks for."""
        return cls(load_palette(system_theme() if name == "system" else name))

    @property
    def name(self) -> str:
        """Its name, as in the theme file."""
        return self.palette.name

    def color(self, name: str) -> QColor:
        """A colour of the theme file by name."""
        return QColor(self.palette.color(name))

    def hue(self, name: str) -> QColor:
        """The fill colour of a hue."""
        return QColor(self.palette.hue(name).fill)

    def space(self, name: str) -> int:
        """A distance of the theme file in device-independent pixels."""
        return round(self.palette.space(name))

    def font(self, family: str = "ui", size: str | float = "ui", weight: int = 400, italic: bool = False) -> QFont:
        """A font.

        Args:
            family: ``ui``, ``reading`` or ``code``.
            size: A name of the theme file's sizes, or device-independent pixels.
            weight: 400 to 700, on the font's weight axis.
        """
        return sized_font(
            self.palette, family, self.palette.size(size) if isinstance(size, str) else size, weight, italic
        )


def system_theme() -> str:
    """``dark`` if the system asks for it, else ``light``."""
    return "dark" if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


@cache
def register_fonts() -> None:
    """Make the packaged fonts known to Qt, once; needs a running QGuiApplication."""
    for name in _FONTS:
        QFontDatabase.addApplicationFont(str(font_file(name)))


def sized_font(palette: Palette, family: str, size_px: float, weight: int = 400, italic: bool = False) -> QFont:
    """A font of the packaged families with fallback to Korean, in whole pixels."""
    return made_font(palette.families[family], size_px, weight, italic)


def made_font(families: Sequence[str], size_px: float, weight: int = 400, italic: bool = False) -> QFont:
    """A font of the first of some families that there is, in whole pixels."""
    register_fonts()
    font = QFont(list(families))
    font.setPixelSize(max(1, round(size_px)))
    if weight != 400:
        font.setVariableAxis(QFont.Tag("wght"), weight)
        font.setWeight(QFont.Weight.DemiBold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def text_width(font: QFont, text: str) -> float:
    """How wide a text is set, in device-independent pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def apply(app: QApplication, theme: Theme) -> None:
    """Put a theme on the whole application."""
    register_fonts()
    if not app.styleSheet():  # under a sheet of ours lies our style; to set it again has every widget dressed twice
        app.setStyle("Fusion")
    app.setFont(theme.font())
    app.setPalette(qt_palette(theme))
    app.setStyleSheet(style_sheet(theme.palette))


def set_role(widget: QWidget, role: str) -> None:
    """Name a widget's role in the style sheet; it is styled again at once."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def qt_palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette, for all that the style sheet does not reach."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "field",
        QPalette.ColorRole.AlternateBase: "sunken",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.PlaceholderText: "text-faint",
        QPalette.ColorRole.Button: "raised",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "on-accent",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on-accent",
        QPalette.ColorRole.Link: "link",
        QPalette.ColorRole.LinkVisited: "link",
        QPalette.ColorRole.ToolTipBase: "tooltip",
        QPalette.ColorRole.ToolTipText: "on-tooltip",
        QPalette.ColorRole.Light: "raised",
        QPalette.ColorRole.Midlight: "line",
        QPalette.ColorRole.Mid: "line-strong",
        QPalette.ColorRole.Dark: "line-control",
        QPalette.ColorRole.Shadow: "shadow",
        QPalette.ColorRole.Accent: "accent",
    }
    for role, name in roles.items():
        palette.setColor(role, theme.color(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("text-disabled"))
    return palette


def style_sheet(palette: Palette) -> str:
    """The style sheet of a theme."""
    names = {f"c_{name.replace('-', '_')}": value for name, value in palette.colors.items()}
    names |= {f"s_{name}": f"{value:g}px" for name, value in palette.spacing.items()}
    names |= {f"t_{name}": f"{value:g}px" for name, value in palette.sizes.items()}
    names["icons"] = (resources_dir() / "icons").as_posix()
    names["shade"] = palette.name
    template = (resources_dir() / "themes" / "window.qss").read_text(encoding="utf-8")
    return Template(template).substitute(names)
