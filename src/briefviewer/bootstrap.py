"""The one place where parts are chosen and joined: which store is opened, from which folders, with which index."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import platformdirs

from briefviewer.app.child import EVENT_FILES_WORKER, PDF_TEXT_SECONDS, PDF_TEXT_WORKER, own_command, run_worker
from briefviewer.app.ports import EventStore
from briefviewer.domain.errors import UsageError
from briefviewer.ingest.extraction import extracted
from briefviewer.interchange.csv_reading import CsvTable
from briefviewer.resources import seeds_dir
from briefviewer.store.repository import Repository, default_cache
from briefviewer.store.shipped import CopyState, user_copy
from briefviewer.store.watching import StoreWatch, system_observer

APP = "briefviewer"
SHIPPED = "alliance-2025"

PACKET_SUFFIX = ".pdf"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the user's things live; each follows the platform's own rule (``XDG_…`` on Linux)."""

    data: Path
    cache: Path
    config: Path
    state: Path

    @classmethod
    def of_user(cls) -> "Folders":
        """The folders of the user who runs the program; nothing is made yet.

        ``BRIEFVIEWER_CACHE`` names another folder for the cache.
        """
        data, config, state = (
            Path(find(APP, appauthor=False))
            for find in (platformdirs.user_data_dir, platformdirs.user_config_dir, platformdirs.user_state_dir)
        )
        return cls(data, default_cache(os.environ), config, state)

    @property
    def fonts(self) -> Path:
        """Where the fonts made for packets are kept."""
        return self.cache / "fonts"


def open_store(
    path: Path | None,
    folders: Folders | None = None,
    originals: Path | None = None,
    tell: Callable[[CopyState], None] | None = None,
) -> Repository:
    """Open a store, its index brought up to date; without a path the user's copy of the store that ships.

    Args:
        originals: A folder whose files stand in for originals that are not attached, known by their SHA-256.
        tell: Called with what became of the user's copy, where that is more than nothing.

    Raises:
        UsageError: ``unknown-store`` if there is no store at the path.
    """
    folders = folders or Folders.of_user()
    if path is None:
        copy = user_copy(seeds_dir() / SHIPPED, folders.data / "stores" / SHIPPED)
        if tell is not None and copy.state is not CopyState.CURRENT:
            tell(copy.state)
        path = copy.path
    elif not (path / "store.yaml").is_file():
        raise UsageError("unknown-store", path=str(path))
    helper = [*own_command(), "worker", EVENT_FILES_WORKER]
    return Repository.open(
        path,
        cache=folders.cache,
        originals=originals,
        helper=helper,
        state=folders.state,
        open_table=CsvTable,
        extract=partial(extracted, parse_pdf=partial(run_worker, PDF_TEXT_WORKER, seconds=PDF_TEXT_SECONDS)),
    )


def open_subject(
    path: Path | None,
    folders: Folders | None = None,
    originals: Path | None = None,
    tell: Callable[[CopyState], None] | None = None,
) -> EventStore:
    """Open what a person named: a store, or the file of a packet, which is read-only.

    Raises:
        UsageError: ``unknown-store`` or ``unknown-packet`` if there is nothing at the path.
        BriefviewerError: where the file is no packet, or a damaged one.
    """
    if path is None or not is_packet(path):
        return open_store(path, folders, originals, tell)
    # Reading PDFs takes long to import, and most runs open a store.
    from briefviewer.brief.packet_file import read_packet_file
    from briefviewer.brief.packet_store import PacketStore

    folders = folders or Folders.of_user()
    return PacketStore(read_packet_file(path), path, folders.state)


def reread(store: EventStore) -> EventStore | None:
    """A store as it is now, opened beside the one at hand; None where nothing changed. It may run in any thread.

    Raises:
        BriefviewerError: ``store-gone``, and what opening tells.
    """
    return store.reread() if isinstance(store, Repository) else None


def watch(store: EventStore, tell: Callable[[], None]) -> StoreWatch | None:
    """What has a function called whenever the files of a store change; None for a packet, which does not."""
    return StoreWatch(store.path, tell, system_observer) if isinstance(store, Repository) else None


def is_packet(path: Path) -> bool:
    """Whether a path names a packet and no store: a file, or a PDF that is not there."""
    return path.is_file() or (path.suffix.lower() == PACKET_SUFFIX and not path.exists())
