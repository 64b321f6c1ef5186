"""The timeline of a selection as a file: PNG, SVG or PDF, through the same scene and painter as the window."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from briefviewer.app.ports import EventStore
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.facet import DayRange, Filters, Undated
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.arrangement import Arrangement, busiest
from briefviewer.timeline.bands import Fit
from briefviewer.timeline.beside import DateText
from briefviewer.timeline.drawing import draw
from briefviewer.timeline.ground import Ground
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.marks import axis_rows, extent, marks_of
from briefviewer.timeline.measure import MeasureText
from briefviewer.timeline.palette import Palette, load_palette
from briefviewer.timeline.scene import Scene, Viewport, build
from briefviewer.timeline.strokes import Shape
from briefviewer.ui.theme import register_fonts
from briefviewer.ui.timeline.painter import paint, qt_measure
from briefviewer.words import Words
from briefviewer.words.dates import short_date

FORMATS = (".png", ".svg", ".pdf")
PX_PER_INCH = 96


def draw_picture(
    store: EventStore,
    filters: Filters,
    out: Path,
    *,
    size: tuple[int, int] = (1920, 1080),
    theme: str = "light",
    lanes: LaneBy = LaneBy.THEME,
    today: date | None = None,
    words: Words,
    scale: float = 1.0,
    has_legend: bool = False,
) -> Scene:
    """Write a picture of the timeline; a range of the filters is what it shows.

    Needs a running QGuiApplication.

    Args:
        size: Device-independent pixels. ``scale`` multiplies them in a PNG.
        has_legend: Whether a strip below says what the signs mean.

    Returns:
        What was painted.

    Raises:
        BriefviewerError: ``file-unwritable`` if the file cannot be written.
    """
    register_fonts()
    palette = load_palette(theme)
    measure = qt_measure(palette)
    scene = picture_scene(store, filters, size, palette, measure, lanes, today, words, has_legend=has_legend)
    shapes = draw(scene, palette)
    data = _WRITERS[out.suffix.lower()](size, scale, palette, shapes, store.title)
    try:
        out.write_bytes(data.data())
    except OSError as error:
        raise BriefviewerError("file-unwritable", path=str(out), reason=error.strerror or str(error)) from error
    return scene


def picture_scene(
    store: EventStore,
    filters: Filters,
    size: tuple[int, int],
    palette: Palette,
    measure: MeasureText,
    lanes: LaneBy,
    today: date | None,
    words: Words,
    *,
    has_legend: bool = False,
) -> Scene:
    """The scene of a picture: the range, or else the whole selection, with every lane on it."""
    listed = replace(filters, undated=Undated.WITH) if filters.range is None and filters.undated is None else filters
    selection = store.select(listed)
    columns = store.columns
    marks = marks_of(columns, axis_rows(columns, selection.rows))
    start, end = shown_range(filters.range, extent(marks), busiest(marks), today)
    axis_px = size[0] - palette.space("lane_header")
    arrangement = Arrangement(
        ground=Ground(columns, store.library),
        selection=selection,
        spec=LaneSpec(lanes),
        words=words,
        palette=palette,
        measure=measure,
        home=(start, end),
        axis_px=axis_px,
        today=today,
    )
    return build(
        arrangement,
        Viewport(start, end, size[0], size[1]),
        fit=Fit.ALL,
        date_text=date_text(store, words),
        has_overview=filters.range is None,
        has_legend=has_legend,
    )


def shown_range(
    days: DayRange | None,
    whole: tuple[float, float] | None,
    usual: tuple[float, float] | None,
    today: date | None,
) -> tuple[float, float]:
    """The stretch of time of a picture: the range asked for, open sides filled from the events; else where most are."""
    fallback = (float(today.toordinal()) - 180, float(today.toordinal()) + 180) if today else (738_000.0, 738_365.0)
    whole = whole or fallback
    if days is None:
        return usual or whole
    start = float(days.first.toordinal()) if days.first else whole[0]
    end = float(days.last.toordinal() + 1) if days.last else whole[1]
    return (start, end) if end - start >= 1 else (start, start + 30)


def date_text(store: EventStore, words: Words) -> DateText:
    """Says the dates of rows beside the axis. One known only from outside is no date of theirs and stays unsaid."""

    def text(row: int) -> str:
        event = store.events([row])[0]
        return short_date(event.when, event.modifier, words) if event.when is not None else ""

    return text


def _png(size: tuple[int, int], scale: float, palette: Palette, shapes: tuple[Shape, ...], title: str) -> QByteArray:
    image = QImage(QSize(round(size[0] * scale), round(size[1] * scale)), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    image.setText("Title", title)
    painter = QPainter(image)
    paint(painter, shapes, palette)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return buffer.data()


def _svg(size: tuple[int, int], scale: float, palette: Palette, shapes: tuple[Shape, ...], title: str) -> QByteArray:
    del scale
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(*size))
    generator.setViewBox(QRectF(0, 0, *size))
    generator.setTitle(title)
    painter = QPainter(generator)
    paint(painter, shapes, palette)
    painter.end()
    return buffer.data()


def _pdf(size: tuple[int, int], scale: float, palette: Palette, shapes: tuple[Shape, ...], title: str) -> QByteArray:
    del scale
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(PX_PER_INCH * 10)
    page = QPageSize(QSizeF(size[0] / PX_PER_INCH, size[1] / PX_PER_INCH), QPageSize.Unit.Inch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(title)
    painter = QPainter(writer)
    painter.scale(10, 10)
    paint(painter, shapes, palette, soft_images=True)
    painter.end()
    return buffer.data()


_WRITERS = {".png": _png, ".svg": _svg, ".pdf": _pdf}
