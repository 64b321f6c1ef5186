"""Search as one types: a field in the top bar, and below it what was found. Answers come from beside the window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from briefviewer.app.finding import Findings
from briefviewer.app.query import operator_completions
from briefviewer.ui.latest_job import LatestJob
from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.search_lines import Found, empty_lines, found_lines
from briefviewer.ui.shell.search_popup import SearchPopup
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words

_DELAY_MS, _LONG_DELAY_MS = 40, 120
"""How long it waits for the next letter; longer for a single one, which nearly everything begins with."""
_MOST_RECENT = 6
_RECENT = "search/recent"

Finder = Callable[[], Findings]


class SearchBox(QFrame):
    """The field. The popup belongs to it and to the window."""

    hit_chosen = Signal(object)
    narrowing_wished = Signal(str)
    left = Signal()
    """Whoever typed is done here: the keyboard goes elsewhere."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._finder: Callable[[str], Finder] = lambda query: lambda: Findings(query)
        self._complete: Callable[[str], Sequence[tuple[str, str]]] = lambda _query: ()
        self._recent: list[str] = []
        self._shown_for: str | None = None
        self._is_entered = False
        set_role(self, "search")
        self._job = LatestJob(self)
        self._job.answered.connect(self._show)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(words.text("Search events, excerpts, actors"))
        self.field.setAccessibleName(words.text("Search"))
        self.field.setFrame(False)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._wait)
        self._key = QLabel("Ctrl K", self)
        set_role(self._key, "key")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 8, 0)
        layout.setSpacing(6)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        self.popup = SearchPopup(theme, self)
        self.popup.view.setAccessibleName(words.text("What was found"))
        self.popup.line_chosen.connect(self._choose)
        self.dress(theme)

    def serve_with(
        self,
        finder: Callable[[str], Finder],
        complete: Callable[[str], Sequence[tuple[str, str]]] = lambda _query: (),
    ) -> None:
        """Who answers, and who knows how a query could go on: names, each with the whole query then.

        Args:
            finder: For a query the question to be asked beside the window.
        """
        self._finder, self._complete = finder, complete

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._key.setFont(theme.font(size="caption"))
        self._key.setFixedHeight(19)
        self.field.setFont(theme.font())
        self.popup.dress(theme)

    def restore(self, memory: Memory) -> None:
        """Know again what was searched lately."""
        self._recent = [each for each in memory.recall(_RECENT).split("\n") if each][:_MOST_RECENT]

    def keep(self, memory: Memory) -> None:
        """Remember what was searched lately."""
        memory.keep(_RECENT, "\n".join(self._recent))

    def begin(self) -> None:
        """Put the cursor here, whatever is typed chosen."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the hits, Enter goes, Tab completes, Escape closes."""
        if watched is self.field and isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            self._close()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                if self.popup.isVisible():
                    self.popup.step(1 if key == Qt.Key.Key_Down else -1)
                else:
                    self._look()
                return True
            if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self.popup.step_to_group(1 if key == Qt.Key.Key_PageDown else -1)
                return True
            if key == Qt.Key.Key_Tab and not event.modifiers() and self._complete_first():
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
            if key == Qt.Key.Key_Escape:
                if self.popup.isVisible():
                    self._close()
                else:
                    self.field.clear()
                    self._close()
                    self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _wait(self, typed: str) -> None:
        self._is_entered = False
        self._timer.start(_LONG_DELAY_MS if len(typed.strip()) == 1 else _DELAY_MS)

    def _enter(self) -> None:
        """Take the current line, once it is one for what is typed."""
        if self.popup.isVisible() and self._shown_for == self._query():
            self.popup.choose_current()
        elif self._query():
            self._is_entered = True
            self._look()

    def _complete_first(self) -> bool:
        """Go on as the first completion says; whether there is one."""
        shown = self.popup.isVisible() and self._query() and self._shown_for == self._query()
        line = next((each for each in self.popup.model.lines if each.go_on_with), None) if shown else None
        if line is not None:
            self._choose(line)
        return line is not None

    def _query(self) -> str:
        return self.field.text().strip()

    def _look(self) -> None:
        self._timer.stop()
        query = self._query()
        if not query:
            self._job.drop()
            self._shown_for = query
            self.popup.show_lines(empty_lines(self._recent, self._words), chooses_first=False)
            self._place_popup()
            return
        finder = self._finder(query)
        self._job.ask(lambda _progress: finder())

    def _show(self, findings: Findings) -> None:
        if findings.query != self._query():
            return
        self._shown_for, typed = findings.query, self.field.text()
        self.popup.show_lines(found_lines(findings, self._words, self._complete(typed), operator_completions(typed)))
        self._place_popup()
        if self._is_entered:
            self._is_entered = False
            self.popup.choose_current()

    def _place_popup(self) -> None:
        window = self.window()
        width = min(max(self.width(), 560), window.width() - 24)
        corner = self.mapTo(window, QPoint(0, self.height() + 5))
        height = min(self.popup.wanted_height(), window.height() - corner.y() - 16)
        x = min(corner.x(), window.width() - width - 12)
        if self.popup.parentWidget() is not window:
            self.popup.setParent(window)
        self.popup.setGeometry(x, corner.y(), width, height)
        self.popup.show()
        self.popup.raise_()

    def _close(self) -> None:
        self._timer.stop()
        self._job.drop()
        self._is_entered = False
        self.popup.hide()

    def _choose(self, line: Found) -> None:
        if line.go_on_with:
            self.field.setText(line.go_on_with)
            self.field.setFocus()
            return
        query = self._query()
        self._recent = [query, *(each for each in self._recent if each != query)][:_MOST_RECENT]
        self._close()
        self.left.emit()
        if line.hit is not None:
            self.hit_chosen.emit(line.hit)
        elif line.narrow_to:
            self.field.clear()
            self._timer.stop()
            self.narrowing_wished.emit(line.narrow_to)
