"""A widget for a screen reader: a list whose items are the spots in view, each with name, place and state.

Qt keeps an accessible interface in a cache of its own until the object it speaks for dies, or, where there is none,
until it is told to let go; a Python object that dies before then leaves a pointer to nothing, and a crash at the next
question. So every interface made here is held in ``_HELD`` until Qt has deleted it, each is registered once, and the
items are taken out of the cache when their widget is destroyed. Nothing is made unless a screen reader asks.
"""

from collections.abc import Sequence
from functools import cache
from itertools import count

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleSelectionInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from briefviewer.timeline.shapes import Rect
from briefviewer.timeline.spots import Spot

MOST_ITEMS = 4096
"""So many items are kept before those out of view are let go."""

_HELD: dict[int, object] = {}
_KEYS = count()


class SpokenWidget(QWidget):
    """A widget whose parts a screen reader can ask for, one by one."""

    def spots(self) -> Sequence[Spot]:
        """What is in view, in reading order."""
        raise NotImplementedError

    def told_spot(self, spot: Spot) -> str:
        """A spot for the ear."""
        raise NotImplementedError

    def is_chosen(self, spot: Spot) -> bool:
        """Whether it is selected."""
        raise NotImplementedError

    def last_chosen(self) -> str:
        """The key of the spot that has the keyboard; empty if none has."""
        raise NotImplementedError

    def choose_spots(self, keys: Sequence[str]) -> None:
        """Select just these."""
        raise NotImplementedError

    def open_spot(self, spot: Spot) -> None:
        """Open an event, or go closer to a heap."""
        raise NotImplementedError


@cache
def install() -> None:
    """Have Qt ask us about spoken widgets, once a process."""
    QAccessible.installFactory(_interface_for)


def tell_choice(widget: SpokenWidget, told: str) -> None:
    """Lead the screen reader to what was chosen last, or say it where it is out of view."""
    if not told or not widget.hasFocus() or not QAccessible.isActive():
        return
    interface = QAccessible.queryAccessibleInterface(widget)
    item = interface.focusChild() if isinstance(interface, TimelineInterface) else None
    if item is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))
    else:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, told))


def tell_view(widget: SpokenWidget) -> None:
    """Say that other things are in view now; items that went out of view may be let go."""
    if not QAccessible.isActive():
        return
    interface = QAccessible.queryAccessibleInterface(widget)
    if isinstance(interface, TimelineInterface):
        interface.let_go(MOST_ITEMS)
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.ObjectReorder))


class TimelineInterface(QAccessibleWidget):
    """The list."""

    def __init__(self, widget: SpokenWidget) -> None:
        super().__init__(widget, QAccessible.Role.List)
        self.spoken = widget
        self.selection = _Selection(self)
        self._items: dict[str, SpotInterface] = {}
        self._spots: Sequence[Spot] = ()
        self._places: dict[str, int] = {}
        widget.destroyed.connect(self._destroyed)

    def spots(self) -> Sequence[Spot]:
        """What is in view; empty once the widget is gone."""
        spots = self.spoken.spots() if shiboken6.isValid(self.spoken) else ()
        if spots is not self._spots:
            self._spots, self._places = spots, {spot.key: place for place, spot in enumerate(spots)}
        return spots

    def spot(self, key: str) -> Spot | None:
        """The spot of a key, while it is in view."""
        spots = self.spots()
        place = self._places.get(key)
        return spots[place] if place is not None else None

    def item(self, key: str) -> "SpotInterface":
        """The interface of a spot, made when first asked for."""
        made = self._items.get(key)
        if made is None:
            made = self._items[key] = SpotInterface(self, key)
            _HELD[made.held] = made
            made.id = QAccessible.registerAccessibleInterface(made)
        return made

    def let_go(self, most: int) -> None:
        """Take items that are out of view out of Qt's cache where there are more than ``most``."""
        if len(self._items) > most:
            self.spots()
            for key in [each for each in self._items if each not in self._places]:
                _delete(self._items.pop(key))

    def _destroyed(self) -> None:
        for item in self._items.values():
            _delete(item)
        self._items.clear()

    # QAccessibleInterface

    def childCount(self) -> int:
        """How many spots are in view."""
        return len(self.spots())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """A spot by its place."""
        spots = self.spots()
        return self.item(spots[index].key) if 0 <= index < len(spots) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of a spot, -1 where it is out of view."""
        self.spots()
        return self._places.get(child.key, -1) if isinstance(child, SpotInterface) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The spot under a place on the screen, the topmost where several are."""
        if not shiboken6.isValid(self.spoken):
            return None
        here = self.spoken.mapFromGlobal(QPoint(x, y))
        for spot in reversed(self.spots()):
            if not spot.is_hidden and spot.rect.holds(here.x(), here.y()):
                return self.item(spot.key)
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The spot chosen last."""
        key = self.spoken.last_chosen() if shiboken6.isValid(self.spoken) and self.spoken.hasFocus() else ""
        return self.item(key) if self.spot(key) is not None else None

    def state(self) -> QAccessible.State:
        """Several can be selected."""
        state = super().state()
        state.multiSelectable = True
        state.extSelectable = True
        return state

    def interface_cast(self, wanted: QAccessible.InterfaceType) -> int:
        """Selecting; what a widget can do anyway."""
        if wanted == QAccessible.InterfaceType.SelectionInterface:
            return _address(self.selection)
        return super().interface_cast(wanted) or _address(None)


class SpotInterface(QAccessibleInterface):
    """An item of the list."""

    def __init__(self, parent: TimelineInterface, key: str) -> None:
        super().__init__()
        self.list, self.key = parent, key
        self.id, self.held = 0, next(_KEYS)
        self.actions = _Actions(self)

    @property
    def spot(self) -> Spot | None:
        """What it stands for, while that is in view."""
        return self.list.spot(self.key) if shiboken6.isValid(self.list) else None

    @property
    def spoken(self) -> SpokenWidget:
        """Whose spot it is."""
        return self.list.spoken

    def isValid(self) -> bool:
        """Whether it still stands for something."""
        return self.spot is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        """No object of its own."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """The window it is in."""
        return self.list.window() if shiboken6.isValid(self.list) else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The list."""
        return self.list if shiboken6.isValid(self.list) else None

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """None: an item has no parts."""
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """None: an item has no parts."""
        return None

    def childCount(self) -> int:
        """An item has no parts."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """An item has no parts."""
        return -1

    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Focusable and selectable; a board can be opened and closed; out of view it is invisible."""
        state = QAccessible.State()
        spot = self.spot
        if spot is None:
            state.invalid = True
            return state
        state.focusable = True
        state.offscreen = spot.is_hidden
        if spot.board:
            state.expandable = True
            state.expanded, state.collapsed = spot.is_open, not spot.is_open
        if spot.event is not None:
            state.selectable = True
            state.selected = self.spoken.is_chosen(spot)
            state.focused = self.spoken.hasFocus() and self.spoken.last_chosen() == self.key
        return state

    def text(self, wanted: QAccessible.Text) -> str:
        """Title, date in words, which of how many in its lane."""
        spot = self.spot
        return self.spoken.told_spot(spot) if spot is not None and wanted == QAccessible.Text.Name else ""

    def setText(self, _which: QAccessible.Text, _text: str) -> None:
        """Nothing here can be written."""

    def rect(self) -> QRect:
        """Where it is on the screen, as far as it is in the widget."""
        spot = self.spot
        if spot is None:
            return QRect()
        if spot.is_hidden:
            return QRect()
        here = _whole_pixels(spot.rect) & self.spoken.rect()
        return QRect(self.spoken.mapToGlobal(here.topLeft()), here.size())

    def foregroundColor(self) -> QColor:
        """As the widget's."""
        return self.spoken.palette().text().color()

    def backgroundColor(self) -> QColor:
        """As the widget's."""
        return self.spoken.palette().base().color()

    def interface_cast(self, wanted: QAccessible.InterfaceType) -> int:
        """It can be pressed."""
        return _address(self.actions if wanted == QAccessible.InterfaceType.ActionInterface else None)


class _Actions(QAccessibleActionInterface):
    """Press opens an event or goes closer to a heap; focus selects an event."""

    def __init__(self, item: SpotInterface) -> None:
        super().__init__()
        self._item = item

    def actionNames(self) -> list[str]:
        """Press and focus."""
        return [QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.setFocusAction()]

    def doAction(self, name: str) -> None:
        """Do one of them."""
        spot = self._item.spot
        if spot is None:
            return
        if name == QAccessibleActionInterface.pressAction():
            self._item.spoken.open_spot(spot)
        elif name == QAccessibleActionInterface.setFocusAction():
            self._item.spoken.setFocus()
            self._item.spoken.choose_spots([spot.key])

    def keyBindingsForAction(self, name: str) -> list[str]:
        """Return opens."""
        return ["Return"] if name == QAccessibleActionInterface.pressAction() else []


class _Selection(QAccessibleSelectionInterface):
    """The selected events in view."""

    def __init__(self, parent: TimelineInterface) -> None:
        super().__init__()
        self._list = parent

    def _chosen(self) -> list[str]:
        return [spot.key for spot in self._list.spots() if self._list.spoken.is_chosen(spot)]

    def _choose(self, keys: Sequence[str]) -> bool:
        if not shiboken6.isValid(self._list.spoken):
            return False
        self._list.spoken.choose_spots(keys)
        return True

    def selectedItemCount(self) -> int:
        """How many events in view are selected."""
        return len(self._chosen())

    def selectedItems(self) -> list[QAccessibleInterface]:
        """The events in view that are selected."""
        return [self._list.item(key) for key in self._chosen()]

    def isSelected(self, child: QAccessibleInterface) -> bool:
        """Whether a spot is selected."""
        return isinstance(child, SpotInterface) and child.key in self._chosen()

    def select(self, child: QAccessibleInterface) -> bool:
        """Select a spot besides what is."""
        return isinstance(child, SpotInterface) and self._choose([*self._chosen(), child.key])

    def unselect(self, child: QAccessibleInterface) -> bool:
        """Let a spot go."""
        return isinstance(child, SpotInterface) and self._choose([key for key in self._chosen() if key != child.key])

    def selectAll(self) -> bool:
        """Select all events in view."""
        return self._choose([spot.key for spot in self._list.spots()])

    def clear(self) -> bool:
        """Select nothing."""
        return self._choose([])


def _interface_for(_class: str, about: QObject | None) -> QAccessibleInterface | None:
    """The factory Qt asks for an interface; None where Qt has one of its own."""
    return _hold(TimelineInterface(about)) if isinstance(about, SpokenWidget) else None


def _hold(made: TimelineInterface) -> TimelineInterface:
    """Hold a list until Qt has deleted it."""
    for key in [key for key, each in _HELD.items() if not shiboken6.isValid(each)]:
        del _HELD[key]
    _HELD[next(_KEYS)] = made
    return made


def _delete(item: SpotInterface) -> None:
    """Have Qt forget an item and delete it."""
    if shiboken6.isValid(item):
        QAccessible.deleteAccessibleInterface(item.id)
    _HELD.pop(item.held, None)


def _address(made: QAccessibleActionInterface | QAccessibleSelectionInterface | None) -> int:
    """What C++ reads as a pointer. None or 0 it would take for the address of that very object, and crash on it."""
    address = shiboken6.getCppPointer(made)[0] if made is not None else 0
    return shiboken6.VoidPtr(address)  # type: ignore[return-value]


def _whole_pixels(rect: Rect) -> QRect:
    left, top = int(rect.x), int(rect.y)
    return QRect(left, top, max(int(rect.right + 0.999) - left, 1), max(int(rect.bottom + 0.999) - top, 1))
