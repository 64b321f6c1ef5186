import csv
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.app.admission import Admission
from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.columns.listing import GroupBy
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange, Facet
from briefviewer.interchange.csv_table import HEADER
from briefviewer.ui.qt_jobs import CancelledError
from briefviewer.ui.reader.list_export import ask_where, export_list, list_work, run_export
from briefviewer.ui.reader.list_model import TITLE
from briefviewer.ui.reader.list_page import ListPage
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, harbour_store, keep


def quiet(share: float, told: str = "", /) -> None:
    pass


def a_page(qtbot: QtBot) -> tuple[ListPage, Workspace]:
    workspace = Workspace(harbour_store())
    return keep(qtbot, ListPage(workspace, ENGLISH, Theme.load("light"))), workspace


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_columns_on_show_in_the_order_of_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    page, workspace = a_page(qtbot)
    workspace.admit(Facet.KIND, "scenario", Admission.EXCLUDED)
    page.table.sortByColumn(TITLE, Qt.SortOrder.DescendingOrder)
    path = list_work(page, workspace, ENGLISH, tmp_path / "list.csv", every_column=False)(quiet)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    head, *rows = rows_of(path)
    assert head == ["Date", "Event", "Kind", "Status"]
    assert [row[1] for row in rows] == [
        "The north closes its <b>harbour</b>",
        "Both harbours open",
        "A letter is written",
    ]


def test_every_column_and_each_event_once_whatever_the_groups(qtbot: QtBot, tmp_path: Path) -> None:
    page, workspace = a_page(qtbot)
    page.group(GroupBy.ACTOR)
    list_work(page, workspace, ENGLISH, tmp_path / "list.csv", every_column=True)(quiet)
    head, *rows = rows_of(tmp_path / "list.csv")
    assert tuple(head) == HEADER
    assert [row[0] for row in rows] == ["letter", "opening", "closure", "storm"]


@pytest.mark.parametrize("every_column", [True, False])
def test_a_list_of_the_range_is_written_as_it_is_listed(qtbot: QtBot, tmp_path: Path, every_column: bool) -> None:
    page, workspace = a_page(qtbot)
    workspace.set_range(DayRange(date(2025, 8, 1), date(2025, 8, 31)))
    page.range_button.setChecked(True)
    list_work(page, workspace, ENGLISH, tmp_path / "list.csv", every_column=every_column)(quiet)
    head, *rows = rows_of(tmp_path / "list.csv")
    assert len(rows) == 1
    if every_column:
        told = dict(zip(head, rows[0], strict=True))
        assert (told["id"], told["in_range"]) == ("opening", "certain")


def test_giving_up_leaves_what_was_there(qtbot: QtBot, tmp_path: Path) -> None:
    page, workspace = a_page(qtbot)
    target = tmp_path / "list.csv"
    target.write_text("old")

    def give_up(share: float, told: str = "", /) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        list_work(page, workspace, ENGLISH, target, every_column=True)(give_up)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_it_runs_beside_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    page, workspace = a_page(qtbot)
    told: list[BriefviewerError] = []
    job = run_export(page, list_work(page, workspace, ENGLISH, tmp_path / "list.csv", False), ENGLISH, told.append)
    qtbot.waitUntil(lambda: not page.findChildren(QProgressDialog))
    assert job is not None
    assert told == []
    assert len(rows_of(tmp_path / "list.csv")) == 5


def test_what_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    page, workspace = a_page(qtbot)
    (tmp_path / "file").write_text("no folder")
    told: list[BriefviewerError] = []
    target = tmp_path / "file" / "list.csv"
    job = run_export(page, list_work(page, workspace, ENGLISH, target, False), ENGLISH, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert job is not None
    assert told[0].code == "file-not-written"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (("", ""), None),
        (("/x/list", "Columns on show (*.csv)"), (Path("/x/list.csv"), False)),
        (("/x/list.txt", "All columns (*.csv)"), (Path("/x/list.txt"), True)),
    ],
)
def test_a_file_is_asked_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: tuple[str, str], expected: tuple[Path, bool] | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    assert ask_where(keep(qtbot, QWidget()), ENGLISH, Path("/x")) == expected


def test_nothing_happens_where_nobody_names_a_file(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page, workspace = a_page(qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert export_list(page, workspace, ENGLISH, lambda _error: None) is None


@pytest.mark.parametrize("every_column", [True, False])
def test_only_what_is_chosen_is_written_in_the_order_of_the_list(
    qtbot: QtBot, tmp_path: Path, every_column: bool
) -> None:
    page, workspace = a_page(qtbot)
    page.group(GroupBy.ACTOR)
    workspace.choose([EventId("closure"), EventId("opening")])
    chosen = page.chosen_rows()
    page.show_changes(Aspect.ACTIVE)
    assert len(chosen) == 0
    chosen = page.chosen_rows()
    work = list_work(page, workspace, ENGLISH, tmp_path / "list.csv", every_column=every_column, chosen=chosen)
    work(quiet)
    rows = rows_of(tmp_path / "list.csv")[1:]
    at = 0 if every_column else 1
    assert [row[at] for row in rows] == (
        ["opening", "closure"] if every_column else ["Both harbours open", "The north closes its <b>harbour</b>"]
    )
