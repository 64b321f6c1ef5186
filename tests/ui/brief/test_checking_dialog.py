from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from briefviewer.app.ports import EventStore
from briefviewer.brief.checking import Check, check_data
from briefviewer.brief.packet_data import from_json, to_json
from briefviewer.domain.errors import BriefviewerError, UsageError
from briefviewer.ui.brief.checking_dialog import CheckingDialog
from briefviewer.ui.theme import Theme
from tests.brief.fake_store import TEXT, FakeStore, harbours
from tests.brief.packets import brief_of
from tests.ui.harbour_window import ENGLISH

MINE = Path("/mine")


def opener(store: FakeStore) -> Callable[[Path], EventStore]:
    def open_store(folder: Path) -> EventStore:
        if folder != MINE:
            raise UsageError("unknown-store", path=str(folder))
        return store

    return open_store


def read_again(_packet: Path, store: EventStore) -> Check:
    return check_data(from_json(to_json(brief_of().data)), store)


def a_dialog(qtbot: QtBot, store: FakeStore, folder: Path | None = MINE) -> CheckingDialog:
    dialog = CheckingDialog(
        Path("x.pdf"), "22 November 2026", folder, opener(store), ENGLISH, Theme.load("light"), check=read_again
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def told(qtbot: QtBot, dialog: CheckingDialog) -> str:
    qtbot.waitUntil(lambda: dialog.verdict.text() != "Checking…")
    return dialog.verdict.text()


def test_a_sound_packet_is_said_to_be_so(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, harbours())
    assert told(qtbot, dialog) == "All 10 excerpts are verified word for word. No event has changed since."
    assert not dialog.findings.isVisible()
    assert dialog.grounds.text().startswith("· 10 passages looked up in the documents of “")


def test_findings_are_listed_and_can_be_copied(qtbot: QtBot) -> None:
    store = harbours()
    dialog = a_dialog(qtbot, replace(store, text=TEXT.upper()))
    assert told(qtbot, dialog) == "10 things are wrong with this packet."
    assert dialog.findings.count() > 0
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == dialog.verdict.text()
    assert len(copied) == dialog.findings.count() + 1


def test_what_is_no_store_is_one_sentence_and_another_can_be_chosen(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, harbours(), Path("/elsewhere"))
    assert "/elsewhere" in told(qtbot, dialog)
    dialog.choose(MINE)
    assert told(qtbot, dialog).startswith("All 10 excerpts")


def test_a_packet_that_is_gone_is_one_sentence(qtbot: QtBot) -> None:
    def gone(packet: Path, _store: EventStore) -> Check:
        raise BriefviewerError("packet-unreadable")

    dialog = CheckingDialog(Path("x.pdf"), "", MINE, opener(harbours()), ENGLISH, Theme.load("light"), check=gone)
    qtbot.addWidget(dialog)
    assert told(qtbot, dialog).startswith("This file is not a PDF")


def test_without_a_store_one_is_asked_for(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, harbours(), None)
    assert dialog.verdict.text() == "Choose the store it shall be checked against."


def test_leaving_while_it_checks_is_no_trouble(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, harbours())
    dialog.reject()
    assert not dialog._job.is_busy
