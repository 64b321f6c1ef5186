"""The real window under a real X server, used with mouse and keys."""

from pathlib import Path
from shutil import copytree

import pytest

from briefviewer.resources import seeds_dir
from tests.end_to_end.screen import use
from tests.end_to_end.ten_tasks import TASKS


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A copy of the store that ships."""
    return copytree(seeds_dir() / "alliance-2025", tmp_path / "store")


@pytest.mark.needs_tool("Xvfb", "xdotool")
def test_the_window_can_be_used_with_mouse_and_keys(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    session = use("drive_window.py", store, out)
    assert session.returncode == 0, f"{session.stdout}\n{session.stderr}"
    assert (out / "packet.pdf").read_bytes().startswith(b"%PDF")
    assert [line for line in session.stderr.splitlines() if line.strip()] == []


@pytest.mark.needs_tool("Xvfb", "xdotool")
@pytest.mark.parametrize(("scale", "theme"), [(1.0, "light"), (2.0, "dark")])
def test_somebody_new_can_do_ten_tasks(store: Path, tmp_path: Path, scale: float, theme: str) -> None:
    out = tmp_path / "out"
    session = use("ten_tasks.py", store, out, theme, scale=scale)
    assert session.returncode == 0, f"{session.stdout}\n{session.stderr}"
    assert session.stdout.count("# ") == len(TASKS) == 10
    assert session.stdout.splitlines()[-1] == "all is well"
    assert len(list(out.glob("*.png"))) > len(TASKS)
    assert [line for line in session.stderr.splitlines() if line.strip()] == []


@pytest.mark.needs_tool("Xvfb", "xdotool")
@pytest.mark.parametrize(("scale", "theme"), [(1.0, "light"), (1.5, "dark")])
def test_what_is_shown_can_be_kept_as_views(store: Path, tmp_path: Path, scale: float, theme: str) -> None:
    session = use("keep_views.py", store, tmp_path / "out", theme, scale=scale)
    assert session.returncode == 0, f"{session.stdout}\n{session.stderr}"
    assert [line for line in session.stderr.splitlines() if line.strip()] == []
