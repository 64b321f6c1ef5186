import codecs
import csv
import io
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.domain.errors import BriefviewerError
from briefviewer.interchange import csv_reading
from briefviewer.interchange.csv_reading import CellFault, CsvTable
from briefviewer.interchange.csv_table import write_table


def a_file(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / "table.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def rows_of(table: CsvTable) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for block in table.blocks():
        found += zip(*(block.columns[at] for at in range(len(table.header))), strict=True)
    return found


def lines_of(table: CsvTable) -> list[int]:
    return [line for block in table.blocks() for line in block.lines]


KOREAN = "제목,날짜\n한미 정상회담,2025-08-25\n관세 협상 타결,2025-10-29\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (KOREAN.encode(), "utf-8"),
        (codecs.BOM_UTF8 + KOREAN.encode(), "utf-8-sig"),
        (KOREAN.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + KOREAN.encode("utf-16-be"), "utf-16"),
        (KOREAN.encode("cp949"), "cp949"),
        ("Title,Date\nA meeting,2025-08-25\n".encode("utf-16-le"), "utf-16-le"),
        ("Title,Date\nA meeting,2025-08-25\n".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_the_encoding_is_found_out(tmp_path: Path, data: bytes, encoding: str) -> None:
    table = CsvTable(a_file(tmp_path, data))
    assert table.encoding == encoding
    assert table.header in (("제목", "날짜"), ("Title", "Date"))
    assert rows_of(table)[0] in (("한미 정상회담", "2025-08-25"), ("A meeting", "2025-08-25"))


def test_korean_that_comes_late_is_found_out_all_the_same(tmp_path: Path) -> None:
    text = "title,date\n" + "plain,2025\n" * 20_000 + "한미 정상회담,2025\n"
    assert CsvTable(a_file(tmp_path, text, "cp949")).encoding == "cp949"


def test_an_encoding_nobody_can_tell_is_asked_for(tmp_path: Path) -> None:
    path = a_file(tmp_path, "title,place\nCafé à côté,Genève\n", "cp1252")
    with pytest.raises(BriefviewerError) as caught:
        CsvTable(path)
    assert caught.value.code == "table-encoding-unknown"
    assert rows_of(CsvTable(path, "cp1252")) == [("Café à côté", "Genève")]


def test_a_wrong_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = a_file(tmp_path, b"title,place\nplain,x\nCaf\xe9,y\n")
    with pytest.raises(BriefviewerError) as caught:
        rows_of(CsvTable(path, "utf-8"))
    assert caught.value.code == "table-encoding"
    assert int(caught.value.facts["line"]) <= 3


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_out(tmp_path: Path, separator: str) -> None:
    first = '"A, then; B"' if separator in ",;" else "A, then; B"
    rows = (("title", "date", "place"), (first, "2025", "x"), ("C", "2024", "y"))
    text = "".join(separator.join(row) + "\n" for row in rows)
    table = CsvTable(a_file(tmp_path, text))
    assert table.separator == separator
    assert rows_of(table) == [("A, then; B", "2025", "x"), ("C", "2024", "y")]


def test_a_table_of_one_column_has_no_separator_to_find(tmp_path: Path) -> None:
    table = CsvTable(a_file(tmp_path, "title\nOne\nTwo\n"))
    assert (table.header, rows_of(table)) == (("title",), [("One",), ("Two",)])


def test_cells_lose_blanks_and_the_apostrophe_that_made_them_safe(tmp_path: Path) -> None:
    table = CsvTable(a_file(tmp_path, "title,note\n'=1+1,'tis so\n  x  ,'-5\n"))
    assert rows_of(table) == [("=1+1", "'tis so"), ("x", "-5")]


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12), min_size=2, max_size=2
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=60)
def test_what_our_exporter_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: Sequence[Sequence[str]]
) -> None:
    out = io.StringIO()
    write_table(out, ["a", "b"], rows)
    path = a_file(tmp_path_factory.mktemp("table"), out.getvalue())
    table = CsvTable(path, "utf-8", ",")
    expected = [tuple(cell.strip() for cell in row) for row in rows]
    assert [row for row in rows_of(table) if any(row)] == [row for row in expected if any(row)]


def test_ragged_rows_are_told_and_left_out(tmp_path: Path) -> None:
    table = CsvTable(a_file(tmp_path, "a,b\n1,2\n3\n4,5,6\n7,8,\n"))
    (block,) = table.blocks()
    assert list(block.columns[0]) == ["1", "7"]
    assert [(each.kind, each.line, each.column) for each in block.faults] == [
        (CellFault.RAGGED, 3, -1),
        (CellFault.RAGGED, 4, -1),
    ]
    assert (list(block.lines), block.read) == ([2, 5], 4)


def test_lines_are_right_behind_cells_of_several_lines_and_blank_ones(tmp_path: Path) -> None:
    table = CsvTable(a_file(tmp_path, 'a,b\n"one\ntwo",x\n\n"three\r\nfour\nfive",y\nlast,z\n'))
    assert lines_of(table) == [2, 5, 8]
    assert rows_of(table)[1] == ("three\r\nfour\nfive", "y")


def test_rows_come_in_blocks(tmp_path: Path) -> None:
    table = CsvTable(a_file(tmp_path, "a\n" + "".join(f"{n}\n" for n in range(7))))
    blocks = list(table.blocks(size=3))
    assert [each for block in blocks for each in block.columns[0]] == [str(n) for n in range(7)]
    assert [each for block in blocks for each in block.lines] == list(range(2, 9))
    assert sum(block.read for block in blocks) == 7


def test_only_the_columns_asked_for_are_handed_over(tmp_path: Path) -> None:
    (block,) = CsvTable(a_file(tmp_path, "a,b,c\n1,2,3\n")).blocks([2])
    assert {at: list(cells) for at, cells in block.columns.items()} == {2: ["3"]}


def test_control_characters_are_taken_out_and_told(tmp_path: Path) -> None:
    (block,) = CsvTable(a_file(tmp_path, "a,b\nbe\x07ll,x\nplain,y\x1ey\n")).blocks()
    assert (list(block.columns[0]), list(block.columns[1])) == (["bell", "plain"], ["x", "yy"])
    assert [(each.kind, each.line, each.column) for each in block.faults] == [
        (CellFault.CONTROL, 2, 0),
        (CellFault.CONTROL, 3, 1),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table-empty"),
        (b" \n\n", "table-empty"),
        (b"\xef\xbb\xbf\n", "table-empty"),
        (b"PK\x03\x04\0\0\0\0\x08\0title", "table-binary"),
        (b"title,date\nA,\x00\x01\n", "table-binary"),
        (b'title,date\n"never closed,2025\nx,y\n', "table-quote"),
        (b'title,date\nA,2025\n"B" and more,2025\n', "table-quote"),
    ],
)
def test_what_is_no_table_is_one_clear_error(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(BriefviewerError) as caught:
        rows_of(CsvTable(a_file(tmp_path, data)))
    assert caught.value.code == code
    assert caught.value.facts["path"].endswith("table.csv")


@pytest.mark.parametrize("before", [0, 3, 25_000])
def test_a_quotation_mark_that_never_closes_is_told_with_the_line_it_stands_in(tmp_path: Path, before: int) -> None:
    text = "title,date\n" + "x,2025\n" * before + '"open,2025\n' + "y,2025\n" * 5
    with pytest.raises(BriefviewerError) as caught:
        rows_of(CsvTable(a_file(tmp_path, text)))
    assert (caught.value.code, caught.value.facts["line"]) == ("table-quote", str(before + 2))


def test_a_huge_cell_is_refused_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_reading, "MAX_CELL", 1_000)
    limit = csv.field_size_limit()
    try:
        with pytest.raises(BriefviewerError) as caught:
            rows_of(CsvTable(a_file(tmp_path, "a,b\nx,y\nx," + "z" * 2_000 + "\n")))
    finally:
        csv.field_size_limit(limit)
    assert (caught.value.code, caught.value.facts["line"]) == ("table-cell", "3")


def test_a_table_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(BriefviewerError) as caught:
            CsvTable(path)
        assert caught.value.code == "table-missing"


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BriefviewerError) as caught:
        CsvTable(a_file(tmp_path, ",".join(["x"] * 1_001) + "\n"))
    assert caught.value.code == "table-header"


@given(st.binary(max_size=300))
@settings(max_examples=150)
def test_no_bytes_do_more_than_raise_our_own_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = a_file(tmp_path_factory.mktemp("table"), data)
    with suppress(BriefviewerError):
        assert all(isinstance(cell, str) for row in rows_of(CsvTable(path)) for cell in row)
