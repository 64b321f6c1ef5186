"""What the window and its press say to each other: a head in JSON and a body of bytes, each with its length before it.

Both ends are this program. The order that goes to the press is pickled; what comes back never is.
"""

import json
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from briefviewer.brief.scope import Choice
from briefviewer.domain.facet import Filters

Head = Mapping[str, object]
_LENGTHS = 12


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said. ``head["say"]`` names it."""

    head: Head
    body: bytes = b""

    @property
    def name(self) -> str:
        """What kind of message it is."""
        return str(self.head.get("say", ""))

    def number(self, key: str) -> int:
        """A whole number of the head; 0 where there is none."""
        value = self.head.get(key)
        return int(value) if isinstance(value, int | float) else 0

    def share(self, key: str) -> float:
        """A number of the head; 0 where there is none."""
        value = self.head.get(key)
        return float(value) if isinstance(value, int | float) else 0.0

    def as_bytes(self) -> bytes:
        """The message as it goes through the pipe."""
        head = json.dumps(self.head, ensure_ascii=False).encode()
        return len(head).to_bytes(4, "big") + len(self.body).to_bytes(8, "big") + head + self.body


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be set. ``since`` is an earlier packet to compare with; ``revision`` that of the store as seen."""

    subject: Path
    revision: str
    filters: Filters
    choice: Choice
    language: str
    since: Path | None = None

    def as_bytes(self) -> bytes:
        """For the body of a message."""
        return pickle.dumps(self, pickle.HIGHEST_PROTOCOL)


def order_from(body: bytes) -> Order:
    """The order in the body of a message of our own."""
    order = pickle.loads(body)
    assert isinstance(order, Order)
    return order


@dataclass
class Reassembly:
    """Messages out of a stream that comes in pieces of any size."""

    _held: bytearray = field(default_factory=bytearray)

    def feed(self, piece: bytes) -> Iterator[Message]:
        """Take a piece; every message that is now whole."""
        self._held += piece
        while len(self._held) >= _LENGTHS:
            head = int.from_bytes(self._held[:4], "big")
            body = int.from_bytes(self._held[4:_LENGTHS], "big")
            end = _LENGTHS + head + body
            if len(self._held) < end:
                return
            told = json.loads(self._held[_LENGTHS : _LENGTHS + head])
            content = bytes(self._held[_LENGTHS + head : end])
            del self._held[:end]
            yield Message(told, content)


def messages_from(stream: BinaryIO) -> Iterator[Message]:
    """Every message of a stream until it ends; one that was broken off is not told."""
    while True:
        lengths = stream.read(_LENGTHS)
        if len(lengths) < _LENGTHS:
            return
        head = stream.read(int.from_bytes(lengths[:4], "big"))
        size = int.from_bytes(lengths[4:], "big")
        body = stream.read(size)
        if len(body) < size:
            return
        yield Message(json.loads(head), body)
