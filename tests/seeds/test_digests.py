"""The digests tell the papers paragraph by paragraph, and each excerpt hangs on the digest's passage for it."""

import hashlib
import re

import pytest

from tests.seeds import shipped_store as store

BOILERPLATE = {
    "sejong-2025": {1, 31, 32},  # the series' name; disclaimer; text of the logo
    "brookings-2025": {18, 96} | set(range(182, 188)),  # twice the way to the top; thanks and funding
}

ORIGINALS = sorted(record["digest_of"] for record in store.digests().values())


def digest_for(original: str) -> str:
    return next(name for name, record in store.digests().items() if record["digest_of"] == original)


def told_paragraphs(digest: str) -> list[tuple[int, store.Paragraph]]:
    """The paragraphs of a digest, each with the number of the one it tells; our own headings tell none."""
    told = []
    for paragraph in store.paragraphs(store.digest_text(digest)):
        if not paragraph.text.startswith("#"):
            mark = re.match(r"¶ (\d+) \S", paragraph.text)
            assert mark, f"{digest}: no ¶ and number before: {paragraph.text[:60]}"
            told.append((int(mark[1]), paragraph))
    return told


def numbers_told(digest: str) -> list[int]:
    return [number for number, _ in told_paragraphs(digest)]


@pytest.mark.parametrize("original", ORIGINALS)
def test_numbers_rise_and_boilerplate_is_left_out(original: str) -> None:
    numbers = numbers_told(digest_for(original))
    assert numbers == sorted(set(numbers))
    assert not BOILERPLATE[original] & set(numbers)


@pytest.mark.parametrize("original", ORIGINALS)
def test_each_paragraph_is_told_in_order(original: str) -> None:
    told = numbers_told(digest_for(original))
    there = [each.number for each in store.paragraphs(store.original_text(original))]
    assert told == [number for number in there if number not in BOILERPLATE[original]]


@pytest.mark.parametrize("original", ORIGINALS)
def test_the_record_describes_the_original(original: str) -> None:
    data = store.original_text(original).encode("utf-8")
    assert len(data) == int(store.documents()[original]["bytes"])


@pytest.mark.parametrize("original", ORIGINALS)
def test_figures_of_the_original_stand_in_the_digest(original: str) -> None:
    """Whatever number a paragraph gives, its digest gives as well."""
    number = r"\d+(?:[.,]\d+)*"
    told = {
        at: set(re.findall(number, paragraph.text.split(maxsplit=2)[2]))
        for at, paragraph in told_paragraphs(digest_for(original))
    }
    missing = {}
    for paragraph in store.paragraphs(store.original_text(original)):
        if paragraph.number in told:
            # neither page furniture nor marks are figures: headings' tags, footnote marks, a counter, a numeric date
            text = re.sub(r"\[H\d\]|(?<!\d)1\)|View \d+|\d{4}-\d\d-\d\d", "", paragraph.text)
            lost = set(re.findall(number, text)) - told[paragraph.number]
            if lost:
                missing[paragraph.number] = lost
    assert missing == {}


def test_every_excerpt_of_an_original_has_its_passage_in_the_digest() -> None:
    for name, piece in store.all_evidence():
        if piece["document"] in ORIGINALS:
            assert piece["digest"]["document"] == digest_for(piece["document"]), name


def test_every_digest_quote_stands_in_its_digest_once() -> None:
    for name, piece in store.all_evidence():
        if "digest" in piece:
            quote = piece["digest"]["quote"]
            text = store.digest_text(piece["digest"]["document"])
            assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1, name


def test_positions_and_hashes_are_well_formed() -> None:
    for name, piece in store.all_evidence():
        start, end = int(piece["position"]["start"]), int(piece["position"]["end"])
        assert 0 <= start < end <= int(store.documents()[piece["document"]]["bytes"]), name
        assert re.fullmatch(r"[0-9a-f]{64}", piece["sha256"]), name


@pytest.mark.parametrize("original", ORIGINALS)
def test_every_passage_has_its_hash(original: str) -> None:
    text = store.original_text(original)
    for name, piece in store.all_evidence():
        if piece["document"] == original:
            passage = text[int(piece["position"]["start"]) : int(piece["position"]["end"])]
            assert hashlib.sha256(passage.encode("utf-8")).hexdigest() == piece["sha256"], name
            assert passage == passage.strip(), name


@pytest.mark.parametrize("original", ORIGINALS)
def test_every_passage_and_its_digest_lie_in_one_paragraph(original: str) -> None:
    there = store.paragraphs(store.original_text(original))
    text = store.digest_text(digest_for(original))
    for name, piece in store.all_evidence():
        if piece["document"] == original:
            start, end = int(piece["position"]["start"]), int(piece["position"]["end"])
            passage = {each.number for each in there if each.start < end and start < each.end}
            quote = piece["digest"]["quote"]
            at = text.index(quote["prefix"] + quote["exact"] + quote["suffix"]) + len(quote["prefix"])
            told = {
                number
                for number, each in told_paragraphs(digest_for(original))
                if each.start < at + len(quote["exact"]) and at < each.end
            }
            assert told <= passage, name
