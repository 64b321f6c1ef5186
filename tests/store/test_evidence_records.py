import pytest

from briefviewer.domain.document import DocumentId
from briefviewer.domain.errors import Problem
from briefviewer.domain.evidence import DigestQuote, Evidence, Stance
from briefviewer.domain.selector import TextQuoteSelector, TextSpan
from briefviewer.store.evidence_records import read_evidence
from briefviewer.store.fields import Fields, RecordReading
from briefviewer.store.references import Ids, References
from briefviewer.store.yaml_events import MappingNode, read_yaml

HASH = "a" * 64


def read(entries: str) -> tuple[list[Evidence], RecordReading]:
    root = read_yaml(f"evidence: [{entries}]".encode()).root
    assert isinstance(root, MappingNode)
    reading = RecordReading("f.yaml", [])
    references = References(documents=Ids("document", ["paper", "digest"], {"broken"}))
    evidence, places = read_evidence(Fields(reading, root, frozenset({"evidence"})), references)
    assert len(evidence) == len(places)
    return evidence, reading


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(each.code, each.field) for each in problems]


def test_evidence_of_every_shape_is_read() -> None:
    evidence, reading = read(
        f"{{document: paper, stance: disputes, position: {{start: 3, end: 5}}, sha256: {HASH}, page: 2, "
        "digest: {document: digest, quote: {exact: ' as it is ', prefix: a, suffix: b}}}, "
        "{document: paper, quote: {exact: words}}"
    )
    assert reading.problems == []
    assert evidence == [
        Evidence(
            document=DocumentId("paper"),
            stance=Stance.DISPUTES,
            position=TextSpan(3, 5),
            sha256=HASH,
            page=2,
            digest=DigestQuote(DocumentId("digest"), TextQuoteSelector(" as it is ", "a", "b")),
        ),
        Evidence(document=DocumentId("paper"), quote=TextQuoteSelector("words")),
    ]


@pytest.mark.parametrize(
    ("entry", "code", "field"),
    [
        ("{document: paper}", "evidence-without-words", "evidence[0]"),
        ("{document: paper, position: {start: 1, end: 2}}", "evidence-without-words", "evidence[0]"),
        (f"{{document: paper, sha256: {HASH}}}", "evidence-without-words", "evidence[0]"),
        ("{quote: {exact: x}}", "field-missing", "evidence[0].document"),
        ("{document: paper, quote: {prefix: x}}", "field-missing", "evidence[0].quote.exact"),
        (
            f"{{document: paper, sha256: {HASH}, position: {{start: 5, end: 5}}}}",
            "position-empty",
            "evidence[0].position.end",
        ),
        (
            f"{{document: paper, sha256: {HASH}, position: {{start: -1, end: 5}}}}",
            "not-whole-number",
            "evidence[0].position.start",
        ),
        ("{document: paper, quote: {exact: x}, page: 0}", "number-out-of-range", "evidence[0].page"),
        ("{document: paper, quote: {exact: x}, stance: support}", "unknown-word-near", "evidence[0].stance"),
        (
            "{document: paper, quote: {exact: x}, digest: {document: digest}}",
            "field-missing",
            "evidence[0].digest.quote",
        ),
    ],
)
def test_evidence_that_says_too_little_leaves_the_record_out(entry: str, code: str, field: str) -> None:
    _, reading = read(entry)
    assert codes(reading.problems) == [(code, field)]
    assert reading.is_wrong


def test_a_hash_that_is_not_that_of_its_quote_is_told() -> None:
    evidence, reading = read(f"{{document: paper, quote: {{exact: words}}, sha256: {HASH}}}")
    assert codes(reading.problems) == [("hash-of-other-words", "evidence[0].sha256")]
    assert len(evidence) == 1
    assert not reading.is_wrong


def test_evidence_of_an_unknown_document_is_left_out_alone() -> None:
    evidence, reading = read("{document: papr, quote: {exact: x}}, {document: paper, quote: {exact: y}}")
    assert [each.quote.exact for each in evidence if each.quote] == ["y"]
    assert codes(reading.problems) == [("unknown-id-near", "evidence[0].document")]
    assert not reading.is_wrong


def test_evidence_of_a_document_left_out_vanishes_without_a_word() -> None:
    evidence, reading = read("{document: broken, quote: {exact: x}}")
    assert (evidence, reading.problems) == ([], [])


def test_an_unknown_digest_leaves_the_evidence() -> None:
    evidence, reading = read("{document: paper, quote: {exact: x}, digest: {document: zzz, quote: {exact: y}}}")
    assert [each.digest for each in evidence] == [None]
    assert codes(reading.problems) == [("unknown-id", "evidence[0].digest.document")]
    assert not reading.is_wrong
