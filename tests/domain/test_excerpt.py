from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Excerpt, ExcerptState, TextFrom
from briefviewer.domain.excerpt import Cited
from tests.builders import an_evidence


def test_what_is_cited_knows_its_event() -> None:
    evidence = an_evidence("paper")
    excerpt = Excerpt(evidence, ExcerptState.NOT_ATTACHED, None, None, "", TextFrom.NONE, None, None, None, "0" * 64)
    assert Cited(EventId("summit"), excerpt).excerpt.evidence.document == "paper"
