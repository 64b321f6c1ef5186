"""Printing into a PDF with Qt's own printer, and looking at what came out: sizes, places, ranges."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.brief.compose import compose
from briefviewer.brief.model import Paper
from briefviewer.brief.pages import Pages
from briefviewer.brief.render import render
from briefviewer.brief.scope import Choice
from briefviewer.brief.style import Style
from briefviewer.domain.facet import Filters
from briefviewer.ui.brief.printing import PrintRun, ask_printer, pages_wanted, paper_of, placing, printer_for
from tests.ui.harbour_window import ENGLISH, TODAY, harbour_store

Ink = tuple[float, float, float, float]
CHOICE = Choice(prepared=TODAY, marking="For internal use")


@pytest.fixture(scope="module")
def packet(fonts: Path) -> bytes:
    return render(compose(harbour_store(), Filters(), CHOICE, ENGLISH), Style.for_paper("a4", fonts))


def a_printer(out: Path, dpi: int = 150) -> QPrinter:
    printer = printer_for(CHOICE, "Two harbours")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setResolution(dpi)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    return printer


def run_through(run: PrintRun, pages: Pages) -> list[float]:
    """Answer a run in line, as the press does, without falling ever deeper."""
    asked: list[tuple[int, float, int, int]] = []
    shares: list[float] = []
    run.picture_wished.connect(lambda *wish: asked.append(wish))
    run.advanced.connect(shares.append)
    run.start()
    while asked:
        page, scale, top, bottom = asked.pop()
        made = pages.picture(page, scale, (top, bottom))
        image = QImage(made.pixels, made.width, made.height, made.width * 4, QImage.Format.Format_RGB32)
        assert run.take(page, scale, top, image)
    return shares


def ink(pages: Pages, page: int) -> Ink:
    """The box of what is not white on a page, in points from the left top corner."""
    picture = pages.picture(page, 1.0)
    image = QImage(picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32)
    dark = [
        (x, y)
        for y in range(image.height())
        for x in range(0, image.width(), 2)
        if image.pixelColor(x, y).lightness() < 215
    ]
    return (
        min(x for x, _ in dark),
        min(y for _, y in dark),
        max(x for x, _ in dark),
        max(y for _, y in dark),
    )


def test_every_page_is_printed_in_its_own_size_and_place(qtbot: QtBot, packet: bytes, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    with Pages(packet) as pages:
        run = PrintRun(a_printer(out), pages.sizes, "a4")
        with qtbot.waitSignal(run.finished):
            shares = run_through(run, pages)
        assert shares == pytest.approx([n / len(pages.sizes) for n in range(1, len(pages.sizes) + 1)])
        with Pages(out.read_bytes()) as printed:
            assert len(printed.sizes) == len(pages.sizes)
            for page, size in enumerate(printed.sizes, 1):
                assert size == pytest.approx(pages.sizes[page - 1], abs=1.0)
                assert ink(printed, page) == pytest.approx(ink(pages, page), abs=2.0), "less than a millimetre off"


def test_a_range_and_the_order_are_the_printers(tmp_path: Path) -> None:
    printer = a_printer(tmp_path / "x.pdf")
    assert pages_wanted(printer, 4) == [1, 2, 3, 4]
    printer.setFromTo(2, 3)
    assert pages_wanted(printer, 4) == [2, 3]
    printer.setFromTo(3, 99)
    assert pages_wanted(printer, 4) == [3, 4]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_wanted(printer, 4) == [4, 3]


def test_only_the_range_is_printed(qtbot: QtBot, packet: bytes, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    printer = a_printer(out)
    printer.setFromTo(2, 2)
    with Pages(packet) as pages:
        run_through(PrintRun(printer, pages.sizes, "a4"), pages)
        with Pages(out.read_bytes()) as printed:
            assert len(printed.sizes) == 1
            assert ink(printed, 1) == pytest.approx(ink(pages, 2), abs=3.0)


def test_on_a_smaller_sheet_a_page_is_shrunk_into_the_middle(qtbot: QtBot, packet: bytes, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    printer = a_printer(out)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    with Pages(packet) as pages:
        run_through(PrintRun(printer, pages.sizes, "a4"), pages)
        with Pages(out.read_bytes()) as printed:
            width, height = printed.sizes[0]
            assert (round(width), round(height)) == (420, 595)
            share = placing(pages.sizes[0], printed.sizes[0]).scale
            left, _, right, _ = ink(pages, 2)
            assert ink(printed, 2)[0] == pytest.approx(left * share, abs=3)
            assert ink(printed, 2)[2] == pytest.approx(right * share, abs=3)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, packet: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with Pages(packet) as pages:
        run = PrintRun(a_printer(tmp_path / "file" / "printed.pdf"), pages.sizes, "a4")
        with qtbot.waitSignal(run.failed):
            run.start()


def test_a_printer_that_takes_no_more_midway_is_told(
    qtbot: QtBot, packet: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = a_printer(tmp_path / "printed.pdf", 72)
    monkeypatch.setattr(printer, "newPage", lambda: False)
    with Pages(packet) as pages:
        run = PrintRun(printer, pages.sizes, "a4")
        with qtbot.waitSignal(run.failed), qtbot.assertNotEmitted(run.finished):
            assert run_through(run, pages) == []
    assert run._painter is None, "it lets go of the printer"


def test_a_run_can_be_given_up(packet: bytes, tmp_path: Path) -> None:
    with Pages(packet) as pages:
        run = PrintRun(a_printer(tmp_path / "x.pdf"), pages.sizes, "a4")
        run.start()
        run.abort()
        made = pages.picture(1, 1.0)
        image = QImage(made.pixels, made.width, made.height, made.width * 4, QImage.Format.Format_RGB32)
        assert not run.take(1, 1.0, 0, image)


def test_life_size_wherever_it_fits() -> None:
    a4, letter = (595.28, 841.89), (612.0, 792.0)
    assert placing(a4, a4).scale == 1.0
    assert placing(a4, (a4[0] - 0.6, a4[1] - 0.4)).scale == 1.0  # a sheet in whole millimetres
    assert placing(letter, (842.0, 1191.0)).scale == 1.0
    shrunk = placing(a4, letter)
    assert shrunk.scale == pytest.approx(792 / 841.89)
    assert shrunk.left > 0
    assert shrunk.top == pytest.approx(0)


def test_sheets_are_known_by_their_size() -> None:
    assert paper_of((595.0, 842.0)) is Paper.A4
    assert paper_of((612.0, 792.0)) is Paper.LETTER
    assert paper_of((420.0, 595.0)) is None


def test_another_sheet_is_pointed_out(qtbot: QtBot, packet: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    sheet, wanted, told = QPageSize.PageSizeId.Letter, "Set it on Letter", list[str]()

    def accept(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        dialog.printer().setPageSize(QPageSize(sheet))
        return QPrintDialog.DialogCode.Accepted

    def answer(box: QMessageBox) -> int:
        told.append(box.text())
        next(each for each in box.buttons() if each.text().replace("&", "") == wanted).click()
        return 0

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    monkeypatch.setattr(QMessageBox, "exec", answer)
    sizes = [(595.28, 841.89)] * 2

    def asked() -> PrintRun | None:
        return ask_printer(parent, sizes, CHOICE, ENGLISH)

    run = asked()
    assert run is not None
    assert run.paper == "letter"
    wanted = "Print at 94 %"
    run = asked()
    assert run is not None
    assert run.paper == "a4"
    wanted = "Cancel"
    assert asked() is None
    assert told == ["The printer has Letter / ANSI A, the packet is set on A4."] * 3
    sheet = QPageSize.PageSizeId.A4
    run = asked()
    assert run is not None
    assert (run.paper, run.page_count) == ("a4", 2)
    assert len(told) == 3
