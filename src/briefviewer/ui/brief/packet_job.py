"""Writes a packet that is set: beside its target first, then renamed, in the pool and not in the window."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store.atomic import write_atomically
from briefviewer.ui.qt_jobs import Progress


def writing(pdf: bytes, out: Path, *, folder_stood: bool = False) -> Callable[[Progress], Path]:
    """The work of writing one packet. Nothing is written if it is given up before it begins.

    Args:
        folder_stood: Its folder was there when the packet was asked for. If it is gone (a stick pulled out, a share
            that dropped), it is not made anew where nobody would look for it.

    Raises:
        BriefviewerError: ``file-not-written``; the target is as it was.
    """

    def work(progress: Progress) -> Path:
        progress(0.0)
        if folder_stood and not out.parent.is_dir():
            raise BriefviewerError("file-not-written", path=str(out), reason=os.strerror(errno.ENOENT))
        write_atomically(out, pdf)
        return out

    return work
