from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.ui.facets.section_parts import SectionHead, lay_tab_order, link_row
from briefviewer.ui.theme import Theme


def test_a_heading_folds_and_tells_whether_something_is_folded_away(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    folded: list[bool] = []
    end = QToolButton(owner)
    head = SectionHead(owner, lambda: folded.append(True), end)
    QVBoxLayout(owner).addLayout(head)
    head.tell("Kind", is_open=True)
    assert head.button.text() == "KIND"
    head.tell("Kind", is_open=False)
    assert head.button.text() == "KIND  ›"
    qtbot.mouseClick(head.button, Qt.MouseButton.LeftButton)
    assert folded == [True]
    owner.resize(300, 40)
    owner.show()
    assert head.button.geometry().left() < 150 < end.geometry().left()
    head.dress(Theme.load("light"))
    assert head.button.font().weight() == 600


def test_links_stand_side_by_side_below_the_words_of_the_rows(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    links = [QPushButton("more", owner), QPushButton("fewer", owner)]
    owner.setLayout(link_row(links, above=1, below=4))
    owner.resize(300, 60)
    owner.show()
    assert links[0].x() == 28
    assert links[1].x() == links[0].geometry().right() + 1 + 14
    assert [each.property("role") for each in links] == ["link", "link"]


def test_tab_leads_in_the_order_that_was_laid(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    between, early, late = (QPushButton(each, owner) for each in ("between", "early", "late"))
    lay_tab_order([early, between, late])
    chain: list[QWidget] = [early]
    while (following := chain[-1].nextInFocusChain()) is not early:
        assert following is not None
        chain.append(following)
    assert [each for each in chain if isinstance(each, QPushButton)] == [early, between, late]
