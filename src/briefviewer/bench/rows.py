"""Which task is measured beside which baseline, and the ratio that was promised (docs/benchmarks.md)."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from briefviewer.app.child import own_command
from briefviewer.bench.figures import Figure
from briefviewer.bench.made_stores import THEMES, make_store
from briefviewer.bench.made_tables import make_table
from briefviewer.bench.tasks import INDEX, STORE, TABLE, TASKS, Measured, make_title_index
from briefviewer.domain.errors import BriefviewerError

PYQTGRAPH = "pyqtgraph"
CURATED = 120
"""Events beside which a layer is shown: about as many as the store that ships has."""

FEW = 10_000
"""What growth starts from."""
LANES, LASTING = 8, 0.01
"""Themes of a timeline that is looked at, and the share of events longer than most views."""


def _packet_task(name: str) -> Callable[[Path], Measured]:
    """A task of the packet; its libraries are imported when it runs, or they would weigh on the others' memory."""

    def run(folder: Path) -> Measured:
        from briefviewer.bench.packet import PACKET_TASKS

        return PACKET_TASKS[name](folder)

    return run


def _timeline_task(name: str) -> Callable[[Path], Measured]:
    """A task of the timeline; Qt is imported when it runs."""

    def run(folder: Path) -> Measured:
        from briefviewer.bench.timeline import TIMELINE_TASKS

        return TIMELINE_TASKS[name](folder)

    return run


def _layer_task(name: str) -> Callable[[Path], Measured]:
    """A task of layers."""

    def run(folder: Path) -> Measured:
        from briefviewer.bench.layers import LAYER_TASKS

        return LAYER_TASKS[name](folder)

    return run


ALL_TASKS = {
    **TASKS,
    **{name: _packet_task(name) for name in ("packet", "packet-plain")},
    **{name: _layer_task(name) for name in ("import", "import-plain", "first-frame", "first-frame-shipped")},
    **{name: _timeline_task(name) for name in ("frame", "frame-pyqtgraph", "facet", "facet-plain")},
}

Measure = Callable[[str, Path], Measured]


def in_child(task: str, folder: Path) -> Measured:
    """Run a task in a fresh process, the program itself."""
    command = [*own_command(), "bench", "--task", task, "--folder", str(folder)]
    done = subprocess.run(command, capture_output=True, check=True)
    measured: Measured = json.loads(done.stdout)
    return measured


def in_line(task: str, folder: Path) -> Measured:
    """Run a task here, for tests."""
    return ALL_TASKS[task](folder)


def store_figures(events: int, measure: Measure = in_child) -> Iterator[Figure]:
    """First build, refresh and opening of a store of some events in a hundred files."""
    with TemporaryDirectory(prefix="briefviewer-bench-") as name:
        folder = Path(name)
        make_store(folder / STORE, events)
        plain, built = measure("yaml", folder), measure("build", folder)
        loader = "yaml.load with CSafeLoader of the same files"
        yield Figure(
            "build",
            events,
            "first build from YAML, evidence anchored",
            built["seconds"],
            loader,
            plain["seconds"],
            0.9,
            built["memory_mb"],
        )
        for task, changed in (("refresh", "one event"), ("refresh-whole", "every event")):
            anew, what = measure(task, folder), f"refresh with {changed} of one of 100 files changed"
            yield Figure("refresh", events, what, anew["seconds"], "first build", built["seconds"], 1 / 30)
        opened, shipped = measure("open", folder), measure("open-shipped", folder)
        what, beside = "open the built store", "open the shipped store"
        memory = opened["memory_mb"]
        yield Figure("open", events, what, opened["seconds"], beside, shipped["seconds"], None, memory)


def layer_figures(events: int, measure: Measure = in_child) -> Iterator[Figure]:
    """Importing a table of some rows as a layer, and opening a store with it up to the first frame."""
    with TemporaryDirectory(prefix="briefviewer-bench-") as name:
        folder = Path(name)
        make_store(folder / STORE, CURATED)
        make_table(folder / TABLE, events)
        plain, ours = measure("import-plain", folder), measure("import", folder)
        what, beside = "import of a table, FTS on title and summary", "csv.reader + executemany, one plain table"
        yield Figure("import", events, what, ours["seconds"], beside, plain["seconds"], 4.0, ours["memory_mb"])
        opened, shipped = measure("first-frame", folder), measure("first-frame-shipped", folder)
        what, beside = "open a store with that layer, first frame", "open the shipped store, first frame"
        memory = opened["memory_mb"]
        yield Figure("open", events, what, opened["seconds"], beside, shipped["seconds"], None, memory)


def search_figures(events: int, measure: Measure = in_child) -> Iterator[Figure]:
    """Search as you type over some titles: the median of twenty queries, letter by letter."""
    with TemporaryDirectory(prefix="briefviewer-bench-") as name:
        folder = Path(name)
        make_title_index(folder / INDEX, events)
        plain, ours = measure("search-plain", folder), measure("search", folder)
        what, beside = "20 queries letter by letter", "… MATCH ? ORDER BY rank LIMIT 50"
        yield Figure("search", events, f"{what}, median", ours["seconds"], beside, plain["seconds"], 1.5)
        slow, plain_slow = ours["percentile_95"], plain["percentile_95"]
        yield Figure("search", events, f"{what}, 95th percentile", slow, beside, plain_slow)


def packet_figures(events: int, measure: Measure = in_child) -> Iterator[Figure]:
    """A packet of everything in a store of some events, from its index to the sealed file."""
    with TemporaryDirectory(prefix="briefviewer-bench-") as name:
        folder = Path(name)
        make_store(folder / STORE, events)
        measure("build", folder)
        plain, ours = measure("packet-plain", folder), measure("packet", folder)
        what, beside = "packet: composed, tagged, linked, sealed", "the same words, plain platypus multiBuild"
        yield Figure("packet", events, what, ours["seconds"], beside, plain["seconds"], 0.6, ours["memory_mb"])


def timeline_figures(events: int, measure: Measure = in_child) -> Iterator[Figure]:
    """Frames of a timeline of some events beside pyqtgraph, their growth, and what a facet costs.

    Raises:
        BriefviewerError: ``bench-library-missing``.
    """
    if find_spec(PYQTGRAPH) is None:
        raise BriefviewerError("bench-library-missing", library=PYQTGRAPH)
    with _looked_at(events, measure) as folder:
        ours, plain = measure("frame", folder), measure("frame-pyqtgraph", folder)
        facet, counting = measure("facet", folder), measure("facet-plain", folder)
    with _looked_at(FEW, measure) as folder:
        few = measure("frame", folder)
    points, at_few = f"pyqtgraph, {events:,} points without labels", f"{FEW:,} events"
    for suffix, named, grown in (("", "median", 4.0), ("_95", "95th percentile", 2.0)):
        frame = ours[f"frame{suffix}"]
        memory = None if suffix else ours["memory_mb"]
        yield Figure("frame", events, f"66 views, {named}", frame, points, plain[f"frame{suffix}"], 1 / 12, memory)
        again = ours[f"again{suffix}"]
        yield Figure("again", events, f"the same views once more, {named}", again, points, plain[f"again{suffix}"])
        yield Figure("growth", events, f"66 views, {named}", frame, at_few, few[f"frame{suffix}"], grown)
        for part in ("layout", "paint"):
            yield Figure(part, events, f"of a frame, {named}", ours[f"{part}{suffix}"], "the frame", frame)
    beside = "a mask and np.bincount for eight facets"
    yield Figure("facet", events, "include a kind, next frame", facet["seconds"], beside, counting["seconds"], 2.0)
    yield Figure("facet", events, "take it back, next frame", facet["taken_back"], beside, counting["seconds"], 2.0)


@contextmanager
def _looked_at(events: int, measure: Measure) -> Iterator[Path]:
    with TemporaryDirectory(prefix="briefviewer-bench-") as name:
        folder = Path(name)
        make_store(folder / STORE, CURATED)
        make_table(folder / TABLE, events, themes=THEMES[:LANES], lasting=LASTING)
        measure("import", folder)
        yield folder


FIGURES: dict[str, tuple[int, Callable[[int], Iterator[Figure]]]] = {
    "store": (20_000, store_figures),
    "layer": (1_000_000, layer_figures),
    "search": (1_000_000, search_figures),
    "timeline": (1_000_000, timeline_figures),
    "packet": (1_000, packet_figures),
}
"""What can be measured, with the number of events that is meant where none is given."""
