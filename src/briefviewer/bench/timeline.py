"""Looks at a store of many events through the timeline's canvas, view by view, and at as many points through pyqtgraph.

The canvas is the window's own, with labels, lanes by theme and overview; a frame is what ``grab()`` gives. pyqtgraph
draws points without labels: its ``ScatterPlotItem`` is what people take to show a million of something.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from time import perf_counter

import numpy as np
from PySide6.QtWidgets import QWidget

from briefviewer.app.admission import Admission
from briefviewer.app.workspace import Workspace
from briefviewer.bench.figures import Spread
from briefviewer.bench.tasks import CACHE, STORE, Measured, peak_memory_mb
from briefviewer.bench.viewports import Span, viewports
from briefviewer.bootstrap import Folders, open_store
from briefviewer.columns.events import EventColumns, Mask
from briefviewer.domain.facet import Facet
from briefviewer.store.repository import Repository
from briefviewer.timeline.marks import axis_rows, extent, marks_of
from briefviewer.ui.memory import Memory
from briefviewer.ui.offscreen import offscreen_application
from briefviewer.ui.shell.screenshot import settle
from briefviewer.ui.shell.window import BriefWindow, Surroundings
from briefviewer.ui.shell.wiring import Wiring
from briefviewer.ui.sweeping import Sweeper, pass_over_loaded
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.canvas import TimelineCanvas
from briefviewer.words import Words

SIZE = (1920, 1080)
TODAY = date(2025, 11, 22)
WARM_UP = 3
TOGGLES = 12
"""So many kinds are included, and each taken back."""


def look_through(folder: Path) -> Measured:
    """Zoom and pan over all events: a frame's time, layout and paint apart; then all views again, their words known."""
    running = _application()
    with closing(_opened(folder)) as store:
        canvas = TimelineCanvas(Theme.load("light"), Words.for_language("en"), TODAY, is_animated=False)
        canvas.resize(*SIZE)
        canvas.set_store(store)
        canvas.show_selection(Workspace(store).selection)
        canvas.show()
        settle()
        whole = whole_span(store.columns)
        laid_out: list[float] = []

        def frame(span: Span) -> None:
            canvas.view_model.go_to(*span)
            started = perf_counter()
            assert canvas.view_model.scene is not None
            laid_out.append(perf_counter() - started)
            canvas.grab()

        frames = _timed(frame, whole)
        layouts = laid_out[WARM_UP:]
        again = _timed(frame, whole)
        _close(canvas)
    paints = [whole_frame - layout for whole_frame, layout in zip(frames, layouts, strict=True)]
    measured = {"memory_mb": peak_memory_mb()}
    for name, seconds in {"frame": frames, "layout": layouts, "paint": paints, "again": again}.items():
        spread = Spread.of(seconds)
        measured |= {name: spread.median, f"{name}_95": spread.percentile_95}
    running.stop()
    return measured


def look_through_pyqtgraph(folder: Path) -> Measured:
    """The same views of as many points."""
    import pyqtgraph

    running = _application()
    with closing(_opened(folder)) as store:
        columns = store.columns
    whole = whole_span(columns)
    days = np.clip(columns.earliest_start.astype(np.float64), *whole)
    widget = pyqtgraph.PlotWidget()
    widget.resize(*SIZE)
    widget.addItem(pyqtgraph.ScatterPlotItem(x=days, y=np.arange(len(days)) % 8, size=7, pen=None, brush="b"))
    widget.show()
    settle()

    def frame(span: Span) -> None:
        widget.setXRange(*span, padding=0)
        widget.grab()

    measured: dict[str, float] = {}
    for name in ("frame", "again"):
        spread = Spread.of(_timed(frame, whole))
        measured |= {name: spread.median, f"{name}_95": spread.percentile_95}
    _close(widget)
    running.stop()
    return {**measured, "memory_mb": peak_memory_mb()}


def toggle_facets(folder: Path) -> Measured:
    """Include a kind in the whole window, or take it back, until facets with new counts and canvas are painted."""
    running = _application()
    with closing(_opened(folder)) as store:
        workspace = Workspace(store)
        window = BriefWindow(workspace, Surroundings(Words.for_language("en"), Memory(), TODAY), Theme.load("light"))
        wiring = Wiring(window, workspace, lambda _folder: store)
        window.timeline.canvas.set_animated(False)
        window.resize(*SIZE)
        window.show()
        settle()
        included: list[float] = []
        taken_back: list[float] = []
        for kind in _taking_turns(store.columns):
            admitted = workspace.admission(Facet.KIND, kind) is Admission.INCLUDED
            started = perf_counter()
            workspace.admit(Facet.KIND, kind, Admission.NEITHER if admitted else Admission.INCLUDED)
            window.facets.grab()
            window.timeline.canvas.grab()
            (taken_back if admitted else included).append(perf_counter() - started)
        _close(window)
        del wiring
    spread = Spread.of(included[WARM_UP:])
    running.stop()
    return {
        "seconds": spread.median,
        "percentile_95": spread.percentile_95,
        "taken_back": Spread.of(taken_back[WARM_UP:]).median,
        "memory_mb": peak_memory_mb(),
    }


def count_plainly(folder: Path) -> Measured:
    """What the counts alone cost in NumPy: a mask of what is listed after each turn, and eight facets."""
    with closing(_opened(folder)) as store:
        columns = store.columns
    seconds = []
    for turn, kind in enumerate(_taking_turns(columns)):
        mask: Mask = (columns.kind == columns.codes_of[Facet.KIND][kind]) | np.bool_(turn % 2)
        started = perf_counter()
        for facet in Facet:
            single, links = columns.single(facet), columns.links(facet)
            if single is not None:
                codes = single[mask]
                np.bincount(codes[codes >= 0])
            elif links is not None:
                np.bincount(links.codes[mask[links.owners]])
        seconds.append(perf_counter() - started)
    spread = Spread.of(seconds[2 * WARM_UP :])
    return {"seconds": spread.median, "percentile_95": spread.percentile_95}


TIMELINE_TASKS: dict[str, Callable[[Path], Measured]] = {
    "frame": look_through,
    "frame-pyqtgraph": look_through_pyqtgraph,
    "facet": toggle_facets,
    "facet-plain": count_plainly,
}


def whole_span(columns: EventColumns) -> Span:
    """The stretch of time that all marks take."""
    rows = axis_rows(columns, np.arange(len(columns), dtype=np.int32))
    found = extent(marks_of(columns, rows))
    if found is None:
        raise ValueError("the made store has nothing on its axis")
    return found


def _timed(frame: Callable[[Span], None], whole: Span) -> list[float]:
    for _ in range(WARM_UP):
        frame(whole)
    seconds = []
    for span in viewports(whole):
        started = perf_counter()
        frame(span)
        seconds.append(perf_counter() - started)
    return seconds


def _taking_turns(columns: EventColumns) -> Iterator[str]:
    """Kinds in turn, each first included, then taken back."""
    kinds = columns.vocabulary[Facet.KIND]
    for turn in range(2 * (WARM_UP + TOGGLES)):
        yield kinds[turn // 2 % len(kinds)]


def _application() -> Sweeper:
    """An application in which garbage is collected as in the window's: between frames, and not among what is loaded."""
    pass_over_loaded()
    return Sweeper(offscreen_application())


def _opened(folder: Path) -> Repository:
    return open_store(folder / STORE, Folders(*(folder / CACHE,) * 4))


def _close(widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    settle()
