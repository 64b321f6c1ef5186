"""The editor of key judgements: a card each, with its text, its confidence and the events it rests on.

Ctrl+Enter adds one, Alt+Up and Alt+Down move it, Ctrl+Shift+Delete takes it away. Nothing is ever proposed.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefviewer.domain.event import EventId
from briefviewer.domain.judgement import ConfidenceLevel, Judgement
from briefviewer.ui.brief.event_picker import EventPicker, Finder
from briefviewer.ui.flow import FlowLayout
from briefviewer.ui.theme import set_role
from briefviewer.words import Words
from briefviewer.words.labels import heading

Namer = Callable[[EventId], str]

_LONGEST_CHIP = 34


class JudgementCard(QFrame):
    """One judgement."""

    changed = Signal()
    removal_wished = Signal()
    move_wished = Signal(int)
    next_wished = Signal()

    def __init__(
        self, judgement: Judgement, words: Words, find: Finder, name: Namer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._name = words, name
        self._events = list(judgement.events)
        set_role(self, "note")
        self.text = QPlainTextEdit(judgement.text, self)
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(words.text("What you conclude, in Markdown."))
        self.text.setAccessibleName(words.text("Text of the judgement"))
        self.text.setFixedHeight(62)
        self.text.textChanged.connect(self.changed)
        self.confidence = QComboBox(self)
        self.confidence.setAccessibleName(words.text("Confidence"))
        self.confidence.addItem(words.text("No confidence given"), None)
        for level in ConfidenceLevel:
            self.confidence.addItem(heading(level, words), level.value)
        index = self.confidence.findData(judgement.confidence.value if judgement.confidence else None)
        self.confidence.setCurrentIndex(max(index, 0))
        self.confidence.currentIndexChanged.connect(self.changed)
        up = self._tool("↑", words.text("Move up (Alt+Up)"), lambda: self.move_wished.emit(-1))
        down = self._tool("↓", words.text("Move down (Alt+Down)"), lambda: self.move_wished.emit(1))
        away = self._tool("×", words.text("Remove the judgement (Ctrl+Shift+Delete)"), self.removal_wished.emit)
        self.picker = EventPicker(find, words.text("Link an event…"), self)
        self.picker.event_chosen.connect(self.link)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, gap=4)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.confidence, 1)
        for tool in (up, down, away):
            head.addWidget(tool)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.text)
        layout.addWidget(self._chips)
        layout.addWidget(self.picker)
        for keys, action in (
            ("Alt+Up", lambda: self.move_wished.emit(-1)),
            ("Alt+Down", lambda: self.move_wished.emit(1)),
            ("Ctrl+Shift+Del", self.removal_wished.emit),
            ("Ctrl+Return", self.next_wished.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)
        self._show_chips()

    @property
    def judgement(self) -> Judgement:
        """What the card says."""
        level = self.confidence.currentData()
        return Judgement(
            self.text.toPlainText().strip(), ConfidenceLevel(level) if level else None, tuple(self._events)
        )

    def link(self, event: str) -> None:
        """Rest the judgement on one more event."""
        if event not in self._events:
            self._events.append(EventId(event))
            self._show_chips()
            self.changed.emit()

    def unlink(self, event: EventId) -> None:
        """Rest it on one less."""
        self._events.remove(event)
        self._show_chips()
        self.changed.emit()
        self.picker.setFocus()

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for event in self._events:
            title = self._name(event)
            shown = title if len(title) <= _LONGEST_CHIP else f"{title[:_LONGEST_CHIP].rstrip()}…"
            chip = QPushButton(f"{shown.replace('&', '&&')}  ×", self._chips)
            chip.setToolTip("")
            chip.setAccessibleName(self._words.text("Unlink {title}", title=title))
            chip.clicked.connect(lambda _=False, event=event: self.unlink(event))
            set_role(chip, "chip")
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self._events))
        self._chips.updateGeometry()

    def _tool(self, sign: str, told: str, action: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.clicked.connect(lambda: action())
        set_role(button, "quiet")
        return button


class JudgementsEditor(QWidget):
    """All judgements, in the order in which they are printed."""

    changed = Signal()

    def __init__(self, words: Words, find: Finder, name: Namer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._find, self._name = words, find, name
        self.cards: list[JudgementCard] = []
        self.add = QPushButton(words.text("Add a judgement"), self)
        self.add.setToolTip(words.text("Ctrl+Enter in a judgement adds the next"))
        self.add.clicked.connect(lambda: self.append(Judgement(""), focus=True))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What was typed; a card without text says nothing."""
        return tuple(judgement for card in self.cards if (judgement := card.judgement).text)

    def show_judgements(self, judgements: Sequence[Judgement]) -> None:
        """Begin with these."""
        for card in list(self.cards):
            self._drop(card)
        for each in judgements:
            self.append(each)

    def append(self, judgement: Judgement, *, after: JudgementCard | None = None, focus: bool = False) -> JudgementCard:
        """Add a card at the end, or after another."""
        card = JudgementCard(judgement, self._words, self._find, self._name, self)
        place = self.cards.index(after) + 1 if after is not None else len(self.cards)
        self.cards.insert(place, card)
        self._layout.insertWidget(place, card)
        card.changed.connect(self.changed)
        card.removal_wished.connect(lambda: self.remove(card))
        card.move_wished.connect(lambda by: self.move_card(card, by))
        card.next_wished.connect(lambda: self.append(Judgement(""), after=card, focus=True))
        if focus:
            QTimer.singleShot(0, card.text, card.text.setFocus)
        return card

    def remove(self, card: JudgementCard) -> None:
        """Take a card away; its neighbour gets the focus."""
        place = self.cards.index(card)
        self._drop(card)
        if self.cards:
            self.cards[min(place, len(self.cards) - 1)].text.setFocus()
        else:
            self.add.setFocus()
        self.changed.emit()

    def move_card(self, card: JudgementCard, by: int) -> None:
        """Move a card up or down."""
        place = self.cards.index(card)
        target = min(max(place + by, 0), len(self.cards) - 1)
        if target != place:
            self.cards.insert(target, self.cards.pop(place))
            self._layout.removeWidget(card)
            self._layout.insertWidget(target, card)
            card.text.setFocus()
            self.changed.emit()

    def _drop(self, card: JudgementCard) -> None:
        self.cards.remove(card)
        self._layout.removeWidget(card)
        card.hide()
        card.deleteLater()
