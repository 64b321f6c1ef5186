from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said


def test_the_copy_of_the_shipped_store_is_told_once(say: Callable[..., Said], tmp_path: Path) -> None:
    first = say("events", "--actor", "usfk")
    assert "copied to your data folder" in first.err
    assert "copied" not in say("events", "--actor", "usfk").err
    copies = list((tmp_path / "data").rglob("store.yaml"))
    assert len(copies) == 1
