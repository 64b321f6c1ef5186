"""The hidden verb ``worker NAME``: works for another process of ours.

Foreign bytes are parsed within limits. ``event-files`` reads files of our own store and ``press`` prints it; they have
none.
"""

import sys
from collections.abc import Callable

import click

from briefviewer.app.child import (
    EVENT_FILES_WORKER,
    MEMORY_BYTES,
    PDF_TEXT_SECONDS,
    PDF_TEXT_WORKER,
    PRESS_WORKER,
    SECONDS,
)
from briefviewer.domain.errors import BriefviewerError


def _packet(pdf: bytes) -> bytes:
    from briefviewer.brief.packet_data import read_packet, to_json

    return to_json(read_packet(pdf))


def _packet_words(pdf: bytes) -> bytes:
    from briefviewer.brief.page_words import page_words, words_to_bytes

    return words_to_bytes(page_words(pdf))


def _pdf_text(pdf: bytes) -> bytes:
    from briefviewer.ingest.pdf_text import read_pdf

    return read_pdf(pdf)


WORKERS: dict[str, Callable[[bytes], bytes]] = {
    "packet": _packet,
    "packet-words": _packet_words,
    PDF_TEXT_WORKER: _pdf_text,
}


@click.command("worker", hidden=True)
@click.argument("name", type=click.Choice([*WORKERS, EVENT_FILES_WORKER, PRESS_WORKER]))
def command(name: str) -> int:
    """Read foreign bytes from stdin, write what they hold to stdout; a finding goes to stderr as code and facts."""
    if name == EVENT_FILES_WORKER:
        from briefviewer.store.row_helper import serve

        serve(sys.stdin.buffer, sys.stdout.buffer)
        return 0
    if name == PRESS_WORKER:
        from briefviewer.bootstrap import Folders, open_subject
        from briefviewer.brief.press import serve as serve_press

        folders = Folders.of_user()
        serve_press(sys.stdin.buffer, sys.stdout.buffer, lambda path: open_subject(path, folders), folders.fonts)
        return 0
    _limit(PDF_TEXT_SECONDS if name == PDF_TEXT_WORKER else SECONDS)
    try:
        made = WORKERS[name](sys.stdin.buffer.read())
    except BriefviewerError as error:
        facts = (part for pair in error.facts.items() for part in pair)
        sys.stderr.write("\x1f".join([error.code, *facts]))
        return 1
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return 0


def _limit(seconds: float) -> None:
    if sys.platform == "win32":
        return
    import resource

    for limit, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, int(seconds))):
        hard = resource.getrlimit(limit)[1]
        ceiling = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (ceiling, hard))
