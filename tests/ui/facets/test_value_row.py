from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Admission
from briefviewer.ui.facets.value_row import ValueRow, ValueShown
from briefviewer.ui.theme import Theme


def a_row(
    qtbot: QtBot, admission: Admission = Admission.NEITHER, name: str = "Summit"
) -> tuple[ValueRow, list[Admission]]:
    shown = ValueShown("summit", name, 9, admission, ("blue", "circle"))
    row = ValueRow(shown, Theme.load("light"), ("neither", "included", "excluded"), None)
    qtbot.addWidget(row)
    row.resize(200, 25)
    wishes: list[Admission] = []
    row.admission_wished.connect(lambda _value, wish: wishes.append(wish))
    row.show()
    return row, wishes


def test_clicks_go_round_the_three_states(qtbot: QtBot) -> None:
    row, wishes = a_row(qtbot)
    for state in (Admission.INCLUDED, Admission.EXCLUDED, Admission.NEITHER):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
        assert wishes[-1] is state
        row.show_value(ValueShown("summit", "Summit", 9, state))


def test_alt_click_and_minus_exclude_and_take_back(qtbot: QtBot) -> None:
    row, wishes = a_row(qtbot)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier)
    row.show_value(ValueShown("summit", "Summit", 9, Admission.EXCLUDED))
    qtbot.keyClick(row, Qt.Key.Key_Minus)
    assert wishes == [Admission.EXCLUDED, Admission.NEITHER]


def test_space_includes(qtbot: QtBot) -> None:
    row, wishes = a_row(qtbot)
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert wishes == [Admission.INCLUDED]


def test_a_screen_reader_hears_name_count_and_state(qtbot: QtBot) -> None:
    row, _ = a_row(qtbot, Admission.EXCLUDED)
    assert row.accessibleName() == "Summit, 9, excluded"


def test_markup_in_a_name_is_no_markup_in_the_tool_tip(qtbot: QtBot) -> None:
    row, _ = a_row(qtbot, name="<img src=x>")
    assert "<img" not in row.toolTip()


def test_states_look_unlike_each_other(qtbot: QtBot) -> None:
    pictures = set()
    for admission in Admission:
        row, _ = a_row(qtbot, admission)
        pictures.add(bytes(row.grab().toImage().bits()))
    assert len(pictures) == 3
