"""``briefviewer events``: the events of a selection as a table, JSON or CSV."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from briefviewer.app.ports import EventStore
from briefviewer.app.records import event_records, selection_head
from briefviewer.cli.filters import FilterOptions, filter_options, read_filters
from briefviewer.cli.output import language_option, list_problems, print_json_list, print_table, words_for
from briefviewer.cli.stores import opened_subject
from briefviewer.columns.select import Selection
from briefviewer.interchange.csv_table import write_events
from briefviewer.words import Words
from briefviewer.words.dates import short_date
from briefviewer.words.labels import label

_BATCH = 500


@click.command("events")
@click.argument("store", required=False, type=click.Path(path_type=Path))
@filter_options
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@language_option
def command(store: Path | None, options: FilterOptions, form: str, language: str | None) -> int:
    """List the events of a selection, in order, the undated ones last."""
    words = words_for(language)
    opened = opened_subject(store, words)
    filters, _ = read_filters(options, opened)
    selection = opened.select(filters)
    if form == "json":
        head = {"store": opened.id, "selection": selection_head(filters, selection)}
        print_json_list(head, "events", event_records(opened, filters, selection))
    elif form == "csv":
        write_events(sys.stdout, event_records(opened, filters, selection))
    else:
        print_table(_rows(opened, selection, words))
        counted = words.text(
            "{certain} certain, {possible} possible, {undated} undated",
            certain=selection.certain,
            possible=selection.possible,
            undated=selection.undated,
        )
        click.echo(counted, err=True)
    return list_problems(opened.problems, words)


def _rows(store: EventStore, selection: Selection, words: Words) -> Iterator[Sequence[str]]:
    for start in range(0, len(selection.rows), _BATCH):
        rows = selection.rows[start : start + _BATCH]
        for event, is_possible in zip(store.events(rows), selection.is_possible(rows), strict=True):
            date = short_date(event.when, event.modifier, words) if event.when else words.text("undated")
            yield date, "?" if is_possible else "", label(event.status, words), event.title, event.id
