"""``briefviewer bench``: measure the promised figures, each beside its baseline."""

import json
from pathlib import Path

import click

from briefviewer.cli.output import json_option, print_json, print_table

ROWS = ("store", "timeline", "search", "packet")
PARTS = {"store": ("store", "layer")}
"""What is measured over a number of events of its own, and belongs to a row all the same."""


@click.command("bench")
@click.argument("what", required=False, type=click.Choice([*ROWS, "layer"]))
@click.option("--events", type=click.IntRange(min=1), help="How many events.  [default: the number that was promised]")
@click.option("--task", hidden=True)
@click.option("--folder", hidden=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@json_option
def command(what: str | None, events: int | None, task: str | None, folder: Path | None, as_json: bool) -> int:
    """Measure each figure in a fresh process beside its baseline, and tell both. Ratios are goals, not promises."""
    from briefviewer.bench.rows import ALL_TASKS, FIGURES

    if task is not None and folder is not None:
        click.echo(json.dumps(ALL_TASKS[task](folder)))
        return 0
    figures = []
    for name in [part for row in ([what] if what else ROWS) for part in PARTS.get(row, (row,))]:
        default, measure = FIGURES[name]
        figures += list(measure(events or default))
    if as_json:
        print_json([each.as_record() for each in figures])
        return 0
    rows = [("row", "events", "what", "seconds", "baseline", "seconds", "ratio", "goal")]
    for each in figures:
        goal = "–" if each.goal is None else f"≤ {each.goal:.3g}"
        times = f"{each.seconds:.4g}", each.baseline, f"{each.baseline_seconds:.4g}", f"{each.ratio:.3g}"
        rows.append((each.row, str(each.events), each.what, *times, goal))
    print_table(rows)
    return 0
