"""The one place where parts are chosen and joined: which store is opened, from which folders, with which index."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from briefviewer.domain.errors import UsageError
from briefviewer.resources import seeds_dir
from briefviewer.store.repository import Repository
from briefviewer.store.shipped import CopyState, user_copy

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
    return Repository.open(path, cache=folders.cache, originals=originals)
