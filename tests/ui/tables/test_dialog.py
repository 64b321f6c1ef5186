from pathlib import Path
from threading import Event as Flag

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefviewer.store.importing import Outcome
from briefviewer.store.repository import Repository
from briefviewer.ui.qt_jobs import CancelledError
from briefviewer.ui.tables import dialog as dialog_module
from briefviewer.ui.tables.dialog import ImportDialog
from briefviewer.ui.tables.taking import Counter, TakenIn
from briefviewer.ui.theme import Theme
from briefviewer.words import Words
from tests.store.layer_store import TABLE, a_table, opened

ENGLISH = Words.for_language("en")
BAD = "title,when\n" + "".join(f"A {n},day {n}\n" for n in range(10)) + "B,2025\n"


def a_dialog(qtbot: QtBot, store: Repository, path: Path, words: Words = ENGLISH) -> ImportDialog:
    dialog = ImportDialog(store, path, words, Theme.load("light"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    settled(qtbot, dialog)
    return dialog


def settled(qtbot: QtBot, dialog: ImportDialog) -> str:
    qtbot.waitUntil(lambda: not dialog.is_busy)
    return dialog.told.toPlainText()


def test_columns_are_known_by_their_names_and_tried_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(qtbot, opened(tmp_path), a_table(tmp_path))
    assert dialog.mapping() == {
        "title": "Headline",
        "start": "Date",
        "end": "End date",
        "actors": "Country",
        "themes": "Topic",
        "summary": "Notes",
    }
    assert dialog.told.toPlainText().startswith("3 rows read, 3 of them events.")
    assert "“Atlantis” in “Country”" in dialog.told.toPlainText()
    assert dialog.table.model().index(1, 0).data() == "Ministers talk"
    assert "utf-8" in dialog.encoding.currentText()
    assert dialog.import_button.isEnabled()


def test_importing_hands_on_the_store_that_has_the_layer(qtbot: QtBot, tmp_path: Path) -> None:
    store = opened(tmp_path)
    dialog = a_dialog(qtbot, store, a_table(tmp_path))
    dialog.name.setText("Field reports")
    settled(qtbot, dialog)
    with qtbot.waitSignal(dialog.imported) as told:
        qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    taken = told.args[0]
    assert isinstance(taken, TakenIn)
    assert taken.report.outcome is Outcome.IMPORTED
    assert taken.store is not None
    assert taken.store.library.layers["field-reports"].title == "Field reports"  # type: ignore[index]
    assert not dialog.isVisible()


def test_a_field_stands_in_one_column_and_a_date_is_one_or_has_two_ends(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(qtbot, opened(tmp_path), a_table(tmp_path))
    dialog.choose_field(5, "title")
    assert dialog.mapping()["title"] == "Notes"
    dialog.choose_field(1, "when")
    assert "start" not in dialog.mapping()
    assert "end" not in dialog.mapping()
    dialog.choose_field(2, "end")
    assert "when" not in dialog.mapping()
    assert settled(qtbot, dialog).startswith("3 rows read, 2 of them events.")


def test_without_a_title_it_says_what_is_missing(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(qtbot, opened(tmp_path), a_table(tmp_path, "foo,when\nA,2025\n"))
    assert "title" in dialog.told.toPlainText()
    assert not dialog.import_button.isEnabled()
    dialog.choose_field(0, "title")
    assert settled(qtbot, dialog).startswith("1 rows read") or "1 of them" in settled(qtbot, dialog)
    assert dialog.import_button.isEnabled()


def test_each_sort_of_loss_tells_its_first_lines_and_how_many_more(qtbot: QtBot, tmp_path: Path) -> None:
    told = a_dialog(qtbot, opened(tmp_path), a_table(tmp_path, BAD)).told.toPlainText()
    assert told.startswith("11 rows read, 1 of them events.")
    assert "Line 2: “day 0”" in told
    assert "line 6: “day 4”" in told
    assert "and 5 more" in told


def test_another_separator_reads_the_table_again(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(qtbot, opened(tmp_path), a_table(tmp_path))
    dialog.separator.setCurrentIndex(dialog.separator.findData(";"))
    settled(qtbot, dialog)
    assert dialog.table.columnCount() == 1
    dialog.separator.setCurrentIndex(0)
    settled(qtbot, dialog)
    assert dialog.table.columnCount() == 6


def test_dates_that_can_be_read_in_two_ways_are_left_to_the_user(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(qtbot, opened(tmp_path), a_table(tmp_path, "title,when\nA,03/05/2024\n"))
    assert "0 of them events" in dialog.told.toPlainText()
    assert not dialog.import_button.isEnabled()
    dialog.dates.setCurrentIndex(1)
    assert "1 of them" in settled(qtbot, dialog)
    assert dialog.import_button.isEnabled()


def test_a_layer_of_that_name_is_replaced_only_by_choice(qtbot: QtBot, tmp_path: Path) -> None:
    store = opened(tmp_path)
    first = a_dialog(qtbot, store, a_table(tmp_path))
    with qtbot.waitSignal(first.imported):
        first.begin()
    again = a_dialog(qtbot, store, a_table(tmp_path))
    assert "already" in again.told.toPlainText()
    assert not again.import_button.isEnabled()
    other = a_dialog(qtbot, store, a_table(tmp_path, TABLE + "One more,2025,,,,\n"))
    assert "Replace it" in other.told.toPlainText()
    assert other.replaces.isVisible()
    other.replaces.setChecked(True)
    assert "4 of them events" in settled(qtbot, other)
    with qtbot.waitSignal(other.imported) as told:
        other.begin()
    assert told.args[0].report.outcome is Outcome.REPLACED


def test_what_cannot_be_read_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"\0\1\2" * 100)
    dialog = a_dialog(qtbot, opened(tmp_path), broken)
    assert "broken.csv" in dialog.told.toPlainText()
    assert not dialog.import_button.isEnabled()


def test_escape_leaves_and_nothing_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    store = opened(tmp_path)
    dialog = a_dialog(qtbot, store, a_table(tmp_path), Words.for_language("ko"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert store.reread() is None


def test_a_long_trial_says_how_far_it_is(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = Flag()

    def slow(store: object, request: object, counter: Counter, progress: object) -> None:
        counter.rows = 12_345
        may_go_on.wait(10)
        raise CancelledError

    store = opened(tmp_path)
    monkeypatch.setattr(dialog_module, "tried", slow)
    dialog = ImportDialog(store, a_table(tmp_path), ENGLISH, Theme.load("light"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.told.toPlainText() == "12,345 rows read")
    may_go_on.set()
    qtbot.waitUntil(lambda: not dialog.is_busy)
