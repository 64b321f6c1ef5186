import csv
import io

import pytest

from briefviewer.interchange.csv_table import safe_cell, write_table


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "  =x", "\u200b=x", "\r=x"])
def test_formulas_are_only_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "plain", "2025-08-25", "한국", "a=b"])
def test_plain_text_is_left_alone(text: str) -> None:
    assert safe_cell(text) == text


def test_numbers_are_untouched() -> None:
    out = io.StringIO()
    write_table(out, ["a", "b"], [[-5, "-5"], [None, 'say "no", twice']])
    assert list(csv.reader(io.StringIO(out.getvalue()))) == [["a", "b"], ["-5", "'-5"], ["", 'say "no", twice']]
