from briefviewer.app.finding import Findings
from briefviewer.app.query import operator_completions
from briefviewer.domain.event import EventId
from briefviewer.domain.search import Hit, HitKind
from briefviewer.ui.shell.search_lines import empty_lines, found_lines
from tests.ui.harbour_window import ENGLISH, harbour_store


def test_hits_stand_under_their_kind_and_listing_is_offered() -> None:
    hits = harbour_store().search("north")
    lines = [line.title for line in found_lines(Findings("north", hits, 1), ENGLISH)]
    assert lines == [
        "Event",
        "The north closes its <b>harbour</b>",
        "List the 1 event found",
        "Passage",
        "The report",
        "Actor",
        "Northport",
    ]


def test_a_group_tells_of_how_many_it_shows_some() -> None:
    hits = tuple(Hit(HitKind.EVENT, f"e{n}", f"Event {n}", "title", "", (), 1.0) for n in range(30))
    head, *rest = found_lines(Findings("e", hits, 1234), ENGLISH)
    assert head.note == "8 of 1,234"
    assert sum(line.hit is not None for line in rest) == 8
    assert rest[-1].title == "List all 1,234 events found"
    assert rest[-1].narrow_to == "e"


def test_ways_to_go_on_come_first() -> None:
    lines = found_lines(Findings("actor:n"), ENGLISH, [("Northport", "actor:Northport ")])
    assert [line.go_on_with for line in lines] == ["actor:Northport "]


def test_an_empty_answer_helps() -> None:
    nothing, hint = found_lines(Findings("whale"), ENGLISH)
    assert nothing.is_heading
    assert hint.is_heading
    assert "another word" in hint.title
    guess = found_lines(Findings("nroth", guesses=("north",)), ENGLISH)[-1]
    assert guess.go_on_with == "north"


def test_before_anything_is_typed_it_says_what_can_be() -> None:
    lines = empty_lines(["tariff"], ENGLISH)
    assert lines[0].is_heading
    assert lines[1].go_on_with == "tariff"
    ways = [line.go_on_with for line in lines[3:]]
    assert ways[0] == "actor:"
    assert "before:" in ways
    assert all(line.note for line in lines[3:])
    assert len(empty_lines([], ENGLISH)) == len(lines) - 2


def test_events_are_shown_with_their_dates() -> None:
    store = harbour_store()
    lines = found_lines(
        Findings("closes", store.search("closes"), 1, first=(store.event(EventId("closure")),)), ENGLISH
    )
    assert lines[1].note == "3 Sep 2025"


def test_operators_are_offered_aside_in_either_language() -> None:
    lines = found_lines(Findings("행위"), ENGLISH, operators=operator_completions("행위"))
    assert (lines[0].title, lines[0].go_on_with) == ("행위자:", "행위자:")
    assert lines[0].is_aside
    assert lines[0].note == "who takes part: actor:China"
    assert "Korean" in lines[-1].title


def test_events_of_a_time_are_shown_first_and_can_be_listed() -> None:
    timely = (Hit(HitKind.EVENT, "closure", "The closure", "when", "", (), 0.0),)
    findings = Findings("2025", harbour_store().search("north"), 1, during="during:2025", timely=timely, in_time=3)
    head, hit, listing, *rest = found_lines(findings, ENGLISH)
    assert (head.title, head.note) == ("At this time", "1 of 3")
    assert hit.hit == timely[0]
    assert listing.narrow_to == "during:2025"
    assert rest[0].title == "Event"
