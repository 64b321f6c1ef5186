"""Printing: the system's dialog, then page after page as pixels of the printer, at the size they have on paper.

A page is fetched from the press in bands, so that no more than a few megabytes of it are held at a time. 100 % is the
size of the packet's paper; on another sheet it is set anew where that is A4 or Letter, else shrunk to fit.
"""

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QMessageBox, QWidget

from briefviewer.brief.model import Paper
from briefviewer.brief.pages import rows_of
from briefviewer.brief.scope import Choice
from briefviewer.ui.brief.press import Sizes
from briefviewer.words import Words

FINEST_DPI = 600
"""Finer than this no eye sees, and pages take long."""
BAND_ROWS = 512
_SAME_PT = 4.0
"""Sheets whose sides differ by less are the same sheet."""

SHEETS = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


@dataclass(frozen=True)
class Placing:
    """Where a page comes to lie on a sheet, in points, and how much smaller than life."""

    left: float
    top: float
    scale: float


def placing(page: tuple[float, float], sheet: tuple[float, float]) -> Placing:
    """A page in the middle of a sheet: in its own size where it fits, else shrunk until it does.

    >>> placing((595.0, 842.0), (595.0, 842.0))
    Placing(left=0.0, top=0.0, scale=1.0)
    """
    scale = min(sheet[0] / page[0], sheet[1] / page[1], 1.0)
    if min(abs(sheet[0] - page[0]), abs(sheet[1] - page[1])) < _SAME_PT and scale > 1 - _SAME_PT / max(sheet):
        scale = 1.0
    return Placing((sheet[0] - page[0] * scale) / 2, (sheet[1] - page[1] * scale) / 2, scale)


def paper_of(sheet: tuple[float, float]) -> Paper | None:
    """Which of the packet's papers a sheet is; None where it is neither."""
    for paper, id_ in SHEETS.items():
        size = QPageSize.size(id_, QPageSize.Unit.Point)
        if abs(size.width() - sheet[0]) < _SAME_PT and abs(size.height() - sheet[1]) < _SAME_PT:
            return paper
    return None


class PrintRun(QObject):
    """Fetches pages band by band and paints them on a printer."""

    picture_wished = Signal(int, float, int, int)
    advanced = Signal(float)
    finished = Signal()
    failed = Signal()

    def __init__(self, printer: QPrinter, sizes: Sizes, paper: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._painter: QPainter | None = None  # first of all: a painter must be gone before the printer it paints on
        self._printer, self._sizes, self.paper = printer, list(sizes), paper
        self._pages = pages_wanted(printer, len(sizes))
        self._at = 0
        self._top = 0
        self.page_count = len(self._pages)
        self.file = printer.outputFileName()
        """Where it is printed to a file; empty where it goes to a printer."""

    def on_pages(self, sizes: Sizes) -> "PrintRun":
        """The same on pages that were set anew."""
        return PrintRun(self._printer, sizes, self.paper, self.parent())

    def start(self) -> None:
        """Begin with the first page."""
        self._painter = QPainter()
        if not self._pages or not self._painter.begin(self._printer):
            self._painter = None
            self.failed.emit()
            return
        self._ask()

    def take(self, page: int, scale: float, top: int, image: QImage) -> bool:
        """Paint a band if it is the one awaited."""
        if self._painter is None or (page, top) != (self._page, self._top) or abs(scale - self._scale) > 1e-6:
            return False
        self._paint(image)
        self._top += image.height()
        if self._top >= self._rows and not self._turn():
            return True
        self._ask()
        return True

    def _turn(self) -> bool:
        """A page is done: whether another follows on the printer."""
        assert self._painter is not None
        self._at += 1
        self._top = 0
        is_last = self._at == len(self._pages)
        took_it = self._painter.end() if is_last else self._printer.newPage()
        if not took_it or self._printer.printerState() is QPrinter.PrinterState.Error:
            self.abort()
            self.failed.emit()
            return False
        self.advanced.emit(self._at / len(self._pages))
        if is_last:
            self._painter = None
            self.finished.emit()
        return not is_last

    def abort(self) -> None:
        """Send no more."""
        if self._painter is not None:
            self._printer.abort()
            if self._painter.isActive():
                self._painter.end()
            self._painter = None

    @property
    def _page(self) -> int:
        return self._pages[self._at]

    @property
    def _scale(self) -> float:
        """Pixels a point."""
        return min(self._printer.resolution(), FINEST_DPI) / 72 * self._placing.scale

    @property
    def _placing(self) -> Placing:
        sheet = self._printer.pageLayout().fullRectPoints()
        return placing(self._sizes[self._page - 1], (sheet.width(), sheet.height()))

    @property
    def _rows(self) -> int:
        return rows_of(self._sizes[self._page - 1][1], self._scale)

    def _ask(self) -> None:
        self.picture_wished.emit(self._page, self._scale, self._top, min(self._top + BAND_ROWS, self._rows))

    def _paint(self, image: QImage) -> None:
        """In pixels of the printer from the corner of the sheet, whatever its own margins."""
        assert self._painter is not None
        dots = self._printer.resolution() / 72
        fine = dots / (self._scale / self._placing.scale)
        place = self._placing
        left, top = round(place.left * dots), round(place.top * dots)
        target = QRectF(left, top + self._top * fine, image.width() * fine, image.height() * fine)
        self._painter.drawImage(target, image)


def pages_wanted(printer: QPrinter, count: int) -> list[int]:
    """The pages of a range, those of the whole packet where none is given, last first if so wished."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = list(range(max(first, 1), min(last, count) + 1))
    return pages[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else pages


def printer_for(choice: Choice, title: str) -> QPrinter:
    """The system's printer, set to the packet's paper and to paint from the corner of the sheet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("briefviewer")
    printer.setPageSize(QPageSize(SHEETS[Paper(choice.paper)]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    printer.setFullPage(True)
    return printer


def ask_printer(parent: QWidget, sizes: Sizes, choice: Choice, words: Words) -> PrintRun | None:
    """Ask for printer, range and sides. A sheet other than the packet's is pointed out before anything is printed.

    Returns:
        What to print, with the paper the packet is to be set on for it; None where it was given up.
    """
    printer = printer_for(choice, choice.title or words.text("Briefing packet"))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(words.text("Print the packet"))
    dialog.setOptions(
        QPrintDialog.PrintDialogOption.PrintToFile
        | QPrintDialog.PrintDialogOption.PrintPageRange
        | QPrintDialog.PrintDialogOption.PrintCollateCopies
        | QPrintDialog.PrintDialogOption.PrintShowPageSize
    )
    dialog.setMinMax(1, len(sizes))
    dialog.setFromTo(1, len(sizes))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    printer.setFullPage(True)
    if dialog.printRange() is not QPrintDialog.PrintRange.PageRange:
        printer.setFromTo(0, 0)
    sheet = printer.pageLayout().fullRectPoints()
    paper = paper_of((sheet.width(), sheet.height()))
    if paper is Paper(choice.paper):
        return PrintRun(printer, sizes, choice.paper, parent)
    return _ask_mismatch(parent, printer, sizes, choice, paper, words)


def _ask_mismatch(
    parent: QWidget, printer: QPrinter, sizes: Sizes, choice: Choice, paper: Paper | None, words: Words
) -> PrintRun | None:
    sheet = printer.pageLayout().fullRectPoints()
    share = placing(sizes[0], (sheet.width(), sheet.height())).scale
    box = QMessageBox(parent)
    box.setWindowTitle(words.text("Print the packet"))
    box.setText(
        words.text(
            "The printer has {sheet}, the packet is set on {paper}.",
            sheet=printer.pageLayout().pageSize().name(),
            paper=_paper_name(Paper(choice.paper), words),
        )
    )
    anew = None
    if paper is not None:
        label = words.text("Set it on {paper}", paper=_paper_name(paper, words))
        anew = box.addButton(label, QMessageBox.ButtonRole.AcceptRole)
    shrink = box.addButton(
        words.text("Print at {share} %", share=round(share * 100)), QMessageBox.ButtonRole.AcceptRole
    )
    box.addButton(words.text("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if anew is not None and paper is not None and box.clickedButton() is anew:
        return PrintRun(printer, sizes, paper.value, parent)
    return PrintRun(printer, sizes, choice.paper, parent) if box.clickedButton() is shrink else None


def _paper_name(paper: Paper, words: Words) -> str:
    return "A4" if paper is Paper.A4 else words.text("Letter")
