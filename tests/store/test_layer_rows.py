from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.layer import DateOrder
from briefviewer.interchange.csv_reading import CsvTable
from briefviewer.store import layer_rows
from briefviewer.store.layer_rows import LayerRows, TakenRows
from tests.store.layer_store import a_layer, a_table


@dataclass
class Read:
    """A table taken in whole."""

    rows: LayerRows
    taken: Sequence[TakenRows] = field(default_factory=list)

    @property
    def titles(self) -> list[str]:
        return [title for each in self.taken for title in each.titles]

    @property
    def losses(self) -> list[tuple[str, str, int, int, str]]:
        return [(each.code, each.field, each.count, each.line, each.example) for each in self.rows.losses]


def read(
    folder: Path, text: str, mapping: Mapping[str, str] | None = None, *, size: int = 3, dates: DateOrder | None = None
) -> Read:
    table = CsvTable(a_table(folder, text), "utf-8", ",")
    rows = LayerRows(a_layer(mapping or {name: name for name in table.header}, dates), table.header)
    return Read(rows, [rows.take(block) for block in table.blocks(rows.columns, size)])


def test_rows_are_taken_block_by_block(tmp_path: Path) -> None:
    text = "title,when,summary,place,source\n" + "".join(f"T{n},2024-01-0{n},S{n},P,http://{n}\n" for n in range(1, 8))
    made = read(tmp_path, text)
    assert [each.first for each in made.taken] == [0, 2, 5]
    assert [len(each) for each in made.taken] == [2, 3, 2]
    assert made.titles == [f"T{n}" for n in range(1, 8)]
    second = made.taken[1]
    assert (list(second.summaries), list(second.places)) == (["S3", "S4", "S5"], ["P"] * 3)
    assert (list(second.dates), list(second.lines)) == (["2024-01-03", "2024-01-04", "2024-01-05"], ["4", "5", "6"])
    assert list(second.sources) == ["http://3", "http://4", "http://5"]
    assert (len(made.rows), made.rows.read, made.losses) == (7, 7, [])


def test_a_row_is_left_out_for_the_first_reason_found_and_counted_with_its_first_line(tmp_path: Path) -> None:
    text = (
        "id,title,when\na,One,2024\n,,2024\nb,,soon\na,Two,2024\nc,Three,03/04/2024\nd,Four,05/06/2024\n"
        "e,Five,2024-02-30\nf,Six,2025/2024\nshort\ng,Seven,2024\n"
    )
    made = read(tmp_path, text)
    assert made.titles == ["One", "Seven"]
    assert made.losses == [
        ("row-no-title", "title", 2, 3, ""),
        ("row-double-id", "id", 1, 5, "a"),
        ("row-date-ambiguous", "when", 2, 6, "03/04/2024"),
        ("row-date", "when", 1, 8, "2024-02-30"),
        ("row-date-backwards", "when", 1, 9, "2025/2024"),
        ("row-ragged", "", 1, 10, ""),
    ]
    assert all(each.is_row for each in made.rows.losses)
    assert made.rows.read == 10


def test_dates_that_are_told_apart_are_kept(tmp_path: Path) -> None:
    text = "title,when\nA,03/04/2024\n"
    assert read(tmp_path, text, dates=DateOrder.DAY_FIRST).taken[0].dates == ["2024-04-03"]
    assert read(tmp_path, text, dates=DateOrder.MONTH_FIRST).taken[0].dates == ["2024-03-04"]


def test_what_is_wrong_with_a_cell_costs_the_cell_only(tmp_path: Path) -> None:
    text = f"id,title,when,modifier\nno id,{'x' * 600},[2025-10-21..2025-10-31],late\nb,B\x07,2024,soonish\n"
    made = read(tmp_path, text)
    assert [len(title) for title in made.titles] == [500, 1]
    assert made.losses == [
        ("cell-no-id", "id", 1, 2, "no id"),
        ("cell-cut", "title", 1, 2, "x" * 80),
        ("cell-unknown", "modifier", 1, 3, "soonish"),
        ("cell-control", "title", 1, 3, ""),
    ]


def test_titles_are_one_line(tmp_path: Path) -> None:
    made = read(tmp_path, 'title,summary\n"Two\nlines","Two\nlines"\n')
    assert (made.titles, list(made.taken[0].summaries)) == (["Two lines"], ["Two\nlines"])


def test_numbers_count_all_rows_so_that_what_is_left_out_moves_no_id(tmp_path: Path) -> None:
    made = read(tmp_path, "title,when\nA,\nshort\nB,\n,2024\nC,x\nD,\n")
    numbers = np.frombuffer(made.rows.arrays()["numbers"], dtype=np.int32)
    assert (made.titles, numbers.tolist()) == (["A", "B", "D"], [1, 3, 6])


def test_arrays_are_in_the_order_of_the_table_and_tell_the_order_of_events(tmp_path: Path) -> None:
    text = "id,title,start,end\nz,A,2024-03-01,\nb,B,,\na,C,2023,2024\nc,D,2024-03-01,2024-04-01\n"
    arrays = read(tmp_path, text, size=2).rows.arrays()
    assert np.frombuffer(arrays["order"], dtype=np.int32).tolist() == [2, 3, 0, 1]
    assert arrays["titles.blob"] == b"ABCD"
    assert np.frombuffer(arrays["titles.offsets"], dtype=np.int64).tolist() == [0, 1, 2, 3, 4]
    assert arrays["ids.blob"] == b"reports:zreports:breports:areports:c"


def test_words_of_a_cell_are_kept_once_and_counted_with_their_first_line(tmp_path: Path) -> None:
    made = read(tmp_path, "title,actors,kind\nA,US; ROK,talk\nB,,talk\nC,ROK;DPRK ; US,\n,Nobody,\n", size=2)
    assert sorted(made.rows.uses("actors")) == [("", 1, 3), ("DPRK", 1, 4), ("ROK", 2, 2), ("US", 2, 2)]
    assert sorted(made.rows.uses("kind")) == [("", 1, 4), ("talk", 2, 2)]
    assert list(made.rows.uses("themes")) == []


def test_a_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BriefviewerError) as caught:
        read(tmp_path, "title,when\nA,2024\n", {"title": "Headline"})
    assert (caught.value.code, caught.value.facts["header"]) == ("layer-column-missing", "title, when")


def test_a_table_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layer_rows, "MAX_ROWS", 2)
    with pytest.raises(BriefviewerError) as caught:
        read(tmp_path, "title\nA\nB\nC\n")
    assert caught.value.code == "layer-too-large"


def test_a_table_without_rows_is_an_empty_layer(tmp_path: Path) -> None:
    made = read(tmp_path, "title,when,actors\n")
    assert len(made.rows) == 0
    assert np.frombuffer(made.rows.arrays()["order"], dtype=np.int32).tolist() == []


def test_a_loss_tells_its_first_few_places(tmp_path: Path) -> None:
    made = read(tmp_path, "title,when\n" + "".join(f"A,day {n}\n" for n in range(10)))
    (loss,) = made.rows.losses
    assert (loss.count, loss.line, loss.example) == (10, 2, "day 0")
    assert loss.others == ((3, "day 1"), (4, "day 2"), (5, "day 3"), (6, "day 4"))
