"""The user's own copy of the store that ships: made at first use, replaced on upgrade unless somebody edited it."""

import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store.atomic import flush_folder, reason_of, write_atomically
from briefviewer.store.files import ORIGINALS_FOLDER, hash_of

MANIFEST = ".shipped.json"


class CopyState(StrEnum):
    """What became of the copy; each but ``current`` is something to tell the user, once."""

    MADE = "made"
    CURRENT = "current"
    REPLACED = "replaced"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class UserCopy:
    """The folder to open. ``kept``: there is a newer shipped store, but this copy was edited and stays as it is."""

    path: Path
    state: CopyState


def user_copy(shipped: Path, target: Path) -> UserCopy:
    """The user's copy of a shipped store, brought up to date.

    Attached originals do not count as an edit, and are kept.

    Raises:
        BriefviewerError: ``file-not-written`` if the user's folder cannot be written.
    """
    older = target.with_name(target.name + ".old")
    try:
        if not target.exists() and older.is_dir():
            older.rename(target)
        new = hashes_in(shipped)
        if not target.exists():
            _put(shipped, new, target, None)
            return UserCopy(target, CopyState.MADE)
        shutil.rmtree(older, ignore_errors=True)
        known, declined = _manifest(target)
        if known == new or declined == _digest(new):
            return UserCopy(target, CopyState.CURRENT)
        if hashes_in(target) != known:
            _write_manifest(target, known, _digest(new))
            return UserCopy(target, CopyState.KEPT)
        _put(shipped, new, target, older)
        return UserCopy(target, CopyState.REPLACED)
    except OSError as error:
        raise BriefviewerError("file-not-written", path=str(target), reason=reason_of(error)) from error


def hashes_in(folder: Path) -> dict[str, str]:
    """SHA-256 of each file of a store by its path, attached originals and hidden files aside."""
    found = {}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder).as_posix()
        if path.is_file() and not path.name.startswith(".") and not relative.startswith(ORIGINALS_FOLDER + "/"):
            found[relative] = hash_of(path)
    return found


def _put(shipped: Path, hashes: Mapping[str, str], target: Path, older: Path | None) -> None:
    """Lay the new copy down beside the target, then let it take the target's place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        for relative in hashes:
            there = fresh / relative
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(shipped / relative, there)
        if older is not None and (target / ORIGINALS_FOLDER).is_dir():
            shutil.copytree(target / ORIGINALS_FOLDER, fresh / ORIGINALS_FOLDER)
        _write_manifest(fresh, hashes, None)
        fresh.chmod(0o755)
        if older is not None:
            target.rename(older)
        fresh.rename(target)
        flush_folder(target.parent)
        if older is not None:
            shutil.rmtree(older, ignore_errors=True)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _manifest(target: Path) -> tuple[dict[str, str], str | None]:
    """What was shipped into the copy, and which later one was declined; nothing where that is unknown."""
    with suppress(OSError, ValueError):
        read = json.loads((target / MANIFEST).read_text("utf-8"))
        if isinstance(read, dict) and isinstance(read.get("files"), dict):
            declined = read.get("declined")
            files = {str(name): str(digest) for name, digest in read["files"].items()}
            return files, declined if isinstance(declined, str) else None
    return {}, None


def _write_manifest(folder: Path, hashes: Mapping[str, str], declined: str | None) -> None:
    manifest = {"files": dict(hashes), "declined": declined}
    write_atomically(folder / MANIFEST, json.dumps(manifest, indent=1).encode())


def _digest(hashes: Mapping[str, str]) -> str:
    return sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()
