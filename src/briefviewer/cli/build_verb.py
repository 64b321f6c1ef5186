"""``briefviewer build``: bring the index of a store up to date."""

from pathlib import Path

import click

from briefviewer.cli.output import json_option, language_option, list_problems, print_json, problem_values, words_for
from briefviewer.cli.stores import opened_store


@click.command("build")
@click.argument("store", required=False, type=click.Path(path_type=Path))
@json_option
@language_option
def command(store: Path | None, as_json: bool, language: str | None) -> int:
    """Bring the index of a store up to date. The index may be deleted at any time; the store is the truth."""
    words = words_for(language)
    opened = opened_store(store, words)
    if as_json:
        problems = problem_values(opened.problems)
        print_json({"ok": not problems, "store": opened.id, "counts": opened.counts, "problems": problems})
        return 1 if problems else 0
    told = words.text("{title}: {events} events indexed", title=opened.title, events=opened.counts["events"])
    click.echo(told)
    return list_problems(opened.problems, words)
