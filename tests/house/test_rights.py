"""Nothing in the repository, and nothing in what is built from it, belongs to someone else."""

from pathlib import Path

import pytest

from tests.house.tracked import ROOT, tracked_files

NOT_OURS_TO_KEEP = {"originals", "layers"}


@pytest.mark.needs_tool("git")
def test_no_original_and_no_layer_is_tracked() -> None:
    assert [path for path in tracked_files() if NOT_OURS_TO_KEEP.intersection(Path(path).parts[:-1])] == []


@pytest.mark.needs_tool("git")
def test_originals_and_layers_are_ignored_wherever_they_lie() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {f"**/{folder}/" for folder in NOT_OURS_TO_KEEP} <= set(ignored)


@pytest.mark.needs_tool("git")
def test_no_tracked_file_is_an_original(originals_dir: Path) -> None:
    originals = {file.read_bytes() for file in originals_dir.iterdir() if file.is_file()}
    assert [path for path in tracked_files() if (ROOT / path).read_bytes() in originals] == []


@pytest.mark.needs_tool("git")
def test_fonts_come_from_packages_and_not_from_the_repository() -> None:
    assert [path for path in tracked_files() if path.endswith((".ttf", ".otf", ".ttc", ".woff", ".woff2"))] == []
