"""Runs work on foreign bytes in a child process: bytes go in, bytes come back, within limits of time and memory.

A file of unknown origin can hang or kill whoever parses it. It is parsed by the program itself under the hidden verb
``worker NAME`` (a frozen program has no ``python -m``), and whatever happens there is one clear error here.
"""

import subprocess
import sys
from collections.abc import Sequence

from briefviewer.domain.errors import BriefviewerError

SECONDS = 20.0
MEMORY_BYTES = 1_500_000_000
PDF_TEXT_SECONDS = 60.0
"""Two thousand full pages take a quarter of it."""
EVENT_FILES_WORKER = "event-files"
"""The worker that helps to read a large store of our own (``store.row_helper``)."""
PDF_TEXT_WORKER = "pdf-text"
"""The worker that reads the text of a PDF (``ingest.pdf_text``)."""
PRESS_WORKER = "press"
"""The worker that sets packets; it stays, and answers messages (``brief.press``)."""


def run_worker(name: str, data: bytes, seconds: float = SECONDS) -> bytes:
    """What the worker of that name makes of some foreign bytes.

    Args:
        name: One of the workers of ``briefviewer.cli.worker_verb``.
        seconds: Wall-clock time after which the child is killed.

    Raises:
        BriefviewerError: the worker's own finding, or ``foreign-file-refused`` if it was killed, crashed or took too
        long.
    """
    try:
        done = subprocess.run(
            [*own_command(), "worker", name], input=data, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise BriefviewerError("foreign-file-refused") from error
    if done.returncode == 0:
        return done.stdout
    code, *facts = done.stderr.decode("utf-8", "replace").rstrip("\n").split("\x1f")
    if done.returncode == 1 and code:
        raise BriefviewerError(code, **dict(zip(facts[::2], facts[1::2], strict=False)))
    raise BriefviewerError("foreign-file-refused")


def own_command() -> Sequence[str]:
    """How this program starts itself, frozen or not; no folder of the user gets onto the child's import path."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-P", "-m", "briefviewer"]
