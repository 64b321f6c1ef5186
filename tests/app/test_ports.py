import inspect
from pathlib import Path

from briefviewer.app.ports import EventStore
from briefviewer.store.repository import Repository
from tests.store.store_folder import a_store


def test_an_open_repository_is_an_event_store(tmp_path: Path) -> None:
    a_store(tmp_path / "store")
    with Repository.open(tmp_path / "store", tmp_path / "cache") as repository:
        store: EventStore = repository
        assert [store.id, store.path] == ["tiny", tmp_path / "store"]


def test_the_repository_answers_all_that_is_asked_of_an_event_store() -> None:
    for name, asked in vars(EventStore).items():
        if name.startswith("_"):
            continue
        answered = getattr(Repository, name)
        assert isinstance(answered, property) is isinstance(asked, property), name
        if not isinstance(asked, property):
            wanted, given = inspect.signature(asked).parameters, inspect.signature(answered).parameters
            assert len(given) == len(wanted), name
            assert [each.default for each in given.values()] == [each.default for each in wanted.values()], name
