import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from briefviewer.domain.errors import UsageError
from briefviewer.store import index_building, index_opening, queries
from briefviewer.store.files import StoreFiles
from briefviewer.store.index_opening import IndexOpener
from tests.store.store_folder import a_store, an_event_yaml


def opener(folder: Path, cache: Path) -> IndexOpener:
    return IndexOpener(folder, StoreFiles(folder), cache, None, None)


def titles(folder: Path, cache: Path) -> list[str]:
    """What an index holds once it is open, asked of the arrays and of the tables."""
    index, held = opener(folder, cache).open()
    assert len(index.run(queries.event_yaml(held.numbers.tolist()))) == len(held.columns)
    index.close()
    return list(held.columns.titles)


def index_file(cache: Path) -> Path:
    (found,) = (cache / "index").glob("*.sqlite")
    return found


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The indexes built whole."""
    found: list[Path] = []
    real = index_building.build

    def noting(path: Path, *others: object) -> None:
        found.append(path)
        real(path, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(index_opening, "build", noting)
    return found


def test_an_index_is_built_once_and_brought_up_where_a_file_changed(tmp_path: Path, built: list[Path]) -> None:
    folder, cache = a_store(tmp_path / "store"), tmp_path / "cache"
    assert titles(folder, cache) == titles(folder, cache) == ["Ministers meet"]
    (folder / "events/events.yaml").write_text(an_event_yaml("met", title="Told anew"))
    assert titles(folder, cache) == ["Told anew"]
    assert built == [index_file(cache)]
    (folder / "events/more.yaml").write_text(an_event_yaml("more"))
    assert sorted(titles(folder, cache)) == ["The more", "Told anew"]
    assert len(built) == 2


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE meta (name TEXT, value TEXT)")


def other_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE meta SET value = '0.0.0' WHERE name = 'program'")
        connection.commit()


def without_an_array(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM array WHERE name = 'flags'")
        connection.commit()


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def scrambled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage",
    [
        foreign,
        other_version,
        other_program,
        without_an_array,
        truncated,
        scrambled,
        a_folder,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a database at all" * 100),
    ],
    ids=["foreign", "version", "program", "array", "truncated", "scrambled", "folder", "empty", "garbage"],
)
def test_an_index_that_cannot_be_trusted_is_built_again(
    tmp_path: Path, built: list[Path], damage: Callable[[Path], None]
) -> None:
    folder, cache = a_store(tmp_path / "store"), tmp_path / "cache"
    assert titles(folder, cache) == ["Ministers meet"]
    damage(index_file(cache))
    assert titles(folder, cache) == ["Ministers meet"]
    assert len(built) > 1


def test_an_index_is_built_anew_on_request(tmp_path: Path, built: list[Path]) -> None:
    opens = opener(a_store(tmp_path / "store"), tmp_path / "cache")
    index, _ = opens.open()
    index.close()
    again, held = opens.rebuild(index.path)
    assert (again.path, len(held.columns)) == (index.path, 1)
    assert built == [index.path, index.path]


def test_where_the_cache_cannot_be_written_the_index_lies_elsewhere_and_goes_with_its_opener(tmp_path: Path) -> None:
    folder, cache = a_store(tmp_path / "store"), tmp_path / "file"
    cache.write_text("in the way")
    opens = opener(folder, cache)
    index, held = opens.open()
    assert len(held.columns) == 1
    assert not index.path.is_relative_to(tmp_path)
    assert opens.open()[0].path.parent == index.path.parent
    del opens
    assert not index.path.exists()


def test_a_store_has_one_index_by_whatever_path_it_is_reached(tmp_path: Path) -> None:
    folder, cache = a_store(tmp_path / "store"), tmp_path / "cache"
    (tmp_path / "link").symlink_to(folder)
    assert titles(folder, cache) == titles(tmp_path / "link", cache)
    assert index_file(cache).is_file()


def test_no_store_is_a_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown-store"):
        opener(tmp_path / "nowhere", tmp_path / "cache").open()
