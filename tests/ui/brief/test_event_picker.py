from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefviewer.domain.event import EventId
from briefviewer.ui.brief.event_picker import EventPicker, Found

EVENTS = [(EventId("opening"), "The harbours open"), (EventId("closure"), "The north closes")]


def find(query: str) -> Found:
    return [each for each in EVENTS if query.lower() in each[1].lower()]


def test_what_is_typed_is_looked_for_and_enter_takes_the_first(qtbot: QtBot) -> None:
    picker = EventPicker(find, "Link an event…")
    qtbot.addWidget(picker)
    qtbot.keyClicks(picker, "north")
    assert picker.offered() == ["The north closes"]
    with qtbot.waitSignal(picker.event_chosen) as chosen:
        qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert chosen.args == ["closure"]
    assert picker.text() == ""
    assert picker.offered() == []


def test_enter_on_nothing_chooses_nothing(qtbot: QtBot) -> None:
    picker = EventPicker(find, "Link an event…")
    qtbot.addWidget(picker)
    with qtbot.assertNotEmitted(picker.event_chosen):
        qtbot.keyClicks(picker, "zzz")
        qtbot.keyClick(picker, Qt.Key.Key_Return)


def test_what_is_offered_stands_in_a_frame(qtbot: QtBot) -> None:
    picker = EventPicker(find, "Link an event…")
    qtbot.addWidget(picker)
    popup = picker.completer().popup()
    assert popup is not None
    assert popup.property("role") == "popup"
