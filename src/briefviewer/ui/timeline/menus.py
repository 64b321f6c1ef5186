"""What a right click on the timeline offers: for an event, for a lane, for the ground."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
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
    def zoom_into(self, start: float, end: float) -> None: ...
    def select_events(self, events: Sequence[EventId]) -> None: ...
    def give_rows(self, lane: str, rows: int | None) -> None: ...
    def move_lane(self, lane: str, by: int) -> None: ...
    def toggle_folding(self) -> None: ...
    def toggle_beside(self) -> None: ...
    def toggle_board(self, board: str) -> None: ...
    def list_board(self, board: str) -> None: ...


Entry = tuple[str, Callable[[], None], bool] | None
"""Words, what they do, and whether that can be done now; None is a line between entries."""


MOST_CHOICES = 14
"""More events than this are too many to choose one from."""
WIDEST_CHOICE = 72
"""Letters of a title in a menu."""


@dataclass(frozen=True, slots=True)
class LaneState:
    """How lanes and boards are: rows of each lane by its key, those given by hand, how many hidden, what is open.

    ``has_range`` tells whether a briefing range is brushed.
    """

    folded: frozenset[str] = frozenset()
    hidden: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    is_time_folded: bool = False
    is_beside_folded: bool = False
    open_board: str | None = None
    has_range: bool = True


def menu_for(
    hit: Hit,
    wishes: Wishes,
    words: Words,
    parent: QWidget,
    state: LaneState,
    counted: Sequence[tuple[EventId, str]] = (),
) -> QMenu:
    """The menu of a place.

    Args:
        counted: Where the place is a count, its events with their titles.
    """
    entries: list[Entry] = []
    if hit.target in (Target.EVENT, Target.CHIP) and hit.event is not None:
        entries += [*_of_event(hit.event, hit.target is Target.EVENT, wishes, words), None]
    elif hit.target in (Target.LANE, Target.LANE_EDGE):
        entries += [*_of_lane(hit.key, state, wishes, words), None]
    elif hit.target is Target.DENSITY:
        entries += [*_of_count(hit, counted, wishes, words), None]
    elif hit.target in (Target.BOARD, Target.BESIDE, Target.MORE):
        entries += [*_of_board(hit.key, state, wishes, words), None]
    folding = words.text("Show all time evenly") if state.is_time_folded else words.text("Fold empty stretches of time")
    beside = _beside_words(state.is_beside_folded, words)
    entries += [
        (folding, wishes.toggle_folding, True),
        (beside, wishes.toggle_beside, True),
        (words.text("Show all lanes"), wishes.show_all_lanes, state.hidden > 0),
        (words.text("Show everything"), wishes.fit_all, True),
        (words.text("Clear the range"), wishes.clear_range, state.has_range),
        (words.text("Legend"), wishes.show_legend, True),
    ]
    return _menu(entries, parent)


def _of_count(hit: Hit, counted: Sequence[tuple[EventId, str]], wishes: Wishes, words: Words) -> list[Entry]:
    entries: list[Entry] = []
    if len(counted) <= MOST_CHOICES:
        for event, title in counted:
            short = title if len(title) <= WIDEST_CHOICE else title[: WIDEST_CHOICE - 1].rstrip() + "…"
            # In a menu an ampersand would be the mark of a shortcut.
            entries.append((short.replace("&", "&&"), _choosing(event, wishes), True))
        entries.append(None)
    stretch, events = hit.stretch, [event for event, _ in counted]
    if stretch is not None:
        entries.append((words.text("Look closer"), lambda: wishes.zoom_into(*stretch), True))
    entries.append((words.text("Select all of them"), lambda: wishes.select_events(events), bool(events)))
    return entries


def _beside_words(is_folded: bool, words: Words) -> str:
    if is_folded:
        return words.text("Show what stands beside the axis")
    return words.text("Fold what stands beside the axis")


def _of_board(board: str, state: LaneState, wishes: Wishes, words: Words) -> list[Entry]:
    opening = words.text("Show fewer") if state.open_board == board else words.text("Show all of this board")
    return [
        (opening, lambda: wishes.toggle_board(board), True),
        (words.text("List its events"), lambda: wishes.list_board(board), True),
    ]


def _of_event(event: EventId, is_on_axis: bool, wishes: Wishes, words: Words) -> list[Entry]:
    return [
        (words.text("Show details"), lambda: wishes.show_details(event), True),
        (words.text("Fit into view"), lambda: wishes.fit_event(event), is_on_axis),
        (words.text("Range from it"), lambda: wishes.range_from_event(event), is_on_axis),
        None,
        (words.text("Copy as text"), lambda: wishes.copy_text(event), True),
        (words.text("Copy citation"), lambda: wishes.copy_citation(event), True),
    ]


def _choosing(event: EventId, wishes: Wishes) -> Callable[[], None]:
    return lambda: wishes.select_events([event])


def _of_lane(lane: str, state: LaneState, wishes: Wishes, words: Words) -> list[Entry]:
    is_folded, rows = lane in state.folded, state.rows.get(lane, 1)
    keys = list(state.rows)
    place = keys.index(lane) if lane in keys else 0
    fold = words.text("Unfold this lane") if is_folded else words.text("Fold this lane")
    return [
        (words.text("Select its events"), lambda: wishes.select_lane(lane), True),
        None,
        (fold, lambda: wishes.toggle_fold(lane), True),
        (words.text("Hide this lane"), lambda: wishes.hide_lane(lane), len(keys) > 1),
        (words.text("Move it up"), lambda: wishes.move_lane(lane, -1), place > 0),
        (words.text("Move it down"), lambda: wishes.move_lane(lane, 1), place < len(keys) - 1),
        None,
        (words.text("One row more"), lambda: wishes.give_rows(lane, rows + 1), not is_folded),
        (words.text("One row less"), lambda: wishes.give_rows(lane, rows - 1), rows > 1),
        (words.text("As many rows as it needs"), lambda: wishes.give_rows(lane, None), lane in state.given),
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
