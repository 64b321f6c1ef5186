from datetime import date

import pytest

from briefviewer.columns.build import MODIFIERS, ROLES, columns_from_events
from briefviewer.columns.events import MINUS_INFINITY, PLUS_INFINITY, EventColumns, RowFlag
from briefviewer.domain.event import Board, Event, RelationType, Role, Status
from briefviewer.domain.facet import Facet
from briefviewer.domain.library import Library
from briefviewer.domain.time import EdtfError, Modifier, Precision
from tests.builders import a_document, a_library, an_actor, an_event


def ids_of(columns: EventColumns) -> list[str]:
    return [columns.ids[row] for row in range(len(columns))]


def columns_of(*events: Event, library: Library | None = None) -> EventColumns:
    return columns_from_events(events, library or a_library())


def flags_of(event: Event) -> RowFlag:
    return RowFlag(int(columns_of(event).flags[0]))


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_rows_are_ordered_by_start_then_latest_start_then_id_and_the_undated_come_last() -> None:
    events = [
        an_event("undated-b", on=None),
        an_event("undated-a", on=None),
        an_event("october", on="2025-10"),
        an_event("first-of-october", on="2025-10-01"),
        an_event("b", on="2025-08-25"),
        an_event("a", on="2025-08-25"),
        an_event("since-ever", on="../2025", status=Status.EXPECTED),
    ]
    assert ids_of(columns_of(*events)) == [
        "since-ever",
        "a",
        "b",
        "first-of-october",
        "october",
        "undated-a",
        "undated-b",
    ]


@pytest.mark.parametrize("elder_first", [RelationType.FOLLOWED_BY, RelationType.SUPERSEDED_BY])
def test_among_equals_the_elder_comes_first_from_whichever_side_it_was_written(elder_first: RelationType) -> None:
    by_the_elder = (an_event("z", relations={"a": elder_first}), an_event("a"))
    by_the_younger = (an_event("z"), an_event("a", relations={"z": elder_first.inverse}))
    assert ids_of(columns_of(*by_the_elder)) == ids_of(columns_of(*by_the_younger)) == ["z", "a"]


def test_an_elder_of_another_date_changes_nothing() -> None:
    events = (an_event("a", relations={"b": RelationType.FOLLOWS}), an_event("b", on="2025-08-26"))
    assert ids_of(columns_of(*events)) == ["a", "b"]


def test_in_a_circle_the_smallest_id_comes_first() -> None:
    events = (
        an_event("b", relations={"a": RelationType.FOLLOWS}),
        an_event("a", relations={"b": RelationType.FOLLOWS}),
    )
    assert ids_of(columns_of(*events)) == ["a", "b"]


def test_the_undated_are_ordered_by_their_elders_too() -> None:
    events = (an_event("a", on=None, relations={"b": RelationType.FOLLOWS}), an_event("b", on=None))
    assert ids_of(columns_of(*events)) == ["b", "a"]


def test_the_four_bounds_are_those_of_the_date() -> None:
    columns = columns_of(an_event(on="2024-10~/.."))
    assert columns.earliest_start[0] == day("2024-09-21")
    assert columns.latest_start[0] == day("2024-11-10")
    assert columns.earliest_end[0] == columns.latest_end[0] == PLUS_INFINITY
    assert columns_of(an_event(on="../2024")).latest_start[0] == MINUS_INFINITY


def test_what_occurred_cannot_begin_after_its_earliest_document() -> None:
    library = a_library(
        documents=[a_document("early", published="2025-10-10"), a_document("late", published="2025-12-01")]
    )
    occurred = an_event("occurred", on="2025-10", documents=["late", "early"])
    expected = an_event("expected", on="2025-10", documents=["early"], status=Status.EXPECTED)
    columns = columns_of(occurred, expected, library=library)
    row = columns.rows_by_id
    assert columns.latest_start[row["occurred"]] == columns.latest_end[row["occurred"]] == day("2025-10-10")
    assert columns.latest_start[row["expected"]] == day("2025-10-31")


def test_a_date_after_its_document_is_an_error() -> None:
    library = a_library(documents=[a_document("paper", published="2025-01-01")])
    with pytest.raises(EdtfError, match="date-after-document"):
        columns_of(an_event(on="2025-08", documents=["paper"]), library=library)


@pytest.mark.parametrize(
    ("on", "flag"),
    [
        ("2025~", RowFlag.APPROXIMATE),
        ("2025?", RowFlag.UNCERTAIN),
        ("2024/..", RowFlag.OPEN_END | RowFlag.INTERVAL),
        ("2024/", RowFlag.UNKNOWN_END | RowFlag.INTERVAL),
        ("../2024", RowFlag.OPEN_START | RowFlag.INTERVAL),
        ("/2024", RowFlag.UNKNOWN_START | RowFlag.INTERVAL),
        ("2025-08-25", RowFlag(0)),
        ("[2025-01,2025-03]", RowFlag(0)),
    ],
)
def test_a_row_says_how_its_date_is_written(on: str, flag: RowFlag) -> None:
    assert flags_of(an_event(on=on)) == flag | RowFlag.DATED | RowFlag.ON_AXIS


def test_only_a_dated_event_of_the_timeline_board_stands_on_the_axis() -> None:
    assert RowFlag.ON_AXIS in flags_of(an_event(role=Role.FORECAST, status=Status.EXPECTED))
    assert RowFlag.ON_AXIS not in flags_of(an_event(board=Board.SCENARIOS))
    assert RowFlag.ON_AXIS not in flags_of(an_event(on=None))


def test_an_external_date_is_a_mark_and_no_date() -> None:
    columns = columns_of(an_event(on=None, external="2017-04-26/2017-09"))
    assert RowFlag(int(columns.flags[0])) == RowFlag.HAS_EXTERNAL
    assert columns.external_start[0] == day("2017-04-26")
    assert columns.external_end[0] == day("2017-09-30")
    assert columns.year[0] == -1


def test_precision_modifier_and_role_are_numbers_of_their_enums() -> None:
    columns = columns_of(an_event(on="[2025-10-21..2025-10-31]", modifier=Modifier.LATE, role=Role.STATE))
    assert columns.precision[0] == Precision.MONTH
    assert MODIFIERS[columns.modifier[0]] is Modifier.LATE
    assert ROLES[columns.role[0]] is Role.STATE
    assert columns_of(an_event(on=None)).precision[0] == 0


def test_years_are_those_of_known_starts() -> None:
    columns = columns_of(an_event("a", on="2003/2008"), an_event("b", on="2025"), an_event("c", on="../2025"))
    assert columns.vocabulary[Facet.YEAR] == ("2003", "2025")
    assert [int(columns.year[columns.rows_by_id[each]]) for each in "abc"] == [0, 1, -1]


def test_actors_are_rolled_up_to_all_they_are_part_of() -> None:
    library = a_library(actors=[an_actor("usa"), an_actor("usfk", "usa"), an_actor("brigade", "usfk")])
    columns = columns_of(an_event(actors=["brigade"]), library=library)
    names = columns.vocabulary[Facet.ACTOR]
    assert [names[code] for code in columns.actors[0]] == ["brigade"]
    assert {names[code] for code in columns.actors_rolled[0]} == {"brigade", "usfk", "usa"}


def test_a_digest_counts_as_its_original_and_once() -> None:
    library = a_library(documents=["paper", a_document("digest", digest_of="paper")])
    columns = columns_of(an_event(documents=["digest", "paper"]), library=library)
    assert columns.vocabulary[Facet.DOCUMENT] == ("paper",)
    assert columns.documents[0].tolist() == [0]


def test_the_clock_known_runs_from_the_smallest_bounds_of_the_documents() -> None:
    library = a_library(
        documents=[a_document("vague", published="2025-01~"), a_document("exact", published="2025-02-03"), "undated"]
    )
    columns = columns_of(
        an_event("both", on="2024", documents=["exact", "vague", "undated"]),
        an_event("never", documents=["undated"]),
        an_event("nothing"),
        library=library,
    )
    row = columns.rows_by_id
    assert columns.known_earliest[row["both"]] == day("2024-12-22")
    assert columns.known_latest[row["both"]] == day("2025-02-03")
    assert columns.has(RowFlag.PUBLISHED).tolist() == [each == "both" for each in ids_of(columns)]


def test_no_events_are_no_rows() -> None:
    columns = columns_of()
    assert len(columns) == 0
    assert columns.vocabulary[Facet.YEAR] == ()
