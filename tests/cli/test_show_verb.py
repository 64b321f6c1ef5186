from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said

Say = Callable[..., Said]


def test_one_event_whole(say: Say, small: Path) -> None:
    said = say("show", small, "summit")
    assert "25 August 2025" in said.out
    assert "15" in said.out
    assert "The leaders met in August." in said.out
    assert "Troops abroad" in said.out
    assert say("show", small, "summit", "--json").json["event"]["id"] == "summit"


def test_an_unknown_event_is_wrong_usage(say: Say, small: Path) -> None:
    said = say("show", small, "sumit")
    assert said.code == 2
    assert "sumit" in said.err


def test_an_event_of_a_layer_tells_its_table_and_line(say: Say, small: Path, tmp_path: Path) -> None:
    table = tmp_path / "reports.csv"
    table.write_text("title,when\nA talk,2025-08-25\nDrills,2025-09\n", "utf-8")
    say("import", small, table)
    said = say("show", small, "reports:0000002", "--lang", "en")
    assert "Line 3 of layers/reports-" in said.out
    assert say("show", small, "reports:0000002", "--json").json["origin"]["line"] == 3
    assert "origin" not in say("show", small, "summit", "--json").json
