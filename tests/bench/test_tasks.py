from pathlib import Path

import pytest

from briefviewer.bench.made_stores import make_store
from briefviewer.bench.tasks import INDEX, STORE, TASKS, make_title_index, peak_memory_mb
from briefviewer.store.index import Index
from briefviewer.store.searching import search


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_store(tmp_path / STORE, events=20, files=4)
    make_title_index(tmp_path / INDEX, 50)
    return tmp_path


@pytest.mark.parametrize("task", TASKS)
def test_every_task_does_its_work_and_tells_its_time(task: str, folder: Path) -> None:
    assert TASKS[task](folder)["seconds"] > 0


def test_a_build_that_finds_problems_is_not_measured(folder: Path) -> None:
    (folder / STORE / "events" / "file-000.yaml").write_text("[")
    with pytest.raises(ValueError, match="problems"):
        TASKS["build"](folder)


def test_titles_are_found_in_their_index(folder: Path) -> None:
    index = Index(folder / INDEX)
    found = search(index.run, "har")
    index.close()
    assert found
    assert all("har" in hit.title.casefold() for hit in found)


def test_the_most_memory_held_is_some() -> None:
    assert peak_memory_mb() > 1
