"""The real window under a real X server, used with mouse and keys."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from briefviewer.resources import seeds_dir

ROOT = Path(__file__).resolve().parents[2]
DRIVER = Path(__file__).parent / "drive_window.py"


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """A screen of the test's own, on a number the server itself finds free."""
    reader, writer = os.pipe()
    log = (tmp_path / "xvfb.log").open("wb")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stdout=log,
        stderr=log,
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        number = told.readline().strip()
    assert number, "the X server did not start"
    yield f":{number}"
    server.terminate()
    server.wait(timeout=20)
    log.close()


@pytest.mark.needs_tool("Xvfb", "xdotool")
def test_the_window_can_be_used_with_mouse_and_keys(display: str, tmp_path: Path) -> None:
    store = copytree(seeds_dir() / "alliance-2025", tmp_path / "store")
    out = tmp_path / "out"
    out.mkdir()
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    environment.pop("WAYLAND_DISPLAY", None)
    session = subprocess.run(
        [sys.executable, str(DRIVER), str(store), str(out)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert session.returncode == 0, f"{session.stdout}\n{session.stderr}"
    assert (out / "packet.pdf").read_bytes().startswith(b"%PDF")
    complaints = [line for line in session.stderr.splitlines() if line.strip()]
    assert complaints == []
