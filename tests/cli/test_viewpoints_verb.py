from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said


def test_matrix_and_lists(say: Callable[..., Said], small: Path) -> None:
    said = say("viewpoints", small)
    assert "Will it hold?" in said.out
    assert "United States" in said.out
    assert "2. Troops abroad" in said.out
    record = say("viewpoints", small, "--json").json
    assert record["cells"][0]["stance"] == "agrees"
    assert record["lists"][0]["events"] == ["summit", "troops"]
