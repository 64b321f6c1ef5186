"""What the window does about packets: ask for one, print one, take events of an open one into a store."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.bootstrap import Folders, is_packet
from briefviewer.brief.packet_store import PacketStore
from briefviewer.ui.brief.checking_dialog import CheckingDialog
from briefviewer.ui.brief.dialog import PacketDialog
from briefviewer.ui.brief.press import PressProcess
from briefviewer.ui.brief.taking_dialog import Opener, TakingDialog
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.words.dates import long_day

_LAST = "taking/store"


class PacketWishes:
    """Opens the packet dialog; a press is hired with it and goes when it closes.

    Args:
        open_store: Opens a store that events are to be taken into.
    """

    def __init__(self, window: BriefWindow, workspace: Workspace, open_store: Opener) -> None:
        self._window, self._workspace, self._open_store = window, workspace, open_store
        self.show_changes(Aspect.STORE)

    def show_changes(self, changed: Aspect) -> None:
        """Only from a packet can events be taken; only a packet is checked against a store."""
        if changed & Aspect.STORE:
            for action in ("take_events", "check_packet"):
                self._window.actions_by_id[action].setEnabled(is_packet(self._workspace.store.path))

    def ask(self) -> PacketDialog:
        """Ask what a packet shall hold; make it when it is wished."""
        window = self._window
        press = PressProcess(window)
        dialog = PacketDialog(self._workspace, window.words, window.theme, window.memory, window.today, press, window)
        dialog.open_wished.connect(lambda out: QDesktopServices.openUrl(QUrl.fromLocalFile(str(out))))
        dialog.folder_wished.connect(lambda out: QDesktopServices.openUrl(QUrl.fromLocalFile(str(out.parent))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(press.deleteLater)
        dialog.open()
        return dialog

    def ask_print(self) -> None:
        """The same, and ask for a printer as soon as its pages are set."""
        self.ask().print_packet()

    def ask_taking(self) -> TakingDialog:
        """Ask which events of the open packet shall come into which store."""
        window, store = self._window, self._workspace.store
        dialog = TakingDialog(store, self._offered(), self._open_store, window.words, window.theme, window)
        dialog.taken.connect(lambda folder: window.memory.keep(_LAST, str(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_checking(self) -> CheckingDialog:
        """Check the open packet against a store."""
        window, store = self._window, self._workspace.store
        day = store.prepared if isinstance(store, PacketStore) else None
        made = window.words.text("the day it was made") if day is None else long_day(day, window.words)
        dialog = CheckingDialog(store.path, made, self._offered(), self._open_store, window.words, window.theme, window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _offered(self) -> Path | None:
        """The store that events were last taken into, else the user's copy of the one the packet was made from."""
        last = self._window.memory.recall(_LAST)
        if last and (Path(last) / "store.yaml").is_file():
            return Path(last)
        copy = Folders.of_user().data / "stores" / self._workspace.store.id
        return copy if (copy / "store.yaml").is_file() else None
