from datetime import date

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from briefviewer.domain.facet import DayRange
from briefviewer.domain.typed_dates import TypedDate, read_typed
from briefviewer.ui.shell.date_dialog import DateDialog, spanned_days
from tests.ui.harbour_window import ENGLISH, keep

TODAY = date(2025, 11, 22)


def _read(text: str) -> TypedDate | None:
    return read_typed(text)[0] if text else None


def ok_of(dialog: DateDialog) -> QPushButton:
    return dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2025-08", "2025-08", DayRange(date(2025, 8, 1), date(2025, 8, 31))),
        ("2025~", "2025~", DayRange(date(2025, 1, 1), date(2025, 12, 31))),
        ("2025", "", DayRange(date(2025, 1, 1), None)),
        ("", "2025-10", DayRange(None, date(2025, 10, 31))),
        ("late Oct 2025", "early Nov 2025", DayRange(date(2025, 10, 21), date(2025, 11, 10))),
        ("Aug – Oct 2025", "", DayRange(date(2025, 8, 1), date(2025, 10, 31))),
        ("until 2024", "", DayRange(None, date(2024, 12, 31))),
        ("2025-10", "2025-08", None),
        ("", "", None),
    ],
)
def test_two_typed_dates_span_days(first: str, last: str, days: DayRange | None) -> None:
    assert spanned_days(_read(first), _read(last)) == days


def test_a_range_is_told_while_it_is_typed_and_given_on_ok(qtbot: QtBot) -> None:
    dialog = keep(qtbot, DateDialog(ENGLISH, asks_range=True, shown=DayRange(date(2025, 8, 14), None)))
    assert dialog.first.line.text() == "2025-08-14"
    qtbot.keyClicks(dialog.last.line, "6 Nov 2025")
    assert dialog._told.text() == "14 August – 6 November 2025"
    with qtbot.waitSignal(dialog.days_given) as given:
        ok_of(dialog).click()
    assert given.args == [DayRange(date(2025, 8, 14), date(2025, 11, 6))]


def test_what_cannot_be_read_cannot_be_given(qtbot: QtBot) -> None:
    dialog = keep(qtbot, DateDialog(ENGLISH, asks_range=True))
    assert not ok_of(dialog).isEnabled()
    assert "as you would say it" in dialog._told.text()
    dialog.first.setText("2025-08")
    assert ok_of(dialog).isEnabled()
    dialog.last.setText("whenever")
    assert not ok_of(dialog).isEnabled()
    dialog.last.setText("2024")
    assert not ok_of(dialog).isEnabled()
    assert "runs backwards" in dialog._told.text()


def test_one_date_to_go_to(qtbot: QtBot) -> None:
    dialog = keep(qtbot, DateDialog(ENGLISH, asks_range=False, today=TODAY, year=2019))
    assert dialog.last.isHidden()
    dialog.first.setText("20 Oct")
    with qtbot.waitSignal(dialog.days_given) as given:
        ok_of(dialog).click()
    assert given.args == [DayRange(date(2019, 10, 20), date(2019, 10, 20))]


def test_a_choice_has_to_be_made(qtbot: QtBot) -> None:
    dialog = keep(qtbot, DateDialog(ENGLISH, asks_range=False))
    dialog.first.setText("3/4/2025")
    assert not ok_of(dialog).isEnabled()
    dialog.first.choices[0].click()
    assert ok_of(dialog).isEnabled()


def test_the_dialog_grows_with_what_it_tells(qtbot: QtBot) -> None:
    dialog = keep(qtbot, DateDialog(ENGLISH, asks_range=True))
    dialog.show()
    before = dialog.height()
    dialog.first.setText("3/4/2025")
    dialog.last.setText("some day or other")
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() >= layout.totalHeightForWidth(dialog.width())
    assert dialog.height() > before
