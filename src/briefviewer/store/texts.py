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
FROZEN_TEXT, FROZEN_RECORD = ".frozen.txt", ".frozen.yaml"
"""What is kept beside an original that is no UTF-8 text: its text as it was read once, and how."""


@dataclass(frozen=True)
class RawText:
    """A document's text as it is: byte order mark kept, line breaks untouched."""

    text: str
    paragraphs: tuple[TextSpan, ...]

    def page_at(self, offset: int) -> int | None:
        """The page at an offset, from 1: form feeds part pages. None where the text has none."""
        return self.text.count("\f", 0, offset) + 1 if "\f" in self.text else None


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
            data = self._files.read(relative, MAX_TEXT_BYTES)
            if relative != document.file and is_pdf(data):
                raise BriefviewerError("original-not-frozen", path=relative)
            return raw_text(data, relative)
        lent = self._lent_file(document)
        if lent is not None:
            try:
                return read_text_file(lent)
            except BriefviewerError as error:
                code = "original-not-frozen" if error.code == "document-not-text" else error.code
                raise BriefviewerError(code, **error.facts) from error
        if document.file is not None and document.digest_of is None and document.sha256 is not None:
            return None
        if document.file is not None:
            raise BriefviewerError("document-file-missing", path=document.file)
        return None

    def _own_files(self, document: Document) -> list[str]:
        if document.file is not None and self._files.exists(document.file):
            return [document.file]
        attached = self._files.original_files()
        if (frozen := frozen_name(document.id, FROZEN_TEXT)) in attached:
            return [frozen]
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


def frozen_name(document: DocumentId, ending: str) -> str:
    """Where in a store the frozen text of an attached original is kept, or (by the ending) the record of it."""
    return f"{ORIGINALS_FOLDER}/{document}{ending}"


def is_pdf(data: bytes) -> bool:
    """Whether bytes begin as those of a PDF do."""
    return data.startswith(b"%PDF-")


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
    return raw_text(data, str(path))


def raw_text(data: bytes, name: str) -> RawText:
    """The text of some bytes, byte order mark kept.

    Raises:
        BriefviewerError: ``document-too-large`` or ``document-not-text``.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise BriefviewerError("document-too-large", path=name, limit=str(MAX_TEXT_BYTES // 2**20))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise BriefviewerError("document-not-text", path=name) from None
    if "\0" in text:
        raise BriefviewerError("document-not-text", path=name)
    return RawText(text, paragraphs(text))
