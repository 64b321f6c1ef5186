"""A name on one line, or on two where one has no room for it: what cannot be read whole cannot be chosen well."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

LINE_PX = 16


def name_lines(name: str, metrics: QFontMetricsF, room: float) -> tuple[str, ...]:
    """The lines of a name, at most two; what has no room there either ends with an ellipsis."""
    if metrics.horizontalAdvance(name) <= room:
        return (name,)
    first, rest = broken(name, lambda each: metrics.horizontalAdvance(each) <= room)
    if not first:
        return (metrics.elidedText(name, Qt.TextElideMode.ElideRight, room),)
    return first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)


def broken(name: str, fits: Callable[[str], bool]) -> tuple[str, str]:
    """A name cut at the last blank before which it fits; the first part is empty where there is none.

    >>> broken("Tariffs and investment", lambda each: len(each) < 14)
    ('Tariffs and', 'investment')
    """
    at = name.rfind(" ")
    while at > 0:
        if fits(name[:at]):
            return name[:at], name[at + 1 :]
        at = name.rfind(" ", 0, at)
    return "", name
