from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Filters
from briefviewer.domain.library import ActorId, KindId
from briefviewer.domain.view import SavedView
from briefviewer.store.repository import Repository
from briefviewer.store.stored_records import StoredRecords
from tests.builders import an_actor, an_event
from tests.small_store import write_small_store


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Repository, StoredRecords]]:
    write_small_store(tmp_path / "store")
    with Repository.open(tmp_path / "store", tmp_path / "cache") as repository:
        yield repository, StoredRecords(repository)


def test_records_are_found_by_sort_and_id(opened: tuple[Repository, StoredRecords]) -> None:
    repository, records = opened
    usa = repository.library.actors[ActorId("usa")]
    assert records.current(replace(usa, aliases=())) == usa
    assert records.current(an_event("summit")) == repository.event(EventId("summit"))
    assert records.current(SavedView("august", "", Filters())) == repository.views[0]
    assert records.current(an_actor("summit")) is None
    assert records.current(an_event("usa")) is None


def test_places_are_the_file_and_the_record_before(opened: tuple[Repository, StoredRecords]) -> None:
    repository, records = opened
    assert records.place(an_event("summit")) == ("events/events.yaml", "")
    assert records.place(an_event("withdrawal")) == ("events/events.yaml", "troops")
    assert records.place(an_actor("usfk")) == ("actors.yaml", "usa")
    assert records.place(repository.library.kinds[KindId("summit")]) == ("kinds.yaml", "")
    assert records.place(repository.views[0]) == ("views.yaml", "")
    assert records.place(an_event("nobody")) is None
    assert records.place(an_actor("nobody")) is None


def test_it_knows_the_files_as_they_were_read(opened: tuple[Repository, StoredRecords]) -> None:
    repository, records = opened
    assert {"views.yaml", "events/events.yaml"} <= records.fingerprints().keys()
    assert records.refresh() is False
    (repository.path / "views.yaml").write_text("[]\n")
    assert records.refresh() is True
    assert records.current(SavedView("august", "", Filters())) is None
