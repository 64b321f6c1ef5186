from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said


def test_the_copy_of_the_shipped_store_is_told_once(say: Callable[..., Said], tmp_path: Path) -> None:
    first = say("events", "--actor", "usfk")
    assert "copied to your data folder" in first.err
    assert "copied" not in say("events", "--actor", "usfk").err
    copies = list((tmp_path / "data").rglob("store.yaml"))
    assert len(copies) == 1


def test_a_packet_stands_wherever_a_store_may(say: Callable[..., Said], small: Path, tmp_path: Path) -> None:
    packet = tmp_path / "small.pdf"
    assert say("brief", small, "--out", packet, "--date", "2025-11-22").code == 0
    listed = [say("events", subject, "--undated", "with", "--format", "json").json for subject in (packet, small)]
    assert listed[0] == listed[1]
    assert "The leaders met in August." in say("show", packet, "summit").out
    assert say("search", packet, "leaders", "--json").json["hits"][0]["id"] == "summit"
    assert say("events", packet, "--actor", "nobody").code == 2


def test_what_writes_needs_a_store(say: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "small.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert say("build", tmp_path / "small.pdf").code == 2
    said = say("events", tmp_path / "small.pdf")
    assert (said.code, said.err.count("\n")) == (1, 1)
