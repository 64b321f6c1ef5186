"""What the documents show as examples is so, and what they point at is there."""

import re
from datetime import date
from pathlib import Path

import pytest

from briefviewer.bootstrap import Folders, open_store
from briefviewer.cli.program import VERBS
from briefviewer.domain.time import parse_edtf
from tests.house.tracked import ROOT

DATES = (ROOT / "docs" / "formats" / "dates.md").read_text(encoding="utf-8")
BOUNDS = re.findall(r"^\| `([^`]+)` \| (\S+) \| (\S+) \| (\S+) \| (\S+) \|$", DATES, re.MULTILINE)
FORMS = re.findall(r"`([^`]+)`", " ".join(re.findall(r"^\| [a-z, …]+ \| (`.*?) \| ", DATES, re.MULTILINE)))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("written", FORMS)
def test_every_form_that_is_shown_is_read(written: str) -> None:
    assert parse_edtf(written).text == written


@pytest.mark.parametrize(("written", "bounds"), [(row[0], row[1:]) for row in BOUNDS], ids=[row[0] for row in BOUNDS])
def test_the_bounds_that_are_shown_are_those_that_are_computed(written: str, bounds: tuple[str, ...]) -> None:
    interval = parse_edtf(written).interval
    computed = (interval.earliest_start, interval.latest_start, interval.earliest_end, interval.latest_end)
    assert computed == tuple(None if day == "–" else date.fromisoformat(day) for day in bounds)


def test_the_tables_of_dates_were_found() -> None:
    assert len(BOUNDS) >= 12
    assert len(FORMS) >= 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_readme_lists_every_verb() -> None:
    listed = re.findall(r"^\| `(\w+)[ `]", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(VERBS)


def test_the_store_of_the_page_is_read_without_a_problem(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "formats" / "store.md").read_text(encoding="utf-8")
    files = re.findall(r"^```\w+\n# (\S+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    for name, text in files:
        file = tmp_path / "store" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    store = open_store(tmp_path / "store", Folders(*(tmp_path / name for name in ("data", "cache", "config", "state"))))
    assert store.problems == ()
    assert len(store.columns.ids) == 4
