"""What CI runs: where it looks for the originals, and when it fails, tried with a stand-in for make."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.tracked import ROOT


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that holds only the script, with a folder for originals beside it."""
    folder = tmp_path / "checkout"
    (folder / ".ci").mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    shutil.copy(ROOT / ".ci" / "run", folder / ".ci" / "run")
    return folder


def run(checkout: Path, make: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script with a make that does this."""
    stand_in = checkout.parent / "bin" / "make"
    stand_in.write_text(f"#!/bin/sh\n{make}\n", encoding="utf-8")
    stand_in.chmod(0o755)
    path = f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [checkout / ".ci" / "run"], env={"PATH": path, **environment}, capture_output=True, text=True, check=False
    )


def test_it_runs_the_tests_with_the_originals_beside_the_checkout(checkout: Path) -> None:
    done = run(checkout, 'echo "$* $BRIEFVIEWER_ORIGINALS"')
    assert done.stdout == f"test {checkout.parent / 'shared' / 'seeds'}\n"
    assert done.returncode == 0


def test_originals_that_are_set_stay_so(checkout: Path) -> None:
    assert run(checkout, "echo $BRIEFVIEWER_ORIGINALS", BRIEFVIEWER_ORIGINALS="elsewhere").stdout == "elsewhere\n"


def test_it_fails_when_the_tests_fail(checkout: Path) -> None:
    assert run(checkout, "exit 2").returncode != 0


def test_a_skip_for_a_missing_tool_is_a_failure(checkout: Path) -> None:
    done = run(checkout, "echo 'SKIPPED [1] tests/test_x.py: missing tool: qpdf'")
    assert done.returncode == 1
    assert "CI needs every tool" in done.stderr
