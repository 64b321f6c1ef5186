from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said

Say = Callable[..., Said]


def test_equal_input_gives_equal_bytes(say: Say, small: Path, tmp_path: Path) -> None:
    packets = []
    for name in ("one.pdf", "two.pdf"):
        said = say("brief", small, "--out", tmp_path / name, "--date", "2025-11-22", "--marking", "For internal use")
        assert said.code == 0, said.err
        packets.append((tmp_path / name).read_bytes())
    assert packets[0].startswith(b"%PDF-")
    assert packets[0] == packets[1]


def test_bottom_line_must_be_text(say: Say, small: Path, tmp_path: Path) -> None:
    (tmp_path / "line.md").write_bytes(b"\xff\xfe\x00x")
    said = say("brief", small, "--out", tmp_path / "x.pdf", "--bottom-line", tmp_path / "line.md")
    assert said.code == 2
    assert not (tmp_path / "x.pdf").exists()


def test_a_day_must_be_a_day(say: Say, small: Path, tmp_path: Path) -> None:
    assert say("brief", small, "--out", tmp_path / "x.pdf", "--date", "soon").code == 2


def test_a_target_that_cannot_be_written(say: Say, small: Path) -> None:
    said = say("brief", small, "--out", small / "store.yaml" / "x.pdf")
    assert said.code == 1
    assert "store.yaml" in said.err
    assert "Traceback" not in said.err
