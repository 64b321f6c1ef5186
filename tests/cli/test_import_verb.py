from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Say = Callable[..., Said]

TABLE = """\
Headline;Date;End date;Country;Topic;Notes;Colour
"=1+1";2024-05-03;;America; trade;First note;red
Talks;03/05/2024;;Nowhere;trade;Second;red
;2024;;;;;
Visit to 서울;13.5.2024;2024-06-01;South Korea;;한미동맹 회담;red
ragged;2024
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "Field reports.csv"
    path.write_text(TABLE, "utf-8")
    return path


def files_of(store: Path) -> dict[str, bytes]:
    return {str(each.relative_to(store)): each.read_bytes() for each in store.rglob("*") if each.is_file()}


def test_a_table_is_imported_and_its_events_stand_beside_the_others(say: Say, small: Path, table: Path) -> None:
    said = say("import", small, table, "--format", "csv", "--as", "layer")
    assert said.code == 1
    assert "Layer field-reports “Field reports” was imported; rows read: 5, events: 2." in said.out
    assert "  start is column “Date”, by its name" in said.out
    assert "Columns not used: Colour." in said.out
    assert "Line 3: “03/05/2024” in “Date” may be one of two days" in said.out
    listed = say("events", small, "--format", "json", "--text", "동맹").json
    assert [each["id"] for each in listed["events"]] == ["field-reports:0000004"]
    event = listed["events"][0]
    assert (event["when"], event["actors"], event["evidence"]) == ("2024-05-13/2024-06-01", ["rok"], [])
    shown = say("show", small, "field-reports:0000001")
    assert "=1+1" in shown.out
    assert "From the layer “Field reports”, read-only." in shown.out
    assert "field-reports:0000004" in say("search", small, "회담").out


def test_a_dry_run_tells_the_same_and_writes_nothing(say: Say, small: Path, table: Path) -> None:
    before = files_of(small)
    said = say("import", small, table, "--dry-run", "--json")
    assert said.code == 1
    assert files_of(small) == before
    assert not (small / "layers").exists()
    tried = said.json
    assert (tried["outcome"], tried["read"], tried["events"]) == ("tried", 5, 2)
    imported = say("import", small, table, "--json").json
    assert {**imported, "outcome": "tried"} == tried
    assert {(each["code"], each["line"], each["count"]) for each in tried["losses"]} == {
        ("row-date-ambiguous", 3, 1),
        ("row-no-title", 4, 1),
        ("row-ragged", 6, 1),
    }


def test_the_same_table_again_changes_nothing(say: Say, small: Path, table: Path) -> None:
    say("import", small, table)
    before = files_of(small)
    said = say("import", small, table)
    assert (said.code, said.out) == (0, "This table is layer field-reports already; nothing was changed.\n")
    assert files_of(small) == before


def test_ambiguous_dates_are_read_once_somebody_says_how(say: Say, small: Path, table: Path) -> None:
    say("import", small, table, "--dates", "day_first", "--map", "kind=Colour", "--id", "reports", "--title", "Reports")
    event = say("show", small, "reports:0000002", "--json").json["event"]
    assert (event["when"], event["kind"]) == ("2024-05-03", "layer:reports")


def test_a_layer_is_replaced_only_when_asked(say: Say, small: Path, table: Path) -> None:
    say("import", small, table, "--id", "reports")
    table.write_text("title,date\nOther,2020\n")
    refused = say("import", small, table, "--id", "reports")
    assert refused.code == 2
    assert "--replace" in refused.err
    assert len(list((small / "layers").iterdir())) == 1
    said = say("import", small, table, "--id", "reports", "--replace")
    assert (said.code, "was replaced; rows read: 1, events: 1" in said.out) == (0, True)
    assert [each.read_text() for each in (small / "layers").iterdir()] == ["title,date\nOther,2020\n"]
    assert say("events", small, "--text", "Visit").out == ""


def test_a_layer_is_removed_with_its_file(say: Say, small: Path, table: Path) -> None:
    before = len(say("events", small, "--format", "json").json["events"])
    say("import", small, table, "--id", "reports")
    assert say("import", small, "--remove", "reports").out == "Layer reports was removed.\n"
    assert len(say("events", small, "--format", "json").json["events"]) == before
    assert list((small / "layers").iterdir()) == []
    gone = say("import", small, "--remove", "reports")
    assert (gone.code, "There is no layer “reports”" in gone.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "xlsx"], "save the table as CSV"),
        (["--as", "candidates"], "Candidates come from documents"),
        (["--map", "title=Nothing"], "Headline, Date"),
        (["--map", "colour=Colour"], "There is no field “colour”"),
        (["--map", "title"], "FIELD=COLUMN"),
        (["--remove", "x"], "FILE"),
    ],
)
def test_wrong_usage_is_told_and_changes_nothing(
    say: Say, small: Path, table: Path, arguments: list[str], words: str
) -> None:
    before = files_of(small)
    said = say("import", small, table, *arguments)
    assert (said.code, words in said.err) == (2, True)
    assert files_of(small) == before


def test_a_table_that_cannot_be_read_is_one_sentence(say: Say, small: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    path.write_text('title,date\n"open,2024\n')
    before = files_of(small)
    said = say("import", small, path)
    assert (said.code, said.out) == (1, "")
    assert "quotation marks in line 2" in said.err
    assert files_of(small) == before


def test_a_table_speaks_korean_too(say: Say, small: Path, tmp_path: Path) -> None:
    path = tmp_path / "표.csv"
    path.write_bytes("제목,날짜,국가\n정상회담 개최,2025년 8월,미국\n".encode("cp949"))
    said = say("import", small, path, "--id", "ko", "--lang", "ko")
    assert "인코딩 cp949" in said.out
    event = say("show", small, "ko:0000001", "--json").json["event"]
    assert (event["title"], event["when"], event["actors"]) == ("정상회담 개최", "2025-08", ["usa"])


def test_progress_is_told_on_a_terminal_only(
    say: Say, small: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert say("import", small, table, "--dry-run").err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert say("import", small, table, "--dry-run").err == "\r5 rows read\n"


def test_the_first_places_of_a_loss_are_told(say: Say, small: Path, tmp_path: Path) -> None:
    table = tmp_path / "many.csv"
    table.write_text("title,when\n" + "".join(f"A,day {n}\n" for n in range(10)), "utf-8")
    said = say("import", small, table, "--dry-run", "--lang", "en")
    assert "    line 3: “day 1”\n" in said.out
    assert said.out.endswith("    and 5 more\n")
    (loss,) = say("import", small, table, "--dry-run", "--json").json["losses"]
    assert [each["line"] for each in loss["others"]] == [3, 4, 5, 6]
    assert "day 0" in loss["message"]
