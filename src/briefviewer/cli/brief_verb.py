"""``briefviewer brief``: print a selection as a PDF briefing packet."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from briefviewer.bootstrap import Folders
from briefviewer.brief.compose import Choice
from briefviewer.brief.packet import make_packet
from briefviewer.cli.filters import FilterOptions, filter_options, read_day, read_filters
from briefviewer.cli.output import language_option, list_problems, printable, words_for
from briefviewer.cli.stores import opened_subject
from briefviewer.domain.facet import Undated


@click.command("brief")
@click.argument("store", required=False, type=click.Path(path_type=Path))
@filter_options
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The PDF to write.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--title", default="", help="Title on the cover.  [default: the store's]")
@click.option("--marking", default="", help="Marking line on every page, such as “For internal use”.")
@click.option("--bottom-line", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Markdown file.")
@click.option("--date", "prepared", metavar="D", help="Day it was prepared on.  [default: today]")
@language_option
def command(
    store: Path | None,
    options: FilterOptions,
    out: Path,
    paper: str,
    title: str,
    marking: str,
    bottom_line: Path | None,
    prepared: str | None,
    language: str | None,
) -> int:
    """Print a selection as a briefing packet. Equal store, selection and date give equal bytes."""
    words = words_for(language)
    opened = opened_subject(store, words)
    filters, _ = read_filters(options, opened)
    if filters.undated is None:
        filters = replace(filters, undated=Undated.WITH)
    choice = Choice(
        title=title,
        marking=marking,
        paper=paper,
        prepared=read_day(prepared) if prepared else date.today(),
        bottom_line=_read_text(bottom_line) if bottom_line else "",
    )
    make_packet(opened, filters, choice, words, out, Folders.of_user().fonts)
    click.echo(printable(str(out)))
    return list_problems(opened.problems, words)


def _read_text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.BadParameter(f"{file} is not UTF-8 text", param_hint="--bottom-line") from error
