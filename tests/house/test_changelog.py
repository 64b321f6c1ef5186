"""The changelog keeps its form, and its newest version is the program's."""

import re
import tomllib
from pathlib import Path

import briefviewer

ROOT = Path(__file__).resolve().parents[2]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASE = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


def test_newest_version_is_that_of_the_project_and_of_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    newest = RELEASE.search(CHANGELOG)
    assert newest is not None
    assert newest.group(1) == project["version"] == briefviewer.__version__


def test_unreleased_stands_on_top() -> None:
    headings = re.findall(r"^## (.*)$", CHANGELOG, re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert len(headings) == len(RELEASE.findall(CHANGELOG)) + 1


def test_versions_fall_from_top_to_bottom() -> None:
    versions = [tuple(map(int, version.split("."))) for version, _ in RELEASE.findall(CHANGELOG)]
    assert versions == sorted(set(versions), reverse=True)


def test_changes_stand_under_the_headings_of_keep_a_changelog() -> None:
    known = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.*)$", CHANGELOG, re.MULTILINE)) <= known
