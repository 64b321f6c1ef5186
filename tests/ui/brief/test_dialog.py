"""The packet dialog on a press that answers in line: what it orders, shows, makes and remembers."""

import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Workspace
from briefviewer.brief.compose import compose
from briefviewer.brief.packet_store import PacketStore
from briefviewer.brief.scope import Choice, Part
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.domain.judgement import Judgement
from briefviewer.domain.view import LaneBy
from briefviewer.ui.brief import dialog as dialog_room
from briefviewer.ui.brief.dialog import PacketDialog
from briefviewer.ui.brief.press import Sizes
from briefviewer.ui.brief.printing import PrintRun, printer_for
from briefviewer.ui.memory import Memory
from briefviewer.ui.theme import Theme
from briefviewer.words import Words
from tests.ui.brief.inline_press import InlinePress
from tests.ui.harbour_window import ENGLISH, TODAY, harbour_store, keep

Opened = tuple[PacketDialog, InlinePress]
Open = Callable[..., Opened]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, fonts: Path) -> Open:
    def open_(memory: Memory | None = None, *, is_slow: bool = False) -> Opened:
        store = harbour_store()
        workspace = Workspace(store)
        workspace.set_range(DayRange(date(2025, 8, 14), date(2025, 11, 6)))
        workspace.set_lanes(LaneBy.ACTOR)
        press = InlinePress(store, fonts, is_slow=is_slow)
        dialog = PacketDialog(workspace, ENGLISH, Theme.load("light"), memory or Memory(), TODAY, press)
        dialog.out.setText(str(tmp_path / "packet"))
        keep(qtbot, dialog)
        dialog.show()
        return dialog, press

    return open_


def button(dialog: PacketDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def settle(dialog: PacketDialog) -> None:
    """Let the pause after a stroke be over."""
    if dialog._pause.isActive():
        dialog._pause.stop()
        dialog._order()


def make(qtbot: QtBot, dialog: PacketDialog) -> None:
    dialog.make.click()
    QThreadPool.globalInstance().waitForDone()
    qtbot.waitUntil(lambda: not dialog._is_busy)


def test_its_pages_are_shown_at_once(opened: Open) -> None:
    dialog, press = opened()
    assert len(press.orders) == 1
    assert dialog.preview.shows_pages
    assert dialog.preview.sheets.count >= 3
    assert 1 in press.asked_pages
    image = dialog.preview.sheets.grab().toImage()
    colours = {image.pixelColor(x, 80).name() for x in range(0, image.width(), 7)}
    assert len(colours) > 1


def test_a_change_is_ordered_after_a_pause_and_once(opened: Open) -> None:
    dialog, press = opened()
    for end in range(1, 6):
        dialog.form.title.setText("Otherwise"[:end])
    assert len(press.orders) == 1
    settle(dialog)
    assert [each.choice.title for each in press.orders[1:]] == ["Other"]


def test_an_order_says_what_the_fields_say(opened: Open, tmp_path: Path) -> None:
    dialog, press = opened()
    dialog.form.marking.setText("Draft")
    dialog.form.parts[Part.ACTORS].setChecked(False)
    dialog.form.judgements.append(Judgement("So."))
    dialog.form.since.setText(str(tmp_path / "before.pdf"))
    settle(dialog)
    order = press.orders[-1]
    assert order.filters.range == DayRange(date(2025, 8, 14), date(2025, 11, 6))
    assert (order.choice.marking, order.choice.lanes, order.since) == ("Draft", LaneBy.ACTOR, None)
    assert order.choice.parts == frozenset(Part) - {Part.ACTORS}
    assert order.choice.judgements == (Judgement("So."),)


def test_the_selection_is_told_with_what_has_no_date(opened: Open) -> None:
    dialog, _ = opened()
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert "14 Aug – 6 Nov 2025 · 3 events · 1 of them without a date" in told


def test_of_an_open_packet_its_own_selection_is_told(qtbot: QtBot, fonts: Path) -> None:
    autumn = Filters(range=DayRange(date(2025, 8, 14), date(2025, 11, 6)))
    data = compose(harbour_store(), autumn, Choice(), ENGLISH).data
    packet = PacketStore(data, Path("autumn.pdf"))
    press = InlinePress(packet, fonts)
    dialog = PacketDialog(Workspace(packet), ENGLISH, Theme.load("light"), Memory(), TODAY, press)
    keep(qtbot, dialog)
    assert "14 Aug – 6 Nov 2025 · 3 events" in [label.text() for label in dialog.findChildren(QLabel)]


def test_what_is_made_is_what_was_looked_at(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog, press = opened()
    made: list[bytes] = []
    press.pdf_made.connect(made.append)
    make(qtbot, dialog)
    out = tmp_path / "packet.pdf"
    assert out.read_bytes() == made[0]
    assert str(out) in dialog.told
    with qtbot.waitSignal(dialog.open_wished) as wished:
        button(dialog, "Open").click()
    assert wished.args == [out]
    with qtbot.waitSignal(dialog.folder_wished):
        button(dialog, "Show in folder").click()


def test_a_change_before_making_is_in_what_is_made(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog, press = opened()
    dialog.form.title.setText("Made as typed")
    make(qtbot, dialog)
    with pikepdf.open(tmp_path / "packet.pdf") as pdf:
        assert pdf.docinfo["/Title"] == "Made as typed"
    assert len(press.orders) == 2


def test_what_stands_there_is_replaced_only_with_a_yes(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, _ = opened()
    out = tmp_path / "packet.pdf"
    out.write_text("an earlier packet")
    answers = iter(["Keep it", "Replace"])
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        wanted = next(answers)
        next(each for each in box.buttons() if each.text() == wanted).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    dialog.make.click()
    assert out.read_text() == "an earlier packet"
    make(qtbot, dialog)
    assert out.read_bytes().startswith(b"%PDF")
    make(qtbot, dialog)  # what was made here is made anew without a word
    assert asked == ["packet.pdf is there already. Replace it?"] * 2


def test_a_target_that_cannot_be_written_is_told_and_nothing_is_left(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog, _ = opened()
    (tmp_path / "file").write_text("x")
    dialog.out.setText(str(tmp_path / "file" / "packet.pdf"))
    make(qtbot, dialog)
    assert "packet.pdf" in dialog.told
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file"]
    assert dialog.make.isEnabled()


def test_a_folder_that_vanishes_midway_is_told(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog, press = opened(is_slow=True)
    folder = tmp_path / "stick"
    folder.mkdir()
    dialog.out.setText(str(folder / "packet.pdf"))
    dialog.make.click()
    folder.rmdir()
    press.catch_up()
    QThreadPool.globalInstance().waitForDone()
    qtbot.waitUntil(lambda: not dialog._is_busy)
    assert "packet.pdf" in dialog.told
    assert not folder.exists()


def test_a_folder_that_is_read_only_keeps_what_it_had(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog, _ = opened()
    dialog.out.setText("/proc/packet.pdf")
    make(qtbot, dialog)
    assert "packet.pdf" in dialog.told
    assert stat.S_ISDIR(tmp_path.stat().st_mode)


def test_making_can_be_given_up_while_pages_are_set(opened: Open, tmp_path: Path) -> None:
    dialog, press = opened(is_slow=True)
    dialog.make.click()
    assert not dialog.make.isEnabled()
    assert not dialog.form.isEnabled()
    button(dialog, "Cancel").click()
    assert press.stops == 1
    assert dialog.told == "Cancelled. Nothing was written."
    assert not (tmp_path / "packet.pdf").exists()
    assert dialog.make.isEnabled()


def test_escape_gives_up_first_and_closes_then(opened: Open) -> None:
    dialog, press = opened(is_slow=True)
    dialog.make.click()
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    assert press.is_closed


def test_why_there_is_none_is_told_as_it_is(opened: Open) -> None:
    dialog, press = opened()
    press.fail(BriefviewerError("file-not-written", path="<b>cache</b>", reason="full"))
    assert "<b>cache</b>" in dialog.told
    assert dialog.foot._told.textFormat() is Qt.TextFormat.PlainText


def test_a_press_that_dies_is_told(opened: Open) -> None:
    dialog, press = opened(is_slow=True)
    dialog.make.click()
    press.crashed.emit()
    assert dialog.told == "The packet could not be made: a fault of the program."
    assert dialog.make.isEnabled()


def test_an_earlier_packet_that_is_not_there_is_told(opened: Open, tmp_path: Path) -> None:
    dialog, _ = opened()
    dialog.form.since.setText(str(tmp_path / "none.pdf"))
    dialog.form.compares.setChecked(True)
    settle(dialog)
    assert "none.pdf" in dialog.told


def test_a_packet_without_end_is_estimated_first(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialog_room, "estimated_pages", lambda *_: 2345)
    dialog, press = opened()
    assert press.orders == []
    assert not dialog.preview.shows_pages
    notices = [each.text() for each in dialog.preview.findChildren(QLabel)]
    assert "This packet will have about 2,345 pages." in notices
    dialog.preview.show_it.click()
    assert len(press.orders) == 1
    assert dialog.preview.shows_pages


def test_words_are_remembered_for_the_store(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    dialog, _ = opened(memory)
    dialog.form.marking.setText("For internal use")
    dialog.form.parts[Part.METHOD].setChecked(False)
    assert dialog.preview.thumbnails.isVisible()
    dialog.preview.overview.click()
    make(qtbot, dialog)
    dialog.reject()
    again, _ = opened(memory)
    assert not again.preview.thumbnails.isVisible()
    assert again.form.marking.text() == "For internal use"
    assert not again.form.parts[Part.METHOD].isChecked()
    assert again.form.since.text() == str(tmp_path / "packet.pdf")
    assert again.form.earlier is None


def test_what_was_printed_to_a_file_is_named_so(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, _ = opened()
    out = tmp_path / "printed.pdf"

    def to_a_file(_: object, sizes: Sizes, choice: Choice, words: Words) -> PrintRun:
        printer = printer_for(choice, "Two harbours")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setResolution(72)
        printer.setFromTo(1, 1)
        return PrintRun(printer, sizes, choice.paper, dialog)

    monkeypatch.setattr("briefviewer.ui.brief.dialog.ask_printer", to_a_file)
    dialog.print_packet()
    assert dialog.told == f"Printed to {out}, as pictures. “Make packet” writes words, links and data."
    assert out.read_bytes().startswith(b"%PDF")
    assert dialog.make.isEnabled()
