"""What a command does to records, as values: each record before and after. Nothing here reads or writes."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from briefviewer.domain.document import Document
from briefviewer.domain.errors import BriefviewerError, Problem
from briefviewer.domain.event import Event
from briefviewer.domain.library import Actor, Kind, Theme
from briefviewer.domain.view import SavedView

Entry: TypeAlias = SavedView | Event | Actor | Theme | Document | Kind
"""A record that can be changed: it has an id, unique among its sort."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record as it was and as it shall be; ``before`` None adds it, ``after`` None takes it out.

    ``file`` is the file of events a new event goes into; the others have one file each. ``follows`` is the id a new
    record is put after: None puts it last, an empty one first. The store fills both in where it knows better.
    """

    before: Entry | None
    after: Entry | None
    file: str | None = None
    follows: str | None = None

    @property
    def entry(self) -> Entry:
        """The record, as it was if it was."""
        entry = self.before or self.after
        assert entry is not None, "a change is of something"
        return entry

    @property
    def inverse(self) -> "Change":
        """What takes it back."""
        return replace(self, before=self.after, after=self.before)


Changes: TypeAlias = tuple[Change, ...]
"""All that one command does, in order."""


def inverse(changes: Changes) -> Changes:
    """What takes changes back, the last first."""
    return tuple(each.inverse for each in reversed(changes))


@dataclass(frozen=True, slots=True)
class Patch:
    """What became of the bytes of one file, so that they can be brought back as they were.

    From ``start`` on ``before`` stood where ``after`` stands now; all else is the same. ``was_there`` is False where
    the file is new. ``sha256`` is that of the whole file after.
    """

    file: str
    start: int
    before: bytes
    after: bytes
    was_there: bool
    sha256: str

    def taken_back(self, data: bytes) -> bytes | None:
        """The file before, from the file after; None where there was none."""
        if not self.was_there:
            return None
        return data[: self.start] + self.before + data[self.start + len(self.after) :]


@dataclass(frozen=True, slots=True)
class Applied:
    """Changes that are on the disk. ``is_private`` where they went into the user's own folder instead of the store."""

    changes: Changes
    patches: tuple[Patch, ...] = ()
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record we wanted to change that is no longer as we knew it.

    ``on_disk`` is its YAML as it stands there now, None if it or its file is gone or cannot be read; ``wanted`` ours,
    None if we wanted it gone. ``record`` is empty where the whole file was meant.
    """

    file: str
    record: str
    on_disk: str | None
    wanted: str | None

    def as_problem(self) -> Problem:
        """The finding to be shown."""
        code = "save-conflict" if self.record else "save-conflict-file"
        return Problem(self.file, 0, 0, "", code, (("file", self.file), ("id", self.record)))


class ChangeConflict(BriefviewerError):  # noqa: N818
    """Nothing was written: somebody else changed what we wanted to change. Both versions are to be shown."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        first = conflicts[0].as_problem()
        super().__init__(first.code, **dict(first.facts))
        self.conflicts = conflicts
