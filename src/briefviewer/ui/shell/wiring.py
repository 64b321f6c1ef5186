"""All connections between panes and workspace: who wishes what, and what then happens. Read it in one sitting."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from briefviewer import __version__
from briefviewer.app.admission import Admission
from briefviewer.app.finding import Findings, find
from briefviewer.app.places import ReaderPage
from briefviewer.app.query import completions, read_query
from briefviewer.app.workspace import ThemeChoice, Workspace
from briefviewer.domain.document import DocumentId
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import Board, EventId
from briefviewer.domain.evidence import Excerpt
from briefviewer.domain.facet import DayRange, Facet, Undated
from briefviewer.domain.search import Hit, HitKind
from briefviewer.domain.view import LaneBy
from briefviewer.ui.facets.names import value_name
from briefviewer.ui.qt_jobs import Job
from briefviewer.ui.reader.event_text import CopyForm, events_in_form
from briefviewer.ui.reader.list_export import export_list
from briefviewer.ui.shell.actions import connect_actions
from briefviewer.ui.shell.as_of import AsOfPopup
from briefviewer.ui.shell.changing import Changing
from briefviewer.ui.shell.command_palette import CommandPalette
from briefviewer.ui.shell.date_dialog import DateDialog
from briefviewer.ui.shell.import_wishes import ImportWishes
from briefviewer.ui.shell.narrowing import Narrowing
from briefviewer.ui.shell.packet_wishes import PacketWishes
from briefviewer.ui.shell.shortcut_sheet import ShortcutSheet
from briefviewer.ui.shell.shortcuts import Shortcuts
from briefviewer.ui.shell.store_wishes import StoreOpener, StoreWishes
from briefviewer.ui.shell.view_wishes import ViewWishes
from briefviewer.ui.shell.why_dialog import WhyDialog
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.words.problems import sentence

_NAMED = {HitKind.ACTOR: Facet.ACTOR, HitKind.THEME: Facet.THEME, HitKind.KIND: Facet.KIND}


class Wiring:
    """Joins a window with its workspace.

    Args:
        open_store: Opens a store by its folder; raises ``BriefviewerError`` where there is none.
    """

    def __init__(self, window: BriefWindow, workspace: Workspace, open_store: StoreOpener) -> None:
        self._window, self._workspace = window, workspace
        self.stores = StoreWishes(window, workspace, open_store, self.tell, self.open_event)
        self.packets = PacketWishes(window, workspace, open_store)
        self.imports = ImportWishes(window, workspace, self.tell)
        self._export: Job | None = None
        self.changing = Changing(window, workspace, self.tell)
        self.narrowing = Narrowing(workspace, window)
        self.views = ViewWishes(window, workspace, self.changing, self.narrowing)
        workspace.subscribe(window.show_changes)
        workspace.subscribe(self.changing.show_changes)
        workspace.subscribe(self.packets.show_changes)
        window.closing.connect(self._release)
        self._join_bars()
        self._join_facets()
        self.views.join()
        self._join_timeline()
        self._join_reader()
        window.files_dropped.connect(self.take_files)
        QGuiApplication.styleHints().colorSchemeChanged.connect(window.follow_theme)
        connect_actions(window.actions_by_id, self._handlers())

    # panes

    def _join_bars(self) -> None:
        bar, workspace = self._window.top_bar, self._workspace
        bar.search.serve_with(self.finder, self.complete)
        bar.search.left.connect(self._window.timeline.canvas.setFocus)
        bar.search.hit_chosen.connect(self.go_to_hit)
        bar.search.narrowing_wished.connect(self.narrow)
        bar.as_of_wished.connect(self.ask_as_of)
        bar.theme_wished.connect(self.turn_theme)
        bar.packet_wished.connect(self.packets.ask)
        self._window.banner.latest_wished.connect(lambda: workspace.set_as_of(None))
        self._window.status.problems_wished.connect(self.stores.show_problems)

    def _join_facets(self) -> None:
        facets, workspace = self._window.facets, self._workspace
        facets.admission_wished.connect(workspace.admit)
        facets.facet_freed.connect(workspace.free)
        facets.all_cleared.connect(workspace.clear_filters)

    def _join_timeline(self) -> None:
        timeline, canvas, workspace = self._window.timeline, self._window.timeline.canvas, self._workspace
        wheel = self._window.actions_by_id["wheel_zooms"]
        wheel.setCheckable(True)
        wheel.setChecked(self._window.memory.recall("timeline/wheel") == "zooms")
        canvas.set_wheel_zooms(wheel.isChecked())
        canvas.event_activated.connect(self.open_event)
        canvas.selection_changed.connect(self.follow_canvas)
        canvas.range_changed.connect(workspace.set_range)
        canvas.viewport_changed.connect(self._window.status.show_viewport)
        canvas.document_activated.connect(workspace.open_passage)
        canvas.more_activated.connect(self.list_board)
        timeline.lanes_wished.connect(workspace.set_lanes)
        self._window.status.show_viewport(*timeline.days_in_view())

    def _join_reader(self) -> None:
        reader, workspace = self._window.reader, self._workspace
        reader.page_wished.connect(self.turn_to)
        reader.back_wished.connect(workspace.go_back)
        reader.forward_wished.connect(workspace.go_forward)
        for page in (reader.event_page, reader.viewpoints_page):
            page.event_wished.connect(self.open_event)
            page.passage_wished.connect(self.open_excerpt)
        reader.event_page.attach_wished.connect(self.stores.attach_to)
        reader.event_page.value_wished.connect(self.include)
        reader.event_page.listing_wished.connect(self.unhide)
        reader.event_page.copy_wished.connect(self.copy_event)
        reader.document_page.event_wished.connect(self.open_event)
        reader.document_page.document_wished.connect(workspace.open_passage)
        reader.document_page.attach_wished.connect(self.stores.attach_to)
        reader.list_page.events_chosen.connect(workspace.choose)
        reader.list_page.event_wished.connect(self.open_event)
        reader.list_page.export_wished.connect(self.export_list)
        reader.list_page.chosen_export_wished.connect(self.export_chosen)

    # where wishes lead

    def take_files(self, files: object) -> None:
        """Take dropped files: a table as a layer, anything else as originals."""
        if not self.imports.offer(files):
            self.stores.attach(files)

    def finder(self, query: str) -> Callable[[], Findings]:
        """The question to ask for a query, as things stand; actors and themes are told in the window's language."""
        store, words, clock = self._workspace.store, self._window.words, self._workspace.filters

        def ask() -> Findings:
            found = find(store, query, clock)
            named = [
                replace(hit, title=value_name(_NAMED[hit.kind], hit.id, store.library, words), title_marks=())
                if hit.kind in _NAMED and words.is_korean
                else hit
                for hit in found.hits
            ]
            return replace(found, hits=tuple(named))

        return ask

    def complete(self, query: str) -> Sequence[tuple[str, str]]:
        """How a query could go on."""
        return completions(query, self._workspace.store.library, self._window.words.language)

    def narrow(self, query: str) -> None:
        """List only the events a query means, once its words are found; days it names become the briefing range."""
        text = read_query(query, self._workspace.store.library).text
        self.narrowing.narrow((text,) if text else (), lambda: self._narrow(query))

    def _narrow(self, query: str) -> None:
        read = read_query(query, self._workspace.store.library)
        filters = self._workspace.brief_filters
        text = (*filters.text, read.text) if read.text and read.text not in filters.text else filters.text
        include = {**filters.include, **read.filters.include}
        exclude = {**filters.exclude, **read.filters.exclude}
        days = read.filters.range or filters.range
        self._workspace.set_filters(replace(filters, include=include, exclude=exclude, text=text, range=days))

    def turn_to(self, page: ReaderPage) -> None:
        """Turn the reader to a page; from an event to its document at the first words it rests on, if it has any."""
        place = self._workspace.place
        if page is ReaderPage.DOCUMENT and place.page is ReaderPage.EVENT and place.event is not None:
            excerpts = [each for each in self._workspace.store.excerpts(place.event) if each.shown_in is not None]
            here = [each for each in excerpts if each.shown_in == self._workspace.shown_document]
            if excerpts:
                self.open_excerpt((here or excerpts)[0])
                return
        self._workspace.open_page(page)

    def open_event(self, event: EventId) -> None:
        """Tell about an event and bring it into view."""
        if self._workspace.place.page is ReaderPage.LIST:
            self._workspace.open_page(ReaderPage.EVENT)
        self._workspace.activate(event)
        self._window.timeline.reveal(event)

    def follow_canvas(self, events: tuple[EventId, ...]) -> None:
        """Tell about what was chosen last on the canvas; what the workspace itself chose is its own echo."""
        if events == self._workspace.chosen:
            return
        if events:
            self._workspace.activate(events[-1], also=events)
        else:
            self._workspace.choose(())

    def list_board(self, board: str) -> None:
        """List the events of a board beside the axis; all without a date stand on the last, whichever is their own."""
        if board == Board.UNDATED:
            include = {**self._workspace.filters.include, Facet.BOARD: ((Board.TIMELINE,), (Board.UNDATED,))}
            filters = replace(self._workspace.brief_filters, include=include, undated=Undated.ONLY)
            self._workspace.set_filters(filters)
        else:
            self._workspace.admit(Facet.BOARD, board, Admission.INCLUDED)
        self._workspace.open_page(ReaderPage.LIST)

    def open_excerpt(self, excerpt: Excerpt) -> None:
        """Open the document whose words an excerpt shows, at those words."""
        if excerpt.shown_in is not None:
            self._workspace.open_passage(excerpt.shown_in, excerpt.shown)

    def unhide(self, event: EventId) -> None:
        """Take back the filters that leave an event out, and bring it into view."""
        self._workspace.unhide(event)
        self._window.timeline.reveal(event)

    def include(self, facet: Facet, value: str) -> None:
        """List only events with a value."""
        self._workspace.admit(facet, value, Admission.INCLUDED)

    def go_to_hit(self, hit: Hit) -> None:
        """Go where a finding is."""
        if hit.kind is HitKind.EVENT:
            self.open_event(EventId(hit.id))
        elif hit.kind in (HitKind.PASSAGE, HitKind.DOCUMENT):
            self._workspace.open_passage(DocumentId(hit.id), hit.span)
        else:
            self.include(_NAMED[hit.kind], hit.id)

    def step(self, by: int) -> None:
        """Tell about the next or previous event of the list, and bring it into view."""
        self._workspace.step(by)
        if self._workspace.active is not None:
            self._window.timeline.reveal(self._workspace.active)

    def turn_wheel(self) -> None:
        """Whether the wheel alone zooms, and Ctrl+wheel scrolls, or the other way round; remembered."""
        wheel_zooms = self._window.actions_by_id["wheel_zooms"].isChecked()
        self._window.timeline.canvas.set_wheel_zooms(wheel_zooms)
        self._window.memory.keep("timeline/wheel", "zooms" if wheel_zooms else "scrolls")

    def turn_theme(self) -> None:
        """From light to dark, and back."""
        is_dark = self._window.theme.palette.is_dark
        self._workspace.set_theme(ThemeChoice.LIGHT if is_dark else ThemeChoice.DARK)

    def tell_why(self) -> None:
        """Say why the active event is listed, or why not."""
        event = self._workspace.active
        if event is not None:
            lanes = self._window.timeline.lanes_of(event)
            dialog = WhyDialog(self._workspace, event, lanes, self._window.words, self._window.theme, self._window)
            dialog.unhide_wished.connect(self.unhide)
            dialog.open()

    def find_in_document(self) -> None:
        """Open the find bar of the document."""
        self.turn_to(ReaderPage.DOCUMENT)
        self._window.reader.document_page.open_find()

    def outline_of_document(self) -> None:
        """Offer the headings of the document."""
        self.turn_to(ReaderPage.DOCUMENT)
        self._window.reader.document_page.open_outline()

    def turn_beside(self) -> None:
        """Original and digest side by side, or one of them again."""
        self.turn_to(ReaderPage.DOCUMENT)
        page = self._window.reader.document_page
        page.set_beside(not page.is_beside)

    def copy_event(self, form: CopyForm) -> None:
        """Put the chosen events on the clipboard in one of their forms, else the active one."""
        workspace = self._workspace
        chosen = workspace.chosen or ((workspace.active,) if workspace.active is not None else ())
        if chosen:
            text = events_in_form(form, workspace.store, chosen, self._window.words)
            QGuiApplication.clipboard().setText(text)

    def export_list(self) -> None:
        """Ask for a file and write the list to it, beside the window."""
        page = self._window.reader.list_page
        self._export = export_list(page, self._workspace, self._window.words, self.tell) or self._export

    def export_chosen(self) -> None:
        """Ask for a file and write what is chosen in the list to it; the whole list where nothing is."""
        page = self._window.reader.list_page
        chosen = page.chosen_rows()
        rows = chosen if len(chosen) else None
        self._export = export_list(page, self._workspace, self._window.words, self.tell, rows) or self._export

    def _open_list_menu(self, open_menu: Callable[[], None]) -> None:
        self.turn_to(ReaderPage.LIST)
        open_menu()

    # dialogs

    def ask_as_of(self) -> None:
        """Ask for a day and a clock."""
        popup = AsOfPopup(self._workspace, self._window.words, self._window.theme, self._window, self._window.today)
        popup.as_of_wished.connect(self._workspace.set_as_of)
        popup.open_below(self._window.top_bar.as_of_button)

    def ask_date(self) -> None:
        """Ask where to go on the axis."""
        dialog = self._date_dialog(asks_range=False)
        dialog.days_given.connect(self._window.timeline.show_days)
        dialog.open()

    def ask_range(self) -> None:
        """Ask for a briefing range."""
        dialog = self._date_dialog(asks_range=True, shown=self._workspace.range)
        dialog.days_given.connect(self._take_range)
        dialog.open()

    def _date_dialog(self, *, asks_range: bool, shown: DayRange | None = None) -> DateDialog:
        """Where no year is typed, the one in the middle of the view is meant."""
        window = self._window
        first, last = window.timeline.days_in_view()
        year = date.fromordinal((first.toordinal() + last.toordinal()) // 2).year
        return DateDialog(window.words, window, asks_range=asks_range, shown=shown, today=window.today, year=year)

    def _take_range(self, days: DayRange) -> None:
        self._workspace.set_range(days)
        self._window.timeline.show_days(days)

    def show_palette(self) -> None:
        """All commands by name."""
        actions = [each for each in self._window.actions_by_id.values() if each.objectName() != "palette"]
        palette = CommandPalette(actions, self._window.words, self._window)
        palette.show_actions([*actions, *self.views.actions(palette)])
        palette.open()

    def show_shortcuts(self) -> None:
        """The sheet of shortcuts."""
        window = self._window
        shortcuts = Shortcuts(window.actions_by_id, window.memory)
        ShortcutSheet(window.actions_by_id, shortcuts, window.words, window.theme, window).open()

    def show_about(self) -> None:
        """Name and version."""
        words = self._window.words
        box = QMessageBox(self._window)
        box.setWindowTitle(words.text("About briefviewer"))
        box.setText(f"briefviewer {__version__}")
        box.setInformativeText(
            words.text(
                "Curated events on a timeline, the exact passages behind them, and packets that prove themselves."
            )
        )
        box.open()

    def tell(self, error: BriefviewerError) -> None:
        """Say what the world got wrong."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("briefviewer")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence(error, self._window.words))
        box.open()

    # actions

    def _handlers(self) -> Mapping[str, Callable[[], object]]:
        window, workspace, timeline = self._window, self._workspace, self._window.timeline
        canvas = timeline.canvas
        return {
            "open_store": self.stores.ask,
            "reload": self.stores.reload,
            "attach": self.stores.ask_attach,
            "packet": self.packets.ask,
            "print": self.packets.ask_print,
            "take_events": self.packets.ask_taking,
            "check_packet": self.packets.ask_checking,
            "import_table": self.imports.ask,
            "list_export": self.export_list,
            "list_export_chosen": self.export_chosen,
            "problems": self.stores.show_problems,
            "quit": window.close,
            "undo": self.changing.undo,
            "redo": self.changing.redo,
            "save_view": self.views.ask_save,
            "update_view": self.views.update,
            "open_view": self.views.ask_open,
            **{f"lanes_{by}": _setting(workspace.set_lanes, by) for by in LaneBy},
            "zoom_in": canvas.zoom_in,
            "zoom_out": canvas.zoom_out,
            "fit_all": canvas.fit_all,
            "fit_range": timeline.fit_range,
            "fold_time": canvas.toggle_folding,
            "fold_beside": canvas.toggle_beside,
            "legend": canvas.show_legend,
            "clear_filters": workspace.clear_filters,
            "theme": self.turn_theme,
            "wheel_zooms": self.turn_wheel,
            "theme_system": lambda: workspace.set_theme(ThemeChoice.SYSTEM),
            "search": window.top_bar.search.begin,
            "go_to_date": self.ask_date,
            "as_of": self.ask_as_of,
            "next_event": lambda: self.step(1),
            "previous_event": lambda: self.step(-1),
            "back": workspace.go_back,
            "forward": workspace.go_forward,
            "view_back": canvas.view_back,
            "view_forward": canvas.view_forward,
            "range_from_selection": canvas.range_from_selection,
            "range_typed": self.ask_range,
            "range_clear": lambda: workspace.set_range(None),
            **{f"read_{page}": partial(self.turn_to, page) for page in ReaderPage},
            "list_group": partial(self._open_list_menu, window.reader.list_page.open_group_menu),
            "list_range": partial(self._open_list_menu, window.reader.list_page.turn_range),
            "list_menu": partial(self._open_list_menu, window.reader.list_page.open_menu),
            "find": self.find_in_document,
            "outline": self.outline_of_document,
            "beside": self.turn_beside,
            "why": self.tell_why,
            "copy_event": partial(self.copy_event, CopyForm.TEXT),
            "copy_citation": partial(self.copy_event, CopyForm.CITATION),
            "copy_markdown": partial(self.copy_event, CopyForm.MARKDOWN),
            "menu": window.top_bar.open_menu,
            "palette": self.show_palette,
            "shortcuts": self.show_shortcuts,
            "about": self.show_about,
        }

    def _release(self) -> None:
        self.narrowing.drop()
        self._workspace.unsubscribe(self._window.show_changes)
        self._workspace.unsubscribe(self.changing.show_changes)
        self._workspace.unsubscribe(self.packets.show_changes)


def _setting(set_lanes: Callable[[LaneBy], None], by: LaneBy) -> Callable[[], None]:
    return lambda: set_lanes(by)
