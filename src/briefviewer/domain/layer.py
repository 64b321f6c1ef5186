"""A layer: a large table somebody else made, kept beside the curated events and never edited."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

LayerId = NewType("LayerId", str)

SEPARATOR = ":"
"""Stands between the layer and the row in the id of an event of a layer; no id of a curated event has it."""


class DateOrder(StrEnum):
    """What 03/05/2024 means; nobody can know without being told."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class Layer:
    """One record of ``layers.yaml`` (docs/formats/store.md).

    ``file`` lies in the store and has that hash; ``rows`` is how many of its rows are events. ``mapping`` says which
    column holds which field. ``dates`` is None where ambiguous dates are left out.
    """

    id: LayerId
    title: str
    file: str
    sha256: str
    rows: int
    mapping: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    separator: str = ","
    dates: DateOrder | None = None

    @property
    def prefix(self) -> str:
        """What the ids of its events begin with."""
        return f"{self.id}{SEPARATOR}"


def layer_of(event: str) -> LayerId | None:
    """The layer an event belongs to, by its id; None for a curated one.

    >>> layer_of("incidents:0000017")
    'incidents'
    """
    layer, separator, _ = event.partition(SEPARATOR)
    return LayerId(layer) if separator else None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an event of a layer stands: the table within the store, and the line of that file, from 1."""

    layer: LayerId
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of a table that could not be carried: why, of which field, how often, and where it came up first.

    ``code`` names a sentence in ``words.problems``; ``is_row`` says that the whole row was left out. ``line`` is
    that of the file, from 1. ``others`` are the next few places, each with its line and what stands there.
    """

    code: str
    field: str
    count: int
    line: int
    example: str
    is_row: bool
    others: tuple[tuple[int, str], ...] = ()
