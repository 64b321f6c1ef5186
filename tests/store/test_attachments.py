import hashlib
from pathlib import Path

import pytest

from briefviewer.domain.document import Document, DocumentId, FrozenText
from briefviewer.domain.errors import BriefviewerError, UsageError
from briefviewer.domain.paragraphs import paragraphs
from briefviewer.store import attachments
from briefviewer.store.attachments import foreign_text, take_in
from briefviewer.store.files import StoreFiles
from briefviewer.store.texts import DocumentTexts, RawText
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
    monkeypatch.setattr(attachments, "MAX_SOURCE_BYTES", 5)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    assert code_of(files, a_file(tmp_path)) == "document-too-large"


FROZEN = FrozenText("One.\n\f\nTwo.\n", "pdfium", "1, rules 1", 2)


def _frozen(data: bytes) -> FrozenText | None:
    if data.startswith(b"%PDF-"):
        return FROZEN
    return None


def test_what_is_no_text_is_kept_with_its_text_frozen_beside_it(tmp_path: Path, files: StoreFiles) -> None:
    pdf = a_file(tmp_path, b"%PDF-1.7\0", "paper.PDF")
    assert foreign_text(pdf, _frozen) == FROZEN.text
    take_in(a_file(tmp_path), files, LIBRARY, frozenset(), None, _frozen)
    document, copy = take_in(pdf, files, LIBRARY, frozenset(), PAPER, _frozen)
    assert (document, copy.name, copy.read_bytes()) == (PAPER, "paper.pdf", b"%PDF-1.7\0")
    folder = "documents/originals/"
    assert files.original_files() == [f"{folder}paper.frozen.txt", f"{folder}paper.frozen.yaml", f"{folder}paper.pdf"]
    assert DocumentTexts(files, LIBRARY).of(PAPER) == RawText(FROZEN.text, paragraphs(FROZEN.text))
    record = (files.root / folder / "paper.frozen.yaml").read_text("utf-8")
    assert record.splitlines() == [
        'source: "paper.pdf"',
        f'sha256: "{hashlib.sha256(b"%PDF-1.7" + bytes(1)).hexdigest()}"',
        'extractor: "pdfium"',
        'version: "1, rules 1"',
        "pages: 2",
    ]
    take_in(a_file(tmp_path), files, LIBRARY, frozenset(), None, _frozen)
    assert files.original_files() == [f"{folder}paper.txt"]


def test_a_pdf_put_there_by_hand_asks_to_be_attached(files: StoreFiles) -> None:
    (files.root / "documents/originals").mkdir()
    (files.root / "documents/originals/paper.pdf").write_bytes(b"%PDF-1.7")
    texts = DocumentTexts(files, LIBRARY)
    assert texts.of(PAPER) is None
    assert texts.failures[PAPER].code == "original-not-frozen"


def test_what_the_extractor_tells_names_the_file_and_changes_nothing(tmp_path: Path, files: StoreFiles) -> None:
    def refuse(_: bytes) -> FrozenText | None:
        raise BriefviewerError("pdf-without-text", pages="3")

    with pytest.raises(BriefviewerError) as caught:
        take_in(a_file(tmp_path, b"%PDF-1.7"), files, LIBRARY, frozenset(), PAPER, refuse)
    assert caught.value.facts == {"path": str(tmp_path / "download.TXT"), "pages": "3"}
    assert files.original_files() == []


def test_a_text_beyond_measure_is_refused(tmp_path: Path, files: StoreFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_TEXT_BYTES", 5)
    with pytest.raises(BriefviewerError, match="document-too-large"):
        take_in(a_file(tmp_path, b"%PDF-1.7"), files, LIBRARY, frozenset(), PAPER, _frozen)
    assert files.original_files() == []


def test_an_unknown_document_is_a_wrong_usage(tmp_path: Path, files: StoreFiles) -> None:
    with pytest.raises(UsageError, match="unknown-id"):
        take_in(a_file(tmp_path), files, LIBRARY, frozenset(), DocumentId("nobody"))


def test_a_folder_of_originals_that_leads_away_is_not_written(tmp_path: Path, files: StoreFiles) -> None:
    (tmp_path / "away").mkdir()
    (files.root / "documents/originals").symlink_to(tmp_path / "away")
    with pytest.raises(BriefviewerError, match="path-outside"):
        take_in(a_file(tmp_path), files, LIBRARY, frozenset(), None)
    assert list((tmp_path / "away").iterdir()) == []


def test_work_given_up_leaves_the_store_as_it_was(tmp_path: Path, files: StoreFiles) -> None:
    def give_up() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in(a_file(tmp_path), files, LIBRARY, frozenset(), None, before_writing=give_up)
    assert files.original_files() == []
