"""What parts a page of the reader: the heading of a section, and fine lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from briefviewer.ui.theme import Theme, set_role


def add_section(layout: QVBoxLayout, told: str, theme: Theme) -> None:
    """Begin a section with its heading."""
    title = QLabel(told.upper())
    title.setTextFormat(Qt.TextFormat.PlainText)
    title.setFont(theme.font("ui", "caption", 600))
    set_role(title, "section")
    layout.addSpacing(16)
    layout.addWidget(title)
    layout.addSpacing(7)


def a_line(*, vertical: bool = False) -> QFrame:
    """A fine line across, or down."""
    line = QFrame()
    set_role(line, "line")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
