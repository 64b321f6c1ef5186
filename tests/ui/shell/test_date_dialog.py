from datetime import date

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from briefviewer.domain.facet import DayRange
from briefviewer.ui.shell.date_dialog import DateDialog, typed_days
from tests.ui.harbour_window import ENGLISH


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2025-08", "2025-08", DayRange(date(2025, 8, 1), date(2025, 8, 31))),
        ("2025~", "2025~", DayRange(date(2025, 1, 1), date(2025, 12, 31))),
        ("2025", "", DayRange(date(2025, 1, 1), None)),
        ("", "2025-10", DayRange(None, date(2025, 10, 31))),
        ("2025-10", "2025-08", None),
        ("soon", "2025", None),
        ("", "", None),
    ],
)
def test_two_typed_dates_span_days(first: str, last: str, days: DayRange | None) -> None:
    assert typed_days(first, last) == days


def test_a_range_is_told_while_it_is_typed_and_given_on_ok(qtbot: QtBot) -> None:
    dialog = DateDialog(ENGLISH, asks_range=True, shown=DayRange(date(2025, 8, 14), None))
    qtbot.addWidget(dialog)
    assert dialog.first.text() == "2025-08-14"
    dialog.last.setText("2025-11-06")
    assert dialog._told.text() == "14 August – 6 November 2025"
    with qtbot.waitSignal(dialog.days_given) as given:
        dialog._buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert given.args == [DayRange(date(2025, 8, 14), date(2025, 11, 6))]


def test_what_cannot_be_read_cannot_be_given(qtbot: QtBot) -> None:
    dialog = DateDialog(ENGLISH, asks_range=False)
    qtbot.addWidget(dialog)
    ok = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    dialog.first.setText("whenever")
    assert "cannot be read" in dialog._told.text()
    dialog.first.setText("2025-08")
    assert ok.isEnabled()
    assert dialog._told.text() == "1 – 31 August 2025"
