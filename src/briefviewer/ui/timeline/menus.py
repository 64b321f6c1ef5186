"""What a right click on the timeline offers: for an event, for a lane, for the ground."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from briefviewer.domain.event import EventId
from briefviewer.timeline.hits import Hit, Target
from briefviewer.words import Words


class Wishes(Protocol):
    """What the menus ask of the timeline."""

    def show_details(self, event: EventId) -> None: ...
    def fit_event(self, event: EventId) -> None: ...
    def range_from_event(self, event: EventId) -> None: ...
    def copy_text(self, event: EventId) -> None: ...
    def copy_citation(self, event: EventId) -> None: ...
    def toggle_fold(self, lane: str) -> None: ...
    def hide_lane(self, lane: str) -> None: ...
    def show_all_lanes(self) -> None: ...
    def select_lane(self, lane: str) -> None: ...
    def show_legend(self) -> None: ...
    def fit_all(self) -> None: ...
    def clear_range(self) -> None: ...


Entry = tuple[str, Callable[[], None], bool] | None
"""Words, what they do, and whether that can be done now; None is a line between entries."""


def menu_for(
    hit: Hit, wishes: Wishes, words: Words, parent: QWidget, *, folded: frozenset[str], hidden: int, lanes: int
) -> QMenu:
    """The menu of a place; ``hidden`` counts the hidden lanes, ``lanes`` those shown."""
    entries: list[Entry] = []
    if hit.target in (Target.EVENT, Target.CHIP) and hit.event is not None:
        entries += [*_of_event(hit.event, hit.target is Target.EVENT, wishes, words), None]
    elif hit.target is Target.LANE:
        entries += [*_of_lane(hit.key, hit.key in folded, lanes, wishes, words), None]
    entries += [
        (words.text("Show all lanes"), wishes.show_all_lanes, hidden > 0),
        (words.text("Show everything"), wishes.fit_all, True),
        (words.text("Clear the range"), wishes.clear_range, True),
        (words.text("Legend"), wishes.show_legend, True),
    ]
    return _menu(entries, parent)


def _of_event(event: EventId, is_on_axis: bool, wishes: Wishes, words: Words) -> list[Entry]:
    return [
        (words.text("Show details"), lambda: wishes.show_details(event), True),
        (words.text("Fit into view"), lambda: wishes.fit_event(event), is_on_axis),
        (words.text("Range from it"), lambda: wishes.range_from_event(event), is_on_axis),
        None,
        (words.text("Copy as text"), lambda: wishes.copy_text(event), True),
        (words.text("Copy citation"), lambda: wishes.copy_citation(event), True),
    ]


def _of_lane(lane: str, is_folded: bool, lanes: int, wishes: Wishes, words: Words) -> list[Entry]:
    fold = words.text("Unfold this lane") if is_folded else words.text("Fold this lane")
    return [
        (fold, lambda: wishes.toggle_fold(lane), True),
        (words.text("Hide this lane"), lambda: wishes.hide_lane(lane), lanes > 1),
        (words.text("Select its events"), lambda: wishes.select_lane(lane), True),
    ]


def _menu(entries: Sequence[Entry], parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        text, act, is_possible = entry
        action = menu.addAction(text)
        action.triggered.connect(lambda checked=False, act=act: act())
        action.setEnabled(is_possible)
    return menu
