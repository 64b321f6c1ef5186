from collections.abc import Iterator

import pytest

from briefviewer.cli import output
from briefviewer.cli.output import print_json, print_json_list, print_table, printable, width_of


def test_controls_cannot_reach_a_terminal() -> None:
    assert printable("a\x1b[31mb\u202ec") == "a\\u001b[31mb\\u202ec"


def test_hangul_takes_two_columns() -> None:
    assert width_of("동맹 a") == 6


def test_tables_align(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([["동맹", "x"], ["a", "yy"]])
    assert capsys.readouterr().out == "동맹  x\na     yy\n"


@pytest.mark.parametrize("items", [[], [{"a": [1, 2], "b": "x\ny"}], ["동맹", {}, []]])
def test_a_list_printed_as_it_comes_is_the_same_document(
    items: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    head: dict[str, object] = {"store": "s", "selection": {"from": None, "filters": {}}}
    print_json_list(head, "events", iter(items))
    streamed = capsys.readouterr().out
    print_json({**head, "events": items})
    assert streamed == capsys.readouterr().out


def test_a_long_table_is_printed_as_it_comes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_TABLE_BATCH", 2)
    seen: list[str] = []

    def rows() -> Iterator[list[str]]:
        for cell in ("a", "bb", "c", "dddd", "e"):
            seen.append(capsys.readouterr().out)
            yield [cell, "x"]

    print_table(rows())
    assert "".join([*seen, capsys.readouterr().out]) == "a   x\nbb  x\nc     x\ndddd  x\ne     x\n"
    assert seen[2] == "a   x\nbb  x\n"


def test_a_table_of_nothing_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([])
    assert capsys.readouterr().out == ""
