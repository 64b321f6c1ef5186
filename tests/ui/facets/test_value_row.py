import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.app.admission import Admission
from briefviewer.ui.facets import value_row
from briefviewer.ui.facets.name_lines import name_lines
from briefviewer.ui.facets.value_row import RowWords, ValueRow, ValueShown
from briefviewer.ui.theme import Theme


def a_row(
    qtbot: QtBot, admission: Admission = Admission.NEITHER, name: str = "Summit"
) -> tuple[ValueRow, list[Admission]]:
    shown = ValueShown("summit", name, 9, admission, ("blue", "circle"))
    row = ValueRow(shown, Theme.load("light"), RowWords("neither", "included", "excluded", "click"), None)
    qtbot.addWidget(row)
    row.resize(200, 25)
    wishes: list[Admission] = []
    row.admission_wished.connect(lambda _value, wish: wishes.append(wish))
    row.show()
    return row, wishes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Admission.NEITHER, Admission.INCLUDED),
        (Admission.INCLUDED, Admission.NEITHER),
        (Admission.EXCLUDED, Admission.NEITHER),
    ],
)
def test_a_click_includes_or_takes_back_and_never_excludes(qtbot: QtBot, before: Admission, after: Admission) -> None:
    row, wishes = a_row(qtbot, before)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wishes == [after, after]


def test_alt_click_minus_and_delete_exclude_and_take_back(qtbot: QtBot) -> None:
    row, wishes = a_row(qtbot)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier)
    row.show_value(ValueShown("summit", "Summit", 9, Admission.EXCLUDED))
    qtbot.keyClick(row, Qt.Key.Key_Minus)
    row.show_value(ValueShown("summit", "Summit", 9, Admission.INCLUDED))
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert wishes == [Admission.EXCLUDED, Admission.NEITHER, Admission.EXCLUDED]


def test_a_right_click_asks_for_the_menu_and_changes_nothing(qtbot: QtBot) -> None:
    row, wishes = a_row(qtbot)
    qtbot.mouseClick(row, Qt.MouseButton.RightButton)
    with qtbot.waitSignal(row.menu_wished):
        QApplication.sendEvent(
            row, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), row.mapToGlobal(QPoint(5, 5)))
        )
    assert wishes == []


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
        picture = row.grab().toImage()
        pictures.add(bytes(picture.bits()))  # kept by name: what ``bits`` shows dies with the picture
    assert len(pictures) == 3


def test_a_long_name_makes_the_row_as_high_as_its_lines(qtbot: QtBot) -> None:
    name = "Alliance modernization among neighbours"
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    rows = [
        ValueRow(ValueShown(each, each, 9), Theme.load("light"), RowWords("neither", "in", "out", "click"), holder)
        for each in (name, "Trade")
    ]
    for row in rows:
        layout.addWidget(row)
    layout.addStretch()
    holder.resize(200, 400)
    holder.show()
    assert rows[0].height() == rows[0].heightForWidth(200) > rows[1].height()
    holder.resize(500, 400)
    QApplication.processEvents()
    assert rows[0].height() == rows[1].height()


def test_a_name_is_measured_once_for_a_width_until_it_is_another(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[str] = []

    def counted(name: str, metrics: QFontMetricsF, room: float) -> tuple[str, ...]:
        measured.append(name)
        return name_lines(name, metrics, room)

    monkeypatch.setattr(value_row, "name_lines", counted)
    row, _ = a_row(qtbot, name="Alliance modernization among neighbours")
    high = row.heightForWidth(180)
    measured.clear()
    assert row.heightForWidth(180) == high
    assert measured == []
    row.show_value(ValueShown("summit", "Summit", 9))
    assert row.heightForWidth(180) < high
    row.dress(Theme.load("dark"))
    measured.clear()
    row.heightForWidth(180)
    assert measured == ["Summit"]
