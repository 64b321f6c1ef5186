from hashlib import sha256
from pathlib import Path

import pytest

from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.evidence import DigestQuote, Evidence, ExcerptState, TextFrom
from briefviewer.domain.selector import TextQuoteSelector, TextSpan
from briefviewer.store.excerpts import Excerpts, stored_hash
from briefviewer.store.files import StoreFiles
from briefviewer.store.texts import DocumentTexts
from tests.builders import a_library

ORIGINAL = "Heading\n\nFirst paragraph here.\n\nThe minister promised 15 percent.\n"
DIGEST = "# Digest\n\n¶ 1 Of the heading.\n\n¶ 3 A promise of fifteen in a hundred.\n"
PASSAGE = "The minister promised 15 percent."
START = ORIGINAL.index(PASSAGE)
PAPER, DIGEST_ID = DocumentId("paper"), DocumentId("digest")
QUOTE = DigestQuote(DIGEST_ID, TextQuoteSelector("A promise of fifteen in a hundred."))


def excerpts_of(root: Path, original: str | None = ORIGINAL, digest: str | None = DIGEST) -> Excerpts:
    (root / "documents/originals").mkdir(parents=True)
    if original is not None:
        (root / "documents/originals/paper.txt").write_bytes(original.encode())
    if digest is not None:
        (root / "documents/digest.md").write_bytes(digest.encode())
    documents = [Document(PAPER, "P"), Document(DIGEST_ID, "D", digest_of=PAPER, file="documents/digest.md")]
    return Excerpts(DocumentTexts(StoreFiles(root), a_library(documents=documents)))


def hashed(start: int = START, passage: str = PASSAGE, digest: DigestQuote | None = QUOTE) -> Evidence:
    span = TextSpan(start, start + len(passage))
    return Evidence(PAPER, position=span, sha256=sha256(passage.encode()).hexdigest(), digest=digest)


def test_words_at_their_place_are_verified(tmp_path: Path) -> None:
    found = excerpts_of(tmp_path).of(hashed())
    assert (found.state, found.score, found.found) == (
        ExcerptState.VERIFIED,
        1.0,
        TextSpan(START, START + len(PASSAGE)),
    )
    assert (found.text, found.text_from, found.shown_in) == (PASSAGE, TextFrom.ORIGINAL, PAPER)
    assert found.paragraph == 3
    assert found.sha256 == sha256(PASSAGE.encode()).hexdigest()


def test_words_elsewhere_have_moved_and_are_shown_where_they_are(tmp_path: Path) -> None:
    found = excerpts_of(tmp_path).of(hashed(start=3))
    assert (found.state, found.score, found.text) == (ExcerptState.MOVED, 1.0, PASSAGE)
    assert found.shown == TextSpan(START, START + len(PASSAGE))


def test_lost_words_are_lost_and_the_digest_speaks(tmp_path: Path) -> None:
    found = excerpts_of(tmp_path).of(hashed(passage="The minister promised 25 percent."))
    assert (found.state, found.score, found.found) == (ExcerptState.LOST, None, None)
    assert (found.text, found.text_from, found.shown_in) == (QUOTE.quote.exact, TextFrom.DIGEST, DIGEST_ID)
    assert found.paragraph == 3


def test_a_quote_that_changed_a_little_has_moved_with_its_score(tmp_path: Path) -> None:
    original = ORIGINAL.replace("promised 15 percent", "promised 16 percent")
    found = excerpts_of(tmp_path, original).of(Evidence(PAPER, quote=TextQuoteSelector(PASSAGE)))
    assert found.state is ExcerptState.MOVED
    assert found.score is not None
    assert 0.9 < found.score < 1
    assert found.text == "The minister promised 16 percent."


def test_without_the_original_the_digest_speaks_and_tells_the_paragraph(tmp_path: Path) -> None:
    found = excerpts_of(tmp_path, original=None).of(hashed())
    assert (found.state, found.found, found.score) == (ExcerptState.NOT_ATTACHED, None, None)
    assert (found.text, found.text_from) == (QUOTE.quote.exact, TextFrom.DIGEST)
    assert found.paragraph == 3
    assert found.shown == TextSpan(DIGEST.index(QUOTE.quote.exact), DIGEST.rindex(".") + 1)


def test_without_either_nothing_is_shown(tmp_path: Path) -> None:
    excerpts = excerpts_of(tmp_path, original=None, digest=None)
    for evidence in (hashed(), hashed(digest=None)):
        found = excerpts.of(evidence)
        assert (found.text, found.text_from, found.shown_in, found.paragraph) == ("", TextFrom.NONE, None, None)
        assert not excerpts.has_lost_digest(evidence)


def test_a_digest_quote_that_is_not_there_shows_no_text(tmp_path: Path) -> None:
    excerpts = excerpts_of(tmp_path, original=None)
    evidence = hashed(digest=DigestQuote(DIGEST_ID, TextQuoteSelector("A promise of fifty in a hundred.")))
    assert excerpts.has_lost_digest(evidence)
    assert not excerpts.has_lost_digest(hashed())
    assert excerpts.of(evidence).text_from is TextFrom.NONE


def test_a_digest_without_marks_tells_no_paragraph(tmp_path: Path) -> None:
    found = excerpts_of(tmp_path, original=None, digest=DIGEST.replace("¶ 3 ", "")).of(hashed())
    assert (found.text, found.paragraph) == (QUOTE.quote.exact, None)


@pytest.mark.parametrize("span", [(10_000, 10_010), (len(ORIGINAL) - 3, len(ORIGINAL) + 50)])
def test_evidence_outside_the_text_is_lost(tmp_path: Path, span: tuple[int, int]) -> None:
    found = excerpts_of(tmp_path).of(Evidence(PAPER, position=TextSpan(*span), sha256="0" * 64))
    assert found.state is ExcerptState.LOST


def test_evidence_beyond_the_end_knows_where_the_end_is(tmp_path: Path) -> None:
    excerpts = excerpts_of(tmp_path)
    assert excerpts.beyond_end(hashed()) is None
    assert excerpts.beyond_end(hashed(start=len(ORIGINAL) - 3)) == len(ORIGINAL)
    assert excerpts.beyond_end(Evidence(PAPER)) is None
    assert excerpts.beyond_end(Evidence(DocumentId("nowhere"), position=TextSpan(5, 9))) is None


def test_the_hash_is_as_stored_or_that_of_the_quote() -> None:
    assert stored_hash(Evidence(PAPER, sha256="ab", quote=TextQuoteSelector("x"))) == "ab"
    assert stored_hash(Evidence(PAPER, quote=TextQuoteSelector("동맹"))) == sha256("동맹".encode()).hexdigest()
