"""A document: its bibliographic record, what may be kept of it, and when it came out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NewType

from briefviewer.domain.time import Basis, Edtf

DocumentId = NewType("DocumentId", str)

Check = Callable[[], None]
"""Asks whether work is still wanted: it raises where it is not."""


def unchecked() -> None:
    """Nobody gives it up."""


@dataclass(frozen=True, slots=True)
class Published:
    """When a document came out: a date as honest as an event's, with the reason for it."""

    when: Edtf
    basis: Basis = Basis.STATED
    note: str = ""

    @property
    def earliest(self) -> date | None:
        """The first day it may have been published on; None reaches back without end."""
        return self.when.interval.earliest_start

    @property
    def latest(self) -> date | None:
        """The last day it may have been published on; None reaches on without end."""
        return self.when.interval.latest_end


@dataclass(frozen=True, slots=True)
class Document:
    """The record of a document. Its text is read by id from the store, never held here.

    ``file`` is relative to the store; ``sha256`` and ``size`` (bytes) are of the source as received. ``digest_of``
    marks our own paragraph-by-paragraph account of a document whose text may not be kept.
    """

    id: DocumentId
    title: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: Published | None = None
    language: str = "en"
    rights: str = ""
    digest_of: DocumentId | None = None
    derives_from: tuple[DocumentId, ...] = ()
    covers: Edtf | None = None
    file: str | None = None
    sha256: str | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class FrozenText:
    """The text of a file that is no UTF-8 text, as it was once read; offsets of evidence count in it from then on.

    ``extractor`` and ``version`` tell how it was read. Pages are parted by a form feed; ``pages`` is None where there
    are none.
    """

    text: str
    extractor: str
    version: str
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """A file taken in as the original of a document, and how many excerpts of that document stand where they should."""

    document: DocumentId
    file: Path
    verified: int
    moved: int
    lost: int
