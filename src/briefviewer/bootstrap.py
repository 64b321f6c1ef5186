"""The one place where parts are chosen and joined: which store is opened, from which folders, with which index."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from briefviewer.app.ports import EventStore
from briefviewer.brief.compose import Choice, compose
from briefviewer.brief.render import render
from briefviewer.brief.style import Style
from briefviewer.domain.errors import UsageError
from briefviewer.domain.facet import Filters
from briefviewer.resources import seeds_dir
from briefviewer.store.atomic import write_atomically
from briefviewer.store.repository import Repository
from briefviewer.store.shipped import user_copy
from briefviewer.words import Words

APP = "briefviewer"
SHIPPED = "alliance-2025"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the user's things live; each follows the platform's own rule (``XDG_…`` on Linux)."""

    data: Path
    cache: Path
    config: Path
    state: Path

    @classmethod
    def of_user(cls) -> "Folders":
        """The folders of the user who runs the program; nothing is made yet."""
        return cls(
            *(
                Path(find(APP, appauthor=False))
                for find in (
                    platformdirs.user_data_dir,
                    platformdirs.user_cache_dir,
                    platformdirs.user_config_dir,
                    platformdirs.user_state_dir,
                )
            )
        )


def open_store(path: Path | None, folders: Folders | None = None, originals: Path | None = None) -> Repository:
    """Open a store, its index brought up to date; without a path the user's copy of the store that ships.

    Args:
        originals: A folder whose files stand in for originals that are not attached, known by their SHA-256.

    Raises:
        UsageError: ``unknown-store`` if there is no store at the path.
    """
    folders = folders or Folders.of_user()
    if path is None:
        path = user_copy(seeds_dir() / SHIPPED, folders.data / "stores" / SHIPPED).path
    elif not (path / "store.yaml").is_file():
        raise UsageError("unknown-store", path=str(path))
    return Repository.open(path, cache=folders.cache, originals=originals)


def make_packet(store: EventStore, filters: Filters, choice: Choice, words: Words, out: Path) -> None:
    """Compose a packet, set it, and write it beside its target, then rename.

    Raises:
        BriefviewerError: ``file-not-written`` if the target cannot be written.
    """
    brief = compose(store, filters, choice, words)
    write_atomically(out, render(brief, Style.for_paper(choice.paper)))
