"""``briefviewer screenshot``: the whole window drawn to a PNG, without a display."""

from datetime import date
from pathlib import Path

import click

from briefviewer.cli.filters import FilterOptions, filter_options, read_filters, split_appearance
from briefviewer.cli.output import language_option, list_problems, printable, words_for
from briefviewer.cli.picture_verb import Size
from briefviewer.cli.stores import opened_subject
from briefviewer.domain.event import EventId


@click.command("screenshot")
@click.argument("store", required=False, type=click.Path(path_type=Path))
@filter_options
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="FILE.png")
@click.option("--size", type=Size(), default="1600x1000", show_default=True, metavar="WxH")
@click.option("--scale", type=click.FloatRange(1, 4), default=1.0, show_default=True, help="Device pixels a pixel.")
@click.option("--event", metavar="ID", help="The event shown in the reader.")
@language_option
def command(
    store: Path | None,
    options: FilterOptions,
    out: Path,
    size: tuple[int, int],
    scale: float,
    event: str | None,
    language: str | None,
) -> int:
    """Draw the whole window; the range is its brush, with the view fitted around it.

    ``--theme light`` or ``--theme dark`` says how it looks; any other ``--theme`` filters as everywhere.
    """
    from briefviewer.ui.offscreen import offscreen_application
    from briefviewer.ui.shell.screenshot import take_screenshot

    if out.suffix.lower() != ".png":
        raise click.BadParameter(f"{out.name} must end with .png", param_hint="--out")
    words = words_for(language)
    opened = opened_subject(store, words)
    options, theme = split_appearance(options)
    filters, view = read_filters(options, opened)
    shown = opened.event(EventId(event)).id if event else None
    _application = offscreen_application()  # kept until all is painted
    take_screenshot(
        opened,
        filters,
        out,
        size=size,
        event=shown,
        view=view,
        theme=theme,
        scale=scale,
        today=date.today(),
        words=words,
    )
    click.echo(printable(str(out)))
    return list_problems(opened.problems, words)
