"""Text from stores and files in places where Qt would guess at markup: tool tips and its own dialogs."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def tool_tip(text: str) -> str:
    """A tool tip that shows the text as it is; Qt wraps it.

    >>> tool_tip("<b>")
    '<qt>&lt;b&gt;</qt>'
    """
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""


def show_plain(dialog: QWidget) -> None:
    """Have every label of one of Qt's own dialogs show its text as it is."""
    for label in dialog.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
