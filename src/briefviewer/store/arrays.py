"""Columns as bytes and back, so that opening an index makes no object a row."""

import json
from collections.abc import Iterator, Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.events import EventColumns, Links
from briefviewer.columns.texts import TextColumn
from briefviewer.domain.facet import Facet

Scalar = TypeVar("Scalar", bound=np.generic)

_TEXTS = ("ids", "titles", "shorts")
_LINKS = ("actors", "actors_rolled", "themes", "documents")
_DAYS = ("earliest_start", "latest_start", "earliest_end", "latest_end", "known_earliest", "known_latest")
_EXTERNAL = ("external_start", "external_end")
_SMALL = ("precision", "modifier", "role")
_CODES = ("kind", "status", "board", "basis", "year")


def to_bytes(columns: EventColumns) -> Iterator[tuple[str, bytes]]:
    """Each array of the columns under a name."""
    for name in _TEXTS:
        text: TextColumn = getattr(columns, name)
        yield f"{name}.blob", text.blob
        yield f"{name}.offsets", text.offsets.tobytes()
    for name in _LINKS:
        links: Links = getattr(columns, name)
        yield f"{name}.starts", links.starts.tobytes()
        yield f"{name}.codes", links.codes.tobytes()
    for name in ("flags", *_DAYS, *_EXTERNAL, *_SMALL, *_CODES):
        array: NDArray[np.generic] = getattr(columns, name)
        yield name, array.tobytes()
    vocabulary = {facet.value: list(values) for facet, values in columns.vocabulary.items()}
    yield "vocabulary", json.dumps(vocabulary, ensure_ascii=False).encode()


def from_bytes(stored: Mapping[str, bytes]) -> EventColumns:
    """The columns again.

    Raises:
        KeyError, ValueError: if an array is missing or is no whole number of values.
    """
    vocabulary: dict[str, list[str]] = json.loads(stored["vocabulary"])

    def array(name: str, kind: type[Scalar]) -> NDArray[Scalar]:
        return np.frombuffer(stored[name], dtype=kind)

    def text(name: str) -> TextColumn:
        return TextColumn(stored[f"{name}.blob"], array(f"{name}.offsets", np.int64))

    def links(name: str) -> Links:
        return Links(array(f"{name}.starts", np.int64), array(f"{name}.codes", np.int32))

    return EventColumns(
        ids=text("ids"),
        titles=text("titles"),
        shorts=text("shorts"),
        flags=array("flags", np.uint16),
        earliest_start=array("earliest_start", np.int32),
        latest_start=array("latest_start", np.int32),
        earliest_end=array("earliest_end", np.int32),
        latest_end=array("latest_end", np.int32),
        precision=array("precision", np.uint8),
        modifier=array("modifier", np.uint8),
        role=array("role", np.uint8),
        kind=array("kind", np.int32),
        status=array("status", np.int32),
        board=array("board", np.int32),
        basis=array("basis", np.int32),
        year=array("year", np.int32),
        known_earliest=array("known_earliest", np.int32),
        known_latest=array("known_latest", np.int32),
        external_start=array("external_start", np.int32),
        external_end=array("external_end", np.int32),
        actors=links("actors"),
        actors_rolled=links("actors_rolled"),
        themes=links("themes"),
        documents=links("documents"),
        vocabulary={Facet(facet): tuple(values) for facet, values in vocabulary.items()},
    )
