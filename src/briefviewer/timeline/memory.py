"""What was worked out once and holds as long as its key does: a small memory for those who are asked at every frame."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

Found = TypeVar("Found")
MOST_KEPT = 256


class Memory:
    """Keeps what was asked for last; what has not been asked for the longest is forgotten first."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    def once(self, key: Hashable, make: Callable[[], Found]) -> Found:
        """What ``make`` made the first time that this key was asked for.

        >>> memory = Memory()
        >>> memory.once("answer", lambda: 42), memory.once("answer", lambda: 43)
        (42, 42)
        """
        if key in self._kept:
            self._kept.move_to_end(key)
        else:
            self._kept[key] = make()
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return cast(Found, self._kept[key])
