from pathlib import Path

from briefviewer.bench.made_stores import make_store
from briefviewer.bench.made_tables import make_table
from briefviewer.interchange.csv_reading import CsvTable
from briefviewer.store.importing import ImportRequest
from briefviewer.store.repository import Repository


def test_a_made_table_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    one, other = make_table(tmp_path / "one.csv", 50), make_table(tmp_path / "other.csv", 50)
    assert one.read_bytes() == other.read_bytes() != make_table(tmp_path / "third.csv", 50, seed=1).read_bytes()


def test_a_made_table_can_be_carried_whole_into_a_made_store(tmp_path: Path) -> None:
    store = Repository.open(make_store(tmp_path / "store", 5), cache=tmp_path / "cache", open_table=CsvTable)
    report = store.import_layer(ImportRequest(make_table(tmp_path / "table.csv", 200)))
    assert (report.read, report.layer.rows, list(report.unused), list(report.losses)) == (200, 200, [], [])
