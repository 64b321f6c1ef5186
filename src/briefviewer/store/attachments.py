"""Takes a file in as the original of a document: recognised by its SHA-256, or named by choice; kept in the store.

What is no UTF-8 text (a PDF, a text in another encoding) is read once, by what is handed in, and its text is kept
frozen beside it: offsets of evidence count in that text, whatever a later version of us would read.
"""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path, PurePosixPath

from briefviewer.domain.document import Check, Document, DocumentId, FrozenText, unchecked
from briefviewer.domain.errors import BriefviewerError, UsageError
from briefviewer.domain.library import Library
from briefviewer.store.atomic import reason_of, write_atomically
from briefviewer.store.files import StoreFiles
from briefviewer.store.texts import (
    FROZEN_RECORD,
    FROZEN_TEXT,
    MAX_TEXT_BYTES,
    frozen_name,
    original_name,
    raw_text,
)

MAX_SOURCE_BYTES = 100 * 1024 * 1024

Extract = Callable[[bytes], FrozenText | None]
"""Read foreign bytes; None where they are UTF-8 text, which is kept as it is."""


def utf8_only(data: bytes) -> FrozenText | None:
    """What a store can read that was given no extractor."""
    return None


def foreign_text(file: Path, extract: Extract) -> str:
    """The text of a file that is not in the store.

    Raises:
        BriefviewerError: as ``take_in`` does for files we cannot read.
    """
    return _text(_bytes_of(file), file, extract)[0]


def take_in(
    file: Path,
    files: StoreFiles,
    library: Library,
    at_hand: frozenset[str],
    document: DocumentId | None,
    extract: Extract = utf8_only,
    before_writing: Check = unchecked,
) -> tuple[DocumentId, Path]:
    """Copy a file to where the original of its document is kept; the document and the copy.

    Args:
        at_hand: Documents whose text is at hand already, for telling which are not.
        document: Take the file for this document whatever its hash.
        before_writing: Called when all is read; whatever it raises leaves the store as it was.

    Raises:
        UsageError: ``unknown-id`` if there is no such document.
        BriefviewerError: ``attach-unreadable``, ``attach-missing``, ``attach-empty``, ``document-too-large``,
            ``document-not-text`` or what ``extract`` tells if the file is none we can read; ``attach-unknown-file`` or
            ``attach-none-waiting`` if its hash is that of no document; ``attach-not-needed`` if the document has a text
            of its own; ``file-not-written``.
    """
    if document is not None and document not in library.documents:
        raise UsageError("unknown-id", id=document, sort="document")
    data = _bytes_of(file)
    chosen = library.documents[document] if document is not None else None
    if chosen is None:
        chosen = _recognised(sha256(data).hexdigest(), file, library, at_hand)
    if chosen.file is not None and files.exists(chosen.file):
        raise BriefviewerError("attach-not-needed", document=chosen.id, path=chosen.file)
    frozen = _text(data, file, extract)[1]
    relative = original_name(chosen.id, file)
    target = files.inside(relative)
    if target is None:
        raise BriefviewerError("path-outside", path=relative)
    before_writing()
    kept = {relative}
    if frozen is not None:
        kept |= _freeze(frozen, chosen.id, PurePosixPath(relative).name, data, files)
    write_atomically(target, data)
    for other in files.original_files():
        names = (PurePosixPath(other).stem == chosen.id, other in _frozen_names(chosen.id))
        if other not in kept and any(names):
            (files.root / other).unlink(missing_ok=True)
    return chosen.id, target


def _freeze(frozen: FrozenText, document: DocumentId, source: str, data: bytes, files: StoreFiles) -> set[str]:
    """Write the text and how it was read; their names."""
    text, record = _frozen_names(document)
    lines = [
        f"source: {json.dumps(source)}",
        f'sha256: "{sha256(data).hexdigest()}"',
        f"extractor: {json.dumps(frozen.extractor)}",
        f"version: {json.dumps(frozen.version)}",
        *([f"pages: {frozen.pages}"] if frozen.pages is not None else []),
    ]
    for name, content in ((text, frozen.text), (record, "\n".join(lines) + "\n")):
        place = files.inside(name)
        if place is None:
            raise BriefviewerError("path-outside", path=name)
        write_atomically(place, content.encode("utf-8"))
    return {text, record}


def _frozen_names(document: DocumentId) -> tuple[str, str]:
    return frozen_name(document, FROZEN_TEXT), frozen_name(document, FROZEN_RECORD)


def _bytes_of(file: Path) -> bytes:
    """The bytes of a file that can be an original."""
    try:
        if not file.is_file():
            raise BriefviewerError("attach-missing", path=str(file))
        if file.stat().st_size > MAX_SOURCE_BYTES:
            raise BriefviewerError("document-too-large", path=str(file), limit=str(MAX_SOURCE_BYTES // 2**20))
        data = file.read_bytes()
    except OSError as error:
        raise BriefviewerError("attach-unreadable", path=str(file), reason=reason_of(error)) from error
    if not data:
        raise BriefviewerError("attach-empty", path=str(file))
    return data


def _text(data: bytes, file: Path, extract: Extract) -> tuple[str, FrozenText | None]:
    """The text that some bytes hold, and that text frozen where it is not the bytes themselves."""
    try:
        frozen = extract(data)
    except BriefviewerError as error:
        raise BriefviewerError(error.code, **{**error.facts, "path": str(file)}) from error
    if frozen is None:
        return raw_text(data, str(file)).text, None
    if len(frozen.text.encode("utf-8", "replace")) > MAX_TEXT_BYTES:
        raise BriefviewerError("document-too-large", path=str(file), limit=str(MAX_TEXT_BYTES // 2**20))
    return frozen.text, frozen


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
