from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Say = Callable[..., Said]


@pytest.mark.parametrize(("name", "magic"), [("t.png", b"\x89PNG"), ("t.svg", b"<?xml"), ("t.pdf", b"%PDF")])
@pytest.mark.usefixtures("qapp")
def test_each_format(say: Say, small: Path, tmp_path: Path, name: str, magic: bytes) -> None:
    said = say("picture", small, "--out", tmp_path / name, "--size", "900x500", "--theme", "dark", "--lanes", "actor")
    assert said.code == 0, said.err
    assert (tmp_path / name).read_bytes().startswith(magic)


def test_other_formats_and_sizes_are_wrong_usage(say: Say, small: Path, tmp_path: Path) -> None:
    assert say("picture", small, "--out", tmp_path / "t.gif").code == 2
    assert say("picture", small, "--out", tmp_path / "t.png", "--size", "big").code == 2
    assert say("picture", small, "--out", tmp_path / "t.png", "--size", "1x1").code == 2


@pytest.mark.usefixtures("qapp")
def test_a_legend_is_drawn_when_asked_for(say: Say, small: Path, tmp_path: Path) -> None:
    plain, told = tmp_path / "plain.svg", tmp_path / "told.svg"
    assert say("picture", small, "--out", plain).code == 0
    assert say("picture", small, "--out", told, "--legend").code == 0
    assert told.read_text().count("<text") > plain.read_text().count("<text")
