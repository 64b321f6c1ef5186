"""The packet dialog: what a packet shall hold on the left, its real pages on the right, and where it shall go below.

The pages are set by a press in a process of its own, anew with each stroke. What is made or printed is what was looked
at: the same bytes.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QLabel,
    QMessageBox,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from briefviewer.app.workspace import Workspace
from briefviewer.brief.estimate import estimated_pages
from briefviewer.brief.narrowing import within
from briefviewer.brief.packet_options import options_as_text, options_from_text
from briefviewer.brief.packet_store import PacketStore
from briefviewer.brief.press_messages import Order
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.facet import Undated
from briefviewer.ui.brief.foot import PacketFoot
from briefviewer.ui.brief.kept_options import keep_options, kept_options
from briefviewer.ui.brief.options_form import OptionsForm
from briefviewer.ui.brief.packet_job import writing
from briefviewer.ui.brief.press import PressLine, Sizes
from briefviewer.ui.brief.preview import PacketPreview
from briefviewer.ui.brief.printing import PrintRun, ask_printer
from briefviewer.ui.memory import Memory
from briefviewer.ui.qt_jobs import Job, Progress
from briefviewer.ui.selection_words import filters_in_words
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words, counts
from briefviewer.words.dates import short_range
from briefviewer.words.problems import sentence

PAUSE_MS = 60
"""A change is followed when no other comes within this: what one stroke or paste brings about comes closer. A first
page takes two or three times as long to set, and is given up as soon as the next stroke is followed."""
MOST_UNASKED = 250
"""Pages that are set without being asked for; beyond, an estimate stands in their place."""


_HIDDEN = "hidden"


class PacketDialog(QDialog):
    """Asks, shows, makes and prints."""

    open_wished = Signal(object)
    folder_wished = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        theme: Theme,
        memory: Memory,
        today: date,
        press: PressLine,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._words, self._memory, self._press = workspace, words, memory, press
        self._made: Path | None = None
        self._confirmed: set[Path] = set()
        self._sizes: Sizes | None = None
        self._when_set: Callable[[], None] | None = None
        self._when_handed: Callable[[bytes], None] | None = None
        self._asks_for_preview = False
        self._job: Job | None = None
        self._run: PrintRun | None = None
        self.setWindowTitle(words.text("Briefing packet"))
        self.setMinimumSize(880, 560)
        self.form = OptionsForm(workspace, words, theme, today, self)
        self.preview = PacketPreview(words, theme, self)
        self.foot = PacketFoot(words, theme, self)
        self.out, self.make, self.print_button = self.foot.out, self.foot.make, self.foot.print_button
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._order)
        self._build()
        self._join_foot()
        self._recall()
        self.form.changed.connect(self._follow)
        self.preview.preview_wished.connect(self._preview_anyway)
        self.preview.picture_wished.connect(press.ask_page)
        press.proofed.connect(lambda sizes: self.preview.show_pages(sizes, is_whole=False))
        press.progressed.connect(self._show_progress)
        press.finished.connect(self._all_set)
        press.page_made.connect(self._take_picture)
        press.pdf_made.connect(self._take_pdf)
        press.failed.connect(self._fail)
        press.crashed.connect(
            lambda: self._tell_failure(words.text("The packet could not be made: a fault of the program."))
        )
        self.finished.connect(self._leave)
        self._order()

    @property
    def told(self) -> str:
        """What the line above the buttons says."""
        return self.foot.told

    @property
    def target(self) -> Path:
        """Where the file shall stand."""
        return self.foot.target

    # the press

    def _follow(self) -> None:
        """Something else is wanted."""
        self._sizes = None
        self._pause.start()

    def _order(self) -> None:
        """Have the press set what the fields say; of a packet without end only when asked."""
        self._pause.stop()
        self._sizes = None
        options = self.form.options
        workspace = self._workspace
        pages = estimated_pages(workspace.store, workspace.brief_filters, options.choice)
        self.foot.estimate.setText(self._words.plural("about {n} page", "about {n} pages", pages))
        if pages > MOST_UNASKED and not self._asks_for_preview and self._when_set is None:
            self._press.stop()
            notice = self._words.text("This packet will have about {pages} pages.", pages=f"{pages:,}")
            self.preview.tell(notice, offers_preview=True)
            return
        if not self.preview.shows_pages:
            self.preview.tell(self._words.text("Setting the pages…"))
        self._press.order(
            Order(
                workspace.store.path,
                workspace.store.revision,
                workspace.brief_filters,
                options.choice,
                options.language,
                self.form.earlier,
            ),
            self.preview.page,
        )

    def _preview_anyway(self) -> None:
        self._asks_for_preview = True
        self._order()

    def _show_progress(self, share: float) -> None:
        self.preview.show_progress(share)
        if self._when_set is not None:
            self.foot.show_share(share)

    def _all_set(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self.preview.show_pages(sizes, is_whole=True)
        self.foot.estimate.setText(self._words.plural("{n} page", "{n} pages", len(sizes)))
        waiting, self._when_set = self._when_set, None
        if waiting is not None:
            waiting()

    def _take_picture(self, page: int, scale: float, top: int, image: QImage) -> None:
        if self._run is not None and self._run.take(page, scale, top, image):
            return
        self.preview.take_picture(page, scale, top, image)

    def _take_pdf(self, pdf: bytes) -> None:
        waiting, self._when_handed = self._when_handed, None
        if waiting is not None:
            waiting(pdf)

    def _fail(self, error: BriefviewerError) -> None:
        told = sentence(error, self._words)
        if not self._is_busy:
            self.preview.tell(told)
        self._tell_failure(told)

    def _once_set(self, then: Callable[[], None]) -> None:
        """Do something when the pages are set as the fields say."""
        if self._sizes is not None and not self._pause.isActive():
            then()
            return
        self._when_set = then
        self._order()

    # making

    def make_packet(self) -> None:
        """Write the packet; what stands there already is replaced only with a yes."""
        out = self.target
        if out.exists() and out not in self._confirmed and not self._may_replace(out):
            return
        self._confirmed.add(out)
        self.keep()
        self._made = None
        self._set_busy(self._words.text("Setting the pages…"))
        stood = out.parent.is_dir()
        self._when_handed = lambda pdf: self._write(writing(pdf, out, folder_stood=stood))
        self._once_set(self._press.ask_pdf)

    def _write(self, work: Callable[[Progress], Path]) -> None:
        self.foot.show_writing(self._words.text("Writing…"))
        job = Job(work)
        job.finished.connect(self._show_made)
        job.failed.connect(lambda error: self._tell_failure(sentence(error, self._words)))
        job.crashed.connect(self._crash)
        job.cancelled.connect(self._tell_cancelled)
        self._job = job
        job.start()

    def _crash(self, error: Exception) -> None:
        self._tell_failure(self._words.text("The packet could not be made: a fault of the program."))
        raise error

    def _show_made(self, out: Path) -> None:
        self._made = out
        self._memory.keep(f"packet/last/{self._workspace.store.id}", str(out))
        self._set_idle(self._words.text("Written: {file}", file=str(out)))
        self.foot.offer_made()

    def _may_replace(self, out: Path) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self._words.text("Briefing packet"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self._words.text("{file} is there already. Replace it?", file=out.name))
        replacing = box.addButton(self._words.text("Replace"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self._words.text("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is replacing

    # printing

    def print_packet(self) -> None:
        """Ask for a printer and print what is looked at."""
        self._set_busy(self._words.text("Setting the pages…"))
        self._once_set(self._ask_printer)

    def _ask_printer(self) -> None:
        assert self._sizes is not None
        self._set_idle("")
        job = ask_printer(self, self._sizes, self.form.options.choice, self._words)
        if job is None:
            return
        if job.paper != self.form.paper.currentData():  # set anew on the printer's sheet, then asked no more
            self.form.paper.setCurrentIndex(self.form.paper.findData(job.paper))
            self._set_busy(self._words.text("Setting the pages…"))
            self._once_set(lambda: self._print(job.on_pages(self._sizes or ())))
            return
        self._print(job)

    def _print(self, run: PrintRun) -> None:
        self._run = run
        self._set_busy(self._words.text("Printing…"))
        run.advanced.connect(self.foot.show_share)
        run.finished.connect(self._printed)
        run.failed.connect(lambda: self._end_run(self._words.text("The printer took no pages; look at its queue.")))
        run.picture_wished.connect(self._press.ask_page)
        run.start()

    def _printed(self) -> None:
        assert self._run is not None
        pages, file = self._run.page_count, self._run.file
        self._run = None
        if file:
            told = self._words.text(
                "Printed to {file}, as pictures. “Make packet” writes words, links and data.", file=file
            )
        else:
            told = self._words.plural("{n} page sent to the printer.", "{n} pages sent to the printer.", pages)
        self._set_idle(told)

    def _end_run(self, told: str) -> None:
        self._run = None
        self._tell_failure(told)

    # how it stands

    @property
    def _is_busy(self) -> bool:
        return self.foot.is_busy

    def _set_busy(self, told: str) -> None:
        self.foot.show_busy(told)
        self.form.setEnabled(False)

    def _set_idle(self, told: str, role: str = "") -> None:
        self._when_set = self._when_handed = None
        self.foot.show_idle(told, role)
        self.form.setEnabled(True)

    def _tell_failure(self, told: str) -> None:
        self._set_idle(told, "error")

    def _tell_cancelled(self) -> None:
        self._set_idle(self._words.text("Cancelled. Nothing was written."))

    def cancel(self) -> None:
        """Give up making or printing."""
        if self._run is not None:
            self._run.abort()
            self._run = None
            self._set_idle(self._words.text("Cancelled. Pages that the printer has already are printed."))
        elif self._job is not None and self._when_handed is None and self.foot.is_writing:
            self._job.cancel()
        else:
            self._press.stop()
            self._tell_cancelled()
            self._sizes = None
            self.preview.told.setText("")

    # memory

    def keep(self) -> None:
        """Remember what the fields say, for the next packet of this store."""
        told, about = options_as_text(self.form.options), self._workspace.brief_filters
        keep_options(self._memory, self._workspace.store.id, told, about)
        self._memory.keep("packet/folder", str(self.target.parent))
        self._memory.keep("packet/overview", "" if self.preview.overview.isChecked() else _HIDDEN)

    def _recall(self) -> None:
        store = self._workspace.store
        kept = kept_options(self._memory, store.id, self._workspace.brief_filters)
        self.form.show_options(options_from_text(kept))
        last = self._memory.recall(f"packet/last/{store.id}")
        if last and Path(last).is_file():
            self.form.show_earlier(Path(last))
        folder = Path(self._memory.recall("packet/folder") or _documents_folder())
        folder = folder if folder.is_dir() else _documents_folder()
        self.out.setText(str(folder / f"{store.id} {self.form.options.choice.prepared.isoformat()}.pdf"))
        self.preview.show_overview(self._memory.recall("packet/overview") != _HIDDEN)
        state = self._memory.state("packet/geometry")
        if state is None or not self.restoreGeometry(state):
            room = self.screen().availableSize()
            self.resize(min(1240, room.width() - 40), min(860, room.height() - 60))

    # Qt

    def reject(self) -> None:
        """Escape or closing while it works gives the work up first."""
        if self._is_busy:
            self.cancel()
            return
        super().reject()

    def _leave(self) -> None:
        self._pause.stop()
        self.keep()
        self._memory.keep_state("packet/geometry", self.saveGeometry())
        self._press.close()

    def _browse_target(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._words.text("Write the packet to"), self.out.text(), self._words.text("PDF files (*.pdf)")
        )
        if chosen:
            self.out.setText(chosen)
            self._confirmed.add(self.target)  # the system's dialog has asked already

    def _build(self) -> None:
        head = QLabel(self._selection_in_words(), self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        head.setContentsMargins(16, 12, 16, 0)
        set_role(head, "muted")
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.form)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(scroll, 1)
        left.setMinimumWidth(self.form.minimumSizeHint().width() + scroll.verticalScrollBar().sizeHint().width())
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.preview)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setSizes([440, 800])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(split, 1)
        layout.addWidget(self.foot)

    def _join_foot(self) -> None:
        foot = self.foot
        foot.browse_wished.connect(self._browse_target)
        foot.make_wished.connect(self.make_packet)
        foot.print_wished.connect(self.print_packet)
        foot.cancel_wished.connect(self.cancel)
        foot.close_wished.connect(self.reject)
        foot.open_wished.connect(lambda: self.open_wished.emit(self._made))
        foot.folder_wished.connect(lambda: self.folder_wished.emit(self._made))
        QShortcut(QKeySequence.StandardKey.Print, self, self.print_packet)

    def _selection_in_words(self) -> str:
        """Range, events and filters as the packet will have them: events without a date stand beside the timeline."""
        words, workspace = self._words, self._workspace
        filters = workspace.brief_filters
        listed = len(workspace.store.select(replace(filters, undated=filters.undated or Undated.WITH)).rows)
        store = workspace.store
        days = within(store.selected, filters).range if isinstance(store, PacketStore) else workspace.range
        told = [short_range(days.first, days.last, words) if days else words.text("All dates")]
        told.append(counts.events(listed, words))
        beside = listed - len(workspace.ranged.rows) if workspace.range else 0
        if beside > 0:
            told.append(words.plural("{n} of them without a date", "{n} of them without a date", beside))
        narrowed = filters_in_words(workspace, words)
        return "\n".join([" · ".join(told), *([narrowed] if narrowed else [])])


def _documents_folder() -> Path:
    """Where the user keeps documents; the home folder where the system names none."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()
