"""``briefviewer open``: the window on a store, or on a packet."""

from pathlib import Path

import click

from briefviewer.cli.output import language_option, words_for


@click.command("open")
@click.argument("store", required=False, type=click.Path(path_type=Path), metavar="[STORE|PACKET.pdf]")
@language_option
def command(store: Path | None = None, language: str | None = None) -> int:
    """Open the window on a store, or read-only on a packet; without either, on the user's copy of the store that
    ships."""
    from briefviewer.ui.main import open_window

    return open_window(store, words_for(language))
