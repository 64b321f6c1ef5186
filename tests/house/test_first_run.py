"""``make run``: what it attaches, and how it knows whether a window can open."""

import hashlib
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefviewer.bootstrap import Folders, open_store
from briefviewer.domain.document import Document, DocumentId
from tests.house.scripts import load_script

first_run = load_script("first_run")


def a_store(*documents: Document) -> SimpleNamespace:
    return SimpleNamespace(library=SimpleNamespace(documents={document.id: document for document in documents}))


def test_only_files_that_some_document_has_the_hash_of_are_attached(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_bytes(b"the paper")
    (tmp_path / "other.txt").write_bytes(b"another")
    (tmp_path / "folder").mkdir()
    paper = Document(DocumentId("paper"), "Paper", sha256=hashlib.sha256(b"the paper").hexdigest())
    unknown = Document(DocumentId("unknown"), "Of unknown hash")
    assert list(first_run.matching(tmp_path, a_store(paper, unknown))) == [tmp_path / "paper.txt"]


def test_a_digest_is_never_attached(tmp_path: Path) -> None:
    (tmp_path / "digest.md").write_bytes(b"ours")
    digest = Document(
        DocumentId("d"), "Digest", digest_of=DocumentId("paper"), sha256=hashlib.sha256(b"ours").hexdigest()
    )
    assert list(first_run.matching(tmp_path, a_store(digest))) == []


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert first_run.attach(tmp_path / "none") == 2
    assert "names no folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"},
        {"WAYLAND_DISPLAY": "w", "QT_QPA_PLATFORM": "minimal:x"},
    ],
)
def test_without_a_named_display_there_is_none(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert not first_run.has_display(environment)


def test_a_display_that_is_named_but_gone_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert not first_run.has_display({"DISPLAY": ":4099"})


def test_what_could_not_be_made_is_no_success_even_where_an_older_file_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "window.png").touch()
    monkeypatch.setattr(first_run, "verb", lambda *arguments, **options: 2)
    assert not first_run.made("screenshot", tmp_path / "window.png", "the window")


def test_the_event_that_is_shown_is_in_the_store_that_ships(tmp_path: Path) -> None:
    folders = Folders(*(tmp_path / name for name in ("data", "cache", "config", "state")))
    store = open_store(None, folders)
    assert first_run.shown_event(store) == ("--event", first_run.SHOWN_EVENT)


@pytest.mark.parametrize(("code", "opens"), [(0, True), (1, True), (2, False)])
def test_problems_in_the_store_do_not_keep_the_window_shut(
    code: int, opens: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = []

    def verb(name: str, *arguments: str) -> int:
        called.append(name)
        return code if name == "build" else 0

    monkeypatch.delenv("BRIEFVIEWER_ORIGINALS", raising=False)
    monkeypatch.setattr(first_run, "verb", verb)
    monkeypatch.setattr(first_run, "has_display", lambda environment: True)
    assert first_run.main() == (0 if opens else code)
    assert ("open" in called) == opens
