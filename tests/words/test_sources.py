from dataclasses import replace

import pytest

from briefviewer.domain.document import Document, DocumentId, Published
from briefviewer.domain.event import Attribution
from briefviewer.domain.layer import Layer, LayerId, Origin
from briefviewer.domain.library import Actor, ActorId, ActorKind, Library, Name
from briefviewer.domain.time import Basis, parse_edtf
from briefviewer.words import Words
from briefviewer.words.sources import (
    attribution_sentence,
    coverage_sentence,
    full_citation,
    origin_sentence,
    short_citation,
)
from tests.builders import a_document, a_library, an_event

EN, KO = Words.for_language("en"), Words.for_language("ko")
MAYOR = Actor(ActorId("mayor"), Name("The Mayor", "시장"), ActorKind.PERSON)
LIBRARY = Library(actors={MAYOR.id: MAYOR})


def _document(*authors: str, when: str | None = "1962-10-31", basis: Basis = Basis.STATED, **more: str) -> Document:
    published = Published(parse_edtf(when), basis) if when else None
    title = more.pop("title", "The Flood")
    return Document(DocumentId("flood"), title, authors, published=published, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("chain", "english", "korean"),
    [
        ([], "Said by the author.", "저자의 서술."),
        ([Attribution(actor=MAYOR.id)], "Reported by The Mayor, via the author.", "시장에 따름 (저자 인용)."),
        (
            [Attribution(text="a miller"), Attribution(actor=MAYOR.id)],
            "Reported by a miller, via The Mayor, then the author.",
            "a miller에 따름 (시장, 저자 인용).",
        ),
        ([Attribution(actor=ActorId("gone"))], "Reported by gone, via the author.", "gone에 따름 (저자 인용)."),
        ([Attribution()], "Reported by an unnamed source, via the author.", "익명의 출처에 따름 (저자 인용)."),
        ([Attribution(text="{via}")], "Reported by {via}, via the author.", "{via}에 따름 (저자 인용)."),
    ],
)
def test_who_says_so(chain: list[Attribution], english: str, korean: str) -> None:
    event = replace(an_event(), attributed_to=tuple(chain))
    assert attribution_sentence(event, LIBRARY, EN) == english
    assert attribution_sentence(event, LIBRARY, KO) == korean


def test_an_author_of_several_is_named_and_stands_between_nobody() -> None:
    paper = _document("Weir, Bob", "Mayor, The")
    library = replace(LIBRARY, documents={paper.id: paper})
    told = replace(an_event(documents=[paper.id]), attributed_to=(Attribution(actor=MAYOR.id),))
    assert attribution_sentence(told, library, EN) == "Said by The Mayor."
    assert attribution_sentence(told, library, KO) == "시장의 서술."
    reported = replace(told, attributed_to=(Attribution(text="a miller"), Attribution(actor=MAYOR.id)))
    assert attribution_sentence(reported, library, EN) == "Reported by a miller, via The Mayor."


@pytest.mark.parametrize(
    ("document", "english", "korean"),
    [
        (_document("Miller, Ann"), "Miller 1962", "Miller 1962"),
        (_document("Miller, Ann", "Weir, Bob"), "Miller and Weir 1962", "Miller·Weir 1962"),
        (_document("A, x", "B, y", "C, z"), "A, B, and C 1962", "A, B, C 1962"),
        (_document("A, x", "B, y", "C, z", "D, w"), "A et al. 1962", "A 외 1962"),
        (_document("River Board"), "River Board 1962", "River Board 1962"),
        (_document(publisher="The Board"), "The Board 1962", "The Board 1962"),
        (_document(), "The Flood 1962", "The Flood 1962"),
        (_document("Miller, Ann", when=None), "Miller n.d.", "Miller 연도 미상"),
        (_document("Miller, Ann", when="1962-10~"), "Miller ca. 1962", "Miller 1962경"),
        (_document("Miller, Ann", when="1962-10~", basis=Basis.DERIVED), "Miller [ca. 1962]", "Miller [1962경]"),
        (_document("Miller, Ann", when="[1962,1963]", basis=Basis.DERIVED), "Miller [1962]", "Miller [1962]"),
    ],
)
def test_a_document_named_in_passing(document: Document, english: str, korean: str) -> None:
    assert short_citation(document, EN) == english
    assert short_citation(document, KO) == korean


def test_a_document_in_a_list_of_sources() -> None:
    told = full_citation(_document("Miller, Ann", "Weir, Bob", publisher="River Board"), EN)
    assert told == "Miller, Ann and Bob Weir. 1962. “The Flood.” River Board, 31 October 1962."


def test_an_inferred_date_says_so() -> None:
    document = _document(
        "Miller, Ann", when="1962-10~", basis=Basis.DERIVED, title="Whose Flood?", publisher="River Board"
    )
    assert full_citation(document, EN) == (
        "Miller, Ann. [ca. 1962]. “Whose Flood?” River Board, about October 1962 (inferred)."
    )


def test_a_document_of_which_little_is_known() -> None:
    assert full_citation(_document(when=None), EN) == "n.d. “The Flood.”"
    assert full_citation(_document(when=None, publisher="River Board"), EN) == "River Board. n.d. “The Flood.”"


@pytest.mark.parametrize(
    ("documents", "told"),
    [
        ((), ""),
        (("a",), "Rests on one source."),
        (("a", "b"), "Rests on 2 sources, independent of one another."),
        (("a", "copy"), "Rests on 2 sources that derive from one another."),
        (("a", "b", "copy"), "Rests on 3 sources, 2 of them independent."),
    ],
)
def test_on_how_many_sources_it_rests(documents: tuple[str, ...], told: str) -> None:
    copy = replace(a_document("copy"), derives_from=(DocumentId("a"),))
    library = a_library(documents=("a", "b", copy))
    assert coverage_sentence(an_event(documents=documents), library, EN) == told


def test_an_event_of_a_layer_names_the_layer_and_its_source() -> None:
    layer = Layer(LayerId("incidents"), "Incidents", "layers/i.csv", "0" * 64, 1)
    library = Library(layers={layer.id: layer})
    english = Words.for_language("en")
    plain = an_event("incidents:0000001")
    assert attribution_sentence(plain, library, english) == "From the layer “Incidents”, read-only."
    sourced = replace(plain, attributed_to=(Attribution(text="Gazette"),))
    assert attribution_sentence(sourced, library, english).endswith("read-only; source: Gazette")


def test_an_event_of_a_layer_stands_in_a_line_of_its_table() -> None:
    origin = Origin(LayerId("reports"), "layers/reports.csv", 1204)
    assert origin_sentence(origin, Words.for_language("en")) == "Line 1,204 of layers/reports.csv."
    assert "1,204" in origin_sentence(origin, Words.for_language("ko"))
