import pytest

from briefviewer.cli.output import print_table, printable, width_of


def test_controls_cannot_reach_a_terminal() -> None:
    assert printable("a\x1b[31mb\u202ec") == "a\\u001b[31mb\\u202ec"


def test_hangul_takes_two_columns() -> None:
    assert width_of("동맹 a") == 6


def test_tables_align(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([["동맹", "x"], ["a", "yy"]])
    assert capsys.readouterr().out == "동맹  x\na     yy\n"
