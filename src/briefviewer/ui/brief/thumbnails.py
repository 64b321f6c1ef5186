"""All pages small, in a column beside the preview: the packet at a glance, and the way to any page of it.

Only what is in view is asked for, and only once the packet is wholly set: nobody waits for a small picture while the
page that is looked at is still to come. What is there stays until what follows it has come.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from briefviewer.brief.pages import rows_of
from briefviewer.ui.brief.press import Sizes
from briefviewer.ui.theme import Theme

WIDTH = 84
"""Of a page, in device-independent pixels."""
_GAP = 12
_SIDE = 14
_RING = 2.0
MOST_KEPT = 160
"""Pictures; beyond, those farthest from view are let go."""


class Thumbnails(QAbstractScrollArea):
    """Shows every page; a click, or the arrow keys, leads to it."""

    picture_wished = Signal(int, float, int, int)
    """(page, scale, first row, row after the last)"""
    page_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sizes: list[tuple[float, float]] = []
        self._is_whole = False
        self._pictures: dict[int, QImage] = {}
        self._is_stale: set[int] = set()
        self._asked: set[int] = set()
        self._page = 1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(self.sizeHint().width())
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def sizeHint(self) -> QSize:
        """A page with air about it, and the scroll bar."""
        return QSize(WIDTH + 2 * _SIDE + self.verticalScrollBar().sizeHint().width(), 400)

    @property
    def shown(self) -> frozenset[int]:
        """The pages whose picture is there and up to date."""
        return frozenset(self._pictures) - self._is_stale

    def show_setting(self, sizes: Sizes, *, is_whole: bool) -> None:
        """Another setting; of a proof, which knows its first pages only, the others keep their size."""
        known = list(sizes)
        self._sizes = known if is_whole else known + self._sizes[len(known) :]
        self._is_whole = is_whole
        self._pictures = {page: each for page, each in self._pictures.items() if page <= len(self._sizes)}
        self._is_stale = set(self._pictures)
        self._asked.clear()
        self._lay_out()

    def clear(self) -> None:
        """Show nothing."""
        self._sizes, self._is_whole = [], False
        self._pictures.clear()
        self._asked.clear()
        self._lay_out()

    def take_picture(self, page: int, scale: float, image: QImage) -> None:
        """Show what was asked for."""
        if page in self._asked and abs(scale - self._scale(page)) < 1e-6:
            self._pictures[page] = image
            self._is_stale.discard(page)
            self.viewport().update()

    def mark_page(self, page: int) -> None:
        """Ring the page that is looked at, and have it in view."""
        if page != self._page:
            self._page = page
            self._reveal()
            self.viewport().update()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what nobody needed while nothing was seen."""
        super().showEvent(event)
        self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in view with their numbers."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(self._theme.font(size="caption"))
        for page in self._in_view():
            self._paint_page(painter, page)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer pages are in view."""
        super().resizeEvent(event)
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a page."""
        if event.button() is Qt.MouseButton.LeftButton:
            here = event.position().toPoint() + QPoint(0, self.verticalScrollBar().value())
            page = next((n for n, place in enumerate(self._places(), 1) if place.bottom() + self._foot >= here.y()), 0)
            if page:
                self._choose(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A page on or back, to the first or the last."""
        moves: dict[int, Callable[[], int]] = {
            Qt.Key.Key_Down: lambda: self._page + 1,
            Qt.Key.Key_Up: lambda: self._page - 1,
            Qt.Key.Key_PageDown: lambda: self._page + self._in_a_screen,
            Qt.Key.Key_PageUp: lambda: self._page - self._in_a_screen,
            Qt.Key.Key_Home: lambda: 1,
            Qt.Key.Key_End: lambda: len(self._sizes),
        }
        move = moves.get(event.key())
        if move is None:
            super().keyPressEvent(event)
        else:
            self._choose(move())

    # inside

    @property
    def _foot(self) -> int:
        """The height of a page's number."""
        return QFontMetrics(self._theme.font(size="caption")).height() + 2

    @property
    def _in_a_screen(self) -> int:
        tall = max((place.height() for place in self._places()), default=1) + self._foot + _GAP
        return max(int(self.viewport().height() / tall), 1)

    def _choose(self, page: int) -> None:
        if self._sizes:
            self.page_chosen.emit(min(max(page, 1), len(self._sizes)))

    def _scale(self, page: int) -> float:
        """Pixels of the screen of a point."""
        return WIDTH / self._sizes[page - 1][0] * self.devicePixelRatioF()

    def _places(self) -> list[QRect]:
        """Where each page lies, unscrolled."""
        places, top = [], _GAP
        for width, height in self._sizes:
            tall = round(WIDTH * height / width)
            places.append(QRect(_SIDE, top, WIDTH, tall))
            top += tall + self._foot + _GAP
        return places

    def _in_view(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        places = enumerate(self._places(), 1)
        return [n for n, place in places if place.bottom() + self._foot >= top and place.top() <= bottom]

    def _paint_page(self, painter: QPainter, page: int) -> None:
        place = self._places()[page - 1].translated(0, -self.verticalScrollBar().value())
        painter.fillRect(place, Qt.GlobalColor.white)
        picture = self._pictures.get(page)
        if picture is not None:
            painter.setOpacity(0.5 if page in self._is_stale and not self._is_whole else 1.0)
            painter.drawImage(place, picture)
            painter.setOpacity(1.0)
        is_here = page == self._page
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_here:
            painter.setPen(QPen(self._theme.color("focus" if self.hasFocus() else "accent"), _RING))
            painter.drawRect(QRectF(place).adjusted(-_RING, -_RING, _RING, _RING))
        else:
            painter.setPen(self._theme.color("line-strong"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.setPen(self._theme.color("text" if is_here else "text-muted"))
        below = QRect(place.left(), place.bottom() + 4, place.width(), self._foot)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), str(page))

    def _lay_out(self) -> None:
        places = self._places()
        tall = places[-1].bottom() + self._foot + _GAP if places else 0
        bar = self.verticalScrollBar()
        bar.setRange(0, max(tall - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        self._ask()
        self.viewport().update()

    def _reveal(self) -> None:
        places = self._places()
        if 0 < self._page <= len(places):
            place, bar = places[self._page - 1], self.verticalScrollBar()
            room = self.viewport().height()
            if place.top() - _GAP < bar.value():
                bar.setValue(place.top() - _GAP)
            elif place.bottom() + self._foot + _GAP > bar.value() + room:
                bar.setValue(place.bottom() + self._foot + _GAP - room)

    def _scrolled(self) -> None:
        self._ask()
        self.viewport().update()

    def _ask(self) -> None:
        if not self._is_whole or not self.isVisible():
            return
        wanted = self._in_view()
        for page in wanted:
            if page not in self._asked:
                self._asked.add(page)
                scale = self._scale(page)
                self.picture_wished.emit(page, scale, 0, rows_of(self._sizes[page - 1][1], scale))
        if len(self._pictures) > MOST_KEPT and wanted:
            middle = wanted[len(wanted) // 2]
            for page in sorted(self._pictures, key=lambda each: abs(each - middle))[MOST_KEPT:]:
                del self._pictures[page]
                self._asked.discard(page)
                self._is_stale.discard(page)
