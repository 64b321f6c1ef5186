"""The raw texts of documents, read once: the store's own files, attached originals, and originals lent for a while."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.library import Library
from briefviewer.domain.paragraphs import paragraphs
from briefviewer.domain.selector import TextSpan
from briefviewer.store.files import ORIGINALS_FOLDER, StoreFiles, hash_of

MAX_TEXT_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True)
class RawText:
    """A document's text as it is: byte order mark kept, line breaks untouched."""

    text: str
    paragraphs: tuple[TextSpan, ...]


class DocumentTexts:
    """Texts by document id. ``originals`` is a folder whose files stand in for originals that are not attached."""

    def __init__(self, files: StoreFiles, library: Library, originals: Path | None = None) -> None:
        self._files = files
        self._library = library
        self._originals = originals
        self._texts: dict[DocumentId, RawText | None] = {}
        self.failures: dict[DocumentId, BriefviewerError] = {}

    def of(self, document: DocumentId) -> RawText | None:
        """The text of a document; None where it is not at hand or cannot be read (then ``failures`` says why)."""
        if document not in self._texts:
            record = self._library.documents.get(document)
            try:
                self._texts[document] = None if record is None else self._read(record)
            except BriefviewerError as error:
                self._texts[document] = None
                self.failures[document] = error
        return self._texts[document]

    def is_at_hand(self, document: DocumentId) -> bool:
        """Whether the text can be had."""
        return self.of(document) is not None

    def _read(self, document: Document) -> RawText | None:
        if document.file is not None and self._files.inside(document.file) is None:
            raise BriefviewerError("path-outside", path=document.file)
        for relative in self._own_files(document):
            return _raw(self._files.read(relative, MAX_TEXT_BYTES), relative)
        lent = self._lent_file(document)
        if lent is not None:
            return read_text_file(lent)
        if document.file is not None and document.digest_of is None and document.sha256 is not None:
            return None
        if document.file is not None:
            raise BriefviewerError("document-file-missing", path=document.file)
        return None

    def _own_files(self, document: Document) -> list[str]:
        if document.file is not None and self._files.exists(document.file):
            return [document.file]
        attached = self._files.original_files()
        by_name = [each for each in attached if PurePosixPath(each).stem == document.id]
        if by_name or document.sha256 is None:
            return by_name
        return [each for each in attached if self._has_hash(each, document)]

    def _has_hash(self, relative: str, document: Document) -> bool:
        real = self._files.inside(relative)
        try:
            return (
                real is not None
                and (document.size is None or real.stat().st_size == document.size)
                and hash_of(real) == document.sha256
            )
        except OSError:
            return False

    def _lent_file(self, document: Document) -> Path | None:
        if self._originals is None or document.sha256 is None:
            return None
        for path in files_in(self._originals):
            try:
                same_size = document.size is None or path.stat().st_size == document.size
                if same_size and hash_of(path) == document.sha256:
                    return path
            except OSError:
                continue
        return None


def original_name(document: DocumentId, file: Path) -> str:
    """Where in a store the original of a document is kept."""
    suffix = file.suffix.lower() if file.suffix[1:].isalnum() and file.suffix.isascii() else ".txt"
    return f"{ORIGINALS_FOLDER}/{document}{suffix[:10]}"


def files_in(folder: Path) -> list[Path]:
    """The files of a folder by name; none where it cannot be read."""
    try:
        return sorted(each for each in folder.iterdir() if each.is_file())
    except OSError:
        return []


def read_text_file(path: Path) -> RawText:
    """The raw text of any file.

    Raises:
        BriefviewerError: ``file-not-read``, ``document-too-large`` or ``document-not-text``.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_TEXT_BYTES + 1)
    except OSError as error:
        raise BriefviewerError("file-not-read", path=str(path), reason=error.strerror or str(error)) from error
    return _raw(data, str(path))


def _raw(data: bytes, name: str) -> RawText:
    if len(data) > MAX_TEXT_BYTES:
        raise BriefviewerError("document-too-large", path=name, limit=str(MAX_TEXT_BYTES // 2**20))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise BriefviewerError("document-not-text", path=name) from None
    if "\0" in text:
        raise BriefviewerError("document-not-text", path=name)
    return RawText(text, paragraphs(text))
