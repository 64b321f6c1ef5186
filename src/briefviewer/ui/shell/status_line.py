"""The line at the foot of the window: what is listed, what is in view, what is chosen, and how well it is proved."""

from collections import Counter
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from briefviewer.app.ports import EventStore
from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.brief.packet_store import PacketStore
from briefviewer.domain.evidence import ExcerptState
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.selection_words import filters_in_words, range_in_words
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words, counts
from briefviewer.words.dates import short_day, short_range


def proof_in_words(store: EventStore, words: Words) -> str:
    """``2 documents · all excerpts verified``, or how many are not. A packet says so of the day it was made."""
    originals = sum(each.digest_of is None for each in store.library.documents.values())
    told = [counts.documents(originals, words)]
    states = Counter(store.evidence_states)
    missing = states[ExcerptState.NOT_ATTACHED]
    day = store.prepared if isinstance(store, PacketStore) else None
    if day is not None:
        told.append(words.text("as of its making on {day}", day=short_day(day, words)))
    if states[ExcerptState.VERIFIED] and not missing and not states[ExcerptState.MOVED] + states[ExcerptState.LOST]:
        told.append(words.text("all excerpts verified"))
    elif missing == states.total() and missing:
        told.append(words.text("originals not attached: digests shown"))
    else:
        named = (
            (ExcerptState.VERIFIED, words.text("{n} verified", n=states[ExcerptState.VERIFIED])),
            (ExcerptState.MOVED, words.text("{n} moved", n=states[ExcerptState.MOVED])),
            (ExcerptState.LOST, words.text("{n} lost", n=states[ExcerptState.LOST])),
            (ExcerptState.NOT_ATTACHED, words.text("{n} not attached", n=missing)),
        )
        told += [text for state, text in named if states[state]]
    return " · ".join(told)


class StatusLine(QFrame):
    """Tells; only the problems can be clicked."""

    problems_wished = Signal()

    def __init__(self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._words = workspace, words
        set_role(self, "status-line")
        self.listed, self.view, self.filters = self._label(), self._label(), self._label(can_shrink=True)
        self.range, self.proof = self._label(), self._label()
        self.notice = self._label(can_shrink=True)
        set_role(self.notice, "warning")
        self.notice.hide()
        self._problems = QPushButton(self)
        set_role(self._problems, "warning")
        self._problems.setCursor(Qt.CursorShape.PointingHandCursor)
        self._problems.clicked.connect(self.problems_wished)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(26)
        layout.addWidget(self.listed)
        layout.addWidget(self.view)
        layout.addWidget(self.filters, 1)
        layout.addWidget(self.notice, 3)
        layout.addWidget(self.range)
        layout.addWidget(self.proof)
        layout.addWidget(self._problems)
        self.dress(theme)
        self.show_changes(Aspect.STORE)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self.setFixedHeight(theme.space("status_bar"))
        for label in (self.listed, self.view, self.filters, self.notice, self.range, self.proof):
            label.setFont(theme.font(size="small"))
        self._problems.setFont(theme.font(size="caption", weight=600))

    def show_viewport(self, first: date | None, last: date | None) -> None:
        """Tell what stretch of time is in view."""
        self.view.setText(short_range(first, last, self._words))

    def show_notice(self, told: str, more: str = "") -> None:
        """Tell what is amiss with the files of the store, in the place of the filters, until something else is told.

        Args:
            more: What there is no room for: it is told beside the mouse.
        """
        self.notice.setText(told)
        self.notice.setToolTip(tool_tip(" ".join(filter(None, (told, more)))))
        self.notice.setVisible(bool(told))
        self.filters.setVisible(not told)

    def show_changes(self, changed: Aspect) -> None:
        """Show what changed in the workspace."""
        workspace, words = self._workspace, self._words
        if changed & Aspect.STORE:
            store = workspace.store
            self.proof.setText(proof_in_words(store, words))
            is_packet = isinstance(store, PacketStore)
            again = words.text("What a packet says of its excerpts; File → Verify against my store… checks them again.")
            self.proof.setToolTip(tool_tip(again) if is_packet else "")
            self._problems.setVisible(bool(store.problems))
            self._problems.setText(counts.problems(len(store.problems), words))
        if changed & (Aspect.STORE | Aspect.SELECTION):
            listed = len(workspace.selection.rows)
            told = counts.events_of(listed, len(workspace.store.columns), words)
            if workspace.selection.possible:
                told += " · " + words.text("{n} possible", n=workspace.selection.possible)
            self.listed.setText(told)
            self.filters.setText(filters_in_words(workspace, words))
            self.filters.setToolTip(tool_tip(self.filters.text()))
        if changed & (Aspect.STORE | Aspect.SELECTION | Aspect.RANGE | Aspect.ACTIVE):
            self.range.setText(self._chosen())

    def _chosen(self) -> str:
        told: list[str] = []
        in_range = range_in_words(self._workspace, self._words)
        if in_range:
            told.append(self._words.text("Range: {range}", range=in_range))
        chosen = len(self._workspace.chosen)
        if chosen > 1 or (chosen and not in_range):
            told.append(self._words.text("Selected: {events}", events=counts.events(chosen, self._words)))
        return "     ".join(told)

    def _label(self, *, can_shrink: bool = False) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if can_shrink:
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setMinimumWidth(0)
        return label
