from pathlib import Path

from briefviewer.interchange.csv_reading import CsvTable
from briefviewer.store.tables import OpenTable, Table


def test_our_reader_of_csv_is_a_table_as_a_store_asks_for_it(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("title;date\nA;2024\n")
    open_table: OpenTable = CsvTable
    table: Table = open_table(path)
    assert (tuple(table.header), table.encoding, table.separator) == (("title", "date"), "utf-8", ";")
    assert [list(block.columns[0]) for block in table.blocks([0])] == [["A"]]
