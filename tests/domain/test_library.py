from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.library import Actor, ActorId, ActorKind, Library, Name


def _actor(id_: str, *part_of: str) -> Actor:
    return Actor(ActorId(id_), Name(id_.title()), ActorKind.UNIT, part_of=tuple(ActorId(each) for each in part_of))


def _library(*actors: Actor) -> Library:
    return Library(actors={each.id: each for each in actors})


def test_a_name_without_a_korean_form_is_told_in_english() -> None:
    assert Name("Seoul", "서울").in_language("ko") == "서울"
    assert Name("Seoul", "서울").in_language("en") == "Seoul"
    assert Name("Delft").in_language("ko") == "Delft"


def test_ancestors_reach_any_depth() -> None:
    library = _library(_actor("army"), _actor("corps", "army"), _actor("brigade", "corps"), _actor("navy"))
    assert library.ancestors(ActorId("brigade")) == {"army", "corps", "brigade"}
    assert library.ancestors(ActorId("navy")) == {"navy"}


def test_a_circle_of_parts_ends() -> None:
    library = _library(_actor("a", "b"), _actor("b", "a"))
    assert library.ancestors(ActorId("a")) == {"a", "b"}


def test_a_digest_leads_to_its_original_and_back() -> None:
    paper, digest = DocumentId("paper"), DocumentId("paper-digest")
    documents = {paper: Document(paper, "Paper"), digest: Document(digest, "Digest", digest_of=paper)}
    library = Library(documents=documents)
    assert library.original_of(digest) == paper
    assert library.original_of(paper) == paper
    assert library.original_of(DocumentId("unknown")) == "unknown"
    assert library.digest_for(paper) == digest
    assert library.digest_for(digest) is None
