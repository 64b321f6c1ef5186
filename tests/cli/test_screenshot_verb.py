from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Say = Callable[..., Said]


@pytest.mark.usefixtures("qapp")
def test_the_window_as_a_picture(say: Say, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "w.png"
    said = say("screenshot", small, "--out", out, "--size", "1280x720", "--event", "summit", "--from", "2025-08")
    assert said.code == 0, said.err
    assert out.read_bytes().startswith(b"\x89PNG")


def test_an_unknown_event_is_wrong_usage(say: Say, small: Path, tmp_path: Path) -> None:
    assert say("screenshot", small, "--out", tmp_path / "w.png", "--event", "none").code == 2
    assert say("screenshot", small, "--out", tmp_path / "w.gif").code == 2
