"""What somebody new to the window must be able to do, ten tasks, each done with real mouse and keys.

``python tests/end_to_end/ten_tasks.py STORE OUT [light|dark [SECONDS]]`` does them one after the other on a store that
holds what the shipped store holds (a layer of a million rows besides is welcome) and keeps pictures in OUT. No step may
take longer than so many seconds, 60 if not said. It needs an X server and xdotool. ``QT_SCALE_FACTOR=1.5`` and such set
the scale; the screen must have room for 1440 × 900 at it. All scales in both themes, each on a screen of its own::

    python tests/end_to_end/at_every_scale.py STORE OUT
"""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from briefviewer.app.admission import Admission
from briefviewer.app.places import ReaderPage
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.domain.view import LaneBy
from briefviewer.ui.brief.dialog import PacketDialog
from briefviewer.ui.prose import Prose
from briefviewer.ui.reader.excerpt_card import ExcerptCard
from briefviewer.ui.shell.as_of import AsOfPopup
from briefviewer.ui.shell.date_dialog import DateDialog
from briefviewer.ui.shell.shortcut_sheet import ShortcutSheet
from tests.end_to_end.person import DEADLINE_S, Person, Step, perform

DAYS = (date(2025, 8, 1), date(2025, 10, 31))
SUMMIT, TROOPS = EventId("lee-trump-summit-2025-08"), EventId("dprk-troops-in-russia")


def what_happened_in_late_october(person: Person) -> Iterator[Step]:
    """Find what happened in late October 2025: type the date as one says it, see the days, list the events."""
    window, canvas = person.window, person.canvas
    is_large = len(person.workspace.store.columns) > 10_000  # then the list begins long before
    yield "ask for a range", lambda: person.press("ctrl+shift+r"), lambda: bool(person.shown(DateDialog))
    dialog = person.shown(DateDialog)[0]
    yield "turn to the dialog", lambda: person.focus(dialog), dialog.first.line.hasFocus
    yield (
        "type it as one says it",
        lambda: person.write("late Oct 2025"),
        lambda: "21 – 31 October 2025" in dialog.first.told.text(),
    )
    yield "and to the day", lambda: person.press("Tab"), dialog.last.line.hasFocus
    yield "in numbers", lambda: person.write("31.10.2025"), lambda: "31 October 2025" in dialog.last.told.text()
    person.picture("a-typed-date")
    yield "take it", lambda: person.press("Return"), lambda: not person.shown(DateDialog)
    yield (
        "see the days of it",
        lambda: person.focus(window),
        lambda: "21 – 31 Oct" in window.status.range.text() and canvas.view_model.days[0] > date(2025, 10, 1),
    )
    yield (
        "list the events",
        lambda: person.press("alt+4"),
        lambda: window.reader.list_page.isVisible() and (is_large or person.has_words("alliance security forum")),
    )
    person.picture("late-october")


def the_words_behind_the_summit(person: Person) -> Iterator[Step]:
    """Zoom to the summit, read the words behind it, go on to the document, to another event of it, and back."""
    window, workspace = person.window, person.workspace
    yield from person.search("Lee Trump summit", SUMMIT)
    yield "back to the timeline", lambda: person.press("alt+1"), lambda: workspace.place.page is ReaderPage.EVENT
    yield "click it there", lambda: person.click(person.canvas, person.glyph(SUMMIT)), person.canvas.hasFocus
    yield (
        "zoom close with F and F again",
        lambda: person.press("f", "f"),
        lambda: person.span() < 60 and person.is_hit(SUMMIT) and not person.canvas.is_gliding,
    )
    yield "see its excerpts", lambda: None, lambda: "Washington" in person.page_words() and bool(person.cards())
    person.picture("the-summit")
    yield (
        "open the document at these words",
        lambda: person.click(person.cards()[0].findChildren(Prose)[0].viewport(), QPoint(30, 12)),
        lambda: workspace.place.page is ReaderPage.DOCUMENT and workspace.place.passage is not None,
    )
    view = window.reader.document_page.view
    yield "see marks of other events", lambda: None, lambda: person.other_mark() is not None
    person.picture("the-document")
    mark = person.other_mark()
    assert mark is not None
    yield (
        "click another event's mark",
        lambda: person.click(view.viewport(), mark),
        lambda: workspace.place.page is ReaderPage.EVENT and workspace.active not in (None, SUMMIT),
    )
    yield (
        "go back to the document",
        lambda: person.press("ctrl+bracketleft"),
        lambda: workspace.place.page is ReaderPage.DOCUMENT,
    )
    yield (
        "and back to the summit",
        lambda: person.press("ctrl+bracketleft"),
        lambda: workspace.place.page is ReaderPage.EVENT and workspace.active == SUMMIT,
    )


def how_many_troops_and_on_whose_word(person: Person) -> Iterator[Step]:
    """See how many North Koreans are in Russia, and on whose word."""
    yield from person.search("combat troops in Russia", TROOPS)
    event = person.workspace.store.event(TROOPS)
    assert event.figures
    yield (
        "read the figures",
        lambda: None,
        lambda: all(person.has_words(each.label[1:]) for each in event.figures) and bool(person.cards()),
    )
    yield "see the source of the words", lambda: None, lambda: person.has_words("¶")
    person.picture("troops")


def a_packet_of_august_to_october(person: Person) -> Iterator[Step]:
    """Brush August to October 2025 on the ruler, and make a packet of it."""
    window, workspace, canvas = person.window, person.workspace, person.canvas
    yield from person.go_to("Jul to Nov 2025")
    scale = canvas.view_model.scale
    start, end = (
        QPoint(round(scale.x(float(day.toordinal()))) + 2, 40) for day in (date(2025, 8, 1), date(2025, 10, 31))
    )
    yield (
        "drag over the ruler",
        lambda: person.drag(canvas, start, end),
        lambda: workspace.range is not None and "1 Aug – 31 Oct 2025" in window.status.range.text(),
    )
    person.picture("the-range")
    yield "ask for a packet", lambda: person.press("ctrl+e"), lambda: bool(person.shown(PacketDialog))
    dialog, packet = person.shown(PacketDialog)[0], person.out / "packet.pdf"
    dialog.out.setText(str(packet))
    yield "turn to the dialog", lambda: person.focus(dialog), dialog.isActiveWindow
    yield "make it", lambda: person.click(dialog.make), packet.is_file
    yield "wait until it stands", lambda: None, lambda: person.button_of(dialog, "Cancel") is None
    yield "close the dialog", lambda: person.press("Escape"), lambda: not person.shown(PacketDialog)
    assert packet.read_bytes().startswith(b"%PDF")
    yield "the range is still there", lambda: person.focus(window), lambda: workspace.range is not None


def what_concerns_taiwan(person: Person) -> Iterator[Step]:
    """Narrow to Taiwan by its facet, see the chip and fewer events, and clear it again."""
    window, workspace = person.window, person.workspace
    section = window.facets.sections[Facet.ACTOR]
    before = len(workspace.selection.rows)
    more = person.button_of(section, "more")
    assert more is not None
    yield "look at more actors", lambda: person.click(more), lambda: person.has_field(section)
    yield "go to the field", lambda: person.click(person.field_of(section)), lambda: person.field_of(section).hasFocus()
    yield (
        "type its name",
        lambda: person.write("taiw"),
        lambda: "taiwan" in [row.shown.value for row in section.rows()][:3],
    )
    yield (
        "include it",
        lambda: person.click(next(row for row in section.rows() if row.shown.value == "taiwan")),
        lambda: workspace.admission(Facet.ACTOR, "taiwan") is Admission.INCLUDED,
    )
    yield (
        "see fewer events and the chip",
        lambda: None,
        lambda: 0 < len(workspace.selection.rows) < before and bool(person.button_of(window.facets.chips, "Taiwan")),
    )
    person.picture("taiwan")
    clear = person.button_of(window.facets.chips, "clear all")
    assert clear is not None
    yield "clear all", lambda: person.click(clear), lambda: len(workspace.selection.rows) == before
    yield (
        "empty the field",
        lambda: person.click(person.field_of(section)),
        lambda: person.field_of(section).hasFocus(),
    )
    yield "of its letters", lambda: person.press(*["BackSpace"] * 4), lambda: len(section.rows()) > 1


def what_was_known_on_the_first_of_march(person: Person) -> Iterator[Step]:
    """See the store as of 1 March 2025, and come back."""
    window, workspace = person.window, person.workspace
    before = len(workspace.selection.rows)
    yield "ask", lambda: person.click(window.top_bar.as_of_button), lambda: bool(person.shown(AsOfPopup))
    popup = person.shown(AsOfPopup)[0]
    yield "turn to the popup", lambda: person.focus(popup), popup.day.line.hasFocus
    yield (
        "type the day",
        lambda: person.write("1 March 2025"),
        lambda: "1 March 2025" in popup.day.told.text(),
    )
    yield (
        "take it",
        lambda: person.press("Return"),
        lambda: workspace.filters.as_of == date(2025, 3, 1) and window.banner.isVisible(),
    )
    yield "what was not known is gone", lambda: person.focus(window), lambda: len(workspace.selection.rows) < before
    person.picture("as-of")
    latest = person.button_of(window.banner, "Back to latest")
    assert latest is not None
    yield "come back", lambda: person.click(latest), lambda: len(workspace.selection.rows) == before


def lanes_of_actors(person: Person) -> Iterator[Step]:
    """Have lanes by actor; fold one, drag one to another place, hide one, and have all again."""
    workspace, canvas = person.workspace, person.canvas
    yield "lanes by actor", lambda: person.press("ctrl+2"), lambda: workspace.lanes is LaneBy.ACTOR
    yield "see them", lambda: None, lambda: len(person.lanes()) > 3
    first, second, third = person.lanes()[:3]
    yield (
        "fold the first",
        lambda: person.click(canvas, person.head(first)),
        lambda: first in canvas.view_model.lanes.folded,
    )
    yield (
        "drag the second above it",
        lambda: person.drag(canvas, person.head(second), person.head(first) - QPoint(0, 12)),
        lambda: person.lanes()[0] == second,
    )
    yield "ask for the menu of the third", lambda: person.click(canvas, person.head(third), 3), person.has_menu
    yield (
        "hide it",
        lambda: person.choose("Hide this lane"),
        lambda: third not in person.lanes(),
    )
    person.picture("lanes")
    yield "ask for the menu of the first", lambda: person.click(canvas, person.head(second), 3), person.has_menu
    yield "show all lanes", lambda: person.choose("Show all lanes"), lambda: third in person.lanes()
    yield "unfold it", lambda: person.click(canvas, person.head(first)), lambda: not canvas.view_model.lanes.folded
    yield "lanes by theme again", lambda: person.press("ctrl+1"), lambda: workspace.lanes is LaneBy.THEME


def several_to_the_clipboard(person: Person) -> Iterator[Step]:
    """Select several events with a rubber band, and copy them as text."""
    workspace, canvas = person.workspace, person.canvas
    clipboard = QGuiApplication.clipboard()
    yield from person.go_to("Aug 2025")
    yield "close to the summit", lambda: person.press("Escape"), lambda: True
    scene = canvas.view_model.scene
    assert scene is not None
    lanes = scene.regions.lanes
    start, end = person.empty_corner(), QPoint(round(lanes.right) - 30, round(lanes.bottom) - 10)
    yield (
        "draw a band",
        lambda: person.drag(canvas, start, end, "ctrl"),
        lambda: len(workspace.chosen) > 1,
    )
    person.picture("several")
    chosen = [workspace.store.event(each).title for each in workspace.chosen]
    yield (
        "copy them",
        lambda: person.press("ctrl+shift+c"),
        lambda: all(title in clipboard.text() for title in chosen),
    )


def why_an_event_is_not_there(person: Person) -> Iterator[Step]:
    """Find out why an event is not on the timeline, and have it there."""
    window, workspace = person.window, person.workspace
    kind = workspace.store.event(SUMMIT).kind
    row = next(each for each in window.facets.sections[Facet.KIND].rows() if each.shown.value == kind)
    yield (
        "exclude summits",
        lambda: person.click(row, None, 1, "alt"),
        lambda: workspace.admission(Facet.KIND, kind) is Admission.EXCLUDED and not person.is_listed(SUMMIT),
    )
    yield from person.search("Lee Trump summit", SUMMIT)
    yield "read why", lambda: None, lambda: person.has_words("Not listed now, because of these filters")
    person.picture("why-not")
    back = person.button_of(window.reader.event_page, "Take them back")
    assert back is not None
    yield "take the filter back", lambda: person.click(back), lambda: person.is_listed(SUMMIT)


def by_keys_alone(person: Person) -> Iterator[Step]:
    """Without a mouse: to the timeline, along its events, close to one, into its excerpts, and out again."""
    window, workspace, canvas = person.window, person.workspace, person.canvas
    yield "search", lambda: person.press("ctrl+k"), window.top_bar.search.field.hasFocus
    yield "leave it for the timeline", lambda: person.press("Escape", "Escape"), canvas.hasFocus
    yield "ask which keys there are", lambda: person.press("question"), lambda: bool(person.shown(ShortcutSheet))
    sheet = person.shown(ShortcutSheet)[0]
    yield "turn to the sheet", lambda: person.focus(sheet), sheet.isActiveWindow
    yield "close it", lambda: person.press("Escape"), lambda: not person.shown(ShortcutSheet)
    yield "back to the timeline", lambda: person.focus(window), canvas.hasFocus
    before = workspace.active
    yield "the last event", lambda: person.press("End"), lambda: workspace.active not in (None, before)
    last = workspace.active
    yield "the first", lambda: person.press("Home"), lambda: workspace.active not in (None, last)
    first = workspace.active
    yield "the next", lambda: person.press("period"), lambda: workspace.active not in (None, first)
    yield "and back", lambda: person.press("comma"), lambda: workspace.active == first
    yield (
        "fit it",
        lambda: person.press("f", "f"),
        lambda: first is not None and person.is_hit(first) and not canvas.is_gliding,
    )
    wide = person.span()
    yield "closer", lambda: person.press("w"), lambda: person.span() < wide * 0.8 and not canvas.is_gliding
    yield "back to the view before", lambda: person.press("alt+Left"), lambda: person.span() > wide * 0.9
    yield from person.search("Lee Trump summit", SUMMIT)
    yield "see its excerpts", lambda: None, lambda: bool(person.cards())
    yield "into the excerpts", lambda: person.tab_to(ExcerptCard), lambda: person.is_inside(ExcerptCard)
    person.picture("by-keys")
    yield (
        "open the document there",
        lambda: person.press("Return"),
        lambda: workspace.place.page is ReaderPage.DOCUMENT,
    )
    yield "back", lambda: person.press("ctrl+bracketleft"), lambda: workspace.place.page is ReaderPage.EVENT


TASKS: tuple[Callable[[Person], Iterator[Step]], ...] = (
    what_happened_in_late_october,
    the_words_behind_the_summit,
    how_many_troops_and_on_whose_word,
    a_packet_of_august_to_october,
    what_concerns_taiwan,
    what_was_known_on_the_first_of_march,
    lanes_of_actors,
    several_to_the_clipboard,
    why_an_event_is_not_there,
    by_keys_alone,
)


def tasks(person: Person) -> Iterator[Step]:
    """All tasks, one after the other, in one window."""
    yield "look", lambda: person.focus(person.window), lambda: person.canvas.view_model.scene is not None
    if len(sys.argv) > 3 and sys.argv[3] == "dark":
        yield "turn to dark", lambda: person.press("ctrl+shift+d"), lambda: person.window.theme.palette.is_dark
    person.picture("first-look")
    for task in TASKS:
        print(f"# {task.__doc__}", flush=True)
        yield from task(person)
    yield "all is well", lambda: None, lambda: not QApplication.activePopupWidget()


if __name__ == "__main__":
    patience = float(sys.argv[4]) if len(sys.argv) > 4 else DEADLINE_S
    sys.exit(perform(Path(sys.argv[1]), Path(sys.argv[2]), tasks, patience_s=patience))
