"""Makes faces known to reportlab, and forgets those that no packet has used for long.

reportlab keeps every font it was ever told of, while each packet brings Korean faces of its own glyphs: a preview that
follows every key would pile them up without end.
"""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from reportlab.lib import fonts as families
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from briefviewer.brief.fonts import Face

MOST = 96
"""Faces kept: those of a dozen packets and more, so that none is taken from one that is still being set."""

_lock = Lock()
_recent: OrderedDict[str, TTFont] = OrderedDict()


def register(faces: Iterable[Face]) -> None:
    """Make faces known under their names; they count as used just now."""
    with _lock:
        for face in faces:
            font = _recent.get(face.name)
            if font is None:
                font = _recent[face.name] = TTFont(face.name, str(face.file), shapable=False)
                pdfmetrics.registerFont(font)
            _recent.move_to_end(face.name)
        while len(_recent) > MOST:
            _forget(*_recent.popitem(last=False))


def _forget(name: str, font: TTFont) -> None:
    for table, key in (
        (pdfmetrics._fonts, name),
        (pdfmetrics._dynFaceNames, font.face.name),
        (families._ps2tt_map, name.lower()),
        *((families._tt2ps_map, (name.lower(), bold, italic)) for bold in (0, 1) for italic in (0, 1)),
    ):
        table.pop(key, None)
