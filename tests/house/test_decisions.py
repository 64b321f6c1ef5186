"""Each decision has a number of its own, a status, and a place in the index."""

import re
from pathlib import Path

import pytest

ADR = Path(__file__).resolve().parents[2] / "docs" / "adr"
RECORDS = sorted(path for path in ADR.glob("*.md") if path.name != "README.md")
STATUS = re.compile(
    r"^Status: (proposed|accepted|rejected|superseded by \[(\d{4})\]\((\S+)\)) · \d{4}-\d{2}-\d{2}$", re.MULTILINE
)


def test_numbers_run_without_a_gap() -> None:
    assert [record.name[:4] for record in RECORDS] == [f"{number:04}" for number in range(1, len(RECORDS) + 1)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_whole(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    assert re.fullmatch(r"\d{4}(-[a-z0-9]+)+", record.stem)
    assert text.startswith(f"# {record.stem[:4]} ")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context", "Options", "Decision", "Consequences"]
    status = STATUS.search(text)
    assert status is not None, "no line such as “Status: accepted · 2026-11-22”"
    assert status.group(3) is None or (ADR / status.group(3)).is_file()


def test_the_index_lists_all_and_only_them_under_their_titles() -> None:
    listed = re.findall(
        r"^\| \[(\d{4} [^\]]+)\]\((\S+)\) \|", (ADR / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    titles = [record.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ") for record in RECORDS]
    assert listed == list(zip(titles, (record.name for record in RECORDS), strict=True))
