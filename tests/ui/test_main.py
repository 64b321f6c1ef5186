import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from briefviewer.app.places import ReaderPage
from briefviewer.brief.packet_store import PacketStore
from briefviewer.domain.errors import BriefviewerError, Problem
from briefviewer.domain.event import EventId
from briefviewer.ui.main import make_window, open_window, run
from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.problems_dialog import ProblemsDialog
from briefviewer.ui.shell.window import BriefWindow
from tests.brief.packets import brief_of
from tests.ui.harbour_window import ENGLISH, harbour_store, keep


@pytest.fixture(autouse=True)
def _own_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)


def close_soon(window: BriefWindow, seen: list[BriefWindow]) -> None:
    seen.append(window)
    QTimer.singleShot(0, window.close)


def test_the_window_stands_until_it_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    store, seen = harbour_store(), list[BriefWindow]()
    file = tmp_path / "window.ini"
    code = run(store, lambda _folder: store, ENGLISH, memory_file=file, began=lambda window: close_soon(window, seen))
    assert code == 0
    assert seen[0].workspace.store is store
    assert file.is_file()


def test_a_store_of_which_nothing_could_be_read_tells_why(qtbot: QtBot) -> None:
    store = harbour_store(problems=(Problem("store.yaml", 1, 1, "", "date-syntax"),)).with_events()
    found: list[int] = []

    def look(window: BriefWindow) -> None:
        found.append(len(window.findChildren(ProblemsDialog)))
        QApplication.closeAllWindows()

    run(store, lambda _folder: store, ENGLISH, began=lambda window: QTimer.singleShot(50, lambda: look(window)))
    assert found == [1]


def test_a_fault_of_ours_is_told_and_printed(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    store = harbour_store()
    window = keep(qtbot, make_window(store, lambda _folder: store, ENGLISH, Memory()))
    try:
        raise ZeroDivisionError("of ours")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    (box,) = window.findChildren(QMessageBox)
    assert box.informativeText() == "ZeroDivisionError"
    box.close()
    assert "of ours" in capsys.readouterr().err


def test_without_a_screen_it_says_so_before_qt_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(BriefviewerError, match="no-display"):
        open_window(None, ENGLISH)


def test_a_packet_is_shown_like_a_store(qtbot: QtBot) -> None:
    packet = PacketStore(brief_of().data, Path("harbours.pdf"))
    window = keep(qtbot, make_window(packet, lambda _folder: packet, ENGLISH, Memory()))
    window.show()
    assert window.windowTitle().startswith("Two harbours")
    window.workspace.activate(EventId("opening"))
    for page in ReaderPage:
        window.workspace.open_page(page)
    window.workspace.set_text(("harbour",))
    assert len(window.workspace.selection) == 8
