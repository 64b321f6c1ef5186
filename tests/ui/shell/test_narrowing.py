from threading import Event as Flag
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Workspace
from briefviewer.columns.events import Mask
from briefviewer.ui.shell import narrowing
from briefviewer.ui.shell.narrowing import Narrowing
from tests.brief.fake_store import FakeStore
from tests.ui.harbour_window import harbour_store


def test_few_events_are_narrowed_at_once() -> None:
    owner, done = QObject(), list[str]()
    found = Narrowing(Workspace(harbour_store()), owner)
    found.narrow(("north",), lambda: done.append("north"))
    assert done == ["north"]
    assert not found.is_waiting


def test_words_are_found_beside_the_window_and_the_last_wish_wins(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrowing, "INLINE", 0)
    may_go_on, began, threads, done = Flag(), Flag(), list[bool](), list[str]()
    matches = FakeStore.matches

    def slow(store: FakeStore, queries: tuple[str, ...]) -> Mask:
        threads.append(current_thread() is main_thread())
        began.set()
        may_go_on.wait(10)
        return matches(store, queries)

    monkeypatch.setattr(FakeStore, "matches", slow)
    owner = QObject()
    found = Narrowing(Workspace(harbour_store()), owner)
    for word in ("north", "letter", "harbour"):
        found.narrow((word,), lambda word=word: done.append(word))  # type: ignore[misc]
    qtbot.waitUntil(began.is_set)
    assert found.is_waiting
    assert done == []
    may_go_on.set()
    qtbot.waitUntil(lambda: not found.is_waiting)
    assert done == ["harbour"]
    assert not any(threads)


def test_without_words_nothing_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrowing, "INLINE", 0)
    owner, done = QObject(), list[str]()
    Narrowing(Workspace(harbour_store()), owner).narrow((), lambda: done.append("all"))
    assert done == ["all"]
