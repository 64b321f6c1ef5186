"""The timeline and its baseline are looked at through the same views, and every one of them is painted."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget

from briefviewer.bench.made_stores import make_store
from briefviewer.bench.tasks import STORE
from briefviewer.bench.timeline import TIMELINE_TASKS, WARM_UP, whole_span
from briefviewer.columns.build import columns_from_events
from tests.builders import a_library, an_event


class Plot(QWidget):
    """Stands in for pyqtgraph's widget, and remembers what it was asked to show."""

    shown: list[tuple[float, float]]
    items: list[object]

    def __init__(self) -> None:
        super().__init__()
        type(self).shown, type(self).items = [], []

    def addItem(self, item: object) -> None:  # noqa: N802
        self.items.append(item)

    def setXRange(self, start: float, end: float, padding: float) -> None:  # noqa: N802
        assert padding == 0
        self.shown.append((start, end))


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """A task has its process to itself; here what it left out of the collector's work is given back."""
    yield
    gc.unfreeze()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_store(tmp_path / STORE, events=30, files=2)
    return tmp_path


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("task", ["frame", "facet", "facet-plain"])
def test_our_own_frames_are_timed(task: str, folder: Path) -> None:
    measured = TIMELINE_TASKS[task](folder)
    assert measured
    assert all(value > 0 for value in measured.values())
    if task == "frame":
        assert measured["layout"] < measured["frame"] <= measured["frame_95"]


@pytest.mark.usefixtures("qapp")
def test_the_baseline_shows_a_point_for_each_event(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = SimpleNamespace(PlotWidget=Plot, ScatterPlotItem=SimpleNamespace)
    monkeypatch.setitem(sys.modules, "pyqtgraph", fake)
    measured = TIMELINE_TASKS["frame-pyqtgraph"](folder)
    assert 0 < measured["frame"] <= measured["frame_95"]
    assert Plot.shown == 2 * Plot.shown[: WARM_UP + 66]
    (points,) = Plot.items
    assert isinstance(points, SimpleNamespace)
    assert len(points.x) == len(points.y) == 30


def test_a_store_with_nothing_on_its_axis_is_not_measured() -> None:
    with pytest.raises(ValueError, match="axis"):
        whole_span(columns_from_events([an_event("a", on=None)], a_library()))
