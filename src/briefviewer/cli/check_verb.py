"""``briefviewer check``: prove a store, every record and every excerpt."""

from pathlib import Path

import click

from briefviewer.cli.output import json_option, language_option, list_problems, print_json, problem_values, words_for
from briefviewer.cli.stores import opened_store


@click.command("check")
@click.argument("store", required=False, type=click.Path(path_type=Path))
@click.option(
    "--originals",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Prove excerpts against the originals in this folder too; attaches nothing.",
)
@json_option
@language_option
def command(store: Path | None, originals: Path | None, as_json: bool, language: str | None) -> int:
    """Prove a store. All problems are listed with file, line and what to do; exit 1 if there is one."""
    words = words_for(language)
    opened = opened_store(store, words, originals=originals)
    counts, unverified, problems = opened.counts, opened.unverified, opened.problems
    if as_json:
        ok = not problems
        values = {"ok": ok, "counts": counts, "unverified": unverified, "problems": problem_values(problems)}
        print_json(values)
        return 0 if ok else 1
    click.echo(
        words.text(
            "{events} events, {documents} documents, {actors} actors, {themes} themes, {evidence} excerpts", **counts
        )
    )
    if unverified:
        click.echo(
            words.plural(
                "{n} excerpt waits for its original; attach it with “briefviewer attach”.",
                "{n} excerpts wait for their originals; attach them with “briefviewer attach”.",
                unverified,
            )
        )
    if not problems:
        click.echo(words.text("No problems."))
    return list_problems(problems, words)
