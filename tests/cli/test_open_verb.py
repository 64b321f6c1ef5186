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


def test_a_file_alone_is_opened_too(say: Say, tmp_path: Path, opened: list[tuple[Path | None, str]]) -> None:
    packet = tmp_path / "packet.pdf"
    packet.write_bytes(b"")
    assert say(packet).code == 0
    assert opened == [(packet, "en")]


def test_a_pdf_that_is_no_packet_is_one_sentence(say: Say, tmp_path: Path) -> None:
    (tmp_path / "no.pdf").write_bytes(b"%PDF-1.7 nothing")
    said = say("open", tmp_path / "no.pdf")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert say("open", tmp_path / "gone.pdf").code == 2
