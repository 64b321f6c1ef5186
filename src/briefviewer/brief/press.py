"""The press: a process beside the window that sets packets, so that typing goes on while pages are made.

It takes one order after another. Of each it sets the first pages at once, for somebody is waiting to see them, and then
the whole; a newer order ends the work on an older one. Pictures of pages are handed out of whatever is set so far, also
while the rest is being set.
"""

import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from briefviewer.app.ports import EventStore
from briefviewer.brief.compose import compose
from briefviewer.brief.model import Brief
from briefviewer.brief.packet_data import PacketData
from briefviewer.brief.packet_file import read_packet_file
from briefviewer.brief.pages import Pages
from briefviewer.brief.press_messages import Message, Order, messages_from, order_from
from briefviewer.brief.render import Rendered, proof, rendered
from briefviewer.brief.style import Style
from briefviewer.domain.errors import BriefviewerError
from briefviewer.words import Words

StoreOpener = Callable[[Path], EventStore]
MOST_PROOFED = 8
"""A page further back is seen no sooner in a proof than in the whole."""


def serve(asked: BinaryIO, answer: BinaryIO, open_store: StoreOpener, font_cache: Path) -> None:
    """Work until the other side hangs up."""
    inbox: queue.SimpleQueue[Message | None] = queue.SimpleQueue()

    def listen() -> None:
        for message in messages_from(asked):
            inbox.put(message)
        inbox.put(None)

    threading.Thread(target=listen, daemon=True).start()
    Press(inbox, answer, open_store, font_cache).work()


class Press:
    """Answers messages: ``set`` an order, show a ``page`` of it, hand over the ``pdf``, ``stop``."""

    def __init__(
        self, inbox: "queue.SimpleQueue[Message | None]", answer: BinaryIO, open_store: StoreOpener, font_cache: Path
    ) -> None:
        self._inbox, self._answer = inbox, answer
        self._open_store, self._font_cache = open_store, font_cache
        self._store: tuple[Path, str, EventStore] | None = None
        self._earlier: tuple[Path, float, PacketData] | None = None
        self._next: Message | None = None
        self._is_over = False
        self._number = self._shown = 0
        self._pages: Pages | None = None
        self._pdf: bytes | None = None
        self._last: Rendered | None = None

    def work(self) -> None:
        """Until there is nobody left to work for."""
        while not self._is_over and self.work_off():
            pass
        self._let_go()

    def work_off(self) -> bool:
        """Take one message and do what it asks, waiting for it if need be; False where there will be no other."""
        message = self._next or self._inbox.get()
        self._next = None
        if message is None:
            return False
        if message.name == "set":
            self._take_order(message)
        else:
            self._oblige(message)
        return True

    def _take_order(self, message: Message) -> None:
        self._number = message.number("order")
        self._pdf = None
        try:
            self._fill(order_from(message.body), message.number("page"))
        except _StaleError:
            return
        except BriefviewerError as error:
            self._say("failed", code=error.code, facts=dict(error.facts))
        except OSError as error:
            facts = {"path": str(error.filename or self._font_cache), "reason": error.strerror or str(error)}
            self._say("failed", code="file-not-written", facts=facts)

    def _fill(self, order: Order, page: int) -> None:
        brief = self._brief(order)
        style = Style.for_paper(order.choice.paper, self._font_cache)
        if 0 < page <= MOST_PROOFED and self._last is not None:
            self._show(proof(brief, style, page, self._last, self._watch_quietly), "proof")
        whole = rendered(brief, style, self._watch)
        self._last, self._pdf = whole, whole.pdf
        self._show(whole.pdf, "done")

    def _brief(self, order: Order) -> Brief:
        if self._store is None or self._store[:2] != (order.subject, order.revision):
            self._store = (order.subject, order.revision, self._open_store(order.subject))
        self._watch_quietly(0.0)
        words = Words.for_language(order.language)
        return compose(self._store[2], order.filters, order.choice, words, self._packet_before(order.since))

    def _packet_before(self, file: Path | None) -> PacketData | None:
        """The earlier packet, read again where the file has changed."""
        if file is None:
            return None
        age = file.stat().st_mtime if file.is_file() else 0.0
        if self._earlier is None or self._earlier[:2] != (file, age):
            self._earlier = (file, age, read_packet_file(file))
        return self._earlier[2]

    def _show(self, pdf: bytes, name: str) -> None:
        self._let_go()
        self._pages, self._shown = Pages(pdf), self._number
        self._say(name, sizes=[[round(each, 3) for each in size] for size in self._pages.sizes])

    def _let_go(self) -> None:
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    # while it works

    def _watch_quietly(self, _: float) -> None:
        """Hear what else is wanted; a newer order, or nobody there any more, ends this one."""
        while True:
            try:
                message = self._inbox.get_nowait()
            except queue.Empty:
                return
            if message is None:
                self._is_over = True
                raise _StaleError
            if message.name == "set":
                self._next = message
                raise _StaleError
            if message.name == "stop":
                raise _StaleError
            self._oblige(message)

    def _watch(self, share: float) -> None:
        self._watch_quietly(share)
        self._say("progress", share=round(share, 3))

    # what else is wanted

    def _oblige(self, message: Message) -> None:
        if message.name == "page" and self._pages is not None:
            page = message.number("page")
            if 1 <= page <= len(self._pages.sizes):
                top, bottom = message.number("top"), message.number("bottom")
                band = (top, bottom) if bottom else None
                made = self._pages.picture(page, message.share("scale"), band)
                told = {"order": self._shown, "page": page, "width": made.width, "height": made.height, "top": top}
                self._say("page", made.pixels, **told, scale=message.share("scale"))
        elif message.name == "pdf" and self._pdf is not None:
            self._say("pdf", self._pdf)

    def _say(self, name: str, body: bytes = b"", **head: object) -> None:
        try:
            self._answer.write(Message({"say": name, "order": self._number, **head}, body).as_bytes())
            self._answer.flush()
        except (BrokenPipeError, ValueError):
            self._is_over = True
            raise _StaleError from None


class _StaleError(Exception):
    """Nobody wants this order any more."""
