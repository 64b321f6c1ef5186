from collections.abc import Callable
from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Workspace
from briefviewer.brief.packet_options import PacketOptions
from briefviewer.brief.scope import Choice, Part
from briefviewer.domain.event import EventId
from briefviewer.domain.judgement import Judgement
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.palette import load_palette
from briefviewer.ui.brief.options_form import OptionsForm
from briefviewer.ui.shell.stylesheet import window_style_sheet
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, TODAY, harbour_store


def a_form(qtbot: QtBot) -> OptionsForm:
    workspace = Workspace(harbour_store())
    workspace.set_lanes(LaneBy.ACTOR)
    form = OptionsForm(workspace, ENGLISH, Theme.load("light"), TODAY)
    qtbot.addWidget(form)
    return form


def test_options_come_back_as_shown(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    choice = Choice(
        title="Two harbours",
        marking="Draft",
        paper="letter",
        prepared=TODAY,
        bottom_line="Both **open**.",
        judgements=(Judgement("So."),),
        parts=frozenset(Part) - {Part.ACTORS},
        lanes=LaneBy.ACTOR,
    )
    form.show_options(PacketOptions(choice, "ko"))
    assert form.options == PacketOptions(choice, "ko")


def test_it_begins_with_everything_today_in_the_windows_language(qtbot: QtBot) -> None:
    options = a_form(qtbot).options
    assert options == PacketOptions(Choice(prepared=TODAY, lanes=LaneBy.ACTOR), "en")


def test_every_field_tells_that_it_changed(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    changes: tuple[Callable[[], object], ...] = (
        lambda: form.title.setText("x"),
        lambda: form.marking.setText("x"),
        lambda: form.paper.setCurrentIndex(1),
        lambda: form.language.setCurrentIndex(1),
        lambda: typed(qtbot, form, "2025-01-02"),
        lambda: form.bottom_line.setPlainText("x"),
        lambda: form.judgements.append(Judgement("")).text.setPlainText("x"),
        lambda: form.parts[Part.SOURCES].setChecked(False),
        lambda: form.compares.setChecked(True),
        lambda: form.since.setText("x.pdf"),
    )
    for change in changes:
        with qtbot.waitSignal(form.changed, timeout=100):
            change()
    assert form.options.choice.prepared == date(2025, 1, 2)


def typed(qtbot: QtBot, form: OptionsForm, day: str) -> None:
    form.prepared.clear()
    qtbot.keyClicks(form.prepared, day)


def test_half_a_day_is_no_day(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    with qtbot.assertNotEmitted(form.changed):
        typed(qtbot, form, "2025-13")
    form.prepared.editingFinished.emit()
    assert form.prepared.text() == TODAY.isoformat()
    assert form.options.choice.prepared == TODAY


def test_nothing_is_compared_until_it_is_asked_for(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.show_earlier(Path("before.pdf"))
    assert form.earlier is None
    assert not form.since.isEnabled()
    form.compares.setChecked(True)
    assert form.earlier == Path("before.pdf")


def test_events_of_the_store_can_be_linked_and_unknown_ones_keep_their_id(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    found = form._find("north")
    assert found
    assert all(isinstance(event, str) and title for event, title in found)
    assert form._name(EventId("no-such")) == "no-such"


def test_what_is_typed_keeps_room_in_a_low_window(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.judgements.append(Judgement("So."))
    form.setStyleSheet(window_style_sheet(load_palette("light")))
    form.resize(form.minimumSizeHint())
    form.show()
    assert form.bottom_line.height() >= 88
    assert form.judgements.cards[0].text.height() == 62
