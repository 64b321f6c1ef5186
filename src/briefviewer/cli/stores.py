"""Opens the store a verb is about, and tells on stderr what became of the user's copy of the one that ships."""

from pathlib import Path

import click

from briefviewer.app.ports import EventStore
from briefviewer.bootstrap import is_packet, open_store, open_subject
from briefviewer.store.repository import Repository
from briefviewer.store.shipped import CopyState
from briefviewer.words import Words
from briefviewer.words.shipped import copy_sentence


def opened_store(path: Path | None, words: Words, originals: Path | None = None) -> Repository:
    """The store at a path, or the user's copy of the store that ships. Raises ``UsageError`` (``unknown-store``)."""

    def tell(state: CopyState) -> None:
        click.echo(copy_sentence(state.value, words), err=True)

    return open_store(path, originals=originals, tell=tell)


def opened_subject(path: Path | None, words: Words) -> EventStore:
    """The same, or the packet whose file is named instead of a store."""
    return open_subject(path) if path is not None and is_packet(path) else opened_store(path, words)
