"""A press without a process: it sets the orders it gets at once, or when it is told to."""

import queue
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from briefviewer.app.ports import EventStore
from briefviewer.brief.press import Press
from briefviewer.brief.press_messages import Message, Order, Reassembly
from briefviewer.domain.errors import BriefviewerError
from briefviewer.ui.brief.press import error_of, picture_of


class InlinePress(QObject):
    """Answers in line; ``is_slow`` keeps orders until ``catch_up``."""

    progressed = Signal(float)
    proofed = Signal(object)
    finished = Signal(object)
    page_made = Signal(int, float, int, QImage)
    pdf_made = Signal(bytes)
    failed = Signal(object)
    crashed = Signal()

    def __init__(self, store: EventStore, fonts: Path, *, is_slow: bool = False) -> None:
        super().__init__()
        self.orders: list[Order] = []
        self.asked_pages: list[int] = []
        self.is_slow, self.is_closed, self.stops = is_slow, False, 0
        self._waiting: Callable[[], None] | None = None
        self._answer = BytesIO()
        self._inbox: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._press = Press(self._inbox, self._answer, lambda _: store, fonts)

    def order(self, order: Order, page: int) -> None:
        self.orders.append(order)
        self._do(lambda: self._say(Message({"say": "set", "order": len(self.orders), "page": page}, order.as_bytes())))

    def ask_page(self, page: int, scale: float, top: int = 0, bottom: int = 0) -> None:
        self.asked_pages.append(page)
        self._say(Message({"say": "page", "page": page, "scale": scale, "top": top, "bottom": bottom}))

    def ask_pdf(self) -> None:
        self._say(Message({"say": "pdf"}))

    def stop(self) -> None:
        self.stops += 1
        self._waiting = None

    def close(self) -> None:
        self.is_closed = True

    def catch_up(self) -> None:
        """Do what has been waiting."""
        waiting, self._waiting = self._waiting, None
        assert waiting is not None
        waiting()

    def _do(self, work: Callable[[], None]) -> None:
        if self.is_slow:
            self._waiting = work
        else:
            work()

    def _say(self, message: Message) -> None:
        self._inbox.put(message)
        self._press.work_off()
        told = list(Reassembly().feed(self._answer.getvalue()))
        self._answer.seek(0)
        self._answer.truncate()
        for each in told:
            match each.name:
                case "progress":
                    self.progressed.emit(each.share("share"))
                case "proof":
                    self.proofed.emit(each.head["sizes"])
                case "done":
                    self.finished.emit(each.head["sizes"])
                case "page":
                    self.page_made.emit(each.number("page"), each.share("scale"), each.number("top"), picture_of(each))
                case "pdf":
                    self.pdf_made.emit(each.body)
                case "failed":
                    self.fail(error_of(each))

    def fail(self, error: BriefviewerError) -> None:
        """Tell what the world got wrong."""
        self.failed.emit(error)
