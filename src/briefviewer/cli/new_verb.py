"""``briefviewer new``: an empty store to begin with."""

from pathlib import Path

import click

from briefviewer.cli.output import language_option, printable, words_for
from briefviewer.store.template import new_store


@click.command("new")
@click.argument("store", type=click.Path(path_type=Path))
@language_option
def command(store: Path, language: str | None) -> None:
    """Make an empty store in a folder that does not exist yet, or is empty."""
    new_store(store)
    words = words_for(language)
    click.echo(printable(words.text("Made an empty store in {path}.", path=store)))
