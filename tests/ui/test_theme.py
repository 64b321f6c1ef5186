"""The theme in Qt's terms: fonts from packages, weights on their axis, a style sheet without gaps."""

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefviewer.timeline.palette import THEMES, load_palette
from briefviewer.ui.theme import (
    Theme,
    apply,
    qt_palette,
    register_fonts,
    set_role,
    style_sheet,
    system_theme,
    text_width,
)


@pytest.fixture
def look(qapp: QApplication) -> object:
    """Put the application's own look back afterwards."""
    del qapp
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.styleSheet(), app.palette(), app.font()
    yield app
    app.setStyleSheet(before[0])
    app.setPalette(before[1])
    app.setFont(before[2])


def test_fonts_come_from_packages(qapp: QApplication) -> None:
    register_fonts()
    families = set(QFontDatabase.families())
    assert {"Inter", "Source Serif 4", "Noto Sans KR", "Noto Serif KR"} <= families


def test_semibold_is_wider_than_regular(qapp: QApplication) -> None:
    theme = Theme.load("light")
    text = "Second administration reassesses"
    assert text_width(theme.font("ui", "ui", 600), text) > text_width(theme.font("ui", "ui"), text)


def test_sizes_by_name_and_in_pixels(qapp: QApplication) -> None:
    theme = Theme.load("light")
    assert theme.font("ui", "title").pixelSize() == 22
    assert theme.font("ui", 17).pixelSize() == 17
    assert QFontInfo(theme.font("reading", "reading")).family() == "Source Serif 4"
    assert theme.font(italic=True).italic()


@pytest.mark.parametrize("name", THEMES)
def test_style_sheet_has_no_gap_and_qt_reads_it(qtbot: QtBot, look: QApplication, name: str) -> None:
    sheet = style_sheet(load_palette(name))
    assert "$" not in sheet
    apply(look, Theme.load(name))
    button = QPushButton("Brief")
    qtbot.addWidget(button)
    set_role(button, "primary")
    button.resize(120, 32)
    assert button.grab().toImage().pixelColor(60, 4).name() == load_palette(name).color("accent")


def test_another_theme_leaves_the_style_in_place(
    qtbot: QtBot, look: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    styles: list[str] = []
    monkeypatch.setattr(QApplication, "setStyle", styles.append)
    look.setStyleSheet("")
    apply(look, Theme.load("light"))
    apply(look, Theme.load("dark"))
    assert styles == ["Fusion"]


@pytest.mark.parametrize("name", THEMES)
def test_qt_palette(qapp: QApplication, name: str) -> None:
    theme = Theme.load(name)
    palette = qt_palette(theme)
    assert palette.color(QPalette.ColorRole.Window).name() == theme.palette.color("window")
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name() == theme.palette.color("text-disabled")


def test_system_theme_is_one_of_ours(qapp: QApplication) -> None:
    assert system_theme() in THEMES
    assert Theme.load("system").name == system_theme()


def test_lookups(qtbot: QtBot) -> None:
    theme = Theme.load("dark")
    assert theme.color("accent").name() == theme.palette.color("accent")
    assert theme.hue("blue").name() == theme.palette.hue("blue").fill
    assert theme.space("row") == 30
    label = QLabel("x")
    qtbot.addWidget(label)
    set_role(label, "muted")
    assert label.property("role") == "muted"
