from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from briefviewer.ui.facets.name_lines import broken, name_lines


def test_a_name_that_fits_is_one_line(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(QFont())
    assert name_lines("Trade", metrics, 500) == ("Trade",)


def test_a_long_name_has_two_lines_that_fit(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(QFont())
    name = "Cooperation of three countries in trade, technology, security and very many other things besides"
    for room in (90, 140, 260):
        lines = name_lines(name, metrics, room)
        assert 1 <= len(lines) <= 2
        assert all(metrics.horizontalAdvance(each) <= room for each in lines)
    whole = metrics.horizontalAdvance("Tariffs and investment")
    assert " ".join(name_lines("Tariffs and investment", metrics, whole - 5)) == "Tariffs and investment"


def test_one_long_word_ends_with_an_ellipsis(qtbot: QtBot) -> None:
    (line,) = name_lines("Donaudampfschifffahrtsgesellschaft", QFontMetricsF(QFont()), 60)
    assert line.endswith("…")
    assert broken("", lambda _: True) == ("", "")
