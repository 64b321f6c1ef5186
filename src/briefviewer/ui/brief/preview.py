"""The preview: the pages as they will be printed, a bar to turn and zoom them, and a word on how far they are set."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefviewer.ui.brief.press import Sizes
from briefviewer.ui.brief.sheets import Fit, Sheets
from briefviewer.ui.brief.thumbnails import Thumbnails
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words

_ZOOMS = (50, 75, 100, 125, 150, 200, 300, 400)


class PacketPreview(QFrame):
    """Pages, or in their place why there are none (yet)."""

    preview_wished = Signal()
    picture_wished = Signal(int, float, int, int)
    """(page, scale, first row, row after the last)"""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.sheets = Sheets(theme, self)
        self.sheets.setAccessibleName(words.text("Preview of the packet"))
        self.thumbnails = Thumbnails(theme, self)
        self.thumbnails.setAccessibleName(words.text("All pages"))
        self.overview = _button(self, "☰", words.text("All pages"), self._show_overview)
        self.overview.setCheckable(True)
        self.overview.setChecked(True)
        self.before = _button(
            self, "‹", words.text("Previous page"), lambda: self.sheets.show_page(self.sheets.page - 1)
        )
        self.after = _button(self, "›", words.text("Next page"), lambda: self.sheets.show_page(self.sheets.page + 1))
        self.number = QLineEdit("1", self)
        self.number.setFixedWidth(46)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setValidator(QIntValidator(1, 99_999, self))
        self.number.setAccessibleName(words.text("Page"))
        self.number.returnPressed.connect(self._turn)
        self.total = QLabel(self)
        set_role(self.total, "muted")
        self.zoom = QComboBox(self)
        self.zoom.setAccessibleName(words.text("Zoom"))
        self.zoom.addItem(words.text("Fit width"), Fit.WIDTH)
        self.zoom.addItem(words.text("Fit page"), Fit.PAGE)
        for percent in _ZOOMS:
            self.zoom.addItem(f"{percent} %", percent)
        self.zoom.activated.connect(self._zoom_chosen)
        less = _button(self, "−", words.text("Zoom out"), self.sheets.zoom_out)
        more = _button(self, "+", words.text("Zoom in"), self.sheets.zoom_in)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.told, "muted")
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 6, 10, 6)
        bar.setSpacing(6)
        turning: tuple[QWidget, ...] = (self.overview, self.before, self.number, self.total, self.after)
        zooming: tuple[QWidget, ...] = (less, self.zoom, more)
        for widget in turning:
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.told)
        bar.addStretch(1)
        for widget in zooming:
            bar.addWidget(widget)
        self._notice = QLabel(self)
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        self._notice.setWordWrap(True)
        self._notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._notice, "muted")
        self.show_it = QPushButton(words.text("Show preview"), self)
        self.show_it.clicked.connect(self.preview_wished)
        empty = QWidget(self)
        column = QVBoxLayout(empty)
        column.setContentsMargins(32, 32, 32, 32)
        column.addStretch(2)
        column.addWidget(self._notice)
        column.addSpacing(8)
        column.addWidget(self.show_it, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._stack = QStackedLayout()
        self._stack.addWidget(empty)
        pages = QWidget(self)
        beside = QHBoxLayout(pages)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(1)
        beside.addWidget(self.thumbnails)
        beside.addWidget(self.sheets, 1)
        self._stack.addWidget(pages)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addLayout(self._stack, 1)
        self.sheets.page_changed.connect(lambda _: self._show_place())
        self.sheets.page_changed.connect(self.thumbnails.mark_page)
        self.thumbnails.page_chosen.connect(self.sheets.show_page)
        for shown in (self.sheets, self.thumbnails):
            shown.picture_wished.connect(self.picture_wished)
        self.sheets.zoom_changed.connect(lambda _: self._show_zoom())
        self.tell(words.text("Setting the pages…"))

    @property
    def page(self) -> int:
        """The page that is looked at."""
        return self.sheets.page

    @property
    def shows_pages(self) -> bool:
        """Whether there are pages to look at, be they up to date or not."""
        return self._stack.currentIndex() == 1

    def show_pages(self, sizes: Sizes, *, is_whole: bool) -> None:
        """Show a setting; of a proof only some pages are known."""
        self._stack.setCurrentIndex(1)
        self.sheets.show_setting(sizes, is_whole=is_whole)
        self.thumbnails.show_setting(sizes, is_whole=is_whole)
        self.told.setText("" if is_whole else self._words.text("Setting the pages…"))
        self._show_place()

    def take_picture(self, page: int, scale: float, top: int, image: QImage) -> None:
        """Show a picture of a page wherever it was asked for."""
        self.sheets.take_picture(page, scale, top, image)
        if top == 0:
            self.thumbnails.take_picture(page, scale, image)

    def show_overview(self, shows: bool) -> None:
        """Have all pages beside the one that is looked at, or not."""
        self.overview.setChecked(shows)
        self._show_overview()

    def _show_overview(self) -> None:
        self.thumbnails.setVisible(self.overview.isChecked())

    def show_progress(self, share: float) -> None:
        """Tell how much is set."""
        self.told.setText(self._words.text("Setting the pages… {share} %", share=round(share * 100)))

    def tell(self, notice: str, *, offers_preview: bool = False) -> None:
        """Show a notice in place of pages."""
        self.sheets.clear()
        self.thumbnails.clear()
        self._stack.setCurrentIndex(0)
        self._notice.setText(notice)
        self.show_it.setVisible(offers_preview)
        self.told.setText("")
        self._show_place()

    def _turn(self) -> None:
        self.sheets.show_page(int(self.number.text() or 1))
        self._show_place()

    def _show_place(self) -> None:
        count = self.sheets.count
        self.number.setText(str(min(self.sheets.page, max(count, 1))))
        self.total.setText(self._words.text("of {pages}", pages=count) if count else "")
        self.before.setEnabled(count > 0 and self.sheets.page > 1)
        self.after.setEnabled(self.sheets.page < count)
        self.number.setEnabled(count > 0)

    def _zoom_chosen(self) -> None:
        chosen = self.zoom.currentData()
        if isinstance(chosen, Fit):
            self.sheets.set_fit(chosen)
        else:
            self.sheets.set_zoom(int(chosen) / 100)
        self._show_zoom()

    def _show_zoom(self) -> None:
        """Name the zoom in the list, under an entry of its own where it is none of the usual."""
        percent = round(self.sheets.zoom * 100)
        while self.zoom.count() > len(_ZOOMS) + 2:
            self.zoom.removeItem(self.zoom.count() - 1)
        if self.sheets.fit is not Fit.FIXED:
            self.zoom.setCurrentIndex(0 if self.sheets.fit is Fit.WIDTH else 1)
            return
        index = self.zoom.findData(percent)
        if index < 0:
            self.zoom.addItem(f"{percent} %", percent)
            index = self.zoom.count() - 1
        self.zoom.setCurrentIndex(index)


def _button(parent: PacketPreview, sign: str, told: str, action: object) -> QToolButton:
    button = QToolButton(parent)
    button.setText(sign)
    button.setToolTip(told)
    button.setAccessibleName(told)
    button.setFixedWidth(30)
    button.clicked.connect(action)
    set_role(button, "quiet")
    return button
