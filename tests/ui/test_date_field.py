from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefviewer.domain.time import Modifier
from briefviewer.domain.typed_dates import read_typed
from briefviewer.ui.date_field import DateField, meaning
from briefviewer.words import Words
from tests.ui.harbour_window import ENGLISH, keep

TODAY = date(2025, 11, 22)


def a_field(qtbot: QtBot) -> DateField:
    return keep(qtbot, DateField(ENGLISH, today=TODAY, name="Date"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("25.8.2025", "25 August 2025 · 2025-08-25"),
        ("since 2024", "since 2024 · from 1 January 2024 · 2024/.."),
        ("2003-08", "August 2003 · 1 – 31 August 2003 · 2003-08"),
    ],
)
def test_what_was_understood_is_told_in_words_and_as_edtf(qtbot: QtBot, typed: str, told: str) -> None:
    field = a_field(qtbot)
    qtbot.keyClicks(field.line, typed)
    assert field.told.text() == told
    assert field.line.accessibleDescription() == told


def test_meaning_in_korean() -> None:
    (read,) = read_typed("2025년 10월 말")
    assert meaning(read, Words.for_language("ko")).startswith("2025년 10월 하순 · 2025년 10월 21일")


def test_the_date_comes_with_its_modifier(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    assert field.date is None
    assert field.is_empty
    with qtbot.waitSignal(field.changed):
        field.setText("late Oct")
    assert field.date is not None
    assert (field.date.when.text, field.date.modifier) == ("[2025-10-21..2025-10-31]", Modifier.LATE)


def test_what_can_be_read_in_two_ways_is_a_choice(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    field.setText("3/4/2025")
    assert field.date is None
    assert [each.text() for each in field.choices] == ["3 April 2025", "4 March 2025"]
    assert "more than one way" in field.told.text()
    with qtbot.waitSignal(field.changed):
        field.choices[1].click()
    assert field.date is not None
    assert field.date.when.text == "2025-03-04"
    assert "4 March 2025" in field.told.text()
    field.setText("2025")
    assert field.choices == []


def test_what_cannot_be_read_is_told_with_what_would_be(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    field.setText("<b>soon</b>")
    assert field.date is None
    assert field.told.text().startswith("“<b>soon</b>” cannot be read as a date.")
    assert field.told.textFormat() is Qt.TextFormat.PlainText
    assert field.told.property("role") == "error"
    field.setText("31 Feb 2025")
    assert "does not exist" in field.told.text()


def test_return_is_told(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
