"""What can be said beside a mark: best first, with its width, for many at once."""

import pytest

from briefviewer.timeline.sayings import LONGEST_LABEL, Asked, Sayings
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement


def sayings_of(*said: tuple[str, str]) -> Sayings:
    """Of events with a title and a short title each."""
    events = [
        an_event(f"e{place}", on=f"2025-01-{place + 1:02}", kind="summit", title=title, short=short)
        for place, (title, short) in enumerate(said)
    ]
    return an_arrangement(events).sayings


def test_long_title_asks_only_for_its_short_form() -> None:
    short, long, longest = sayings_of(("Talks", "T"), ("t" * 200, "s" * 10), ("t" * 200, "s" * 190)).rooms([0, 1, 2])
    assert short == pytest.approx(sayings_of(("Talks", "T")).of([Asked(0, False, False)])[0][0][1])
    assert short < long < 100
    assert longest == LONGEST_LABEL


def test_rooms_come_in_the_order_they_are_asked_for() -> None:
    sayings = sayings_of(("Talks", ""), ("Talks about talks", ""))
    one, other = sayings.rooms([1, 0])
    assert one > other
    assert sayings.rooms([0, 1, 0]) == [other, one, other]


def test_title_comes_first_and_equal_words_come_once() -> None:
    sayings = sayings_of(("Talks in the capital", "Talks"), ("Talks", "Talks"))
    (long, short), (only,) = sayings.of([Asked(0, False, False), Asked(1, False, False)])
    assert (long[0], short[0], only[0]) == ("Talks in the capital", "Talks", "Talks")
    assert long[1] > short[1] == only[1]


def test_strong_words_are_wider_and_possible_ones_say_so() -> None:
    plain, strong, possible = sayings_of(("Talks", "Talks")).of(
        [Asked(0, False, False), Asked(0, False, True), Asked(0, True, False)]
    )
    assert strong[0][1] > plain[0][1]
    assert possible[0][0] == "Talks (possible)"
