from briefviewer.domain.judgement import ConfidenceLevel, Judgement


def test_a_judgement_has_no_confidence_and_no_events_of_itself() -> None:
    judgement = Judgement("The north will open again.")
    assert judgement.confidence is None
    assert judgement.events == ()


def test_confidence_goes_by_its_word() -> None:
    assert [str(each) for each in ConfidenceLevel] == ["low", "moderate", "high"]
