"""Reads what a packet carries and says from a file of unknown origin: a child process takes the PDF apart, never we."""

from pathlib import Path

from briefviewer.app.child import run_worker
from briefviewer.brief.packet_data import PacketData, from_json
from briefviewer.brief.page_words import words_from_bytes
from briefviewer.domain.errors import BriefviewerError, UsageError

MAX_MB = 512
WORKER = "packet"
WORDS_WORKER = "packet-words"


def read_packet_file(path: Path) -> PacketData:
    """What the packet of that file carries.

    Raises:
        UsageError: ``unknown-packet`` where there is no file.
        BriefviewerError: ``file-not-read``, ``document-too-large``, and what ``packet_data.read_packet`` and
            ``app.child.run_worker`` tell.
    """
    return from_json(run_worker(WORKER, _content(path)))


def read_packet_words(path: Path) -> tuple[str, ...]:
    """What its pages say. Raises as ``read_packet_file`` does."""
    return words_from_bytes(run_worker(WORDS_WORKER, _content(path)))


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise UsageError("unknown-packet", path=str(path))
    try:
        if path.stat().st_size > MAX_MB * 2**20:
            raise BriefviewerError("document-too-large", path=str(path), limit=str(MAX_MB))
        return path.read_bytes()
    except OSError as error:
        raise BriefviewerError("file-not-read", path=str(path), reason=error.strerror or str(error)) from error
