"""Somebody narrows the window by the facets, keeps what is shown as views, and goes between them.

Called as ``keep_views.py STORE OUT light|dark``: pictures of the window go to OUT.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from briefviewer.app.admission import Admission
from briefviewer.domain.facet import Facet
from briefviewer.ui.facets.value_row import ValueRow
from briefviewer.ui.shell.command_palette import CommandPalette
from briefviewer.ui.shell.view_dialog import ViewDialog
from briefviewer.ui.shell.why_dialog import WhyDialog
from tests.end_to_end.person import Person, Step
from tests.end_to_end.session import perform


def steps(person: Person) -> Iterator[Step]:
    """All steps, each made when the one before has come out."""
    window, workspace, canvas = person.window, person.workspace, person.canvas
    section, actors = window.facets.views, window.facets.sections[Facet.ACTOR]
    shipped = [each.id for each in workspace.store.views]
    file = workspace.store.path / "views.yaml"
    as_shipped = file.read_bytes()
    yield "look", lambda: person.focus(window), lambda: canvas.view_model.scene is not None

    if sys.argv[3] == "dark":
        yield "turn to dark", lambda: person.press("ctrl+shift+d"), lambda: window.theme.palette.is_dark

    whole = next(row for row in actors.rows() if row.shown.is_expanded is False)
    value, rows = whole.shown.value, len(actors.rows())
    yield from person.bring_up(whole)
    yield (
        "show what an actor is made of",
        lambda: person.click(whole, whole.expander.center().toPoint()),
        lambda: len(actors.rows()) > rows,
    )
    yield from person.bring_up(row_of(person, value))
    yield "include it", lambda: person.click(row_of(person, value)), lambda: is_so(person, value, Admission.INCLUDED)
    part = next(row for row in actors.rows() if row.shown.depth)
    other = part.shown.value
    yield from person.bring_up(row_of(person, other))
    yield (
        "exclude a part of it with Alt+click",
        lambda: person.click(row_of(person, other), None, 1, "alt"),
        lambda: is_so(person, other, Admission.EXCLUDED),
    )
    yield person.picture("facets")
    yield "walk down", lambda: person.press("Down"), lambda: focused(person) not in (None, other)
    third = focused(person)
    assert third is not None
    yield "exclude by key", lambda: person.press("minus"), lambda: is_so(person, third, Admission.EXCLUDED)
    yield "and take it back", lambda: person.press("minus"), lambda: is_so(person, third, Admission.NEITHER)
    yield "close the whole", lambda: person.press("Left", "Left"), lambda: focused(person) == value

    kept = workspace.brief_filters
    yield "keep what is shown", lambda: person.press("ctrl+s"), lambda: bool(person.shown(ViewDialog))
    dialog = person.shown(ViewDialog)[0]
    yield "look at the question", lambda: person.focus(dialog), dialog.isActiveWindow
    yield "give it a name", lambda: person.write("Mine"), lambda: dialog.title.text() == "Mine"
    yield "save it", lambda: person.press("Return"), lambda: workspace.view is not None
    mine = workspace.view
    assert mine is not None
    assert (mine.title, mine.filters) == ("Mine", kept)
    assert b"title: Mine" in file.read_bytes()
    yield "come back", lambda: person.focus(window), window.isActiveWindow

    days = canvas.view_model.days
    first = section.rows()[0]
    yield from person.bring_up(first)
    yield (
        "open another view",
        lambda: person.click(first),
        lambda: workspace.view == first.shown.view and workspace.brief_filters != kept,
    )
    yield person.picture("view")
    yield (
        "go back with Alt+Left",
        lambda: person.press("alt+Left"),
        lambda: workspace.view == mine and workspace.brief_filters == kept and canvas.view_model.days == days,
    )
    yield "clear all filters", lambda: person.press("ctrl+shift+l"), lambda: workspace.view is None
    yield "choose a view by its name", lambda: person.press("ctrl+j"), lambda: bool(person.shown(CommandPalette))
    palette = person.shown(CommandPalette)[0]
    yield "look at the names", lambda: person.focus(palette), palette.isActiveWindow
    yield "type a few letters", lambda: person.write("min"), lambda: palette.list.count() == 1
    yield "take it", lambda: person.press("Return"), lambda: workspace.brief_filters == kept
    yield "come back to the window", lambda: person.focus(window), window.isActiveWindow

    yield "take back the view", lambda: person.press("ctrl+z"), lambda: ids(person) == shipped
    assert file.read_bytes() == as_shipped
    yield "do it again", lambda: person.press("ctrl+y"), lambda: ids(person) == [*shipped, mine.id]
    row = section.rows()[-1]
    yield "point at it", lambda: row.setFocus(), row.hasFocus
    yield "rename it", lambda: person.press("F2"), lambda: row.field is not None
    yield "type", lambda: person.write("Ours"), lambda: row.field is not None and row.field.text() == "Ours"
    yield "take the name", lambda: person.press("Return"), lambda: row.shown.view.title == "Ours"
    yield "put it higher", lambda: person.press("alt+Up"), lambda: ids(person)[-2] == mine.id
    yield "delete it", lambda: person.press("Delete"), lambda: ids(person) == shipped
    yield person.picture("deleted")
    undone = ["ctrl+z"] * 4
    yield "take it all back", lambda: person.press(*undone), lambda: file.read_bytes() == as_shipped

    yield "choose an event", lambda: person.press("ctrl+Down"), lambda: workspace.active is not None
    yield "ask why it is here", lambda: person.press("ctrl+shift+y"), lambda: bool(person.shown(WhyDialog))
    why = person.shown(WhyDialog)[0]
    yield "read the answer", lambda: person.focus(why), why.isActiveWindow
    yield "close it", lambda: person.press("Escape"), lambda: not person.shown(WhyDialog)


def row_of(person: Person, value: str) -> ValueRow:
    """The row of an actor, as it now stands."""
    return next(row for row in person.window.facets.sections[Facet.ACTOR].rows() if row.shown.value == value)


def is_so(person: Person, value: str, admission: Admission) -> bool:
    """What an actor is asked to do."""
    return person.workspace.admission(Facet.ACTOR, value) is admission


def focused(person: Person) -> str | None:
    """The value of the row that has the focus."""
    rows = person.window.facets.sections[Facet.ACTOR].rows()
    return next((row.shown.value for row in rows if row.hasFocus()), None)


def ids(person: Person) -> list[str]:
    """The views as they stand."""
    return [row.shown.view.id for row in person.window.facets.views.rows()]


if __name__ == "__main__":
    sys.exit(perform(Path(sys.argv[1]), Path(sys.argv[2]), steps))
