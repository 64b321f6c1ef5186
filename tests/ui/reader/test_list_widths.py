from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Workspace
from briefviewer.columns.listing import ListColumn
from briefviewer.ui.reader.list_layout import ColumnPlace
from briefviewer.ui.reader.list_model import COLUMNS
from briefviewer.ui.reader.list_page import ListPage
from briefviewer.ui.reader.list_widths import measured_layout, usual_layout
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, harbour_store, keep

MEASURED = (ListColumn.DATE, ListColumn.KIND, ListColumn.STATUS)


def measured(qtbot: QtBot, width: int) -> tuple[ListPage, dict[ListColumn, ColumnPlace]]:
    page = keep(qtbot, ListPage(Workspace(harbour_store()), ENGLISH, Theme.load("light")))
    page.resize(width, 400)
    page.show()
    places = measured_layout(usual_layout(8), page.shown_columns(), page.table, page.model, ENGLISH)
    return page, {each.column: each for each in places}


def test_by_letters_every_column_but_the_title_has_a_width() -> None:
    assert [each.column for each in usual_layout(8)] == list(COLUMNS)
    assert [each.column for each in usual_layout(8) if not each.width_px] == [ListColumn.TITLE]


def test_a_wide_list_has_room_for_every_word(qtbot: QtBot) -> None:
    page, places = measured(qtbot, 1200)
    advance = page.table.fontMetrics().horizontalAdvance
    for column in MEASURED:
        told = [page.model.index(line, COLUMNS.index(column)).data() for line in range(page.model.rowCount())]
        assert max(map(advance, told)) < places[column].width_px


def test_in_a_narrow_list_the_widest_give_way_to_the_title(qtbot: QtBot) -> None:
    page, narrow = measured(qtbot, 400)
    _, wide = measured(qtbot, 1200)
    assert page.table.viewport().width() - sum(narrow[each].width_px for each in MEASURED) >= 120
    assert all(narrow[each].width_px <= wide[each].width_px for each in MEASURED)
