from pathlib import Path

import pytest

from briefviewer.domain.errors import Problem
from briefviewer.domain.layer import DateOrder, Layer, LayerId
from briefviewer.store.files import StoreFiles
from briefviewer.store.layer_records import layer_record, read_layers
from briefviewer.store.yaml_layout import item_lines

SHA = "0" * 64
GOOD = {"id": "a", "file": "layers/a.csv", "sha256": f'"{SHA}"', "rows": "3", "mapping": "{title: T}"}


def read(folder: Path, text: str | bytes) -> tuple[list[Layer], list[Problem]]:
    (folder / "layers.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    problems: list[Problem] = []
    return [each.layer for each in read_layers(StoreFiles(folder), problems)], problems


def record(**fields: str | None) -> str:
    chosen = {name: value for name, value in {**GOOD, **fields}.items() if value is not None}
    lines = [f"{name}: {value}" for name, value in chosen.items()]
    return "- " + "\n  ".join(lines) + "\n"


@pytest.mark.parametrize(
    "layer",
    [
        Layer(LayerId("a"), "A", "layers/a.csv", SHA, 3, {"title": "T"}),
        Layer(
            LayerId("b-2"),
            "제목: no",
            "layers/b.csv",
            SHA,
            0,
            {"title": "yes", "start": "From, to", "actors": "{Who}"},
            "cp949",
            "\t",
            DateOrder.MONTH_FIRST,
        ),
    ],
)
def test_what_is_laid_out_is_read_back(tmp_path: Path, layer: Layer) -> None:
    found, problems = read(tmp_path, "\n".join(item_lines(layer_record(layer), 0)) + "\n")
    assert (found, problems) == ([layer], [])


def test_a_store_without_layers_has_none(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert (list(read_layers(StoreFiles(tmp_path), problems)), problems) == ([], [])


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"file": "../outside.csv"}, "file", "path-outside"),
        ({"file": "/etc/passwd"}, "file", "path-outside"),
        ({"file": "layers/../../x.csv"}, "file", "path-outside"),
        ({"file": "documents/report.txt"}, "file", "path-outside"),
        ({"file": None}, "file", "field-missing"),
        ({"sha256": "abc"}, "sha256", "bad-sha256"),
        ({"sha256": None}, "sha256", "field-missing"),
        ({"rows": "many"}, "rows", "not-whole-number"),
        ({"mapping": "{colour: X, title: T}"}, "mapping.colour", "unknown-key"),
        ({"mapping": "{when: X}"}, "mapping.title", "field-missing"),
        ({"mapping": None}, "mapping", "field-missing"),
        ({"encoding": "ebcdic"}, "encoding", "unknown-word"),
        ({"separator": '";;"'}, "separator", "not-one-character"),
        ({"dates": "american"}, "dates", "unknown-word"),
        ({"id": "a:b"}, "id", "bad-id"),
        ({"id": "x" * 60}, "id", "layer-id-too-long"),
        ({"colour": "red"}, "colour", "unknown-key"),
    ],
)
def test_a_wrong_record_is_left_out_with_its_place(
    tmp_path: Path, fields: dict[str, str | None], field: str, code: str
) -> None:
    found, problems = read(tmp_path, record(**fields) + record(id="good"))
    assert [each.id for each in found] == ["good"]
    assert [(each.file, each.field, each.code) for each in problems] == [("layers.yaml", field, code)]
    assert all(each.line > 0 and each.column > 0 for each in problems)


def test_of_two_layers_with_one_id_the_second_is_left_out(tmp_path: Path) -> None:
    found, problems = read(tmp_path, record(rows="1") + record(rows="2"))
    assert ([each.rows for each in found], [each.code for each in problems]) == ([1], ["double-id"])


@pytest.mark.parametrize("text", [b"- {id: a", b"\xff\xfe", b"id: a\n", b"- just text\n"])
def test_a_broken_file_has_no_layers(tmp_path: Path, text: bytes) -> None:
    found, problems = read(tmp_path, text)
    assert (found, [each.file for each in problems]) == ([], ["layers.yaml"])
