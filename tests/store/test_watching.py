import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from briefviewer.store.watching import Hearer, StoreWatch, look_at, system_observer
from tests.store.store_folder import a_store, an_event_yaml

PATIENCE = 20.0
"""Seconds after which a test gives up waiting for what comes at once."""


@dataclass(frozen=True)
class Heard:
    event_type: str


@dataclass
class FakeObserver:
    """Gives notice when a test says so."""

    paths: list[str] = field(default_factory=list)
    hearers: list[Hearer] = field(default_factory=list)
    is_stopped: bool = False
    scheduled: threading.Event = field(default_factory=threading.Event)

    def schedule(self, hearer: Hearer, path: str, *, recursive: bool) -> None:
        assert not recursive
        self.hearers.append(hearer)
        self.paths.append(path)
        self.scheduled.set()

    def unschedule_all(self) -> None:
        self.paths.clear()

    def start(self) -> None: ...

    def stop(self) -> None:
        self.is_stopped = True

    def join(self) -> None: ...


Watching = Callable[..., StoreWatch]


@pytest.fixture
def told() -> threading.Event:
    return threading.Event()


@pytest.fixture
def watching(tmp_path: Path, told: threading.Event) -> Iterator[Watching]:
    watches: list[StoreWatch] = []

    def begin(observer: Callable[[], object] | None = None, look_every: float = 1000.0) -> StoreWatch:
        watches.append(
            StoreWatch(
                tmp_path / "store",
                told.set,
                observer,  # type: ignore[arg-type]
                settled=0.01,
                look_every=look_every,
            )
        )
        watches[-1].start()
        return watches[-1]

    a_store(tmp_path / "store")
    yield begin
    for each in watches:
        each.stop()


def test_the_system_tells_of_every_save(tmp_path: Path, watching: Watching, told: threading.Event) -> None:
    watching(system_observer)
    file = tmp_path / "store/events/events.yaml"
    for number in range(3):
        told.clear()
        for again in range(400):  # a save made before the folders are watched goes without notice
            file.write_text(an_event_yaml(f"new-{number}-{again}"))
            if told.wait(0.05):
                break
        assert told.is_set()


def test_without_the_systems_notices_looking_does(tmp_path: Path, watching: Watching, told: threading.Event) -> None:
    watching(look_every=0.01)
    (tmp_path / "store/views.yaml").write_text("[]\n")
    assert told.wait(PATIENCE)


def test_a_system_without_room_for_watches_is_no_trouble(
    tmp_path: Path, watching: Watching, told: threading.Event
) -> None:
    def full() -> FakeObserver:
        raise OSError(28, "inotify watch limit reached")

    watching(full, look_every=0.01)
    (tmp_path / "store/views.yaml").write_text("[]\n")
    assert told.wait(PATIENCE)


def test_only_the_stores_own_folders_are_watched(tmp_path: Path, watching: Watching) -> None:
    (tmp_path / "store/.git").mkdir()
    observer = FakeObserver()
    watch = watching(lambda: observer)
    assert observer.scheduled.wait(PATIENCE)
    watch.stop()
    root = tmp_path.resolve() / "store"
    assert observer.paths == [str(root / each) for each in ("", "events", "documents")]
    assert observer.is_stopped


def test_a_notice_of_writing_wakes_and_one_of_reading_does_not(
    tmp_path: Path, watching: Watching, told: threading.Event
) -> None:
    observer = FakeObserver()
    watch = watching(lambda: observer)
    assert observer.scheduled.wait(PATIENCE)
    (tmp_path / "store/views.yaml").write_text("[]\n")
    for kind in ("opened", "closed_no_write"):
        watch.dispatch(Heard(kind))
        assert not watch._woken.is_set()
    watch.dispatch(Heard("modified"))
    assert told.wait(PATIENCE)


def test_what_is_no_part_of_the_store_is_not_told(tmp_path: Path) -> None:
    root = a_store(tmp_path / "store")
    watch = StoreWatch(root, lambda: None)
    for name in ("events/.events.yaml.abcd1234.tmp", "events/events.yaml~", "notes.md", ".git", "documents/.#x"):
        (root / name).write_text("x")
    assert not watch.has_changed()
    (root / "events/events.yaml").read_bytes()
    assert not watch.has_changed()


def test_a_change_is_told_once(tmp_path: Path) -> None:
    root = a_store(tmp_path / "store")
    watch = StoreWatch(root, lambda: None)
    for change in (
        lambda: (root / "events/new.yaml").write_text(an_event_yaml("new")),
        lambda: (root / "events/new.yaml").unlink(),
        lambda: os.utime(root / "actors.yaml", ns=(10**18, 10**18)),
        lambda: (root / "store.yaml").rename(root / "gone.yaml"),
        lambda: (root / "gone.yaml").rename(root / "store.yaml"),
    ):
        change()
        assert watch.has_changed()
        assert not watch.has_changed()


def test_a_store_that_is_gone_looks_like_nothing(tmp_path: Path) -> None:
    assert look_at(tmp_path / "gone") is None
    found = look_at(a_store(tmp_path / "store"))
    assert found is not None
    assert next(name for name, *_ in found[1]) == "actors.yaml"


def test_whether_a_folder_may_be_written_is_part_of_its_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = StoreWatch(a_store(tmp_path / "store"), lambda: None)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert watch.has_changed()
    assert not watch.has_changed()


def test_a_watch_that_never_began_can_be_stopped(tmp_path: Path) -> None:
    StoreWatch(a_store(tmp_path / "store"), lambda: None).stop()
