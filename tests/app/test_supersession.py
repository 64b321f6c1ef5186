from briefviewer.app.supersession import supersession
from briefviewer.domain.event import EventId, RelationType
from tests.brief.fake_store import FakeStore, an_event

OLDER, NEWER = RelationType.SUPERSEDES, RelationType.SUPERSEDED_BY


def a_store(*events: tuple[str, str, list[tuple[RelationType, str]]]) -> FakeStore:
    return FakeStore(tuple(an_event(id_, day, relations=relations) for id_, day, relations in events))


def test_the_oldest_account_comes_first_whoever_asks() -> None:
    store = a_store(
        ("talks", "2025-01-01", [(NEWER, "deal")]),
        ("deal", "2025-03-01", []),
        ("final", "2025-02-01", [(OLDER, "deal"), (RelationType.FOLLOWS, "other")]),
        ("other", "2025-01-05", []),
    )
    for event in ("talks", "deal", "final"):
        assert supersession(store, EventId(event)) == ("talks", "deal", "final")
    assert supersession(store, EventId("other")) == ()


def test_one_may_replace_several() -> None:
    store = a_store(
        ("b", "2025-02-01", []), ("a", "2025-01-01", []), ("end", "2025-03-01", [(OLDER, "a"), (OLDER, "b")])
    )
    assert supersession(store, EventId("end")) == ("a", "b", "end")


def test_a_circle_comes_to_an_end() -> None:
    store = a_store(("a", "2025-01-01", [(NEWER, "b")]), ("b", "2025-02-01", [(NEWER, "a")]))
    assert sorted(supersession(store, EventId("a"))) == ["a", "b"]
