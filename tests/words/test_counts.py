import pytest

from briefviewer.words import Words, counts

EN, KO = Words.for_language("en"), Words.for_language("ko")


@pytest.mark.parametrize(
    ("count", "one", "many", "korean"),
    [
        (counts.events, "1 event", "1,200 events", "사건 1,200건"),
        (counts.documents, "1 document", "1,200 documents", "문서 1,200건"),
        (counts.sources, "1 source", "1,200 sources", "출처 1,200건"),
        (counts.excerpts, "1 excerpt", "1,200 excerpts", "인용문 1,200건"),
        (counts.actors, "1 actor", "1,200 actors", "행위자 1,200"),
        (counts.themes, "1 theme", "1,200 themes", "주제 1,200개"),
        (counts.days, "1 day", "1,200 days", "1,200일"),
        (counts.pages, "1 page", "1,200 pages", "1,200쪽"),
        (counts.problems, "1 problem", "1,200 problems", "문제 1,200건"),
    ],
)
def test_counts_of_things(count: object, one: str, many: str, korean: str) -> None:
    assert callable(count)
    assert (count(1, EN), count(1200, EN), count(1200, KO)) == (one, many, korean)


def test_some_of_all() -> None:
    assert counts.events_of(83, 93, EN) == "83 of 93 events"
    assert counts.events_of(83, 93, KO) == "사건 93건 중 83건"
