"""What the window does about packets: ask for one, print one."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from briefviewer.app.workspace import Workspace
from briefviewer.ui.brief.dialog import PacketDialog
from briefviewer.ui.brief.press import PressProcess
from briefviewer.ui.shell.window import BriefWindow


class PacketWishes:
    """Opens the packet dialog; a press is hired with it and goes when it closes."""

    def __init__(self, window: BriefWindow, workspace: Workspace) -> None:
        self._window, self._workspace = window, workspace

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
