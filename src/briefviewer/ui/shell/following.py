"""Keeps the window at what its store says now, whoever writes to it: another window, an editor, git.

The store is read again beside the window, and shown once it is sound: selection, range and place stay. Where a file
cannot be read at the moment, or the store is gone, one sentence says so in the status line, and what was read stays.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from briefviewer.app.ports import EventStore
from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.domain.errors import BriefviewerError, Problem
from briefviewer.ui.latest_job import LatestJob
from briefviewer.ui.shell.status_line import StatusLine
from briefviewer.words import Words
from briefviewer.words.problems import sentence


class Watch(Protocol):
    """Watches a store until it is stopped."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End."""


@dataclass(frozen=True, slots=True)
class Disk:
    """What can be asked about a store's files."""

    watch: Callable[[EventStore, Callable[[], None]], Watch | None]
    """Has a function called, in any thread, whenever the files have changed; None where they never do."""
    reread: Callable[[EventStore], EventStore | None]
    """The store as it is now, None where nothing changed. Runs in any thread; raises ``BriefviewerError``."""


class Following(QObject):
    """Follows the store of a workspace."""

    looked = Signal()
    """The files were looked at, and what came of it is shown."""
    _stirred = Signal()

    def __init__(self, workspace: Workspace, status: StatusLine, words: Words, disk: Disk, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._status, self._words, self._disk = workspace, status, words, disk
        self._watch: Watch | None = None
        self._watched: Path | None = None  # and not the store: an old one is let go when another is shown
        self._reading = LatestJob(self)
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(self._tell_trouble)
        self._standing = ""
        self._was_read_only = workspace.store.is_read_only
        self._stirred.connect(self.look, Qt.ConnectionType.QueuedConnection)
        workspace.subscribe(self._follow)
        self._follow(Aspect.STORE)

    def stop(self) -> None:
        """Follow no longer."""
        self._workspace.unsubscribe(self._follow)
        self._disk = Disk(lambda *_: None, lambda _: None)
        self._reading.drop()
        self._end_watch()

    def look(self) -> None:
        """Read again what changed on the disk, beside the window."""
        asked, reread, text = [self._workspace.store], self._disk.reread, self._workspace.filters.text

        def read(_: object) -> tuple[EventStore, EventStore | None]:
            store = asked.pop()  # a job may outlive its answer, and an old store shall not
            found = reread(store)
            if found is not None and text:
                found.matches(text)  # kept by the store: the window need not wait for them
            return store, found

        self._reading.ask(read)

    def _follow(self, changed: Aspect) -> None:
        """Watch the store that the workspace shows by now."""
        store = self._workspace.store
        if not changed & Aspect.STORE or self._watched == store.path:
            return
        self._end_watch()
        self._standing = ""
        self._status.show_notice("")
        self._was_read_only = store.is_read_only
        self._watched, self._watch = store.path, self._disk.watch(store, self._stirred.emit)
        if self._watch is not None:
            self._watch.start()
            self._stirred.emit()

    def _end_watch(self) -> None:
        if self._watch is not None:
            self._watch.stop()
        self._watch = self._watched = None

    def _take(self, answer: tuple[EventStore, EventStore | None]) -> None:
        asked, found = answer
        if self._workspace.store is not asked:
            self.look()  # another one is shown by now, or this one was read again meanwhile
            return
        unread = None if found is None else _newly_unread(asked, found)
        if unread is not None:
            told = self._words.text(
                "{file}, line {line}, cannot be read for now; the window shows what it read before.",
                file=unread.file,
                line=unread.line,
            )
            self._status.show_notice(told, sentence(unread, self._words))
        else:
            if found is not None:
                self._workspace.replace_store(found)
            self._tell_rights(self._workspace.store)
        self.looked.emit()

    def _tell_rights(self, store: EventStore) -> None:
        """All is read. What may be left to tell is that the folder can no longer be written."""
        if store.is_read_only != self._was_read_only:
            self._was_read_only = store.is_read_only
            words = self._words
            told = words.text("The folder of this store can no longer be written; changes are refused until it can.")
            self._standing = told if self._was_read_only else ""
            self._workspace.refresh()
        self._status.show_notice(self._standing)

    def _tell_trouble(self, error: BriefviewerError) -> None:
        self._status.show_notice(sentence(error, self._words))
        self.looked.emit()


def _newly_unread(before: EventStore, now: EventStore) -> Problem | None:
    """The first finding that left out a whole file which could be read before."""
    known = {each.file for each in before.problems if _is_whole_file(each)}
    return next((each for each in now.problems if _is_whole_file(each) and each.file not in known), None)


def _is_whole_file(problem: Problem) -> bool:
    return problem.code.startswith("yaml-") or problem.code == "file-not-read"
