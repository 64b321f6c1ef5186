"""Reads the files of events of a large store with the help of a second process, which begins at the other end.

The helper is the program itself under a hidden verb. It is only ever a help: whatever it has not handed over when its
turn comes is read here, so that a helper that fails, or is killed, costs time and nothing else.
"""

import gc
import json
import os
import pickle
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from briefviewer.store.event_rows import FileRows, RowsReader
from briefviewer.store.frame import Frame, load_frame

WORTH_BYTES = 3_000_000
"""A store with less than this in its files of events is read before a helper has started."""


IN_MEMORY_BYTES = 64_000_000
"""What waits to be stored lies in memory up to this, and beyond it on the disk."""


@contextmanager
def file_rows(frame: Frame, originals: Path | None, command: Sequence[str] | None) -> Iterator[Iterator[FileRows]]:
    """The files of events as rows, in the order of their names, each read when it is asked for."""
    names = frame.files.event_files()
    reader = RowsReader(frame)
    if command is None or (os.cpu_count() or 1) < 2 or _size(frame, names) < WORTH_BYTES:
        yield (reader.read(name) for name in names)
        return
    helper = _Helper(command, frame.files.root, originals, names)
    try:
        yield (helper.take(name) or reader.read(name) for name in names)
    finally:
        helper.stop()


def serve(asked: BinaryIO, answer: BinaryIO) -> None:
    """Be the helper: read files from the last to the first, and hand over each as soon as it is read."""
    gc.disable()
    wanted = json.loads(asked.read())
    frame = load_frame(Path(wanted["root"]), Path(wanted["originals"]) if wanted["originals"] else None)
    reader = RowsReader(frame)
    for name in reversed(wanted["names"]):
        data = pickle.dumps(reader.read(name), pickle.HIGHEST_PROTOCOL)
        answer.write(len(data).to_bytes(8, "big") + data)
        answer.flush()


class _Helper:
    """The second process, and a thread that takes what it hands over. What comes is our own, so it may be unpickled."""

    def __init__(self, command: Sequence[str], root: Path, originals: Path | None, names: Sequence[str]) -> None:
        self._names = names[::-1]
        wanted = {"root": str(root), "originals": str(originals) if originals else None, "names": names}
        self._handed = _Waiting()
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError:
            return
        self._thread = threading.Thread(target=self._listen, args=(json.dumps(wanted).encode(),), daemon=True)
        self._thread.start()

    def take(self, name: str) -> FileRows | None:
        """A file that has been handed over, else None."""
        try:
            data = self._handed.take(name)
            if data is None:
                return None
            rows = pickle.loads(data)
        except (
            pickle.UnpicklingError,
            EOFError,
            AttributeError,
            ImportError,
            IndexError,
            TypeError,
            ValueError,
            OSError,
        ):
            return None
        return rows if isinstance(rows, FileRows) and rows.name == name else None

    def stop(self) -> None:
        """Let the process go."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._thread.join()
        self._handed.close()

    def _listen(self, wanted: bytes) -> None:
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        with process.stdin as asked, process.stdout as answer:
            try:
                asked.write(wanted)
                asked.close()
                for name in self._names:
                    length = answer.read(8)
                    data = answer.read(int.from_bytes(length, "big"))
                    if len(length) < 8 or len(data) < int.from_bytes(length, "big"):
                        return
                    self._handed.put(name, data)
            except (OSError, ValueError):
                return


class _Waiting:
    """What was handed over and waits for its turn: half of a store in the end, and so not in memory if it is large."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 - it is closed with the helper
        self._places: dict[str, tuple[int, int]] = {}
        self._lock = threading.Lock()

    def put(self, name: str, data: bytes) -> None:
        """Keep some bytes. Raises ``OSError`` where there is no room for them."""
        with self._lock:
            start = self._file.seek(0, os.SEEK_END)
            self._file.write(data)
            self._places[name] = start, len(data)

    def take(self, name: str) -> bytes | None:
        """The bytes of a name, None where there are none yet."""
        with self._lock:
            place = self._places.pop(name, None)
            if place is None:
                return None
            self._file.seek(place[0])
            return self._file.read(place[1])

    def close(self) -> None:
        """Let go of all."""
        self._file.close()


def _size(frame: Frame, names: Sequence[str]) -> int:
    total = 0
    for name in names:
        try:
            total += (frame.files.root / name).stat().st_size
        except OSError:
            continue
    return total
