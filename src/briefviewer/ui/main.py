"""Starts the window on a store: the application, its look, what it remembers, and the one handler for our own bugs."""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from briefviewer import bootstrap
from briefviewer.app.ports import EventStore
from briefviewer.app.workspace import Workspace
from briefviewer.bootstrap import Folders, open_subject
from briefviewer.domain.errors import BriefviewerError
from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.following import Disk, Following
from briefviewer.ui.shell.store_wishes import StoreOpener
from briefviewer.ui.shell.window import BriefWindow, Surroundings
from briefviewer.ui.shell.wiring import Wiring
from briefviewer.ui.sweeping import Sweeper, pass_over_loaded
from briefviewer.ui.theme import Theme
from briefviewer.words import Words

SETTINGS = "window.ini"


def open_window(path: Path | None, words: Words) -> int:
    """Open the window on a store or a packet; without a path, on the user's copy of the store that ships.

    Returns:
        The exit code of the application.

    Raises:
        UsageError: ``unknown-store``, ``unknown-packet``.
        BriefviewerError: ``no-display`` where there is no screen to open a window on; what is wrong with a packet.
    """
    if not has_display(os.environ, sys.platform):
        raise BriefviewerError("no-display")
    folders = Folders.of_user()
    pass_over_loaded()

    def opener(folder: Path | None) -> EventStore:
        return open_subject(folder, folders)

    store = opener(path)
    folders.config.mkdir(parents=True, exist_ok=True)
    disk = Disk(bootstrap.watch, bootstrap.reread)
    return run(store, opener, words, memory_file=folders.config / SETTINGS, disk=disk)


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be opened: Qt would end the program without a word of ours where none can.

    >>> has_display({"DISPLAY": ":0"}, "linux"), has_display({}, "linux"), has_display({}, "darwin")
    (True, False, True)
    """
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform in ("win32", "darwin") or any(environment.get(name) for name in names)


def run(
    store: EventStore,
    opener: StoreOpener,
    words: Words,
    *,
    memory_file: Path | None = None,
    disk: Disk | None = None,
    began: Callable[[BriefWindow], None] | None = None,
) -> int:
    """Show a store until the window is closed.

    Args:
        opener: Opens another store by its folder.
        memory_file: The ini file of what is remembered; None forgets.
        disk: Tells of changes to the store's files; without it the window does not follow them.
        began: Called with the window once it stands.
    """
    # Only the program's name: what else stands on the command line is ours, not Qt's.
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("briefviewer")
    application.setApplicationDisplayName("briefviewer")
    application.setDesktopFileName("briefviewer")
    sweeper = Sweeper(application)
    window = make_window(store, opener, words, Memory(memory_file))
    window.show()
    if disk is not None:
        following = Following(window.workspace, window.status, words, disk, window)
        window.closing.connect(following.stop)
    if store.problems and not len(store.columns):
        QTimer.singleShot(0, window.actions_by_id["problems"].trigger)
    if began is not None:
        began(window)
    code = int(application.exec())
    sweeper.stop()
    return code


def make_window(store: EventStore, opener: StoreOpener, words: Words, memory: Memory) -> BriefWindow:
    """The window, joined with its workspace, standing where it stood."""
    workspace = Workspace(store)
    window = BriefWindow(workspace, Surroundings(words, memory, date.today()), Theme.load("system"))
    Wiring(window, workspace, opener)
    window.restore()
    sys.excepthook = _report(window)
    return window


def _report(window: BriefWindow) -> Callable[..., None]:
    """The one handler for our bugs: tell the user that it is one, and let the usual hook print the trace."""

    def hook(kind: type[BaseException], error: BaseException, trace: object) -> None:
        sys.__excepthook__(kind, error, trace)  # type: ignore[arg-type]
        box = QMessageBox(window)
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle("briefviewer")
        box.setText(window.words.text("A fault of the program. Your store is untouched."))
        box.setInformativeText(f"{kind.__name__}")
        box.open()

    return hook
