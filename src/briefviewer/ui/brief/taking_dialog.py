"""Asks which events of an open packet shall come into a store of one's own, and which store that is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefviewer.app.ports import EventStore
from briefviewer.app.workspace import Workspace
from briefviewer.brief.adding import Offer, Standing, TakeEvents, events_file, offers
from briefviewer.brief.since import field_name
from briefviewer.domain.errors import BriefviewerError
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.dates import short_date
from briefviewer.words.problems import sentence

Opener = Callable[[Path], EventStore]


class TakingDialog(QDialog):
    """New events are ticked; those the store tells otherwise are not, and what it has already cannot be.

    Args:
        folder: The store offered at first; None where there is none to offer.
    """

    taken = Signal(object)
    """(folder of the store) The events are on its disk."""

    def __init__(
        self,
        packet: EventStore,
        folder: Path | None,
        open_store: Opener,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._packet, self._open_store, self._words, self._theme = packet, open_store, words, theme
        self._store: EventStore | None = None
        self._offers: tuple[Offer, ...] = ()
        self.setWindowTitle(words.text("Add to my store"))
        self.resize(760, 560)
        self.folder = QLineEdit(self)
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(words.text("Store"))
        choose = QPushButton(words.text("Choose…"), self)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._ask_folder)
        self.events = QListWidget(self)
        self.events.setAccessibleName(words.text("Events of the packet"))
        self.events.itemChanged.connect(lambda _: self._count())
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        close = QPushButton(words.text("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.take = QPushButton(words.text("Add"), self)
        self.take.setFont(theme.font(weight=600))
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        set_role(self.take, "primary")
        target = QHBoxLayout()
        target.setSpacing(8)
        target.addWidget(QLabel(words.text("Store"), self))
        target.addWidget(self.folder, 1)
        target.addWidget(choose)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.told, 1)
        buttons.addWidget(close)
        buttons.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addLayout(target)
        layout.addWidget(self.events, 1)
        layout.addLayout(buttons)
        self._tell(words.text("Choose the store the events shall come into."))
        self.take.setEnabled(False)
        if folder is not None:
            self.choose(folder)

    def choose(self, folder: Path) -> None:
        """Compare the packet with a store."""
        self._store, self._offers = None, ()
        self.folder.setText(str(folder))
        try:
            store = self._open_store(folder)
        except BriefviewerError as error:
            self._show_offers()
            self._tell(sentence(error, self._words), "error")
            return
        self._store = store
        self._offers = offers(self._packet, store)
        self._show_offers()
        if store.is_read_only:
            self.take.setEnabled(False)
            self._tell(self._words.text("This store is read-only; choose one of your own."), "error")

    def _show_offers(self) -> None:
        self.events.blockSignals(True)
        self.events.clear()
        for offer in self._offers:
            item = QListWidgetItem(self._line(offer))
            item.setData(Qt.ItemDataRole.UserRole, offer.event.id)
            if offer.standing is Standing.SAME:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setForeground(self._theme.color("text-faint"))
            else:
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                is_new = offer.standing is Standing.NEW
                item.setCheckState(Qt.CheckState.Checked if is_new else Qt.CheckState.Unchecked)
            self.events.addItem(item)
        self.events.blockSignals(False)
        self._count()

    def _line(self, offer: Offer) -> str:
        words = self._words
        told = [offer.event.title, short_date(offer.event.when, offer.event.modifier, words)]
        if offer.standing is Standing.OTHERWISE:
            fields = ", ".join(dict.fromkeys(field_name(each, words) for each in offer.differs))
            told.append(words.text("yours differs in {fields}", fields=fields))
        elif offer.standing is Standing.SAME:
            told.append(words.text("you have it"))
        return " · ".join(told)

    def _chosen(self) -> list[Offer]:
        items = (self.events.item(row) for row in range(self.events.count()))
        ticked = {item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked}
        return [each for each in self._offers if each.event.id in ticked]

    def _count(self) -> None:
        chosen = self._chosen()
        self.take.setEnabled(bool(chosen) and self._store is not None and not self._store.is_read_only)
        replaced = sum(each.standing is Standing.OTHERWISE for each in chosen)
        told = [self._words.plural("{n} event to add", "{n} events to add", len(chosen) - replaced)]
        if replaced:
            told.append(self._words.plural("{n} of yours to replace", "{n} of yours to replace", replaced))
        self._tell(" · ".join(told))

    def _take(self) -> None:
        assert self._store is not None
        command = TakeEvents(
            tuple(each.event for each in self._chosen()), self._packet.library, events_file(self._packet.title)
        )
        try:
            Workspace(self._store).do(command)
        except BriefviewerError as error:
            self._tell(sentence(error, self._words), "error")
            return
        self._offers = offers(self._packet, self._store)
        self._show_offers()
        self._tell(self._words.text("Added to {store}.", store=self._store.title))
        self.taken.emit(self._store.path)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._words.text("Choose a store"), self.folder.text())
        if chosen:
            self.choose(Path(chosen))

    def _tell(self, told: str, role: str = "muted") -> None:
        set_role(self.told, role)
        self.told.setText(told)
