"""Pages of a PDF as pictures, through PDFium: what a preview shows and a printer gets."""

from dataclasses import dataclass
from math import ceil
from types import TracebackType

import pypdfium2 as pdfium

from briefviewer.domain.errors import BriefviewerError


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels row by row from the top, four bytes each: blue, green, red, and one that says nothing."""

    width: int
    height: int
    pixels: bytes


class Pages:
    """An open PDF. Sizes are in points, pages count from 1.

    Raises:
        BriefviewerError: ``packet-unreadable`` if this is no PDF.
    """

    def __init__(self, pdf: bytes) -> None:
        try:
            self._document = pdfium.PdfDocument(pdf)
        except pdfium.PdfiumError as error:
            raise BriefviewerError("packet-unreadable") from error
        self.sizes: tuple[tuple[float, float], ...] = tuple(
            self._document.get_page_size(n) for n in range(len(self._document))
        )

    def picture(self, page: int, scale: float, band: tuple[int, int] | None = None) -> Picture:
        """A page, at so many pixels a point.

        Args:
            band: Its first and last row of pixels, the last excluded, where not the whole page is wanted.
        """
        tall = rows_of(self.sizes[page - 1][1], scale)
        top, bottom = band or (0, tall)
        crop = (0.0, _cut(tall - bottom, scale), 0.0, _cut(top, scale))
        opened = self._document[page - 1]
        try:
            bitmap = opened.render(scale=scale, crop=crop, rev_byteorder=False, force_bitmap_format=_BGRX)
            try:
                rows = memoryview(bitmap.buffer).cast("B")
                wide = bitmap.width * 4
                stride = bitmap.stride
                if stride == wide:
                    pixels = bytes(rows[: wide * bitmap.height])
                else:
                    pixels = b"".join(bytes(rows[n * stride : n * stride + wide]) for n in range(bitmap.height))
                return Picture(bitmap.width, bitmap.height, pixels)
            finally:
                bitmap.close()
        finally:
            opened.close()

    def close(self) -> None:
        """Let go of it."""
        self._document.close()

    def __enter__(self) -> "Pages":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def rows_of(height: float, scale: float) -> int:
    """How many rows of pixels a page of some height has.

    >>> rows_of(841.89, 1.0)
    842
    """
    return max(ceil(height * scale), 1)


def _cut(rows: int, scale: float) -> float:
    """So many rows in points, a little less: PDFium rounds up, and must not be led one too far by the last digit."""
    return max(rows - 0.25, 0.0) / scale


_BGRX = pdfium.raw.FPDFBitmap_BGRx
