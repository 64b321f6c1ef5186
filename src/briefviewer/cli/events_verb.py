"""``briefviewer events``: the events of a selection as a table, JSON or CSV."""

import sys
from pathlib import Path

import click

from briefviewer.app.ports import EventStore
from briefviewer.app.records import selection_record
from briefviewer.cli.filters import FilterOptions, filter_options, read_filters
from briefviewer.cli.output import language_option, list_problems, print_json, print_table, words_for
from briefviewer.cli.stores import opened_subject
from briefviewer.columns.select import Selection
from briefviewer.interchange.csv_table import write_events
from briefviewer.words import Words
from briefviewer.words.dates import short_date
from briefviewer.words.labels import label


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
        print_json(selection_record(opened, filters, selection))
    elif form == "csv":
        write_events(sys.stdout, selection_record(opened, filters, selection)["events"])
    else:
        _print_table(opened, selection, words)
    return list_problems(opened.problems, words)


def _print_table(store: EventStore, selection: Selection, words: Words) -> None:
    rows = []
    for row, event in zip(selection.rows, store.events(selection.rows), strict=True):
        sure = selection.is_possible(selection.rows[selection.rows == row])[0]
        date = short_date(event.when, event.modifier, words) if event.when else words.text("undated")
        rows.append([date, "?" if sure else "", label(event.status, words), event.title, event.id])
    if rows:
        print_table(rows)
    counted = words.text(
        "{certain} certain, {possible} possible, {undated} undated",
        certain=selection.certain,
        possible=selection.possible,
        undated=selection.undated,
    )
    click.echo(counted, err=True)
