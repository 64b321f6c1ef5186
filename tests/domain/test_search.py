from briefviewer.domain.search import Hit, HitKind
from briefviewer.domain.selector import TextSpan


def test_marks_are_spans_of_the_context() -> None:
    hit = Hit(HitKind.EVENT, "summit", "The summit", "summary", "a tariff deal", (TextSpan(2, 8),), 1.0)
    assert [mark.of(hit.context) for mark in hit.marks] == ["tariff"]
    assert hit.span is None
