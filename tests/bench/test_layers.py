from pathlib import Path

import pytest

from briefviewer.bench.layers import import_table, open_to_first_frame, put_plainly
from briefviewer.bench.made_stores import make_store
from briefviewer.bench.made_tables import make_table
from briefviewer.bench.rows import layer_figures
from briefviewer.bench.tasks import STORE, TABLE, Measured


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_store(tmp_path / STORE, 5)
    make_table(tmp_path / TABLE, 30)
    return tmp_path


def test_a_table_is_imported_whole_and_beside_it_plainly(folder: Path) -> None:
    assert import_table(folder)["rows"] == 30
    assert put_plainly(folder)["seconds"] > 0
    with pytest.raises(ValueError, match="carried whole"):
        import_table(folder)


def test_a_table_of_which_something_is_lost_measures_nothing(folder: Path) -> None:
    table = folder / TABLE
    table.write_text(table.read_text("utf-8") + "soon,,A title,,,,,\n", "utf-8")
    with pytest.raises(ValueError, match="carried whole"):
        import_table(folder)


@pytest.mark.usefixtures("qtbot")
def test_a_store_with_a_layer_is_opened_to_its_first_frame(folder: Path) -> None:
    import_table(folder)
    measured = open_to_first_frame(folder)
    assert 0 < measured["opened"] < measured["seconds"]


def test_an_import_stands_beside_a_plain_table_and_opening_beside_the_shipped_store() -> None:
    asked = []

    def measure(task: str, folder: Path) -> Measured:
        asked.append(task)
        assert len((folder / TABLE).read_text("utf-8").splitlines()) == 8
        return {"seconds": 2.0 if task.startswith("import") else 1.0, "memory_mb": 100.0}

    imported, opened = layer_figures(7, measure)
    assert asked == ["import-plain", "import", "first-frame", "first-frame-shipped"]
    assert [(each.row, each.events, each.goal, each.memory_mb) for each in (imported, opened)] == [
        ("import", 7, 4.0, 100.0),
        ("open", 7, None, 100.0),
    ]
