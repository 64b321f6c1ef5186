"""Takes a file in as the original of a document: recognised by its SHA-256, or named by choice; kept in the store."""

from pathlib import Path, PurePosixPath

from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.errors import BriefviewerError, UsageError
from briefviewer.domain.library import Library
from briefviewer.store.atomic import reason_of, write_atomically
from briefviewer.store.files import StoreFiles, hash_of
from briefviewer.store.texts import MAX_TEXT_BYTES, original_name, read_text_file


def take_in(
    file: Path, files: StoreFiles, library: Library, at_hand: frozenset[str], document: DocumentId | None
) -> tuple[DocumentId, Path]:
    """Copy a file to where the original of its document is kept; the document and the copy.

    Args:
        at_hand: Documents whose text is at hand already, for telling which are not.
        document: Take the file for this document whatever its hash.

    Raises:
        UsageError: ``unknown-id`` if there is no such document.
        BriefviewerError: ``attach-unreadable``, ``attach-missing``, ``attach-empty``, ``document-too-large`` or
            ``document-not-text`` if the file is none we can read; ``attach-unknown-file`` or ``attach-none-waiting`` if
            its hash is that of no document; ``attach-not-needed`` if the document has a text of its own;
            ``file-not-written``.
    """
    if document is not None and document not in library.documents:
        raise UsageError("unknown-id", id=document, sort="document")
    digest = _checked_hash(file)
    chosen = library.documents[document] if document is not None else _recognised(digest, file, library, at_hand)
    if chosen.file is not None and files.exists(chosen.file):
        raise BriefviewerError("attach-not-needed", document=chosen.id, path=chosen.file)
    relative = original_name(chosen.id, file)
    target = files.inside(relative)
    if target is None:
        raise BriefviewerError("path-outside", path=relative)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BriefviewerError("attach-unreadable", path=str(file), reason=reason_of(error)) from error
    write_atomically(target, data)
    for other in files.original_files():
        if other != relative and PurePosixPath(other).stem == chosen.id:
            (files.root / other).unlink(missing_ok=True)
    return chosen.id, target


def _checked_hash(file: Path) -> str:
    """The hash of a file that can be an original."""
    try:
        if not file.is_file():
            raise BriefviewerError("attach-missing", path=str(file))
        if file.stat().st_size > MAX_TEXT_BYTES:
            raise BriefviewerError("document-too-large", path=str(file), limit=str(MAX_TEXT_BYTES // 2**20))
        if file.stat().st_size == 0:
            raise BriefviewerError("attach-empty", path=str(file))
        read_text_file(file)
        return hash_of(file)
    except OSError as error:
        raise BriefviewerError("attach-unreadable", path=str(file), reason=reason_of(error)) from error


def _recognised(digest: str, file: Path, library: Library, at_hand: frozenset[str]) -> Document:
    for document in library.documents.values():
        if document.sha256 == digest:
            return document
    waiting = [
        f"{each.id} ({_bytes(each.size)}SHA-256 {each.sha256})"
        for each in library.documents.values()
        if each.sha256 is not None and each.id not in at_hand
    ]
    if not waiting:
        raise BriefviewerError("attach-none-waiting", path=str(file), sha256=digest)
    size = f"{file.stat().st_size:,}"
    raise BriefviewerError("attach-unknown-file", path=str(file), size=size, sha256=digest, waiting=", ".join(waiting))


def _bytes(size: int | None) -> str:
    return "" if size is None else f"{size:,} bytes, "
