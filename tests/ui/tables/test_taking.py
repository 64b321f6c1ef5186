from pathlib import Path

import pytest

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store.importing import ImportRequest, Outcome
from briefviewer.ui.qt_jobs import CancelledError
from briefviewer.ui.tables.taking import SAMPLE_ROWS, Counter, TakesTables, sample_of, taken_in, tried
from tests.store.layer_store import a_table, opened
from tests.ui.harbour_window import harbour_store


def quiet(share: float, told: str = "", /) -> None:
    pass


def test_a_look_into_a_table_shows_its_first_rows_and_how_they_were_read(tmp_path: Path) -> None:
    path = a_table(tmp_path, "title;when\n" + "".join(f"A {n};2025\n" for n in range(40)))
    sample = sample_of(path, None, None)
    assert (sample.header, sample.encoding, sample.separator) == (("title", "when"), "utf-8", ";")
    assert [list(each) for each in sample.rows] == [[f"A {n}", "2025"] for n in range(SAMPLE_ROWS)]
    assert sample_of(path, None, ",").header == ("title;when",)
    assert sample_of(a_table(tmp_path, "title\n", "short.csv"), None, None).rows == []
    with pytest.raises(BriefviewerError, match="table-missing"):
        sample_of(tmp_path / "none.csv", None, None)


def test_a_trial_changes_nothing_and_taking_in_leaves_the_open_store_as_it_was(tmp_path: Path) -> None:
    store = opened(tmp_path)
    assert isinstance(store, TakesTables)
    assert not isinstance(harbour_store(), TakesTables)
    request = ImportRequest(a_table(tmp_path), is_trial=True)
    counter = Counter()
    report = tried(store, request, counter, quiet)
    assert counter.rows == 3
    assert (report.outcome, report.read) == (Outcome.TRIED, 3)
    assert store.reread() is None
    before = len(store.columns)
    shares: list[float] = []
    taken = taken_in(store, ImportRequest(request.file), report.read, lambda share, told="", /: shares.append(share))
    assert taken.report.outcome is Outcome.IMPORTED
    assert len(store.columns) == before
    assert taken.store is not None
    assert len(taken.store.columns) == before + 3
    assert shares
    assert max(shares) <= 1


def test_giving_up_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store = opened(tmp_path)

    def give_up(share: float, told: str = "", /) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        taken_in(store, ImportRequest(a_table(tmp_path)), 3, give_up)
    assert store.reread() is None
    assert not list((tmp_path / "store" / "layers").glob("*"))
