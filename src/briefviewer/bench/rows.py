"""Which task is measured beside which baseline, and the ratio that was promised (docs/benchmarks.md)."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from briefviewer.app.child import own_command
from briefviewer.bench.figures import Figure
from briefviewer.bench.made_stores import make_store
from briefviewer.bench.tasks import INDEX, STORE, TASKS, Measured, make_title_index


def _packet_task(name: str) -> Callable[[Path], Measured]:
    """A task of the packet; its libraries are imported when it runs, or they would weigh on the others' memory."""

    def run(folder: Path) -> Measured:
        from briefviewer.bench.packet import PACKET_TASKS

        return PACKET_TASKS[name](folder)

    return run


ALL_TASKS = {**TASKS, **{name: _packet_task(name) for name in ("packet", "packet-plain")}}

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
        anew = measure("refresh", folder)
        what = "refresh with one of 100 files changed"
        yield Figure("refresh", events, what, anew["seconds"], "first build", built["seconds"], 1 / 30)
        opened, shipped = measure("open", folder), measure("open-shipped", folder)
        what, beside = "open the built store", "open the shipped store"
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


FIGURES: dict[str, tuple[int, Callable[[int], Iterator[Figure]]]] = {
    "store": (20_000, store_figures),
    "search": (1_000_000, search_figures),
    "packet": (1_000, packet_figures),
}
"""What can be measured, with the number of events that is meant where none is given."""
