"""``briefviewer attach``: take in the originals of documents."""

from pathlib import Path

import click

from briefviewer.app.attaching import Refused, take_in
from briefviewer.cli.output import language_option, printable, words_for
from briefviewer.cli.stores import opened_store
from briefviewer.domain.document import DocumentId
from briefviewer.domain.errors import UsageError
from briefviewer.words.problems import sentence
from briefviewer.words.sources import state_in_words


@click.command("attach")
@click.argument("store", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--as", "document", metavar="DOCUMENT", help="Take the file for this document whatever its hash.")
@language_option
def command(store: Path, files: tuple[Path, ...], document: str | None, language: str | None) -> int:
    """Take in originals. Each file is known by its SHA-256; a copy is kept in the store, never in a repository."""
    words = words_for(language)
    opened = opened_store(store, words)
    if document is not None and len(files) > 1:
        raise UsageError("attach-one-file", document=document)
    failed = False
    for file in files:
        outcome = take_in(opened, file, DocumentId(document) if document is not None else None)
        if isinstance(outcome, Refused):
            if isinstance(outcome.error, UsageError):
                raise outcome.error
            failed = True
            click.echo(printable(f"{file}: {sentence(outcome.error, words)}"), err=True)
            best = next((each for each in outcome.candidates if each.is_likely), None)
            if best is not None:
                share = f"{best.likeness * 100:.0f}"
                told = words.text(
                    "{share} %\u00a0of the names and figures of {document} stand in it.",
                    share=share,
                    document=best.document,
                )
                click.echo(printable(told), err=True)
            continue
        attached = outcome.attached
        told = words.text(
            "{file} is {document}: {verified} excerpts verified, {moved} moved, {lost} lost",
            file=file.name,
            document=attached.document,
            verified=attached.verified,
            moved=attached.moved,
            lost=attached.lost,
        )
        click.echo(printable(told))
        for each in outcome.unsettled:
            click.echo(printable(f"  {each.event}: {state_in_words(each.excerpt, words)}"))
    return 1 if failed else 0
