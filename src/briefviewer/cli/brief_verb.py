"""``briefviewer brief``: print a selection as a PDF briefing packet."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from briefviewer.app.ports import EventStore
from briefviewer.bootstrap import Folders
from briefviewer.brief.compose import Choice, Part
from briefviewer.brief.model import Paper
from briefviewer.brief.packet import make_packet
from briefviewer.brief.packet_file import read_packet_file
from briefviewer.brief.packet_options import options_from_text
from briefviewer.cli.filters import FilterOptions, filter_options, read_day, read_filters
from briefviewer.cli.output import language_option, list_problems, printable, words_for
from briefviewer.cli.stores import opened_subject
from briefviewer.domain.errors import UsageError
from briefviewer.domain.facet import Undated
from briefviewer.domain.view import LaneBy

INPUT_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("brief")
@click.argument("store", required=False, type=click.Path(path_type=Path))
@filter_options
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The PDF to write.")
@click.option("--paper", type=click.Choice([each.value for each in Paper]), help="[default: the view's, else a4]")
@click.option("--title", help="Title on the cover.  [default: the view's, else the store's]")
@click.option("--marking", help="Marking line on every page, such as “For internal use”.")
@click.option("--bottom-line", type=INPUT_FILE, help="Markdown file.")
@click.option("--judgements", type=INPUT_FILE, help="Markdown file; each under a line “## confidence · event, event”.")
@click.option("--without", multiple=True, type=click.Choice([each.value for each in Part]), help="A part to leave out.")
@click.option("--since", type=INPUT_FILE, metavar="PACKET.pdf", help="An earlier packet: tell what changed since.")
@click.option("--date", "prepared", metavar="D", help="Day it was prepared on.  [default: today]")
@language_option
def command(
    store: Path | None,
    options: FilterOptions,
    out: Path,
    paper: str | None,
    title: str | None,
    marking: str | None,
    bottom_line: Path | None,
    judgements: Path | None,
    without: tuple[str, ...],
    since: Path | None,
    prepared: str | None,
    language: str | None,
) -> int:
    """Print a selection as a briefing packet. Equal store, selection and date give equal bytes.

    A saved view brings its packet options along; an option given here takes the place of its part.
    """
    words = words_for(language)
    opened = opened_subject(store, words)
    filters, view = read_filters(options, opened)
    if filters.undated is None:
        filters = replace(filters, undated=Undated.WITH)
    start = Choice(
        prepared=read_day(prepared) if prepared else date.today(),
        lanes=view.lanes if view is not None else LaneBy.THEME,
    )
    given = {
        "paper": paper,
        "title": title,
        "marking": marking,
        "bottom_line": _read_text(bottom_line, "--bottom-line") if bottom_line else None,
        "judgements": _read_text(judgements, "--judgements") if judgements else None,
        "without": ", ".join(without) or None,
    }
    kept = view.packet if view is not None else {}
    chosen = options_from_text({**kept, **{key: each for key, each in given.items() if each is not None}}, start)
    _refuse_unknown(chosen.choice, opened)
    if language is None and chosen.language:
        words = words_for(chosen.language)
    before = read_packet_file(since) if since else None
    make_packet(opened, filters, chosen.choice, words, out, Folders.of_user().fonts, before)
    click.echo(printable(str(out)))
    return list_problems(opened.problems, words)


def _refuse_unknown(choice: Choice, store: EventStore) -> None:
    """A judgement that rests on an event the store has not got is a slip of the pen, and better told than dropped."""
    for judgement in choice.judgements:
        for event in judgement.events:
            if event not in store.columns.rows_by_id:
                raise UsageError("unknown-event", id=event)


def _read_text(file: Path, option: str) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.BadParameter(f"{file} is not UTF-8 text", param_hint=option) from error
