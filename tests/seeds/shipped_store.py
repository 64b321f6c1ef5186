"""The shipped store as plain data, and the originals where they are at hand: what the tests of the content read.

Read with a plain loader on purpose: these tests judge the content and must not lean on the code they would also test.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

STORE = Path(__file__).resolve().parents[2] / "seeds" / "alliance-2025"

Record = dict[str, Any]


@dataclass(frozen=True)
class Paragraph:
    """A run of non-blank lines, counted from 1, with its code-point offsets."""

    number: int
    start: int
    end: int
    text: str


def read_yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def records(name: str) -> list[Record]:
    """The records of one of the store's lists, ``actors`` for instance."""
    return list(read_yaml(STORE / f"{name}.yaml"))


@cache
def events() -> tuple[Record, ...]:
    return tuple(event for path in sorted((STORE / "events").glob("*.yaml")) for event in read_yaml(path) or [])


@cache
def viewpoints() -> Record:
    path = STORE / "viewpoints.yaml"
    return dict(read_yaml(path)) if path.exists() else {}


def all_evidence() -> Iterator[tuple[str, Record]]:
    """Every piece of evidence with the name of what it stands under."""
    for event in events():
        for piece in event.get("evidence", []):
            yield event["id"], piece
    for question in viewpoints().get("questions", []):
        for piece in question.get("evidence", []):
            yield question["id"], piece
    for cell in viewpoints().get("cells", []):
        for piece in cell.get("evidence", []):
            yield f"{cell['question']} × {cell['contributor']}", piece


@cache
def documents() -> dict[str, Record]:
    return {record["id"]: record for record in records("documents")}


def digests() -> dict[str, Record]:
    return {name: record for name, record in documents().items() if "digest_of" in record}


@cache
def digest_text(document: str) -> str:
    path = STORE / str(documents()[document]["file"])
    return path.read_bytes().decode("utf-8")


def paragraphs(text: str) -> list[Paragraph]:
    runs = re.finditer(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+", text)
    return [Paragraph(number, run.start(), run.end(), run[0].rstrip("\n")) for number, run in enumerate(runs, 1)]


@cache
def original_text(document: str) -> str:
    """The text of an original, found by its hash; the test is skipped, saying so, where it is not at hand."""
    folder = os.environ.get("BRIEFVIEWER_ORIGINALS")
    if not folder:
        pytest.skip("BRIEFVIEWER_ORIGINALS is not set: the originals are not at hand")
    wanted = documents()[document]["sha256"]
    for path in sorted(Path(folder).glob("*")):
        if path.is_file() and hashlib.sha256(data := path.read_bytes()).hexdigest() == wanted:
            return data.decode("utf-8")
    pytest.skip(f"the original of {document} is not in the folder that BRIEFVIEWER_ORIGINALS names")
