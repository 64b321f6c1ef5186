"""Every action of the window, declared once: menu, command palette, shortcuts and their sheet all read here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from briefviewer.ui.memory import Memory
from briefviewer.words import Words, mark


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """An action before there is a window. ``keys`` are portable key sequences; the first is shown."""

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()


FILE, EDIT, VIEW, GO, RANGE, READ, HELP = (
    mark("File"),
    mark("Edit"),
    mark("View"),
    mark("Go"),
    mark("Range"),
    mark("Read"),
    mark("Help"),
)

MENUS = (FILE, EDIT, VIEW, GO, RANGE, READ, HELP)

ACTIONS: Sequence[ActionSpec] = (
    ActionSpec("open_store", FILE, mark("Open a store…"), ("Ctrl+O",)),
    ActionSpec("reload", FILE, mark("Read the store again"), ("F5",)),
    ActionSpec("attach", FILE, mark("Attach originals…"), ("Ctrl+Shift+A",)),
    ActionSpec("packet", FILE, mark("Briefing packet…"), ("Ctrl+E",)),
    ActionSpec("take_events", FILE, mark("Add to my store…"), ("Ctrl+Shift+I",)),
    ActionSpec("check_packet", FILE, mark("Verify against my store…"), ("Ctrl+Alt+V",)),
    ActionSpec("print", FILE, mark("Print a packet…"), ("Ctrl+P",)),
    ActionSpec("import_table", FILE, mark("Import a table…"), ("Ctrl+Alt+I",)),
    ActionSpec("list_export", FILE, mark("Export the list as CSV…"), ("Ctrl+Shift+E",)),
    ActionSpec("list_export_chosen", FILE, mark("Export the chosen events as CSV…"), ("Ctrl+Alt+E",)),
    ActionSpec("problems", FILE, mark("Problems of the store"), ("Ctrl+Shift+M",)),
    ActionSpec("quit", FILE, mark("Quit"), ("Ctrl+Q",)),
    ActionSpec("undo", EDIT, mark("Undo"), ("Ctrl+Z",)),
    ActionSpec("redo", EDIT, mark("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionSpec("save_view", VIEW, mark("Save view…"), ("Ctrl+S",)),
    ActionSpec("update_view", VIEW, mark("Update the open view"), ("Ctrl+Shift+S",)),
    ActionSpec("lanes_theme", VIEW, mark("Lanes by theme"), ("Ctrl+1",)),
    ActionSpec("lanes_actor", VIEW, mark("Lanes by actor"), ("Ctrl+2",)),
    ActionSpec("lanes_kind", VIEW, mark("Lanes by kind"), ("Ctrl+3",)),
    ActionSpec("lanes_document", VIEW, mark("Lanes by document"), ("Ctrl+4",)),
    ActionSpec("lanes_dyad", VIEW, mark("Lanes by pair of countries"), ("Ctrl+5",)),
    ActionSpec("zoom_in", VIEW, mark("Zoom in"), ("Ctrl++", "Ctrl+=")),
    ActionSpec("zoom_out", VIEW, mark("Zoom out"), ("Ctrl+-",)),
    ActionSpec("fit_all", VIEW, mark("Fit all"), ("Ctrl+0",)),
    ActionSpec("fit_range", VIEW, mark("Fit the range"), ("Ctrl+Shift+0",)),
    ActionSpec("fold_time", VIEW, mark("Fold empty stretches of time"), ("Ctrl+Shift+T",)),
    ActionSpec("fold_beside", VIEW, mark("Fold what stands beside the axis"), ("Ctrl+Alt+B",)),
    ActionSpec("legend", VIEW, mark("Legend"), ("Ctrl+Shift+G",)),
    ActionSpec("clear_filters", VIEW, mark("Clear all filters"), ("Ctrl+Shift+L",)),
    ActionSpec("theme", VIEW, mark("Light or dark"), ("Ctrl+Shift+D",)),
    ActionSpec("theme_system", VIEW, mark("Light or dark as the system is"), ("Ctrl+Alt+D",)),
    ActionSpec("wheel_zooms", VIEW, mark("Zoom with the wheel alone"), ("Ctrl+Alt+W",)),
    ActionSpec("search", GO, mark("Search"), ("Ctrl+K", "/")),
    ActionSpec("open_view", GO, mark("Open a saved view…"), ("Ctrl+J",)),
    ActionSpec("go_to_date", GO, mark("Go to a date…"), ("Ctrl+G",)),
    ActionSpec("as_of", GO, mark("See as of a day…"), ("Ctrl+Shift+O",)),
    ActionSpec("next_event", GO, mark("Next event"), ("Ctrl+Down",)),
    ActionSpec("previous_event", GO, mark("Previous event"), ("Ctrl+Up",)),
    ActionSpec("back", GO, mark("Back in the reader"), ("Ctrl+[",)),
    ActionSpec("forward", GO, mark("Forward in the reader"), ("Ctrl+]",)),
    ActionSpec("view_back", GO, mark("Back to the view before"), ("Alt+Left",)),
    ActionSpec("view_forward", GO, mark("Forward to the view after"), ("Alt+Right",)),
    ActionSpec("range_from_selection", RANGE, mark("Range from the selection"), ("Ctrl+R",)),
    ActionSpec("range_typed", RANGE, mark("Type a range…"), ("Ctrl+Shift+R",)),
    ActionSpec("range_clear", RANGE, mark("Clear the range"), ("Ctrl+Backspace",)),
    ActionSpec("read_event", READ, mark("Event"), ("Alt+1",)),
    ActionSpec("read_document", READ, mark("Document"), ("Alt+2",)),
    ActionSpec("read_viewpoints", READ, mark("Viewpoints"), ("Alt+3",)),
    ActionSpec("read_list", READ, mark("List"), ("Alt+4",)),
    ActionSpec("list_group", READ, mark("Group the list…"), ("Ctrl+Shift+K",)),
    ActionSpec("list_range", READ, mark("Only the range in the list"), ("Ctrl+Alt+R",)),
    ActionSpec("list_menu", READ, mark("Columns and order of the list…"), ("Ctrl+Shift+J",)),
    ActionSpec("find", READ, mark("Find in document"), ("Ctrl+F",)),
    ActionSpec("outline", READ, mark("Outline of the document"), ("Ctrl+Shift+H",)),
    ActionSpec("beside", READ, mark("Original and digest side by side"), ("Ctrl+Shift+B",)),
    ActionSpec("why", READ, mark("Why is this event (not) here?"), ("Ctrl+Shift+Y",)),
    ActionSpec("copy_event", READ, mark("Copy the event as text"), ("Ctrl+Shift+C",)),
    ActionSpec("copy_citation", READ, mark("Copy the event as citation"), ("Ctrl+Alt+C",)),
    ActionSpec("copy_markdown", READ, mark("Copy the event as Markdown"), ("Ctrl+Alt+M",)),
    ActionSpec("menu", HELP, mark("Menu"), ("F10",)),
    ActionSpec("palette", HELP, mark("All commands…"), ("Ctrl+Shift+P",)),
    ActionSpec("shortcuts", HELP, mark("Shortcuts"), ("?", "F1")),
    ActionSpec("about", HELP, mark("About briefviewer"), ("Shift+F1",)),
)

PANE_KEYS: Sequence[tuple[str, str]] = (
    ("W S A D", mark("zoom in and out, pan left and right")),
    ("+ − ← →", mark("zoom and pan")),
    (". ,", mark("next and previous event")),
    ("Home End", mark("first and last event")),
    ("PgUp PgDn", mark("one screen back and on")),
    ("[ ]", mark("to the nearest event before and after what is in view")),
    ("F", mark("focus the event; again: fit it into view; again: everything")),
    ("R", mark("range from the selection")),
    ("B", mark("fold what stands beside the axis, or show it")),
    ("Esc", mark("clear")),
)
"""Keys of the timeline itself, while it has the focus."""

POINTER_WAYS: Sequence[tuple[str, str]] = (
    (mark("Wheel"), mark("scroll the lanes")),
    (mark("Shift+wheel"), mark("pan")),
    (mark("Ctrl+wheel"), mark("zoom at the pointer")),
    (mark("Drag"), mark("pan")),
    (mark("Drag on the ruler"), mark("brush the briefing range")),
    (mark("Shift+drag"), mark("brush the briefing range")),
    (mark("Double-click"), mark("zoom to that month, or into that heap")),
)
"""What a pointer does on the timeline."""


def build_actions(
    parent: QWidget, words: Words, memory: Memory, specs: Iterable[ActionSpec] = ACTIONS
) -> Mapping[str, QAction]:
    """The actions as Qt's, with the shortcuts the user may have changed in ``shortcuts/…`` of the settings."""
    made = {}
    for spec in specs:
        action = QAction(words.text(spec.text), parent)
        chosen = memory.recall(f"shortcuts/{spec.id}", " ".join(spec.keys))
        action.setShortcuts([QKeySequence(keys) for keys in chosen.split()])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setObjectName(spec.id)
        parent.addAction(action)
        made[spec.id] = action
    return made


def connect_actions(actions: Mapping[str, QAction], handlers: Mapping[str, Callable[[], object]]) -> None:
    """Give each action what it does. An action nobody serves is our bug."""
    missing = set(actions) - set(handlers)
    if missing:
        raise LookupError(f"no handler for {sorted(missing)}")
    for id_, action in actions.items():
        action.triggered.connect(_without_argument(handlers[id_]))


def _without_argument(handler: Callable[[], object]) -> Callable[[], None]:
    def call() -> None:
        handler()

    return call
