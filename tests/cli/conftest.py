"""A small store on disk and a way to call verbs as a user does."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefviewer.cli.program import run
from briefviewer.resources import seeds_dir
from tests.small_store import write_small_store


@dataclass(frozen=True)
class Said:
    """What a verb left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CACHE", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LANGUAGE", raising=False)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Call the program: ``say("events", store, "--format", "json")``."""

    def called(*arguments: object) -> Said:
        code = run([str(each) for each in arguments])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return called


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A store of three events and one document."""
    return write_small_store(tmp_path / "small")


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the store that ships."""
    return Path(shutil.copytree(seeds_dir() / "alliance-2025", tmp_path / "alliance"))
