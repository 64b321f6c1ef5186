import hashlib
from pathlib import Path

import pytest

from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.errors import BriefviewerError
from briefviewer.store import texts as texts_module
from briefviewer.store.files import StoreFiles
from briefviewer.store.texts import DocumentTexts, files_in, original_name, read_text_file
from tests.builders import a_library

RAW = "\ufeffOne.\r\n\r\nTwo. \u00a0한국\n"
PAPER = DocumentId("paper")


def a_document(data: bytes = RAW.encode(), *, file: str | None = None, sha256: str | None = "") -> Document:
    digest = hashlib.sha256(data).hexdigest() if sha256 == "" else sha256
    return Document(PAPER, "Paper", file=file, sha256=digest, size=len(data) if digest else None)


def texts_of(root: Path, document: Document, originals: Path | None = None) -> DocumentTexts:
    return DocumentTexts(StoreFiles(root), a_library(documents=[document]), originals)


def put(path: Path, data: bytes = RAW.encode()) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_a_text_is_read_as_it_is(tmp_path: Path) -> None:
    put(tmp_path / "documents/paper.txt")
    text = texts_of(tmp_path, a_document(file="documents/paper.txt")).of(PAPER)
    assert text is not None
    assert text.text == RAW
    assert len(text.paragraphs) == 2


@pytest.mark.parametrize("name", ["paper.txt", "paper.md", "as-downloaded.txt"])
def test_an_attached_original_is_found_by_its_name_or_its_hash(tmp_path: Path, name: str) -> None:
    put(tmp_path / "documents/originals" / name)
    assert texts_of(tmp_path, a_document()).is_at_hand(PAPER)


def test_a_file_that_is_not_the_original_is_not_taken_for_it(tmp_path: Path) -> None:
    put(tmp_path / "documents/originals/other.txt", RAW.encode()[::-1])
    put(tmp_path / "documents/originals/longer.txt", b"longer than the original is" * 2)
    assert not texts_of(tmp_path, a_document()).is_at_hand(PAPER)


def test_an_original_taken_by_choice_may_have_another_hash(tmp_path: Path) -> None:
    put(tmp_path / "documents/originals/paper.txt", b"another edition")
    found = texts_of(tmp_path, a_document()).of(PAPER)
    assert found is not None
    assert found.text == "another edition"


def test_originals_may_be_lent_from_another_folder(tmp_path: Path) -> None:
    put(tmp_path / "lent/whatever.txt")
    put(tmp_path / "lent/other.txt", b"other")
    store = tmp_path / "store"
    store.mkdir()
    assert texts_of(store, a_document(), tmp_path / "lent").is_at_hand(PAPER)
    assert not texts_of(store, a_document()).is_at_hand(PAPER)
    assert not texts_of(store, a_document(), tmp_path / "absent").is_at_hand(PAPER)
    assert not texts_of(store, a_document(sha256=None), tmp_path / "lent").is_at_hand(PAPER)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("한국어".encode("cp949"), "document-not-text"),
        (b"%PDF\0", "document-not-text"),
        (None, "document-file-missing"),
    ],
)
def test_a_file_that_cannot_be_read_is_not_at_hand_and_says_why(tmp_path: Path, data: bytes | None, code: str) -> None:
    if data is not None:
        put(tmp_path / "documents/paper.txt", data)
    texts = texts_of(tmp_path, a_document(file="documents/paper.txt", sha256=None))
    assert not texts.is_at_hand(PAPER)
    assert texts.failures[PAPER].code == code


def test_a_link_out_of_the_store_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "secret.txt")
    store = tmp_path / "store"
    (store / "documents").mkdir(parents=True)
    (store / "documents/paper.txt").symlink_to(tmp_path / "secret.txt")
    texts = texts_of(store, a_document(file="documents/paper.txt"))
    assert not texts.is_at_hand(PAPER)
    assert texts.failures[PAPER].code == "path-outside"


def test_a_huge_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts_module, "MAX_TEXT_BYTES", 10)
    put(tmp_path / "x.txt", b"x" * 11)
    with pytest.raises(BriefviewerError, match="document-too-large"):
        read_text_file(tmp_path / "x.txt")
    with pytest.raises(BriefviewerError, match="file-not-read"):
        read_text_file(tmp_path / "absent.txt")


def test_an_unknown_document_has_no_text(tmp_path: Path) -> None:
    assert texts_of(tmp_path, a_document()).of(DocumentId("nobody")) is None


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.TXT", "paper.txt"),
        ("a", "paper.txt"),
        ("a.md", "paper.md"),
        ("a.한글", "paper.txt"),
        ("a.t/x y", "paper.txt"),
    ],
)
def test_an_original_is_kept_under_the_id_of_its_document(file: str, name: str) -> None:
    assert original_name(PAPER, Path(file)) == f"documents/originals/{name}"


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert files_in(tmp_path / "absent") == []
