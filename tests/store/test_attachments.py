import hashlib
from pathlib import Path

import pytest

from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.errors import BriefviewerError, UsageError
from briefviewer.store import attachments
from briefviewer.store.attachments import take_in
from briefviewer.store.files import StoreFiles
from tests.builders import a_library

RAW = b"An original.\n"
PAPER = DocumentId("paper")
LIBRARY = a_library(
    documents=[
        Document(PAPER, "P", sha256=hashlib.sha256(RAW).hexdigest(), size=len(RAW)),
        Document(DocumentId("other"), "O", sha256="f" * 64),
        Document(DocumentId("own"), "W", file="documents/own.txt"),
        Document(DocumentId("free"), "F"),
    ]
)


@pytest.fixture
def files(tmp_path: Path) -> StoreFiles:
    store = tmp_path / "store"
    (store / "documents").mkdir(parents=True)
    (store / "documents/own.txt").write_text("own")
    return StoreFiles(store)


def a_file(tmp_path: Path, data: bytes = RAW, name: str = "download.TXT") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def code_of(files: StoreFiles, file: Path, document: DocumentId | None = None) -> str:
    with pytest.raises(BriefviewerError) as caught:
        take_in(file, files, LIBRARY, frozenset(), document)
    assert not (files.root / "documents/originals").exists()
    return caught.value.code


def test_a_file_is_recognised_by_its_hash(tmp_path: Path, files: StoreFiles) -> None:
    document, copy = take_in(a_file(tmp_path), files, LIBRARY, frozenset(), None)
    assert (document, copy) == (PAPER, files.root / "documents/originals/paper.txt")
    assert copy.read_bytes() == RAW


def test_a_file_taken_by_choice_replaces_the_one_before(tmp_path: Path, files: StoreFiles) -> None:
    take_in(a_file(tmp_path), files, LIBRARY, frozenset(), None)
    take_in(a_file(tmp_path, b"Another edition.", "edition.md"), files, LIBRARY, frozenset(), PAPER)
    assert files.original_files() == ["documents/originals/paper.md"]
    assert take_in(a_file(tmp_path), files, LIBRARY, frozenset(), DocumentId("free"))[0] == "free"


def test_an_unknown_file_is_told_which_originals_are_waited_for(tmp_path: Path, files: StoreFiles) -> None:
    with pytest.raises(BriefviewerError) as caught:
        take_in(a_file(tmp_path, b"Else."), files, LIBRARY, frozenset({"other"}), None)
    assert caught.value.code == "attach-unknown-file"
    assert caught.value.facts["waiting"] == f"paper ({len(RAW)} bytes, SHA-256 {hashlib.sha256(RAW).hexdigest()})"
    with pytest.raises(BriefviewerError, match="attach-none-waiting"):
        take_in(a_file(tmp_path, b"Else."), files, LIBRARY, frozenset({"other", "paper"}), None)


def test_files_that_are_no_originals_are_refused(tmp_path: Path, files: StoreFiles) -> None:
    assert code_of(files, tmp_path / "absent.txt") == "attach-missing"
    assert code_of(files, tmp_path) == "attach-missing"
    assert code_of(files, a_file(tmp_path, b"")) == "attach-empty"
    assert code_of(files, a_file(tmp_path, b"%PDF-1.7\0\xff"), PAPER) == "document-not-text"
    assert code_of(files, a_file(tmp_path, "한국어".encode("cp949")), PAPER) == "document-not-text"
    assert code_of(files, a_file(tmp_path), DocumentId("own")) == "attach-not-needed"


def test_a_huge_file_is_refused_unread(tmp_path: Path, files: StoreFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_TEXT_BYTES", 5)
    monkeypatch.setattr(attachments, "read_text_file", lambda _: pytest.fail("it was read"))
    assert code_of(files, a_file(tmp_path)) == "document-too-large"


def test_an_unknown_document_is_a_wrong_usage(tmp_path: Path, files: StoreFiles) -> None:
    with pytest.raises(UsageError, match="unknown-id"):
        take_in(a_file(tmp_path), files, LIBRARY, frozenset(), DocumentId("nobody"))


def test_a_folder_of_originals_that_leads_away_is_not_written(tmp_path: Path, files: StoreFiles) -> None:
    (tmp_path / "away").mkdir()
    (files.root / "documents/originals").symlink_to(tmp_path / "away")
    with pytest.raises(BriefviewerError, match="path-outside"):
        take_in(a_file(tmp_path), files, LIBRARY, frozenset(), None)
    assert list((tmp_path / "away").iterdir()) == []
