"""The door: help without heavy imports, exit codes, sentences instead of tracebacks."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefviewer.cli.program import VERBS
from tests.cli.conftest import Said

Say = Callable[..., Said]


def test_help_names_every_verb_and_loads_nothing_heavy() -> None:
    heavy = ("PySide6", "numpy", "reportlab", "dateparser", "yaml", "fontTools", "rich")
    code = (
        "import sys\nfrom briefviewer.cli.program import run\nassert run(['--help']) == 0\n"
        f"print('LOADED', sorted(set({heavy!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "LOADED []" in done.stdout
    for verb in VERBS:
        assert f"\n  {verb} " in done.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(say: Say, verb: str) -> None:
    said = say(verb, "--help")
    assert said.code == 0
    assert "Usage: briefviewer" in said.out


def test_wrong_usage_is_two(say: Say) -> None:
    assert say("no-such-verb").code == 2
    assert say("events", "--no-such-option").code == 2


def test_a_store_that_is_none_is_wrong_usage(say: Say, tmp_path: Path) -> None:
    said = say("check", tmp_path)
    assert said.code == 2
    assert said.err.startswith("briefviewer: ")
    assert "Traceback" not in said.err


def test_version(say: Say) -> None:
    assert say("--version").out.startswith("briefviewer, version ")
