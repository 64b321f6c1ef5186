"""Attaching by drop and reading by keys alone, in the real window."""

from pathlib import Path
from shutil import copytree

import pytest

from briefviewer.resources import seeds_dir
from tests.end_to_end.screen import use


@pytest.mark.needs_tool("Xvfb", "xdotool")
def test_originals_are_dropped_and_read_by_keys_alone(tmp_path: Path, originals_dir: Path) -> None:
    store = copytree(seeds_dir() / "alliance-2025", tmp_path / "store")
    session = use("read_and_attach.py", store, tmp_path / "out", str(originals_dir))
    assert session.returncode == 0, f"{session.stdout}\n{session.stderr}"
    assert [line for line in session.stderr.splitlines() if line.strip()] == []
    assert (tmp_path / "out" / "attached.png").is_file()
