from briefviewer.domain.document import DocumentId
from briefviewer.domain.evidence import Evidence, ExcerptState, Stance


def test_evidence_supports_unless_it_says_otherwise() -> None:
    assert Evidence(DocumentId("a")).stance is Stance.SUPPORTS


def test_the_states_are_those_of_the_contract() -> None:
    assert [each.value for each in ExcerptState] == ["verified", "moved", "lost", "not_attached"]
