import csv
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


def test_a_table_can_have_few_themes_and_rows_that_last(tmp_path: Path) -> None:
    path = make_table(tmp_path / "table.csv", 400, themes=("one", "two"), lasting=0.1)
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert {each["Themes"] for each in rows} == {"one", "two"}
    ends = [int(each["End"][:4]) - int(each["Date"][:4]) for each in rows if each["End"]]
    assert 20 < ends.count(40) < 70
    assert 80 < len(ends) < 160


def test_a_table_can_speak_of_the_kinds_and_actors_of_a_store(tmp_path: Path) -> None:
    path = make_table(tmp_path / "table.csv", 200, kinds=("summit", "study"), actors=("one", "two", "three"))
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert {each["Kind"] for each in rows} == {"summit", "study"}
    assert {name for each in rows for name in each["Actors"].split("; ")} == {"one", "two", "three"}
