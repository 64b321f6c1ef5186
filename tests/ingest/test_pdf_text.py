import json
from collections.abc import Sequence
from io import BytesIO

import pikepdf
import pytest

from briefviewer.domain.errors import BriefviewerError
from briefviewer.ingest import pdf_text
from briefviewer.ingest.pdf_text import read_pdf
from tests.ingest.pdfs import a_pdf, set_lines

FLOOD = (
    "The river rose in the night and by dawn nobody could",
    "cross the lower ford. The miller had raised the sluice",
    "twice.",
)
COUNCIL = ("The council met in the school, because the hall was", "under water.")


def pages_of(pdf: bytes) -> Sequence[Sequence[str]]:
    pages: Sequence[Sequence[str]] = json.loads(read_pdf(pdf))["pages"]
    return pages


def code_of(pdf: bytes) -> str:
    with pytest.raises(BriefviewerError) as caught:
        read_pdf(pdf)
    return caught.value.code


def test_lines_become_paragraphs_and_pages_stay_apart() -> None:
    pages = pages_of(a_pdf([set_lines(FLOOD, COUNCIL), set_lines(COUNCIL)]))
    assert pages == [[" ".join(FLOOD), " ".join(COUNCIL)], [" ".join(COUNCIL)]]


def test_other_type_and_a_short_last_line_begin_a_paragraph() -> None:
    lines = [
        (50.0, 650.0, 18.0, "Of the flood"),
        *((50.0, 620.0 - 12 * n, 10.0, words) for n, words in enumerate((*FLOOD, *COUNCIL))),
    ]
    assert pages_of(a_pdf([lines])) == [["Of the flood", " ".join(FLOOD), " ".join(COUNCIL)]]


def test_an_indented_line_begins_a_paragraph() -> None:
    first = (
        "The river rose in the night and by dawn it stood at the",
        "door of the mill, and the ford was no longer seen there.",
    )
    lines = [(50.0 + 14 * (n == 2), 650.0 - 12 * n, 10.0, words) for n, words in enumerate((*first, "Nobody slept."))]
    assert pages_of(a_pdf([lines])) == [[" ".join(first), "Nobody slept."]]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("They had meas-", "ured it."), "They had measured it."),
        (("A well-known man. They are well-", "known men."), "A well-known man. They are well-known men."),
        (("Talks in May-", "June 1911."), "Talks in May-June 1911."),
    ],
)
def test_words_broken_at_a_line_end_are_made_whole(lines: Sequence[str], joined: str) -> None:
    assert pages_of(a_pdf([set_lines(lines)])) == [[joined]]


def test_a_page_without_words_keeps_its_number() -> None:
    pages = pages_of(a_pdf([set_lines(COUNCIL), [], set_lines(FLOOD)]))
    assert [len(each) for each in pages] == [1, 0, 1]


def test_the_version_tells_what_read_it() -> None:
    version = json.loads(read_pdf(a_pdf([set_lines(FLOOD)])))["version"]
    assert version.endswith(f", rules {pdf_text.RULES}")
    assert version[0].isdigit()


def test_what_cannot_be_read_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = a_pdf([set_lines(FLOOD)])
    assert code_of(whole[: len(whole) // 3]) == "pdf-unreadable"
    assert code_of(b"%PDF-1.7\n") == "pdf-unreadable"
    assert code_of(a_pdf([set_lines(FLOOD)], password="ford")) == "pdf-encrypted"
    assert code_of(a_pdf([[], []])) == "pdf-without-text"
    monkeypatch.setattr(pdf_text, "MOST_LETTERS", 200)
    assert code_of(a_pdf([set_lines(FLOOD)] * 3)) == "pdf-too-much-text"
    monkeypatch.setattr(pdf_text, "MOST_LETTERS", 20)
    assert code_of(whole) == "pdf-too-much-text"


def test_a_pdf_without_a_page_is_told() -> None:
    made = BytesIO()
    with pikepdf.new() as empty:
        empty.save(made)
    assert code_of(made.getvalue()) == "pdf-unreadable"
