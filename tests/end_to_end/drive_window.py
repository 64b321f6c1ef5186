"""A child with a window under a real X server, who uses it with mouse and keys as a person would.

Called as ``drive_window.py STORE OUT``: the packet and the pictures of the window go to OUT.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog

from briefviewer.app.admission import Admission
from briefviewer.app.places import ReaderPage
from briefviewer.domain.facet import Facet
from briefviewer.ui.brief.dialog import PacketDialog
from briefviewer.ui.prose import Prose
from briefviewer.ui.reader.excerpt_card import ExcerptCard
from tests.end_to_end.person import Person, Step
from tests.end_to_end.session import perform


def steps(person: Person) -> Iterator[Step]:
    """All steps, each made when the one before has come out."""
    window, workspace, canvas = person.window, person.workspace, person.canvas
    middle = QPoint(canvas.width() * 2 // 3, 240)
    yield "look", lambda: person.focus(window), lambda: canvas.view_model.scene is not None

    before = person.span()
    yield "zoom with Ctrl+wheel", lambda: person.click(canvas, middle, 4, "ctrl"), lambda: person.span() < before
    days = canvas.view_model.days
    yield (
        "pan by dragging",
        lambda: person.drag(canvas, middle, middle + QPoint(160, 0)),
        (lambda: canvas.view_model.days[0] < days[0]),
    )
    zoomed = person.span()
    yield "zoom with W", lambda: person.press("w"), lambda: person.span() < zoomed * 0.7
    yield "back with Alt+Left", lambda: person.press("alt+Left"), lambda: person.span() > zoomed * 0.9
    yield "fit all with Ctrl+0", lambda: person.press("ctrl+0"), lambda: person.span() > before

    ruler = QPoint(canvas.width() // 2, 40)
    yield (
        "brush on the ruler",
        lambda: person.drag(canvas, ruler, ruler + QPoint(220, 0)),
        (lambda: workspace.range is not None and "Range:" in window.status.range.text()),
    )

    summit = window.facets.sections[Facet.KIND].rows()[0]
    kind = summit.shown.value
    yield (
        "include a kind",
        lambda: person.click(summit),
        (lambda: workspace.admission(Facet.KIND, kind) is Admission.INCLUDED),
    )
    listed = len(workspace.selection.rows)
    yield (
        "exclude it with Alt+click",
        lambda: person.click(summit, None, 1, "alt"),
        (lambda: workspace.admission(Facet.KIND, kind) is Admission.EXCLUDED),
    )
    assert 0 < listed < len(workspace.store.columns)
    yield "clear all filters", lambda: person.press("ctrl+shift+l"), lambda: workspace.filters.is_empty

    field = window.top_bar.search.field
    yield "begin to search with Ctrl+K", lambda: person.press("ctrl+k"), field.hasFocus
    yield "search as one types", lambda: person.write("summit"), window.top_bar.search.popup.isVisible
    yield person.picture("search")
    yield "go to the first hit", lambda: person.press("Return"), lambda: workspace.active is not None
    event = workspace.active
    assert event is not None
    yield "see its excerpts", lambda: None, lambda: bool(window.reader.event_page.findChildren(ExcerptCard))
    yield person.picture("event")

    yield (
        "open the words behind it",
        lambda: person.click(person.cards()[0].findChildren(Prose)[0].viewport(), QPoint(30, 12)),
        lambda: workspace.place.page is ReaderPage.DOCUMENT and workspace.place.passage is not None,
    )
    yield person.picture("document")
    view = window.reader.document_page.view
    yield "find in the document", lambda: person.press("ctrl+f"), lambda: person.find_field_has_focus()
    yield "type what to find", lambda: person.write("alliance"), lambda: len(view.emphasised()) > 2
    yield "close the find bar", lambda: person.press("Escape"), view.hasFocus
    yield "go back", lambda: person.press("ctrl+bracketleft"), lambda: workspace.place.page is ReaderPage.EVENT

    on_axis = person.first_on_axis()
    yield "go to the first event", lambda: person.press("alt+1"), lambda: workspace.place.page is ReaderPage.EVENT
    yield "on the timeline", lambda: person.click(canvas, person.glyph(event)), canvas.hasFocus
    yield "by key", lambda: person.press("Home"), lambda: workspace.active == on_axis and person.is_hit(on_axis)
    yield "leave it", lambda: person.press("Escape", "Escape"), lambda: workspace.chosen == ()
    yield "click its glyph", lambda: person.click(canvas, person.glyph(on_axis)), lambda: workspace.active == on_axis
    yield "walk on with the full stop", lambda: person.press("period"), lambda: workspace.active != on_axis

    yield "turn to dark", lambda: person.press("ctrl+shift+d"), lambda: window.theme.palette.is_dark
    yield person.picture("dark")
    yield "and back", lambda: person.press("ctrl+shift+d"), lambda: not window.theme.palette.is_dark

    packet = person.out / "packet.pdf"
    yield "ask for a packet", lambda: person.press("ctrl+e"), lambda: bool(window.findChildren(PacketDialog))
    dialog = person.shown(PacketDialog)[0]
    yield "look at its dialog", lambda: person.focus(dialog), dialog.isActiveWindow
    yield "go to the name of the file", lambda: person.click(dialog.out), dialog.out.hasFocus
    yield "clear it", lambda: person.press("ctrl+a", "BackSpace"), lambda: not dialog.out.text()
    yield "type another", lambda: person.write(str(packet)), lambda: dialog.out.text() == str(packet)
    yield "make it", lambda: person.click(dialog.make), packet.is_file
    yield (
        "see that it was made",
        lambda: None,
        lambda: (
            not any(each.text() == "Cancel" and each.isVisible() for each in dialog.findChildren(type(dialog.make)))
        ),
    )
    yield "close the dialog", lambda: person.press("Escape"), lambda: not person.shown(PacketDialog)
    yield (
        "no dialog is left",
        lambda: person.focus(window),
        lambda: not any(each.isVisible() for each in window.findChildren(QDialog)),
    )


if __name__ == "__main__":
    sys.exit(perform(Path(sys.argv[1]), Path(sys.argv[2]), steps))
