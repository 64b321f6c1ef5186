"""Reads the data of a packet from a file of unknown origin: a child process takes the PDF apart, never we ourselves."""

from pathlib import Path

from briefviewer.app.child import run_worker
from briefviewer.brief.packet_data import PacketData, from_json
from briefviewer.domain.errors import BriefviewerError, UsageError

MAX_MB = 512
WORKER = "packet"


def read_packet_file(path: Path) -> PacketData:
    """What the packet of that file carries.

    Raises:
        UsageError: ``unknown-packet`` where there is no file.
        BriefviewerError: ``file-not-read``, ``document-too-large``, and what ``packet_data.read_packet`` and
            ``app.child.run_worker`` tell.
    """
    if not path.is_file():
        raise UsageError("unknown-packet", path=str(path))
    try:
        if path.stat().st_size > MAX_MB * 2**20:
            raise BriefviewerError("document-too-large", path=str(path), limit=str(MAX_MB))
        content = path.read_bytes()
    except OSError as error:
        raise BriefviewerError("file-not-read", path=str(path), reason=error.strerror or str(error)) from error
    return from_json(run_worker(WORKER, content))
