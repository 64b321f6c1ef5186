"""Taking events of a packet into a store on the disk, through the dialog."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefviewer.app.ports import EventStore
from briefviewer.brief.packet_data import from_json, to_json
from briefviewer.brief.packet_store import PacketStore
from briefviewer.domain.errors import UsageError
from briefviewer.store.repository import Repository
from briefviewer.store.template import new_store
from briefviewer.ui.brief.taking_dialog import TakingDialog
from briefviewer.ui.theme import Theme
from tests.brief.fake_store import a_store, an_event
from tests.brief.packets import CHOICE, brief_of
from tests.ui.harbour_window import ENGLISH

FIRST, SECOND = an_event("first", title="First <b>"), an_event("second", title="Second")


def a_packet(*events: object) -> PacketStore:
    store = a_store(*events) if events else a_store(FIRST, SECOND)  # type: ignore[arg-type]
    return PacketStore(from_json(to_json(brief_of(store, choice=replace(CHOICE, judgements=())).data)), Path("x.pdf"))


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Repository]:
    new_store(tmp_path / "mine")
    with Repository.open(tmp_path / "mine", tmp_path / "cache", state=tmp_path / "state") as store:
        yield store


def a_dialog(qtbot: QtBot, packet: PacketStore, mine: EventStore, folder: Path | None = None) -> TakingDialog:
    def open_store(path: Path) -> EventStore:
        if path != mine.path:
            raise UsageError("unknown-store", path=str(path))
        return mine

    dialog = TakingDialog(packet, folder, open_store, ENGLISH, Theme.load("light"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def lines(dialog: TakingDialog) -> list[tuple[str, bool]]:
    items = [dialog.events.item(row) for row in range(dialog.events.count())]
    return [(item.text(), item.checkState() is Qt.CheckState.Checked) for item in items]


def test_new_events_are_ticked_and_taken(qtbot: QtBot, mine: Repository) -> None:
    dialog = a_dialog(qtbot, a_packet(), mine, mine.path)
    assert lines(dialog) == [("First <b> · 25 Aug 2025", True), ("Second · 25 Aug 2025", True)]
    dialog.events.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.told.text() == "1 event to add"
    with qtbot.waitSignal(dialog.taken) as taken:
        dialog.take.click()
    assert taken.args == [mine.path]
    assert list(mine.columns.ids) == ["first"]
    assert lines(dialog)[0] == ("First <b> · 25 Aug 2025 · you have it", False)
    assert dialog.events.item(0).flags() == Qt.ItemFlag.NoItemFlags
    assert dialog.told.text() == f"Added to {mine.title}."


def test_what_differs_is_named_and_taken_only_by_a_tick(qtbot: QtBot, mine: Repository) -> None:
    a_dialog(qtbot, a_packet(FIRST), mine, mine.path).take.click()
    dialog = a_dialog(qtbot, a_packet(replace(FIRST, summary="Told anew.")), mine, mine.path)
    assert lines(dialog) == [("First <b> · 25 Aug 2025 · yours differs in summary", False)]
    assert not dialog.take.isEnabled()
    dialog.events.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.told.text() == "0 events to add · 1 of yours to replace"
    dialog.take.click()
    assert mine.event(FIRST.id).summary == "Told anew."


def test_a_folder_that_is_no_store_is_told_and_can_be_changed(qtbot: QtBot, mine: Repository, tmp_path: Path) -> None:
    dialog = a_dialog(qtbot, a_packet(), mine)
    assert not dialog.take.isEnabled()
    dialog.choose(tmp_path / "none")
    assert "none" in dialog.told.text()
    assert lines(dialog) == []
    dialog.choose(mine.path)
    assert dialog.take.isEnabled()


def test_a_read_only_store_takes_nothing(qtbot: QtBot) -> None:
    packet = a_packet()
    dialog = TakingDialog(a_packet(), packet.path, lambda _: packet, ENGLISH, Theme.load("light"))
    qtbot.addWidget(dialog)
    assert not dialog.take.isEnabled()
    assert dialog.told.text() == "This store is read-only; choose one of your own."
