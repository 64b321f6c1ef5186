"""Taking in files as originals: which were recognised, which not and why, and what became of the excerpts.

A file whose hash no document has is taken for one only by choice. To make the choice easier each document tells how
many of its names and figures stand in the file.
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from briefviewer.app.ports import EventStore
from briefviewer.domain.document import Attached, Check, Document, DocumentId, unchecked
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.evidence import ExcerptState
from briefviewer.domain.excerpt import Cited
from briefviewer.domain.facet import Facet, Filters
from briefviewer.domain.paragraphs import paragraphs

_BY_CHOICE = ("attach-unknown-file", "attach-none-waiting")
_LIKELY = 0.5
_NAMES = re.compile(r"(?<=[a-z,;)] )[A-Z]\w{2,}|(?<=[A-Z]\w{2} )[A-Z]\w{2,}|\d[\d.,]*\d|[가-힣]{2,}")
"""Capitals at the head of a sentence make no name."""
_MARK = re.compile(r"^¶[ ]*\d+[ ]+", re.MULTILINE)
_WORDS = re.compile(r"\w{3,}|\d[\d.,]*\d|[가-힣]{2,}")
_MOST_READ = 4 * 2**20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document a file may be meant for, and how many bytes its record asks for.

    ``likeness`` is the share of its names and figures that stand in the file (0–1). ``differing`` counts the paragraphs
    of the file that its text at hand has not, or the other way round if those are more; None where only its digest is
    at hand.
    """

    document: DocumentId
    size: int | None
    likeness: float
    differing: int | None = None

    @property
    def is_likely(self) -> bool:
        """Whether the file is like it at all: two papers on one subject share a name or two."""
        return self.likeness >= _LIKELY


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was taken in, with the excerpts of its document that moved or were lost."""

    file: Path
    attached: Attached
    unsettled: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not. Where only its hash speaks against it, ``candidates`` has the documents, likeliest first."""

    file: Path
    size: int | None
    error: BriefviewerError
    candidates: tuple[Candidate, ...]


@runtime_checkable
class OpensBeside(Protocol):
    """A store that can be opened once more."""

    def beside(self) -> EventStore:
        """The store opened once more, to work on in another thread."""
        ...


class Taker:
    """Takes files in beside a window, which goes on with the store as it was.

    Calls may come from any thread, one after the other.
    """

    def __init__(self, store: EventStore) -> None:
        self._shown = store
        self._beside: EventStore | None = None

    @property
    def store(self) -> EventStore:
        """The store that has what was taken in."""
        return self._beside or self._shown

    def take(
        self, file: Path, document: DocumentId | None = None, before_writing: Check = unchecked
    ) -> Taken | Refused:
        """Take one file in. What ``before_writing`` raises comes through, and the file is not taken then."""
        if self._beside is None and isinstance(self._shown, OpensBeside):
            self._beside = self._shown.beside()
        return take_in(self.store, file, document, before_writing)


def take_in(
    store: EventStore, file: Path, document: DocumentId | None = None, before_writing: Check = unchecked
) -> Taken | Refused:
    """Take one file in, for the document whose hash it has or for the one named."""
    try:
        attached = store.attach(file, document, before_writing)
    except BriefviewerError as error:
        if error.code not in _BY_CHOICE or document is not None:
            return Refused(file, _size_of(file), error, ())
        try:
            text = store.foreign_text(file)
        except BriefviewerError as unreadable:  # no choice makes an original of it
            return Refused(file, _size_of(file), unreadable, ())
        return Refused(file, _size_of(file), error, candidates(store, text))
    return Taken(file, attached, unsettled(store, attached.document))


def unsettled(store: EventStore, document: DocumentId) -> tuple[Cited, ...]:
    """The excerpts of a document that do not stand where they stood, the lost ones first."""
    selection = store.select(Filters(include={Facet.DOCUMENT: ((document,),)}))
    found = [
        Cited(event.id, excerpt)
        for event in store.events(selection.rows)
        for excerpt in store.excerpts(event.id)
        if store.library.original_of(excerpt.evidence.document) == document
        and excerpt.state in (ExcerptState.MOVED, ExcerptState.LOST)
    ]
    return tuple(sorted(found, key=lambda each: each.excerpt.score or 0.0))


def candidates(store: EventStore, text: str) -> tuple[Candidate, ...]:
    """The documents that a file with some text may be the original of, the likeliest first."""
    words = frozenset(found.group().casefold() for found in _WORDS.finditer(text[:_MOST_READ]))
    found = [
        Candidate(each.id, each.size, _share(_known_words(store, each), words), _differing(store, each.id, text))
        for each in store.library.documents.values()
        if each.digest_of is None
    ]
    return tuple(sorted(found, key=lambda each: -each.likeness))


def _differing(store: EventStore, document: DocumentId, text: str) -> int | None:
    known = store.document_text(document)
    if known is None or not text:
        return None
    here, there = (Counter(span.of(each).strip() for span in paragraphs(each)) for each in (text, known))
    return max((here - there).total(), (there - here).total())


def _known_words(store: EventStore, document: Document) -> frozenset[str]:
    """Names and figures of a document: those of its text, its digest, or else of its record."""
    digest = store.library.digest_for(document.id)
    for each in (document.id, digest):
        text = store.document_text(each) if each is not None else None
        if text:
            return _names(text)
    return _names(" ".join((document.title, *document.authors, document.publisher)))


def _names(text: str) -> frozenset[str]:
    return frozenset(found.group().casefold() for found in _NAMES.finditer(_MARK.sub("", text)))


def _share(wanted: frozenset[str], there: frozenset[str]) -> float:
    return len(wanted & there) / len(wanted) if wanted else 0.0


def _size_of(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None
