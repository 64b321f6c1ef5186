"""The window's end of the press (``brief.press``): a child process that sets packets while typing goes on.

It is started with the first order. What it says of an older order is not passed on. If it dies, that is told once, and
the next order starts another.
"""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, Signal, SignalInstance
from PySide6.QtGui import QImage

from briefviewer.app.child import PRESS_WORKER, own_command
from briefviewer.brief.press_messages import Message, Order, Reassembly
from briefviewer.domain.errors import BriefviewerError

Sizes = Sequence[tuple[float, float]]
"""Width and height of each page, in points."""


class PressLine(Protocol):
    """What a dialog needs of a press. Pages count from 1; ``scale`` is in pixels a point, ``top`` a row of pixels."""

    progressed: SignalInstance
    proofed: SignalInstance
    """(sizes) The first pages can be looked at; there may be more."""
    finished: SignalInstance
    """(sizes) All pages are set."""
    page_made: SignalInstance
    """(page, scale, top, QImage)"""
    pdf_made: SignalInstance
    """(bytes)"""
    failed: SignalInstance
    """(BriefviewerError) The world got something wrong."""
    crashed: SignalInstance
    """The press is gone."""

    def order(self, order: Order, page: int) -> None:
        """Set something else; the page named is looked at meanwhile."""
        ...

    def ask_page(self, page: int, scale: float, top: int = 0, bottom: int = 0) -> None:
        """Ask for a picture of a page, or of some rows of it."""
        ...

    def ask_pdf(self) -> None:
        """Ask for the finished PDF."""
        ...

    def stop(self) -> None:
        """Give up the order."""
        ...

    def close(self) -> None:
        """Send the press home."""
        ...


class PressProcess(QObject):
    """A press in a process of its own."""

    progressed = Signal(float)
    proofed = Signal(object)
    finished = Signal(object)
    page_made = Signal(int, float, int, QImage)
    pdf_made = Signal(bytes)
    failed = Signal(object)
    crashed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._heard = Reassembly()
        self._number = 0
        self._is_wanted = False

    def order(self, order: Order, page: int) -> None:
        """Set something else; the page named is looked at meanwhile."""
        self._number += 1
        self._is_wanted = True
        self._say(Message({"say": "set", "order": self._number, "page": page}, order.as_bytes()))

    def ask_page(self, page: int, scale: float, top: int = 0, bottom: int = 0) -> None:
        """Ask for a picture of a page, or of some rows of it."""
        self._say(Message({"say": "page", "page": page, "scale": scale, "top": top, "bottom": bottom}))

    def ask_pdf(self) -> None:
        """Ask for the finished PDF."""
        self._say(Message({"say": "pdf"}))

    def stop(self) -> None:
        """Give up the order: whatever still comes of it is not heard."""
        self._is_wanted = False
        self._number += 1
        if self._process is not None:
            self._say(Message({"say": "stop"}))

    def close(self) -> None:
        """Send the press home. It holds nothing that would be lost, so nobody waits until it has cleared its desk."""
        process, self._process = self._process, None
        self._is_wanted = False
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._hear)
            process.finished.disconnect(self._mourn)
            process.kill()
            process.waitForFinished(_GRACE_MS)
            process.deleteLater()

    def _say(self, message: Message) -> None:
        if self._process is None:
            program, *arguments = own_command()
            self._heard = Reassembly()
            self._process = QProcess(self)
            self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
            self._process.readyReadStandardOutput.connect(self._hear)
            self._process.finished.connect(self._mourn)
            self._process.start(program, [*arguments, "worker", PRESS_WORKER])
        self._process.write(message.as_bytes())

    def _hear(self) -> None:
        if self._process is not None:
            for message in self._heard.feed(bytes(self._process.readAllStandardOutput().data())):
                if message.number("order") == self._number and self._is_wanted:
                    self._pass_on(message)

    def _pass_on(self, message: Message) -> None:
        match message.name:
            case "progress":
                self.progressed.emit(message.share("share"))
            case "proof":
                self.proofed.emit(_sizes(message))
            case "done":
                self.finished.emit(_sizes(message))
            case "page":
                image = picture_of(message)
                self.page_made.emit(message.number("page"), message.share("scale"), message.number("top"), image)
            case "pdf":
                self.pdf_made.emit(message.body)
            case "failed":
                self.failed.emit(error_of(message))

    def _mourn(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if self._is_wanted:
            self._is_wanted = False
            self.crashed.emit()


_GRACE_MS = 1000


def picture_of(message: Message) -> QImage:
    """The picture in a message, with pixels of its own."""
    width, height = message.number("width"), message.number("height")
    return QImage(message.body, width, height, width * 4, QImage.Format.Format_RGB32).copy()


def error_of(message: Message) -> BriefviewerError:
    """What a message says went wrong."""
    facts = message.head.get("facts")
    told = {str(key): str(value) for key, value in facts.items()} if isinstance(facts, dict) else {}
    return BriefviewerError(str(message.head.get("code", "")), **told)


def _sizes(message: Message) -> Sizes:
    sizes = message.head.get("sizes")
    return [(float(width), float(height)) for width, height in sizes] if isinstance(sizes, list) else []
