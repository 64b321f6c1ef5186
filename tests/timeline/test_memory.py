"""A memory gives back what it was asked for, and forgets what nobody asks for any more."""

from briefviewer.timeline.memory import Memory


def test_makes_a_thing_once() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    memory = Memory()
    assert [memory.once("key", make) for _ in range(3)] == [1, 1, 1]
    assert made == [1]


def test_forgets_what_was_asked_for_longest_ago() -> None:
    memory = Memory(most=2)
    memory.once("a", lambda: 1)
    memory.once("b", lambda: 2)
    memory.once("a", lambda: 3)
    memory.once("c", lambda: 4)
    assert memory.once("a", lambda: 5) == 1
    assert memory.once("b", lambda: 6) == 6


def test_nothing_is_a_thing_too() -> None:
    memory = Memory()
    assert memory.once("none", lambda: None) is None
    assert memory.once("none", lambda: 1) is None
