from briefviewer.domain.errors import BriefviewerError, Problem, UsageError


def test_problems_sort_by_file_and_place() -> None:
    later = Problem("b.yaml", 1, 1, "", "code")
    first = Problem("a.yaml", 9, 1, "", "code")
    second = Problem("a.yaml", 10, 1, "", "code")
    assert sorted([later, second, first]) == [first, second, later]


def test_an_error_carries_its_facts() -> None:
    error = UsageError("unknown-event", id="flood")
    assert isinstance(error, BriefviewerError)
    assert (error.code, error.facts) == ("unknown-event", {"id": "flood"})
