"""What the timeline offers where one asks: the menu of a place, and the events of a count to choose from."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from briefviewer.domain.event import EventId
from briefviewer.timeline.hits import Hit, Target
from briefviewer.ui.timeline.acting import ActingTimeline
from briefviewer.ui.timeline.menus import MOST_CHOICES, LaneState, menu_for
from briefviewer.ui.timeline.pointing import Pointing


class OfferingTimeline(ActingTimeline):
    """The timeline with its menus."""

    _pointing: Pointing
    _choice_at: QPointF

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the place has; by key, what the selected event has."""
        menu = self.menu_at(QPointF(event.pos()), by_key=event.reason() is QContextMenuEvent.Reason.Keyboard)
        if menu is not None:
            self._pointing.hide()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    def menu_at(self, here: QPointF, *, by_key: bool = False) -> QMenu | None:
        """The menu of a place, or of the event chosen last; None before anything is shown."""
        found = self.view_model.hit(here.x(), here.y())
        if by_key and self.view_model.selected:
            latest = self.view_model.selected[-1]
            is_on_axis = self.view_model.span_of([latest]) is not None
            found = Hit(Target.EVENT if is_on_axis else Target.CHIP, event=latest)
        scene, arrangement = self.view_model.scene, self.view_model.arrangement
        if found is None or arrangement is None or scene is None:
            return None
        counted: tuple[tuple[EventId, str], ...] = ()
        if found.target is Target.DENSITY:
            rows = arrangement.columns.rows_by_id
            events = self.view_model.counted_at(here.x(), here.y())
            counted = tuple((each, arrangement.columns.titles[rows[each]]) for each in events)
        state = LaneState(
            folded=self.view_model.lanes.folded,
            hidden=len(self.view_model.lanes.hidden),
            rows={band.lane.key: band.rows for band in scene.bands},
            given=frozenset(self.view_model.lanes.rows),
            is_time_folded=self.view_model.is_folding,
            is_beside_folded=self.view_model.is_beside_folded,
            open_board=self.view_model.beside.opened,
            has_range=self.view_model.brush is not None,
        )
        return menu_for(found, self, self._words, self, state, counted)

    def offer_counted(self) -> None:
        """Offer the events of the count that was clicked; where they are too many to choose from, look closer."""
        here = self._choice_at
        hit = self.view_model.hit(here.x(), here.y())
        if hit is None or hit.target is not Target.DENSITY or hit.stretch is None:
            return
        if hit.count > MOST_CHOICES:
            self.zoom_into(*hit.stretch)
            return
        menu = self.menu_at(here)
        if menu is not None:
            self._pointing.hide()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.mapToGlobal(here.toPoint()))
