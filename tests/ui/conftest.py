"""Widgets are tested without a display; what the offscreen platform says of itself is no complaint about us."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

OFFSCREEN_EXCUSES = r"This plugin does not support (propagateSizeHints|raise|grabbing the (keyboard|mouse))\(?\)?"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the platform's excuses pass in this room; everything else Qt says still fails a test."""
    for item in items:
        if "/tests/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_EXCUSES, extend=True))


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp: QCoreApplication) -> Iterator[None]:
    """Delete what a test's widgets leave to be deleted later: no event loop runs here that would.

    Nor may the garbage collector find any of them in a thread of another test (``ui.sweeping``). While it is off, all
    that a test makes is of the youngest generation, and that is collected in no time.
    """
    was_on = gc.isenabled()
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect(0)
    if was_on:
        gc.enable()
