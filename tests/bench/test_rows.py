from pathlib import Path

import pytest

from briefviewer.bench import rows
from briefviewer.bench.made_stores import make_store
from briefviewer.bench.rows import (
    FIGURES,
    in_child,
    in_line,
    packet_figures,
    search_figures,
    store_figures,
    timeline_figures,
)
from briefviewer.bench.tasks import STORE, Measured
from briefviewer.domain.errors import BriefviewerError


def test_each_row_stands_beside_its_baseline() -> None:
    build, refresh, whole, opened = store_figures(10, in_line)
    assert [each.row for each in (build, refresh, whole, opened)] == ["build", "refresh", "refresh", "open"]
    assert "one event" in refresh.what
    assert "every event" in whole.what
    assert refresh.baseline_seconds == build.seconds
    assert (build.goal, refresh.goal, opened.goal) == (0.9, 1 / 30, None)
    usual, slow = search_figures(20, in_line)
    assert usual.seconds <= slow.seconds
    assert (usual.goal, slow.goal) == (1.5, None)


def test_a_task_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    make_store(tmp_path / STORE, events=2)
    assert in_child("yaml", tmp_path)["seconds"] > 0


@pytest.mark.parametrize("name", FIGURES)
def test_every_row_has_a_number_of_events_that_is_meant(name: str) -> None:
    assert FIGURES[name][0] >= 1_000


def test_a_packet_stands_beside_plain_platypus() -> None:
    (figure,) = packet_figures(10, in_line)
    assert (figure.row, figure.events, figure.goal) == ("packet", 10, 0.6)
    assert figure.memory_mb
    assert figure.ratio > 0


def test_a_frame_stands_beside_pyqtgraph_and_beside_few_events(monkeypatch: pytest.MonkeyPatch) -> None:
    def measure(task: str, folder: Path) -> Measured:
        assert (folder / STORE / "store.yaml").exists()
        quick = 0.001 if task == "frame" else 0.02
        names = (
            "seconds",
            "percentile_95",
            "taken_back",
            *(f"{part}{suffix}" for part in parts for suffix in ("", "_95")),
        )
        return {**dict.fromkeys(names, quick), "memory_mb": 100.0}

    parts = ("frame", "layout", "paint", "again")
    monkeypatch.setattr(rows, "FEW", 2)
    monkeypatch.setattr(rows, "PYQTGRAPH", "numpy")
    figures = list(timeline_figures(3, measure))
    assert [each.row for each in figures] == [*("frame", "again", "growth", "layout", "paint") * 2, "facet", "facet"]
    assert [each.goal for each in figures if each.row == "growth"] == [4.0, 2.0]
    assert figures[0].is_met
    assert figures[0].ratio == pytest.approx(1 / 20)


def test_a_baseline_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "PYQTGRAPH", "no_such_library")
    with pytest.raises(BriefviewerError) as caught:
        next(timeline_figures(3, in_line))
    assert caught.value.facts["library"] == "no_such_library"
