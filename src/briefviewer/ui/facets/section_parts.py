"""What every section of the facets has: a heading that folds what is below it, links at its foot, one order of Tab."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from briefviewer.ui.theme import Theme, set_role


class SectionHead(QHBoxLayout):
    """The heading, a button, with another small button at the far end.

    Args:
        fold: Folds the section, or unfolds it.
    """

    def __init__(self, owner: QWidget, fold: Callable[[], None], end: QToolButton) -> None:
        super().__init__()
        self.button = QToolButton(owner)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.button.clicked.connect(fold)
        set_role(self.button, "section-head")
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(self.button)
        self.addStretch()
        self.addWidget(end)

    def tell(self, title: str, *, is_open: bool) -> None:
        """Show the title, and whether something is folded away."""
        self.button.setText(title.upper() + ("" if is_open else "  ›"))

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self.button.setFont(theme.font(size="caption", weight=600))


def link_row(links: Iterable[QPushButton], *, above: int = 0, below: int = 0) -> QHBoxLayout:
    """Links side by side, as far in as the words of the rows above them; ``above`` and ``below`` are pixels."""
    row = QHBoxLayout()
    row.setContentsMargins(28, above, 0, below)
    row.setSpacing(14)
    for link in links:
        set_role(link, "link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        row.addWidget(link)
    row.addStretch()
    return row


def lay_tab_order(stops: Sequence[QWidget]) -> None:
    """Let Tab lead from one to the next: rows are made anew, and Qt would reach them last."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
