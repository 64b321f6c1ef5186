"""JSON from a foreign packet, read value by value: each is what is expected at its place, or refused by that place."""

import re
from collections.abc import Container, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.time import Edtf, EdtfError, parse_edtf

MAX_LINE = 2_000
MAX_TEXT = 20_000_000
MAX_OFFSET = 2**31
_MAX_NUMBER = 1e30

Word = TypeVar("Word", bound=StrEnum)

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


class Checked:
    """One JSON value and where it stands. Every reading raises ``BriefviewerError`` (``packet-broken-data``)."""

    def __init__(self, value: object, where: str = "") -> None:
        self._value = value
        self.where = where

    def __getitem__(self, key: str) -> "Checked":
        """The value under a key; a missing key is null."""
        if not isinstance(self._value, dict):
            raise self.refusal()
        return Checked(self._value.get(key), f"{self.where}.{key}" if self.where else key)

    @property
    def is_null(self) -> bool:
        """Whether there is nothing."""
        return self._value is None

    @property
    def is_text(self) -> bool:
        """Whether this is a text and no object."""
        return isinstance(self._value, str)

    def refusal(self) -> BriefviewerError:
        """What to raise where this value cannot be meant."""
        return BriefviewerError("packet-broken-data", where=self.where[:200])

    def items(self) -> Iterator["Checked"]:
        """The values of a list."""
        if not isinstance(self._value, list):
            raise self.refusal()
        for n, each in enumerate(self._value):
            yield Checked(each, f"{self.where}[{n}]")

    def keys(self) -> list[str]:
        """The keys of an object."""
        if not isinstance(self._value, dict):
            raise self.refusal()
        return list(self._value)

    def text(self, most: int = MAX_TEXT) -> str:
        """A text that can be written as UTF-8, of no more characters than that."""
        if not isinstance(self._value, str) or len(self._value) > most:
            raise self.refusal()
        try:
            self._value.encode()
        except UnicodeEncodeError as error:
            raise self.refusal() from error
        return self._value

    def line(self) -> str:
        """A short text."""
        return self.text(MAX_LINE)

    def optional_line(self) -> str | None:
        """A short text, or nothing."""
        return None if self.is_null else self.line()

    def lines(self) -> tuple[str, ...]:
        """Short texts."""
        return tuple(each.line() for each in self.items())

    def id(self) -> str:
        """An id as stores write them."""
        text = self.line()
        if not _ID.fullmatch(text):
            raise self.refusal()
        return text

    def id_among(self, known: Container[object]) -> str:
        """An id that something known has."""
        text = self.id()
        if text not in known:
            raise self.refusal()
        return text

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self._value, bool):
            raise self.refusal()
        return self._value

    def whole(self, least: int = 0, most: int = MAX_OFFSET) -> int:
        """A whole number between two others."""
        if not isinstance(self._value, int) or isinstance(self._value, bool) or not least <= self._value <= most:
            raise self.refusal()
        return self._value

    def optional_whole(self, least: int = 0, most: int = MAX_OFFSET) -> int | None:
        """A whole number between two others, or nothing."""
        return None if self.is_null else self.whole(least, most)

    def number(self) -> float:
        """A number that a document may give; neither NaN nor infinite."""
        if not isinstance(self._value, int | float) or isinstance(self._value, bool):
            raise self.refusal()
        if not abs(self._value) <= _MAX_NUMBER:
            raise self.refusal()
        return self._value

    def number_or_pair(self) -> float | tuple[float, float]:
        """A number, or the lower and the higher of two."""
        if not isinstance(self._value, list):
            return self.number()
        ends = [each.number() for each in self.items()]
        if len(ends) != 2 or ends[0] > ends[1]:
            raise self.refusal()
        return ends[0], ends[1]

    def word(self, words: type[Word]) -> Word:
        """A member of a closed set."""
        try:
            return words(self.line())
        except ValueError as error:
            raise self.refusal() from error

    def optional_word(self, words: type[Word]) -> Word | None:
        """A member of a closed set, or nothing."""
        return None if self.is_null else self.word(words)

    def when(self) -> Edtf:
        """An EDTF date."""
        try:
            return parse_edtf(self.line())
        except EdtfError as error:
            raise self.refusal() from error

    def optional_when(self) -> Edtf | None:
        """An EDTF date, or nothing."""
        return None if self.is_null else self.when()

    def day(self) -> date:
        """A day."""
        try:
            return date.fromisoformat(self.line())
        except ValueError as error:
            raise self.refusal() from error
