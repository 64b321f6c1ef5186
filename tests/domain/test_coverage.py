from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.coverage import coverage
from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.evidence import Stance
from tests.builders import a_document, a_library, an_event


def derived(id_: str, *sources: str) -> Document:
    return replace(a_document(id_), derives_from=tuple(DocumentId(each) for each in sources))


def test_documents_that_have_nothing_to_do_with_each_other_are_independent() -> None:
    found = coverage(an_event(documents=("a", "b", "a")), a_library(documents=("a", "b")))
    assert found.groups == (("a",), ("b",))
    assert (found.independent, found.total) == (2, 2)


def test_a_digest_counts_as_its_original() -> None:
    library = a_library(documents=("a", a_document("digest", digest_of="a")))
    found = coverage(an_event(documents=("a", "digest")), library)
    assert found.groups == (("a",),)


def test_what_derives_from_another_adds_no_witness() -> None:
    library = a_library(documents=("a", derived("b", "a"), "c"))
    found = coverage(an_event(documents=("b", "c", "a")), library)
    assert found.groups == (("b", "a"), ("c",))
    assert (found.independent, found.total) == (2, 3)


def test_two_that_derive_from_a_third_count_once_though_it_is_not_cited() -> None:
    library = a_library(documents=("wire", derived("a", "wire"), derived("b", "middle"), derived("middle", "wire")))
    assert coverage(an_event(documents=("a", "b")), library).independent == 1


def test_a_document_joins_two_that_were_apart() -> None:
    library = a_library(documents=("a", "b", derived("both", "a", "b")))
    assert coverage(an_event(documents=("a", "b", "both")), library).groups == (("a", "b", "both"),)


def test_context_is_no_source_and_an_unknown_document_stands_alone() -> None:
    event = an_event(documents=("a", "gone"))
    event = replace(event, evidence=(replace(event.evidence[0], stance=Stance.CONTEXT), event.evidence[1]))
    assert coverage(event, a_library(documents=("a",))).groups == (("gone",),)
    assert coverage(an_event(), a_library()).total == 0


IDS = st.sampled_from("abcdef")


@given(st.dictionaries(IDS, st.lists(IDS, max_size=3)), st.lists(IDS, max_size=8))
def test_every_source_stands_in_one_group_circles_or_not(sources: dict[str, list[str]], cited: list[str]) -> None:
    library = a_library(documents=[derived(each, *parents) for each, parents in sources.items()])
    found = coverage(an_event(documents=cited), library)
    members = [each for group in found.groups for each in group]
    assert sorted(members) == sorted(set(cited))
    assert found.independent <= found.total
