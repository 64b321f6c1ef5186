"""What ``make run`` does once everything is installed: index, attach, then open the window.

Where there is no display it says so and writes a picture of the window, one of the timeline and a packet to ``out/``.
The work itself is done by the program's own verbs; this only strings them together.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefviewer.app.ports import EventStore
from briefviewer.bootstrap import open_store
from briefviewer.domain.errors import UsageError
from briefviewer.domain.event import EventId

OUT = Path("out")
HAS_PROBLEMS = 1
SHOWN_EVENT = EventId("lee-trump-summit-2025-08")
PICTURES = (
    ("screenshot", OUT / "window.png", "the window"),
    ("picture", OUT / "timeline.png", "the timeline"),
    ("brief", OUT / "brief.pdf", "a briefing packet of all events"),
)


def main() -> int:
    """Show the shipped store; the exit code is that of the verb that could not do its work, else 0.

    Problems in the store (exit code 1) are listed by the verbs and stop nothing: what loaded is shown.
    """
    if (failed := verb("build")) > HAS_PROBLEMS:
        return failed
    originals = os.environ.get("BRIEFVIEWER_ORIGINALS", "")
    if originals and (failed := attach(Path(originals))) != 0:
        return failed
    if has_display(os.environ):
        return verb("open")
    print("There is no display here, so instead of the window there will be:", flush=True)
    options = {"screenshot": shown_event(open_store(None))}
    return 0 if all(made(name, file, what, *options.get(name, ())) for name, file, what in PICTURES) else 1


def shown_event(store: EventStore) -> tuple[str, ...]:
    """What opens an event in the picture of the window, unless the user's copy of the store holds it no longer."""
    try:
        return ("--event", store.event(SHOWN_EVENT).id)
    except UsageError:
        return ()


def made(name: str, file: Path, what: str, *options: str) -> bool:
    """Have a verb write a file anew, and tell of it; whether it is there now."""
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    verb(name, *options, "--out", str(file), stdout=subprocess.DEVNULL)
    if not file.is_file():
        return False
    print(f"  {file}  {what}, {file.stat().st_size / 1000:,.0f} kB", flush=True)
    return True


def verb(name: str, *arguments: str, stdout: int | None = None) -> int:
    """Run a verb of the program as a user would; returns its exit code."""
    command = [sys.executable, "-m", "briefviewer", name, *arguments]
    return subprocess.run(command, stdout=stdout, check=False).returncode


def attach(folder: Path) -> int:
    """Attach the originals that lie in a folder to the user's copy of the shipped store; returns an exit code."""
    if not folder.is_dir():
        print(f"BRIEFVIEWER_ORIGINALS names no folder: {folder}", file=sys.stderr)
        return 2
    store = open_store(None)
    files = [str(file) for file in matching(folder, store)]
    if not files:
        print(f"No original of this store lies in {folder}.", file=sys.stderr)
        return 0
    return verb("attach", str(store.path), *files)


def matching(folder: Path, store: EventStore) -> Iterator[Path]:
    """The files of a folder whose SHA-256 some document of the store has."""
    hashes = {document.sha256 for document in store.library.documents.values() if document.digest_of is None}
    for file in sorted(folder.iterdir()):
        if file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() in hashes:
            yield file


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window can open: asked of Qt itself, for a display may be named and yet be gone."""
    if environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal"}:
        return False
    if sys.platform == "linux" and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return False
    probe = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    asked = subprocess.run([sys.executable, "-c", probe], env=dict(environment), capture_output=True, check=False)
    return asked.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
