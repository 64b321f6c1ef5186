"""``briefviewer picture``: the timeline of a selection as PNG, SVG or PDF."""

from datetime import date
from pathlib import Path

import click

from briefviewer.cli.filters import FilterOptions, filter_options, read_filters, split_appearance
from briefviewer.cli.output import language_option, list_problems, printable, words_for
from briefviewer.cli.stores import opened_subject
from briefviewer.domain.view import LaneBy


class Size(click.ParamType[tuple[int, int]]):
    """Width × height in device-independent pixels, written ``1920x1080``."""

    name = "WxH"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """The two numbers; wrong usage if they are no size a picture can have."""
        width, cross, height = str(value).lower().replace("×", "x").partition("x")
        if not (cross and width.isdigit() and height.isdigit()):
            self.fail(f"{value!r} is no size; write it as 1920x1080", param, ctx)
        if not (320 <= int(width) <= 16384 and 200 <= int(height) <= 16384):
            self.fail(f"{value!r} is out of bounds; a picture is 320x200 to 16384x16384", param, ctx)
        return int(width), int(height)


@click.command("picture")
@click.argument("store", required=False, type=click.Path(path_type=Path))
@filter_options
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="FILE.png, .svg or .pdf")
@click.option("--size", type=Size(), default="1920x1080", show_default=True, metavar="WxH")
@click.option(
    "--lanes",
    type=click.Choice([each.value for each in LaneBy]),
    help="What lanes stand for.  [default: theme, or the view's]",
)
@click.option("--legend", is_flag=True, help="Say below the picture what its signs mean.")
@language_option
def command(
    store: Path | None,
    options: FilterOptions,
    out: Path,
    size: tuple[int, int],
    lanes: str | None,
    legend: bool,
    language: str | None,
) -> int:
    """Draw the timeline of a selection; the range is what it shows.

    ``--theme light`` or ``--theme dark`` says how it looks; any other ``--theme`` filters as everywhere.
    """
    from briefviewer.ui.offscreen import offscreen_application
    from briefviewer.ui.timeline.picture import FORMATS, draw_picture

    if out.suffix.lower() not in FORMATS:
        raise click.BadParameter(f"{out.name} must end with one of {' '.join(FORMATS)}", param_hint="--out")
    words = words_for(language)
    opened = opened_subject(store, words)
    options, theme = split_appearance(options)
    filters, view = read_filters(options, opened)
    by = LaneBy(lanes) if lanes else view.lanes if view else LaneBy.THEME
    _application = offscreen_application()  # kept until all is painted
    draw_picture(
        opened, filters, out, size=size, theme=theme, lanes=by, today=date.today(), words=words, has_legend=legend
    )
    click.echo(printable(str(out)))
    return list_problems(opened.problems, words)
