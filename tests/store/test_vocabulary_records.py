import pytest

from briefviewer.domain.document import Document, DocumentId, Published
from briefviewer.domain.errors import Problem
from briefviewer.domain.library import Actor, ActorId, ActorKind, Kind, KindId, Name, Theme, ThemeId
from briefviewer.domain.time import Basis, parse_edtf
from briefviewer.store.fields import RecordReading
from briefviewer.store.vocabulary_records import read_actor, read_document, read_kind, read_theme
from briefviewer.store.yaml_events import MappingNode, read_yaml


def a_record(text: str) -> tuple[RecordReading, MappingNode]:
    root = read_yaml(text.encode()).root
    assert isinstance(root, MappingNode)
    return RecordReading("f.yaml", []), root


def test_the_records_of_the_vocabulary_are_read() -> None:
    assert read_kind(*a_record("{id: summit, label: {en: Summit, ko: 회담}, hue: blue, glyph: circle}")) == Kind(
        KindId("summit"), Name("Summit", "회담"), "blue", "circle"
    )
    assert read_theme(*a_record("{id: trade, name: Trade, definition: Goods.}")) == Theme(
        ThemeId("trade"), Name("Trade"), "Goods."
    )
    assert read_actor(*a_record("{id: usfk, name: {en: USFK}, kind: unit, aliases: [a, b], part_of: usa}")) == Actor(
        ActorId("usfk"), Name("USFK"), ActorKind.UNIT, ("a", "b"), (ActorId("usa"),)
    )


def test_a_document_is_read_whole() -> None:
    record = (
        "{id: d, title: T, authors: [A], publisher: P, published: {when: 2025-01~, basis: derived, note: why}, "
        f"language: ko, rights: R, digest_of: o, derives_from: [o], covers: 2025, file: documents/d.md, "
        f"sha256: {'a' * 64}, bytes: 12}}"
    )
    assert read_document(*a_record(record)) == Document(
        id=DocumentId("d"),
        title="T",
        authors=("A",),
        publisher="P",
        published=Published(parse_edtf("2025-01~"), Basis.DERIVED, "why"),
        language="ko",
        rights="R",
        digest_of=DocumentId("o"),
        derives_from=(DocumentId("o"),),
        covers=parse_edtf("2025"),
        file="documents/d.md",
        sha256="a" * 64,
        size=12,
    )


@pytest.mark.parametrize(
    ("record", "codes"),
    [
        ("{id: d}", ["field-missing"]),
        ("{id: d, title: T, published: 2025}", ["not-mapping"]),
        ("{id: d, title: T, published: {basis: stated}}", ["field-missing"]),
        ("{id: d, title: T, published: {when: 2025-13}}", ["date-month"]),
        ("{id: d, title: T, bytes: -1}", ["not-whole-number"]),
        ("{id: d, title: T, sha256: abc}", ["bad-sha256"]),
    ],
)
def test_what_is_wrong_with_a_document_is_told(record: str, codes: list[str]) -> None:
    reading, node = a_record(record)
    read_document(reading, node)
    found: list[Problem] = reading.problems
    assert [each.code for each in found] == codes
