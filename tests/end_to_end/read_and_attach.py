"""Originals dropped on the window, then read by keys alone: from a mark to its words, to another event, and back.

``python tests/end_to_end/read_and_attach.py STORE OUT ORIGINALS`` on a copy of the store that ships. No X server is
asked to carry a drop, for no tool of the tests can; the window is handed the events that a drop makes.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPushButton

from briefviewer.app.attaching import Taken
from briefviewer.app.places import ReaderPage
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import ExcerptState
from briefviewer.domain.facet import AsOfMode
from briefviewer.ui.reader.excerpt_card import ExcerptCard
from briefviewer.ui.shell.as_of import AsOfPopup, document_stops
from briefviewer.ui.shell.attach import AttachDialog
from briefviewer.words.dates import short_day
from tests.end_to_end.person import Person, Step
from tests.end_to_end.session import perform

SUMMIT = EventId("lee-trump-summit-2025-08")


def drop(person: Person, files: Sequence[Path]) -> None:
    """Drop files on the middle of the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    middle, no_keys = person.window.rect().center(), Qt.KeyboardModifier.NoModifier
    button, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    entering = QDragEnterEvent(middle, copy, data, button, no_keys)
    QApplication.sendEvent(person.window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(person.window, QDropEvent(QPointF(middle), copy, data, button, no_keys))


def states(person: Person) -> set[ExcerptState]:
    """The states of all excerpts of the store."""
    store = person.workspace.store
    ids = store.columns.ids
    return {excerpt.state for each in ids for excerpt in store.excerpts(EventId(each))}


def steps(person: Person) -> Iterator[Step]:
    """Attach by drop, then read by keys."""
    window, workspace = person.window, person.workspace
    page = window.reader.document_page
    stranger = person.out / "stranger.txt"
    stranger.write_text("Recipes for soup.\n")
    originals = sorted(Path(sys.argv[3]).glob("*.txt"))
    yield "look", lambda: person.focus(window), lambda: person.canvas.view_model.scene is not None
    yield "nothing is attached yet", lambda: None, lambda: states(person) == {ExcerptState.NOT_ATTACHED}
    yield (
        "drop both originals and a stranger",
        lambda: drop(person, [*originals, stranger]),
        lambda: bool(person.shown(AttachDialog)),
    )
    dialog = person.shown(AttachDialog)[0]
    dialog.grab().save(str(person.out / "attached.png"))
    yield (
        "two are known, the third is offered by choice",
        lambda: None,
        lambda: (
            [isinstance(each, Taken) for each in dialog.outcomes] == [True, True, False]
            and len(dialog.findChildren(QComboBox)) == 1
        ),
    )
    yield "turn to the list", lambda: person.focus(dialog), dialog.isActiveWindow
    yield "close it with Escape", lambda: person.press("Escape"), lambda: not person.shown(AttachDialog)
    yield "every excerpt is verified", lambda: person.focus(window), lambda: states(person) == {ExcerptState.VERIFIED}

    yield from person.search("Lee Trump summit", SUMMIT)
    yield from person.tab_to(ExcerptCard)
    yield (
        "open the words with Enter",
        lambda: person.press("Return"),
        lambda: workspace.place.page is ReaderPage.DOCUMENT and page.view.hasFocus(),
    )
    yield person.picture("the-words")
    yield (
        "they are in sight",
        lambda: None,
        lambda: page.view.visible_rect(page.view.emphasised()[-1].span) is not None,
    )
    passage = page.view.emphasised()[-1].span
    yield (
        "on to the next passage with a full stop",
        lambda: person.press("period"),
        lambda: page.view.emphasised()[-1].span.start > passage.start,
    )
    yield "its event with Enter", lambda: person.press("Return"), lambda: workspace.active not in (None, SUMMIT)
    yield "back in the document", lambda: person.press("ctrl+bracketleft"), lambda: page.isVisible()
    yield (
        "back at the summit",
        lambda: person.press("ctrl+bracketleft"),
        lambda: workspace.place.page is ReaderPage.EVENT and workspace.active == SUMMIT,
    )

    yield "the document again", lambda: person.press("alt+2"), lambda: page.isVisible()
    yield "digest beside it", lambda: person.press("ctrl+shift+b"), page.pair.other.isVisible
    yield person.picture("side-by-side")
    yield "and away", lambda: person.press("ctrl+shift+b"), lambda: not page.pair.other.isVisible()
    yield (
        "its outline",
        lambda: person.press("ctrl+shift+h"),
        lambda: isinstance(QApplication.activePopupWidget(), QMenu),
    )
    yield person.picture("outline")
    yield "to the last heading", lambda: person.press("End", "Return"), lambda: not QApplication.activePopupWidget()

    yield from as_of(person)


def as_of(person: Person) -> Iterator[Step]:
    """Both clocks: a document's day with what had happened by then, and a typed day with what was known."""
    window, workspace, page = person.window, person.workspace, person.window.reader.document_page
    before, button = len(workspace.selection.rows), window.top_bar.as_of_button
    stops = document_stops(workspace)
    yield "ask for a day", lambda: person.click(button), lambda: bool(person.shown(AsOfPopup))
    popup = person.shown(AsOfPopup)[0]
    yield "take the other clock", lambda: person.click(popup.happened, QPoint(8, 8)), popup.happened.isChecked
    day = short_day(stops[-1][0], window.words)
    stop = next(each for each in popup.findChildren(QPushButton) if each.text().startswith(day))
    yield (
        "the day the first document came out",
        lambda: person.click(stop, QPoint(20, stop.height() // 2)),
        lambda: (
            workspace.filters.as_of == stops[-1][0]
            and workspace.filters.as_of_mode is AsOfMode.HAPPENED
            and window.banner.isVisible()
            and len(workspace.selection.rows) < before
        ),
    )
    yield "ask again", lambda: person.click(button), lambda: bool(person.shown(AsOfPopup))
    again = person.shown(AsOfPopup)[0]
    yield "what was known", lambda: person.click(again.known, QPoint(8, 8)), again.known.isChecked
    yield (
        "turn to the field",
        lambda: person.click(again.day.line),
        lambda: again.day.line.hasFocus(),
    )
    yield (
        "type a day before the shown document came out",
        lambda: person.press("ctrl+a"),
        lambda: again.day.line.hasSelectedText(),
    )
    yield "the day", lambda: person.write("1 March 2025"), lambda: "1 March 2025" in again.day.told.text()
    yield (
        "its passages are gone",
        lambda: person.press("Return"),
        lambda: workspace.filters.as_of == date(2025, 3, 1) and window.banner.isVisible() and not page.strip.marks(),
    )
    yield person.picture("as-of")
    latest = person.button_of(window.banner, "Back to latest")
    assert latest is not None
    yield "back to the latest", lambda: person.click(latest), lambda: bool(page.strip.marks())


if __name__ == "__main__":
    sys.exit(perform(Path(sys.argv[1]), Path(sys.argv[2]), steps))
