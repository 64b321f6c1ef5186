"""PDFs made for tests, from lines placed by hand or from flowing paragraphs."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

Placed = tuple[float, float, float, str]
"""Left and bottom in points, size of type, words."""


def a_pdf(pages: Sequence[Sequence[Placed]], password: str | None = None) -> bytes:
    """A PDF with lines where they are wanted."""
    made = BytesIO()
    locked = pdfencrypt.StandardEncryption(password) if password else None
    canvas = Canvas(made, pagesize=(500, 700), invariant=True, encrypt=locked)
    for lines in pages:
        for left, bottom, size, words in lines:
            canvas.setFont("Helvetica", size)
            canvas.drawString(left, bottom, words)
        canvas.rect(40, 20, 10, 5)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def set_lines(*paragraphs: Sequence[str], top: float = 650.0) -> list[Placed]:
    """Paragraphs line by line, one under the other, a little more space between paragraphs."""
    lines: list[Placed] = []
    at = top
    for paragraph in paragraphs:
        for words in paragraph:
            lines.append((50.0, at, 10.0, words))
            at -= 12.0
        at -= 8.0
    return lines
