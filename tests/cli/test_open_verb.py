from collections.abc import Callable
from pathlib import Path

import pytest

from briefviewer.words import Words
from tests.cli.conftest import Said

Say = Callable[..., Said]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path | None, str]]:
    calls: list[tuple[Path | None, str]] = []

    def open_window(path: Path | None, words: Words) -> int:
        calls.append((path, words.language))
        return 0

    monkeypatch.setattr("briefviewer.ui.main.open_window", open_window)
    return calls


def test_no_verb_opens_the_window(say: Say, opened: list[tuple[Path | None, str]]) -> None:
    assert say().code == 0
    assert opened == [(None, "en")]


def test_a_folder_alone_is_opened(say: Say, small: Path, opened: list[tuple[Path | None, str]]) -> None:
    assert say(small).code == 0
    assert say("open", small, "--lang", "ko").code == 0
    assert opened == [(small, "en"), (small, "ko")]
