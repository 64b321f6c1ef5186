"""``briefviewer search``: find events, passages, actors, themes and documents."""

from pathlib import Path

import click

from briefviewer.app.finding import find
from briefviewer.cli.output import (
    json_option,
    language_option,
    list_problems,
    print_json,
    print_table,
    printable,
    words_for,
)
from briefviewer.cli.stores import opened_subject
from briefviewer.words.labels import label


@click.command("search")
@click.argument("store", type=click.Path(path_type=Path))
@click.argument("query")
@json_option
@language_option
def command(store: Path, query: str, as_json: bool, language: str | None) -> int:
    """Search a store.

    Words must all be found, in any order; "quoted words" as a phrase; -word leaves out; words of four letters and
    more, and the last one, may go on.
    actor: theme: kind: status: document: board: take an id or a name, before: after: during: a date; -actor: leaves
    out. A date alone finds the events of that time.
    """
    words = words_for(language)
    opened = opened_subject(store, words)
    findings = find(opened, query)
    hits = (*findings.hits, *findings.timely)
    if as_json:
        found = [
            {
                "kind": hit.kind.value,
                "id": hit.id,
                "title": hit.title,
                "field": hit.field,
                "context": hit.context,
                "marks": [[mark.start, mark.end] for mark in hit.marks],
                "score": hit.score,
                "span": [hit.span.start, hit.span.end] if hit.span else None,
            }
            for hit in hits
        ]
        print_json({"store": opened.id, "query": query, "events": findings.events, "hits": found})
    elif hits:
        print_table([[label(hit.kind, words), hit.id, hit.title, hit.context] for hit in hits])
    else:
        click.echo(words.text("Nothing found."), err=True)
        if findings.guesses:
            click.echo(f"{words.text('Did you mean')}: {printable(', '.join(findings.guesses))}", err=True)
    return list_problems(opened.problems, words)
