from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said


def test_a_new_store_is_sound_and_empty(say: Callable[..., Said], tmp_path: Path) -> None:
    assert say("new", tmp_path / "mine").code == 0
    said = say("check", tmp_path / "mine", "--json")
    assert said.json["ok"] is True
    assert said.json["counts"]["events"] == 0


def test_a_folder_in_use_is_left_alone(say: Callable[..., Said], small: Path) -> None:
    before = {each: each.read_bytes() for each in small.rglob("*") if each.is_file()}
    assert say("new", small).code != 0
    assert before == {each: each.read_bytes() for each in small.rglob("*") if each.is_file()}
