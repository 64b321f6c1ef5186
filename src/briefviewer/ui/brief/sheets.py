"""The pages of a packet under each other, to scroll and zoom; only what is in view is ever asked for.

A page is painted from bands of pixels, so that 400 % on a fine screen takes no more memory than what is looked at. What
is there already stays until what follows it has come: nothing flickers while one types.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from briefviewer.brief.pages import rows_of
from briefviewer.ui.brief.press import Sizes
from briefviewer.ui.theme import Theme

PX_PER_POINT = 96 / 72
"""Device-independent pixels of a point at 100 %."""
LEAST, MOST = 0.5, 4.0
BAND_PX = 1024
MARGIN = 18
_AROUND = 1
_STEPS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


class Fit(Enum):
    """What the zoom follows when the view changes its size."""

    WIDTH = "width"
    PAGE = "page"
    FIXED = "fixed"


@dataclass
class _Print:
    """Pictures of one setting at one scale: bands by page and first row, and which were asked for."""

    scale: float
    bands: dict[tuple[int, int], QImage] = field(default_factory=dict)
    asked: set[tuple[int, int]] = field(default_factory=set)


class Sheets(QAbstractScrollArea):
    """Shows pages; asks for pictures of them as they come into view."""

    picture_wished = Signal(int, float, int, int)
    """(page, scale, first row, row after the last)"""
    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sizes: list[tuple[float, float]] = []
        self._is_open = False
        self._fit, self._zoom = Fit.WIDTH, 1.0
        self._print: _Print | None = None
        self._before: _Print | None = None
        self._page = 1
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.viewport().update())

    # what is shown

    @property
    def count(self) -> int:
        """How many pages are known."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page most of the view is on, from 1."""
        return self._page

    @property
    def zoom(self) -> float:
        """1 is 100 %."""
        return self._zoom

    @property
    def fit(self) -> Fit:
        """What the zoom follows."""
        return self._fit

    def show_setting(self, sizes: Sizes, *, is_whole: bool) -> None:
        """Show another setting. Of a proof, pages that it does not reach keep the size they had."""
        known = list(sizes)
        self._sizes = known if is_whole else known + self._sizes[len(known) :]
        self._is_open = True
        if self._print is not None and self._print.bands:
            self._before = self._print
        self._print = None
        self._lay_out()

    def take_picture(self, page: int, scale: float, top: int, image: QImage) -> None:
        """Show what was asked for."""
        if self._print is None or abs(self._print.scale - scale) > 1e-6:
            return
        self._print.bands[page, top] = image
        if all(each in self._print.bands for each in self._wanted()):
            self._before = None
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing."""
        self._sizes, self._is_open = [], False
        self._print = self._before = None
        self._lay_out()

    # moving

    def show_page(self, page: int) -> None:
        """Put the head of a page at the top."""
        if self._sizes:
            page = min(max(page, 1), len(self._sizes))
            self.verticalScrollBar().setValue(round(self._places()[page - 1].top()) - MARGIN // 2)
            self._note_page(page)

    def set_fit(self, fit: Fit) -> None:
        """Have the zoom follow the view."""
        page, self._fit = self._page, fit
        self._lay_out()
        if fit is Fit.PAGE:
            self.show_page(page)

    def set_zoom(self, zoom: float) -> None:
        """Show at a fixed zoom, what is in the middle staying there."""
        self._fit = Fit.FIXED
        self._set_zoom(min(max(zoom, LEAST), MOST))

    def zoom_in(self) -> None:
        """The next greater of the usual zooms."""
        self.set_zoom(next((each for each in _STEPS if each > self._zoom + 0.01), MOST))

    def zoom_out(self) -> None:
        """The next smaller of the usual zooms."""
        self.set_zoom(next((each for each in reversed(_STEPS) if each < self._zoom - 0.01), LEAST))

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shift = self._shift()
        places = self._places()
        for page in self._pages_in_view(0):
            place = places[page - 1].translated(-shift)
            painter.fillRect(place, Qt.GlobalColor.white)
            for shown in (self._before, self._print):
                if shown is not None:
                    self._paint_bands(painter, shown, page, place)
            painter.setPen(self._theme.color("line-strong"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fit."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms, all else scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            else:
                self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages by PgUp and PgDn, Home and End; zoom by plus, minus and nought."""
        actions: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageDown: lambda: self.show_page(self._page + 1),
            Qt.Key.Key_PageUp: lambda: self.show_page(self._page - 1),
            Qt.Key.Key_Home: lambda: self.show_page(1),
            Qt.Key.Key_End: lambda: self.show_page(len(self._sizes)),
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: lambda: self.set_fit(Fit.WIDTH),
        }
        action = actions.get(event.key())
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    # inside

    def _lay_out(self) -> None:
        """Fit the zoom and the scroll bars to the view, staying where it was on its page."""
        if self._fit is not Fit.FIXED and self._sizes:
            width, height = max(size[0] for size in self._sizes), max(size[1] for size in self._sizes)
            across = (self.viewport().width() - 2 * MARGIN) / (width * PX_PER_POINT)
            down = (self.viewport().height() - 2 * MARGIN) / (height * PX_PER_POINT)
            zoom = across if self._fit is Fit.WIDTH else min(across, down)
            self._set_zoom(min(max(zoom, 0.1), MOST))
        else:
            self._set_zoom(self._zoom)

    def _set_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        middle = bar.value() + self.viewport().height() / 2
        tall = max(self._tall(), 1.0)
        changed = zoom != self._zoom
        self._zoom = zoom
        whole = self._tall()
        across = max((size[0] for size in self._sizes), default=0.0) * self._scale + 2 * MARGIN
        bar.setRange(0, max(round(whole - self.viewport().height()), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        side = self.horizontalScrollBar()
        side.setRange(0, max(round(across - self.viewport().width()), 0))
        side.setPageStep(self.viewport().width())
        if changed:
            bar.setValue(round(middle / tall * whole - self.viewport().height() / 2))
            side.setValue(side.maximum() // 2)
            self.zoom_changed.emit(zoom)
        self._ask()
        self.viewport().update()

    @property
    def _scale(self) -> float:
        """Device-independent pixels of a point."""
        return self._zoom * PX_PER_POINT

    @property
    def _fine_scale(self) -> float:
        """Pixels of the screen of a point."""
        return self._scale * self.devicePixelRatioF()

    def _tall(self) -> float:
        return sum(size[1] * self._scale + MARGIN for size in self._sizes) + MARGIN

    def _places(self) -> list[QRectF]:
        """Where each page lies, unscrolled."""
        across = max((size[0] for size in self._sizes), default=0.0) * self._scale
        middle = max(across + 2 * MARGIN, self.viewport().width()) / 2
        places, top = [], float(MARGIN)
        for width, height in self._sizes:
            wide, tall = width * self._scale, height * self._scale
            places.append(QRectF(middle - wide / 2, top, wide, tall))
            top += tall + MARGIN
        return places

    def _shift(self) -> QPointF:
        return QPointF(QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value()))

    def _pages_in_view(self, around: int) -> Iterator[int]:
        view = QRectF(self.viewport().rect()).translated(self._shift())
        shown = [n for n, place in enumerate(self._places(), 1) if place.intersects(view)]
        if shown:
            yield from range(max(shown[0] - around, 1), min(shown[-1] + around, len(self._sizes)) + 1)

    def _wanted(self) -> list[tuple[int, int]]:
        """The bands in view, by page and first row."""
        scale = self._fine_scale
        ratio = self.devicePixelRatioF()
        view = QRectF(self.viewport().rect()).translated(self._shift())
        places = self._places()
        wanted = []
        for page in self._pages_in_view(0):
            place = places[page - 1]
            first = max(view.top() - place.top(), 0.0) * ratio
            last = (min(view.bottom(), place.bottom()) - place.top()) * ratio
            rows = self._rows(page, scale)
            wanted += [(page, top) for top in range(int(first) // BAND_PX * BAND_PX, min(int(last) + 1, rows), BAND_PX)]
        return wanted

    def _rows(self, page: int, scale: float) -> int:
        return rows_of(self._sizes[page - 1][1], scale)

    def _ask(self) -> None:
        """Ask for what is in view and has not been asked for, then for the pages beside it."""
        if not self._is_open or not self._sizes:
            return
        scale = self._fine_scale
        if self._print is None or abs(self._print.scale - scale) > 1e-6:
            if self._print is not None and self._print.bands:
                self._before = self._print
            self._print = _Print(scale)
        wanted = self._wanted()
        if self._zoom <= 1.5:
            near = [
                (page, top)
                for page in self._pages_in_view(_AROUND)
                for top in range(0, self._rows(page, scale), BAND_PX)
            ]
            wanted += [each for each in near if each not in wanted]
        for page, top in wanted:
            if (page, top) not in self._print.asked:
                self._print.asked.add((page, top))
                bottom = min(top + BAND_PX, self._rows(page, scale))
                self.picture_wished.emit(page, scale, top, bottom)
        self._forget(wanted)

    def _forget(self, wanted: list[tuple[int, int]]) -> None:
        """Let go of what is far from view."""
        assert self._print is not None
        if len(self._print.bands) > _MOST_BANDS:
            pages = {page for page, _ in wanted}
            for key in [key for key in self._print.bands if all(abs(key[0] - page) > 2 for page in pages)]:
                del self._print.bands[key]
                self._print.asked.discard(key)

    def _paint_bands(self, painter: QPainter, shown: _Print, page: int, place: QRectF) -> None:
        ratio = self._fine_scale / shown.scale / self.devicePixelRatioF()
        for (of_page, top), image in shown.bands.items():
            if of_page == page:
                target = QRectF(place.left(), place.top() + top * ratio, image.width() * ratio, image.height() * ratio)
                if ratio * self.devicePixelRatioF() == 1.0:  # pixel for pixel: whole rows, no smear
                    target.moveTo(round(target.left()), round(target.top()))
                painter.drawImage(target, image, QRectF(QRect(QPoint(), image.size())))

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        places = self._places()
        self._note_page(next((n for n, place in enumerate(places, 1) if place.bottom() >= middle), len(places) or 1))
        self._ask()
        self.viewport().update()

    def _note_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)


_MOST_BANDS = 48
