"""What somebody new to the window must be able to do, ten tasks, each done with real mouse and keys.

``python tests/end_to_end/ten_tasks.py STORE OUT [light|dark [SECONDS]]`` does them one after the other on a store that
holds what the shipped store holds; ``large_store.py`` makes one with a layer of a million rows besides. Pictures of the
screen go to OUT, and to ``times.json`` how long each step took. No step may take longer than so many seconds, 120 if
not said. It needs an X server and xdotool; the window fills the screen. ``QT_SCALE_FACTOR=1.5`` and such set the scale.
All scales in both themes, each on a screen of its own::

    python tests/end_to_end/at_every_scale.py STORE OUT
"""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from briefviewer.app.admission import Admission
from briefviewer.app.places import ReaderPage
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.hits import Target
from briefviewer.ui.brief.dialog import PacketDialog
from briefviewer.ui.facets.section import FacetSection
from briefviewer.ui.facets.value_row import ValueRow
from briefviewer.ui.prose import Prose
from briefviewer.ui.reader.event_relations import EventRelations
from briefviewer.ui.reader.excerpt_card import ExcerptCard
from briefviewer.ui.shell.as_of import AsOfPopup
from briefviewer.ui.shell.date_dialog import DateDialog
from briefviewer.ui.shell.shortcut_sheet import ShortcutSheet
from briefviewer.ui.timeline.hover_card import HoverCard
from briefviewer.ui.timeline.legend_popup import LegendPopup
from tests.end_to_end.person import Person, Step
from tests.end_to_end.session import DEADLINE_S, perform

SUMMIT, TROOPS = EventId("lee-trump-summit-2025-08"), EventId("dprk-troops-in-russia")
STUDY, SEJONG = EventId("guseinova-study-2025"), "sejong-2025"


def what_happened_in_late_october(person: Person) -> Iterator[Step]:
    """Find what happened in late October 2025: type the date as one says it, list the events, find one on the axis."""
    window, workspace, canvas = person.window, person.workspace, person.canvas
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
    yield person.picture("a-typed-date")
    yield "take it", lambda: person.press("Return"), lambda: not person.shown(DateDialog)
    yield (
        "see the days of it",
        lambda: person.focus(window),
        lambda: (
            "21 – 31 Oct" in window.status.range.text()
            and canvas.view_model.days[0] > date(2025, 10, 1)
            and not canvas.is_gliding
        ),
    )
    yield "list the events", lambda: person.press("alt+4"), lambda: bool(person.rows_in_sight(_table(person)))
    table = _table(person)
    only, rows = person.button_of(window.reader.list_page, "Only the range"), table.model().rowCount()
    assert only is not None
    yield "only those of the range", lambda: person.click(only), lambda: 0 < table.model().rowCount() < rows
    yield "go to the list", lambda: person.click(*_cell(table, 0)), lambda: len(workspace.chosen) == 1
    yield (
        "to its end by key",
        lambda: person.press("End"),
        lambda: table.model().rowCount() - 1 in person.rows_in_sight(table),
    )
    yield person.picture("late-october")
    yield (
        "to a title by its first letters",
        lambda: person.write("First version"),
        lambda: "security forum" in _line(table, table.currentIndex().row()),
    )
    yield (
        "it is the one marked on the axis",
        lambda: None,
        lambda: workspace.active in canvas.view_model.selected and person.is_hit(canvas.view_model.selected[-1]),
    )
    yield "read it", lambda: person.press("Return"), lambda: person.has_words("security forum")
    yield (
        "clear the range",
        lambda: person.press("ctrl+BackSpace"),
        lambda: workspace.range is None and canvas.view_model.brush is None,
    )


def the_words_behind_the_summit(person: Person) -> Iterator[Step]:
    """Zoom to the summit, read the words behind it, go on to the document, to another event of it, and back."""
    window, workspace, canvas = person.window, person.workspace, person.canvas
    yield from person.search("Lee Trump summit", SUMMIT)
    yield "back to the timeline", lambda: person.press("alt+1"), lambda: workspace.place.page is ReaderPage.EVENT
    yield "see it there", lambda: None, lambda: person.is_hit(SUMMIT) and not canvas.is_gliding
    place, before = person.glyph(SUMMIT), person.span()
    yield (
        "zoom at it with Ctrl+wheel",
        lambda: person.click(canvas, place, 4, "ctrl", times=4),
        lambda: person.span() < before / 2 and person.is_hit(SUMMIT),
    )
    assert abs(person.glyph(SUMMIT).x() - place.x()) < 12, "it went away from the pointer"
    yield (
        "point at it",
        lambda: person.move(canvas, person.glyph(SUMMIT)),
        lambda: bool(person.shown(HoverCard)) and person.card_says("Washington"),
    )
    yield person.picture("the-card")
    yield "click it there", lambda: person.click(canvas, person.glyph(SUMMIT)), canvas.hasFocus
    days = canvas.view_model.days
    yield (
        "drag the timeline along",
        lambda: person.drag(canvas, person.empty_corner(), person.empty_corner() + QPoint(180, 0)),
        lambda: canvas.view_model.days[0] < days[0] and not canvas.is_gliding,
    )
    yield (
        "zoom close with F and F again",
        lambda: person.press("f", "f"),
        lambda: person.span() < 60 and person.is_hit(SUMMIT) and not canvas.is_gliding,
    )
    yield "see its excerpts", lambda: None, lambda: "Washington" in person.page_words() and bool(person.cards())
    yield person.picture("the-summit")
    yield from person.bring_up(person.cards()[0])
    words = person.cards()[0].findChildren(Prose)[0].viewport()
    yield (
        "open the document at these words",
        lambda: person.click(words, QPoint(30, 12)),
        lambda: workspace.place.page is ReaderPage.DOCUMENT and workspace.place.passage is not None,
    )
    view = window.reader.document_page.view
    yield "see marks of other events", lambda: None, lambda: person.other_mark() is not None
    yield person.picture("the-document")
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
    """See how many North Koreans are in Russia and on whose word; see what contradicts a study of it, and go there."""
    window, workspace, canvas = person.window, person.workspace, person.canvas
    page = window.reader.event_page
    yield from person.search("combat troops in Russia", TROOPS)
    event = workspace.store.event(TROOPS)
    assert event.figures
    yield (
        "read the figures",
        lambda: None,
        lambda: all(person.has_words(each.label[1:]) for each in event.figures) and bool(person.cards()),
    )
    yield "see the source of the words", lambda: None, lambda: person.has_words("¶")
    yield person.picture("troops")
    yield from person.search("Guseinova study", STUDY)
    yield (
        "see what speaks against it",
        lambda: None,
        lambda: person.has_words("Contradicted") and any(arc.is_contradiction for arc in person.scene.arcs),
    )
    sides = page.findChildren(EventRelations)[0].findChildren(Prose)
    other = next(each for each in sides if each.focusPolicy() is Qt.FocusPolicy.StrongFocus)
    yield from person.bring_up(other)
    yield person.picture("contradicted")
    yield (
        "go to the other side",
        lambda: person.click(other.viewport(), QPoint(20, 8)),
        lambda: workspace.active not in (None, STUDY) and person.has_words("Contradicted"),
    )
    assert any(each.event == STUDY for each in workspace.store.relations_of(workspace.active or STUDY))
    yield "and back", lambda: person.press("ctrl+bracketleft"), lambda: workspace.active == STUDY
    yield "the arc is there again", lambda: None, lambda: bool(person.scene.arcs) and not canvas.is_gliding


def a_packet_of_august_to_october(person: Person) -> Iterator[Step]:
    """Brush August to October 2025 on the ruler, mend an edge, keep to one paper, and make a packet of it."""
    window, workspace, canvas = person.window, person.workspace, person.canvas
    yield from person.go_to("Jul to Nov 2025")
    yield (
        "drag over the ruler",
        lambda: person.drag(canvas, person.on_ruler(date(2025, 8, 1)), person.on_ruler(date(2025, 10, 15))),
        lambda: workspace.range is not None and "1 Aug – 15 Oct 2025" in window.status.range.text(),
    )
    yield (
        "drag its right edge to the end of October",
        lambda: person.drag(canvas, *_edge(person, date(2025, 10, 15), date(2025, 10, 31))),
        lambda: "1 Aug – 31 Oct 2025" in window.status.range.text(),
    )
    yield person.picture("the-range")
    section, all_of_it = window.facets.sections[Facet.DOCUMENT], len(workspace.selection.rows)
    yield from person.bring_up(_row(section, SEJONG))
    yield (
        "keep to one paper",
        lambda: person.click(_row(section, SEJONG)),
        lambda: workspace.admission(Facet.DOCUMENT, SEJONG) is Admission.INCLUDED,
    )
    assert 0 < len(workspace.selection.rows) < all_of_it
    yield "ask for a packet", lambda: person.press("ctrl+e"), lambda: bool(person.shown(PacketDialog))
    dialog, packet = person.shown(PacketDialog)[0], person.out / "packet.pdf"
    yield "turn to the dialog", lambda: person.focus(dialog), dialog.isActiveWindow
    yield "go to the name of the file", lambda: person.click(dialog.out), dialog.out.hasFocus
    yield "clear it", lambda: person.press("ctrl+a", "BackSpace"), lambda: not dialog.out.text()
    yield "type another", lambda: person.write(str(packet)), lambda: dialog.out.text() == str(packet)
    yield "see the first page", lambda: None, lambda: dialog.preview.shows_pages
    yield person.picture("the-packet")
    yield "make it", lambda: person.click(dialog.make), packet.is_file
    yield "wait until it stands", lambda: None, lambda: person.button_of(dialog, "Cancel") is None
    yield "close the dialog", lambda: person.press("Escape"), lambda: not person.shown(PacketDialog)
    assert packet.read_bytes().startswith(b"%PDF")
    yield "the range is still there", lambda: person.focus(window), lambda: workspace.range is not None
    yield (
        "take the paper off again",
        lambda: person.click(_row(section, SEJONG)),
        lambda: len(workspace.selection.rows) == all_of_it,
    )
    yield "and the range", lambda: person.press("ctrl+BackSpace"), lambda: workspace.range is None


def what_concerns_taiwan(person: Person) -> Iterator[Step]:
    """Narrow to Taiwan by its facet, see the chip and fewer events, clear it again, and look at other years."""
    window, workspace, canvas = person.window, person.workspace, person.canvas
    section = window.facets.sections[Facet.ACTOR]
    before = len(workspace.selection.rows)
    more = person.button_of(section, "more")
    assert more is not None
    yield from person.bring_up(more)
    yield "look at more actors", lambda: person.click(more), lambda: person.has_field(section)
    field = person.field_of(section)
    yield from person.bring_up(field)
    yield "go to the field", lambda: person.click(field), field.hasFocus
    yield (
        "type its name",
        lambda: person.write("taiw"),
        lambda: "taiwan" in [row.shown.value for row in section.rows()][:3],
    )
    yield from person.bring_up(_row(section, "taiwan"))
    yield (
        "include it",
        lambda: person.click(_row(section, "taiwan")),
        lambda: (
            workspace.admission(Facet.ACTOR, "taiwan") is Admission.INCLUDED
            and 0 < len(workspace.selection.rows) < before
            and bool(person.button_of(window.facets.chips, "Taiwan"))
        ),
    )
    yield person.picture("taiwan")
    clear = person.button_of(window.facets.chips, "clear all")
    assert clear is not None
    yield "clear all", lambda: person.click(clear), lambda: len(workspace.selection.rows) == before
    yield from person.bring_up(person.field_of(section))
    yield "go to the field again", lambda: person.click(person.field_of(section)), person.field_of(section).hasFocus
    yield "empty it", lambda: person.press(*["BackSpace"] * 4), lambda: len(section.rows()) > 1
    yield "see the whole time", lambda: person.press("ctrl+0"), lambda: not canvas.is_gliding and person.span() > 365
    wide = person.span()
    yield (
        "double-click a year of the ruler",
        lambda: person.click(canvas, person.on_ruler(date(2025, 6, 1), 0.2), times=2),
        lambda: person.span() < wide and not canvas.is_gliding and canvas.view_model.days[1] >= date(2025, 6, 1),
    )
    years, overview = canvas.view_model.days, person.scene.overview
    strip = person.scene.regions.overview
    handle = QPoint(round(overview.window_x0 + overview.window_x1) // 2, round(strip.y + strip.height / 2))
    yield (
        "drag the window of the strip to earlier years",
        lambda: person.drag(canvas, handle, handle - QPoint(60, 0)),
        lambda: canvas.view_model.days[0] < years[0] and not canvas.is_gliding,
    )
    yield "take that view back", lambda: person.press("alt+Left"), lambda: canvas.view_model.days == years


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
    yield person.picture("as-of")
    latest = person.button_of(window.banner, "Back to latest")
    assert latest is not None
    yield "come back", lambda: person.click(latest), lambda: len(workspace.selection.rows) == before


def lanes_of_actors(person: Person) -> Iterator[Step]:
    """Have lanes by actor; fold one, drag one to another place, make one higher, hide one, and have all again."""
    workspace, canvas = person.workspace, person.canvas
    yield (
        "lanes by actor",
        lambda: person.press("ctrl+2"),
        lambda: workspace.lanes is LaneBy.ACTOR and len(person.lanes()) > 3,
    )
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
    rows = person.rows_of(second)
    yield (
        "drag its lower edge up",
        lambda: person.drag(canvas, person.lane_edge(second), person.lane_edge(second) - QPoint(0, 50)),
        lambda: person.rows_of(second) < rows,
    )
    yield "ask for the menu of the third", lambda: person.click(canvas, person.head(third), 3), person.has_menu
    yield person.picture("a-menu")
    yield (
        "hide it",
        lambda: person.choose("Hide this lane"),
        lambda: third not in person.lanes(),
    )
    yield person.picture("lanes")
    yield "ask for the menu of the first", lambda: person.click(canvas, person.head(second), 3), person.has_menu
    yield "show all lanes", lambda: person.choose("Show all lanes"), lambda: third in person.lanes()
    yield "ask again", lambda: person.click(canvas, person.head(second), 3), person.has_menu
    yield (
        "as many rows as it needs",
        lambda: person.choose("As many rows as it needs"),
        lambda: person.rows_of(second) == rows,
    )
    yield (
        "unfold it",
        lambda: person.click(canvas, person.head(first)),
        lambda: not canvas.view_model.lanes.folded,
    )
    yield (
        "lanes by pair of countries",
        lambda: person.press("ctrl+5"),
        lambda: workspace.lanes is LaneBy.DYAD and len(person.lanes()) > 3,
    )
    yield person.picture("pairs")
    yield "lanes by theme again", lambda: person.press("ctrl+1"), lambda: workspace.lanes is LaneBy.THEME


def several_to_the_clipboard(person: Person) -> Iterator[Step]:
    """Select several events with a rubber band and copy them as text; copy one of them as a citation."""
    workspace, canvas = person.workspace, person.canvas
    clipboard = QGuiApplication.clipboard()
    yield from person.search("Lee Trump summit", SUMMIT)
    yield from person.go_to("Aug 2025")
    yield "ask what the signs mean", lambda: person.press("ctrl+shift+g"), lambda: bool(person.shown(LegendPopup))
    yield person.picture("the-legend")
    yield "put it away", lambda: person.press("Escape"), lambda: not person.shown(LegendPopup)
    yield (
        "ask for the menu of the summit",
        lambda: person.click(canvas, person.glyph(SUMMIT), 3),
        person.has_menu,
    )
    yield "copy its citation", lambda: person.choose("Copy citation"), lambda: "Sejong" in clipboard.text()
    assert workspace.store.event(SUMMIT).title in clipboard.text()
    lanes = person.scene.regions.lanes
    start, end = person.empty_corner(), QPoint(round(lanes.right) - 30, round(lanes.bottom) - 10)
    yield (
        "draw a band",
        lambda: person.drag(canvas, start, end, "ctrl"),
        lambda: len(workspace.chosen) > 1,
    )
    yield person.picture("several")
    chosen = [workspace.store.event(each).title for each in workspace.chosen]
    yield (
        "copy them",
        lambda: person.press("ctrl+shift+c"),
        lambda: (text := clipboard.text()) != "" and all(title in text for title in (*chosen[:9], *chosen[-9:])),
    )
    yield "select nothing", lambda: person.press("Escape"), lambda: not workspace.chosen


def what_is_not_on_the_axis(person: Person) -> Iterator[Step]:
    """Read what is advised and has no date; find out why an event is not on the timeline, and have it there."""
    window, workspace, canvas = person.window, person.workspace, person.canvas
    table, place = window.reader.list_page.table, person.beside("chip")
    if place is None:  # in a low window there is only room for the names of the boards
        name = person.beside("board") or person.beside("more")
        yield (
            "open what stands beside the axis",
            lambda: person.click(canvas, name),
            lambda: person.beside("chip") is not None or len(person.rows_in_sight(table)) > 1,
        )
        place = person.beside("chip")
    if place is not None:
        yield "choose a chip", lambda: person.click(canvas, place), lambda: bool(workspace.chosen)
    else:
        line = person.rows_in_sight(table)[1]
        yield "choose a line", lambda: person.click(*_cell(table, line)), lambda: bool(workspace.chosen)
    event = workspace.chosen[-1]
    assert not workspace.store.event(event).is_on_axis
    yield "read it", lambda: person.press("alt+1"), lambda: person.has_words(workspace.store.event(event).title)
    yield person.picture("undated")
    kind, section = workspace.store.event(SUMMIT).kind, window.facets.sections[Facet.KIND]
    assert kind is not None
    yield from person.bring_up(_row(section, kind))
    yield (
        "exclude summits",
        lambda: person.click(_row(section, kind), None, 1, "alt"),
        lambda: workspace.admission(Facet.KIND, kind) is Admission.EXCLUDED and not person.is_listed(SUMMIT),
    )
    yield from person.search("Lee Trump summit", SUMMIT)
    yield "read why", lambda: None, lambda: person.has_words("Not listed now, because of these filters")
    yield person.picture("why-not")
    back = person.button_of(window.reader.event_page, "Take them back")
    assert back is not None
    yield from person.bring_up(back)
    yield "take the filter back", lambda: person.click(back), lambda: person.is_listed(SUMMIT)


def by_keys_alone(person: Person) -> Iterator[Step]:
    """Without a mouse: to the timeline, along its events, close to one, into its excerpts, and out again."""
    window, workspace, canvas = person.window, person.workspace, person.canvas
    yield "search", lambda: person.press("ctrl+k"), window.top_bar.search.field.hasFocus
    yield "leave it for the timeline", lambda: person.press("Escape", "Escape"), canvas.hasFocus
    yield "ask which keys there are", lambda: person.press("question"), lambda: bool(person.shown(ShortcutSheet))
    sheet = person.shown(ShortcutSheet)[0]
    yield "turn to the sheet", lambda: person.focus(sheet), sheet.isActiveWindow
    yield person.picture("the-keys")
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
    yield from person.tab_to(ExcerptCard)
    yield person.picture("by-keys")
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
    what_is_not_on_the_axis,
    by_keys_alone,
)


def tasks(person: Person) -> Iterator[Step]:
    """All tasks, one after the other, in one window."""
    yield "look", lambda: person.focus(person.window), lambda: person.canvas.view_model.scene is not None
    if len(sys.argv) > 3 and sys.argv[3] == "dark":
        yield "turn to dark", lambda: person.press("ctrl+shift+d"), lambda: person.window.theme.palette.is_dark
    yield person.picture("first-look")
    for task in TASKS:
        person.task = task.__name__.replace("_", " ")
        print(f"# {task.__doc__}", flush=True)
        yield from task(person)
    yield "all is well", lambda: None, lambda: not QApplication.activePopupWidget()


def _table(person: Person) -> QTableView:
    return person.window.reader.list_page.table


def _line(table: QTableView, row: int) -> str:
    model = table.model()
    return " ".join(str(model.index(row, column).data() or "") for column in range(model.columnCount()))


def _cell(table: QTableView, row: int) -> tuple[QWidget, QPoint]:
    """A place in the line of a row."""
    return table.viewport(), QPoint(60, table.rowViewportPosition(row) + table.rowHeight(row) // 2)


def _row(section: FacetSection, value: str) -> ValueRow:
    """The row of a value, as it now stands."""
    return next(each for each in section.rows() if each.shown.value == value)


def _edge(person: Person, day: date, other: date) -> tuple[QPoint, QPoint]:
    """From the right edge of the range, which ends with a day, to the middle of another day."""
    brush = person.scene.brush
    assert brush is not None
    assert brush.right_edge is not None
    start = QPoint(round(brush.right_edge), person.on_ruler(day).y())
    hit = person.canvas.view_model.hit(start.x(), start.y())
    assert hit is not None
    assert hit.target is Target.RANGE_RIGHT
    return start, QPoint(person.on_ruler(other).x() + 1, start.y())


if __name__ == "__main__":
    patience = float(sys.argv[4]) if len(sys.argv) > 4 else DEADLINE_S
    sys.exit(perform(Path(sys.argv[1]), Path(sys.argv[2]), tasks, patience_s=patience))
