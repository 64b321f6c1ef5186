from dataclasses import replace
from pathlib import Path

import pytest

from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.layer import DateOrder, Layer
from briefviewer.interchange.csv_reading import CsvTable
from briefviewer.store import layer_index
from briefviewer.store.files import Fingerprint
from briefviewer.store.index import IndexUnusable
from briefviewer.store.layer_index import LayerIndex, build_layer_index, layer_key
from tests.store.layer_store import a_layer, a_table

FINGERPRINT = Fingerprint(1, 2, 3, "0" * 64)


def built(folder: Path, text: str, layer: Layer | None = None) -> LayerIndex:
    table = CsvTable(a_table(folder, text), "utf-8", ",")
    chosen = layer or a_layer({name: name for name in table.header})
    path = folder / "index.sqlite"
    build_layer_index(path, chosen, table, FINGERPRINT)
    return LayerIndex(path)


def test_texts_are_kept_in_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layer_index, "ROWS_A_BLOCK", 3)
    rows = "".join(f"T{n},2024-01-0{n},P{n},S{n}\n" for n in range(1, 9))
    index = built(tmp_path, "title,when,place,summary\n" + rows)
    assert index.texts([7, 0, 3]) == {
        7: ("2024-01-08", "9", "P8", "", "S8"),
        0: ("2024-01-01", "2", "P1", "", "S1"),
        3: ("2024-01-04", "5", "P4", "", "S4"),
    }
    with pytest.raises(IndexUnusable):
        index.texts([8])
    with pytest.raises(IndexUnusable):
        index.texts([99])


def test_words_are_found_in_title_and_summary_titles_first(tmp_path: Path) -> None:
    index = built(tmp_path, "title,summary\nA talk,On tariffs\nTariffs,All of them\n한미동맹,Plain\nPlain,北韓 동맹\n")
    assert [position for (position,) in index.matching('"tariffs"')] == [0, 1]
    assert [position for position, _ in index.best('"tariffs"', 5)] == [1, 0]
    assert [position for position, _ in index.best('"tariffs"', 1)] == [1]
    assert [position for (position,) in index.matching('pairs : "동맹"')] == [2, 3]


def test_what_was_lost_and_the_file_are_remembered(tmp_path: Path) -> None:
    index = built(tmp_path, "title,when\nA,2024\nB,soon\n")
    assert [(each.code, each.line, each.is_row) for each in index.losses()] == [("row-date", 3, True)]
    assert index.fingerprint() == FINGERPRINT
    assert (index.meta()["rows"], index.meta()["read"]) == ("1", "2")
    assert index.array("nothing") is None


def test_a_table_that_breaks_off_leaves_no_index(tmp_path: Path) -> None:
    with pytest.raises(BriefviewerError):
        built(tmp_path, 'title\nA\n"open\n')
    assert not list(tmp_path.glob("*.sqlite"))
    assert not list(tmp_path.glob(".index*"))


def test_the_key_tells_all_that_decides_what_is_in_an_index() -> None:
    layer = a_layer({"title": "a"})
    others = [
        replace(layer, sha256="1" * 64),
        replace(layer, mapping={"title": "b"}),
        replace(layer, mapping={"title": "a", "when": "b"}),
        replace(layer, encoding="cp949"),
        replace(layer, separator=";"),
        replace(layer, dates=DateOrder.DAY_FIRST),
    ]
    assert len({layer_key(each) for each in (layer, *others)}) == 7
    assert layer_key(replace(layer, title="Other", file="layers/other.csv", rows=9)) == layer_key(layer)
