import gc
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from briefviewer import bootstrap
from briefviewer.app.places import ReaderPage
from briefviewer.app.ports import EventStore
from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.bootstrap import Folders, open_store
from briefviewer.domain.errors import BriefviewerError, Problem
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange
from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.following import Disk, Following
from briefviewer.ui.shell.window import BriefWindow, Surroundings
from briefviewer.ui.shell.wiring import Wiring
from briefviewer.ui.theme import Theme
from tests.store.store_folder import a_store, an_event_yaml
from tests.ui.harbour_window import ENGLISH, HarbourStore, harbour_store, harbour_window, keep

AUTUMN = DayRange(date(2025, 8, 14), date(2025, 11, 6))
BROKEN = Problem("events/a.yaml", 3, 1, "", "yaml-syntax", (("reason", "odd"),))


@dataclass
class FakeDisk:
    """What a test says the disk holds."""

    now: EventStore | BriefviewerError | None = None
    watched: list[Path] = field(default_factory=list)
    tell: Callable[[], None] = lambda: None
    is_stopped: bool = False

    def disk(self) -> Disk:
        """As the window asks for it."""
        return Disk(self.watch, self.reread)

    def watch(self, store: EventStore, tell: Callable[[], None]) -> "FakeDisk":
        """Its tell is called when the test does."""
        self.watched.append(store.path)
        self.tell = tell
        return self

    def start(self) -> None:
        """Nothing runs."""
        self.is_stopped = False

    def stop(self) -> None:
        """Remembered."""
        self.is_stopped = True

    def reread(self, _: EventStore) -> EventStore | None:
        """What the disk holds."""
        if isinstance(self.now, BriefviewerError):
            raise self.now
        return self.now


Followed = tuple[BriefWindow, Workspace, FakeDisk, Callable[..., None]]


@pytest.fixture
def followed(qtbot: QtBot) -> Iterator[Followed]:
    """A window that follows; the last of the four changes the disk and waits until that is shown."""
    window, workspace, _ = harbour_window()
    keep(qtbot, window)
    window.show()
    fake = FakeDisk()
    following = Following(workspace, window.status, ENGLISH, fake.disk(), window)

    def change(now: EventStore | BriefviewerError | None) -> None:
        fake.now = now
        with qtbot.wait_signal(following.looked):
            fake.tell()

    with qtbot.wait_signal(following.looked):
        pass  # the first look, for what changed before the watch began
    yield window, workspace, fake, change
    following.stop()
    assert fake.is_stopped


def without_storm() -> HarbourStore:
    store = harbour_store()
    return replace(store, all_events=tuple(each for each in store.all_events if each.id != "storm"))


def test_what_changed_is_shown_and_the_user_stays_where_he_was(followed: Followed) -> None:
    window, workspace, _, change = followed
    workspace.set_range(AUTUMN)
    workspace.activate(EventId("closure"))
    workspace.open_page(ReaderPage.LIST)
    window.timeline.canvas.zoom_in()
    in_view = window.timeline.days_in_view()
    change(without_storm())
    assert len(workspace.store.columns) == 3
    assert (workspace.range, workspace.active, workspace.place.page) == (AUTUMN, "closure", ReaderPage.LIST)
    assert window.timeline.days_in_view() == in_view
    assert not window.status.notice.isVisible()


def test_where_nothing_changed_nobody_hears_of_it(followed: Followed) -> None:
    _, workspace, _, change = followed
    heard: list[Aspect] = []
    workspace.subscribe(heard.append)
    change(None)
    assert heard == []


def test_a_file_half_written_leaves_what_was_read_and_says_so(followed: Followed) -> None:
    window, workspace, _, change = followed
    before = workspace.store
    change(replace(without_storm(), problems=(BROKEN,)))
    assert workspace.store is before
    assert window.status.notice.isVisible()
    assert window.status.notice.text() == (
        "events/a.yaml, line 3, cannot be read for now; the window shows what it read before."
    )
    assert "This is not well-formed YAML (odd)" in window.status.notice.toolTip()
    change(without_storm())
    assert workspace.store is not before
    assert not window.status.notice.isVisible()


def test_a_file_that_never_could_be_read_stops_nothing(qtbot: QtBot, followed: Followed) -> None:
    _, workspace, _, change = followed
    change(without_storm())
    workspace.replace_store(harbour_store(problems=(BROKEN,)))
    change(replace(without_storm(), problems=(BROKEN, Problem("a", 1, 1, "", "field-missing"))))
    assert len(workspace.store.columns) == 3


def test_a_store_that_is_gone_is_told_and_what_was_read_stays(followed: Followed) -> None:
    window, workspace, _, change = followed
    before = workspace.store
    change(BriefviewerError("store-gone", path="/there"))
    assert workspace.store is before
    assert window.status.notice.text() == "The store at /there is not there any more; put it back, nothing was written."
    change(None)
    assert not window.status.notice.isVisible()


def test_a_folder_that_can_no_longer_be_written_is_told_until_it_can(followed: Followed) -> None:
    window, workspace, _, change = followed
    heard: list[Aspect] = []
    workspace.subscribe(heard.append)
    change(replace(harbour_store(), is_read_only=True))
    told = window.status.notice.text()
    assert told.startswith("The folder of this store can no longer be written")
    assert heard
    change(BriefviewerError("store-gone", path="/there"))
    assert window.status.notice.text() != told
    change(None)
    assert window.status.notice.text() == told
    change(harbour_store())
    assert window.status.notice.text() == ""


def test_another_store_is_followed_instead(followed: Followed) -> None:
    _, workspace, fake, _ = followed
    workspace.replace_store(replace(harbour_store(), path=Path("elsewhere")))
    assert fake.watched == [Path("harbours"), Path("elsewhere")]
    workspace.replace_store(replace(harbour_store(), path=Path("elsewhere")))
    assert len(fake.watched) == 2


def test_what_was_read_of_a_store_that_was_left_is_not_shown(qtbot: QtBot) -> None:
    window, workspace, _ = harbour_window()
    keep(qtbot, window)
    fake, released = FakeDisk(), Event()

    def reread(store: EventStore) -> EventStore | None:
        released.wait()
        return without_storm() if store.path == Path("harbours") else None

    following = Following(workspace, window.status, ENGLISH, Disk(fake.watch, reread), window)
    with qtbot.wait_signal(following.looked):
        following.look()
        other = replace(harbour_store(), path=Path("elsewhere"))
        workspace.replace_store(other)
        released.set()
    assert workspace.store is other
    following.stop()


def a_window_on(folder: Path, folders: Folders, qtbot: QtBot) -> tuple[BriefWindow, Following]:
    workspace = Workspace(open_store(folder, folders))
    window = BriefWindow(workspace, Surroundings(ENGLISH, Memory(), date(2025, 11, 22)), Theme.load("light"))
    keep(qtbot, window)
    Wiring(window, workspace, lambda _folder: workspace.store)
    window.show()
    return window, Following(workspace, window.status, ENGLISH, Disk(bootstrap.watch, bootstrap.reread), window)


def test_two_windows_on_one_store_see_each_others_saves(qtbot: QtBot, tmp_path: Path) -> None:
    """The real thing: files, index, watch and thread."""
    folder = a_store(tmp_path / "store")
    folders = Folders(*(tmp_path / each for each in ("data", "cache", "config", "state")))
    windows = [a_window_on(folder, folders, qtbot) for _ in range(2)]
    before = [weakref.ref(window.workspace.store) for window, _ in windows]
    temporary = folder / "events/.events.yaml.abcdefgh.tmp"
    temporary.write_text(an_event_yaml("met") + an_event_yaml("new", when="2025-09-01"))
    temporary.replace(folder / "events/events.yaml")
    for window, _ in windows:
        qtbot.wait_until(partial(shows, window, "2 of 2 events"), timeout=20_000)
    gc.collect()
    assert [each() for each in before] == [None, None], "an old store would hold on to its index"
    (folder / "store.yaml").rename(folder / "gone.yaml")
    for window, following in windows:
        qtbot.wait_until(partial(tells, window, "not there any more"), timeout=20_000)
        assert shows(window, "2 of 2 events")
        following.stop()


def shows(window: BriefWindow, listed: str) -> bool:
    return window.status.listed.text() == listed


def tells(window: BriefWindow, notice: str) -> bool:
    return notice in window.status.notice.text()
