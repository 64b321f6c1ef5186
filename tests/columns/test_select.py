from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.columns.build import columns_from_events
from briefviewer.columns.events import EventColumns
from briefviewer.columns.select import (
    Selection,
    as_of_certainties,
    facet_counts,
    range_certainties,
    select,
)
from briefviewer.domain.event import Board, Event, Role, Status
from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters, Undated
from briefviewer.domain.interval import Certainty, certainty_in_range, happened_certainty
from briefviewer.domain.library import Library
from briefviewer.domain.time import Basis, parse_edtf
from tests.builders import a_document, a_library, an_actor, an_event
from tests.strategies import edtf_texts

LIBRARY = a_library(
    actors=[an_actor("usa"), an_actor("usfk", "usa"), an_actor("brigade", "usfk"), an_actor("rok"), an_actor("dprk")],
    themes=["trade", "troops"],
    kinds=["meeting", "deal"],
    documents=[
        a_document("vague", published="2025-01~"),
        a_document("exact", published="2025-10-31"),
        a_document("digest", digest_of="exact"),
        a_document("undated"),
    ],
)
OCTOBER = DayRange(date(2025, 10, 1), date(2025, 10, 31))


def listed(columns: EventColumns, selection: Selection) -> list[str]:
    return [columns.ids[int(row)] for row in selection.rows]


def select_of(filters: Filters, *events: Event, library: Library = LIBRARY) -> list[str]:
    columns = columns_from_events(events, library)
    return listed(columns, select(columns, filters))


def test_an_empty_selection_lists_everything_in_order() -> None:
    columns = columns_from_events([an_event("b", on=None), an_event("a")], LIBRARY)
    selection = select(columns, Filters())
    assert listed(columns, selection) == ["a", "b"]
    assert (len(selection), selection.certain, selection.possible, selection.undated) == (2, 2, 0, 1)
    assert selection.range_certainty(0) is selection.as_of_certainty(0) is None


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2025-10-31", Certainty.CERTAIN),
        ("2025-10", Certainty.CERTAIN),
        ("2025-10~", Certainty.POSSIBLE),
        ("2025", Certainty.POSSIBLE),
        ("2024/..", Certainty.CERTAIN),
        ("2024/", Certainty.POSSIBLE),
        ("2025-10-20/2025-12", Certainty.CERTAIN),
        ("2025-11-01", None),
        ("2025-09-30", None),
        ("2003/2008", None),
    ],
)
def test_what_lies_in_a_range(on: str, expected: Certainty | None) -> None:
    columns = columns_from_events([an_event(on=on)], LIBRARY)
    selection = select(columns, Filters(range=OCTOBER))
    assert selection.range_certainty(0) is expected
    assert len(selection) == (expected is not None)
    assert selection.possible == (expected is Certainty.POSSIBLE)


@given(edtf_texts(), st.none() | st.dates(), st.none() | st.dates())
def test_columns_and_objects_agree_on_ranges(text: str, first: date | None, last: date | None) -> None:
    columns = columns_from_events([an_event(on=text, status=Status.EXPECTED)], LIBRARY)
    found = range_certainties(columns, DayRange(first, last))[0]
    expected = certainty_in_range(parse_edtf(text).interval, first, last)
    assert [None, Certainty.POSSIBLE, Certainty.CERTAIN][found] is expected


@given(edtf_texts(), st.dates())
def test_columns_and_objects_agree_on_what_had_happened(text: str, day: date) -> None:
    columns = columns_from_events([an_event(on=text)], LIBRARY)
    found = as_of_certainties(columns, day, AsOfMode.HAPPENED)[0]
    assert [None, Certainty.POSSIBLE, Certainty.CERTAIN][found] is happened_certainty(parse_edtf(text).interval, day)


def test_a_range_may_be_open_on_one_side() -> None:
    events = (an_event("old", on="2003"), an_event("new", on="2025-11"))
    assert select_of(Filters(range=DayRange(None, date(2022, 1, 1))), *events) == ["old"]
    assert select_of(Filters(range=DayRange(date(2022, 1, 1), None)), *events) == ["new"]


DATED_AND_UNDATED = (an_event("dated", on="2025-10-10"), an_event("undated", on=None), an_event("early", on="2003"))


@pytest.mark.parametrize(
    ("range_", "rule", "expected"),
    [
        (None, None, ["early", "dated", "undated"]),
        (None, Undated.WITH, ["early", "dated", "undated"]),
        (None, Undated.WITHOUT, ["early", "dated"]),
        (None, Undated.ONLY, ["undated"]),
        (OCTOBER, None, ["dated"]),
        (OCTOBER, Undated.WITH, ["dated", "undated"]),
        (OCTOBER, Undated.WITHOUT, ["dated"]),
        (OCTOBER, Undated.ONLY, ["undated"]),
    ],
)
def test_the_undated_are_listed_by_rule_and_always_counted(
    range_: DayRange | None, rule: Undated | None, expected: list[str]
) -> None:
    columns = columns_from_events(DATED_AND_UNDATED, LIBRARY)
    selection = select(columns, Filters(range=range_, undated=rule))
    assert listed(columns, selection) == expected
    assert selection.undated == 1


def test_an_undated_row_is_neither_certain_nor_possible_in_a_range() -> None:
    columns = columns_from_events([an_event(on=None)], LIBRARY)
    selection = select(columns, Filters(range=OCTOBER, undated=Undated.WITH))
    assert selection.range_certainty(0) is None
    assert selection.possible == 0


def test_values_of_one_facet_are_or_and_facets_are_and() -> None:
    events = (
        an_event("a", kind="meeting", themes=["trade"]),
        an_event("b", kind="deal", themes=["trade"]),
        an_event("c", kind="deal", themes=["troops"]),
    )
    both_kinds = {Facet.KIND: (("meeting",), ("deal",))}
    assert select_of(Filters(include=both_kinds), *events) == ["a", "b", "c"]
    assert select_of(Filters(include={**both_kinds, Facet.THEME: (("trade",),)}), *events) == ["a", "b"]


def test_a_plus_b_asks_for_both() -> None:
    events = (
        an_event("both", actors=["usa", "rok"]),
        an_event("one", actors=["usa"]),
        an_event("dprk", actors=["dprk"]),
    )
    assert select_of(Filters(include={Facet.ACTOR: (("usa", "rok"),)}), *events) == ["both"]
    assert select_of(Filters(include={Facet.ACTOR: (("usa", "rok"), ("dprk",))}), *events) == ["both", "dprk"]


def test_an_actor_includes_its_parts_in_exclusions_too() -> None:
    events = (an_event("brigade", actors=["brigade"]), an_event("rok", actors=["rok"]), an_event("nobody"))
    assert select_of(Filters(include={Facet.ACTOR: (("usa",),)}), *events) == ["brigade"]
    assert select_of(Filters(include={Facet.ACTOR: (("brigade",),)}), *events) == ["brigade"]
    assert select_of(Filters(exclude={Facet.ACTOR: ("usa",)}), *events) == ["nobody", "rok"]


def test_a_whole_is_not_found_under_its_part() -> None:
    assert select_of(Filters(include={Facet.ACTOR: (("usfk",),)}), an_event("usa", actors=["usa"])) == []


def test_exclusions_win_over_inclusions() -> None:
    events = (an_event("both", themes=["trade", "troops"]), an_event("one", themes=["trade"]))
    filters = Filters(include={Facet.THEME: (("trade",),)}, exclude={Facet.THEME: ("troops",)})
    assert select_of(filters, *events) == ["one"]


def test_single_valued_facets_are_excluded_as_well() -> None:
    events = (an_event("a"), an_event("b", status=Status.EXPECTED), an_event("c", board=Board.OUTLOOK))
    assert select_of(Filters(exclude={Facet.STATUS: ("expected",)}), *events) == ["a", "c"]
    assert select_of(Filters(exclude={Facet.BOARD: ("timeline",)}), *events) == ["c"]
    assert select_of(Filters(include={Facet.BASIS: (("derived",),)}), an_event(basis=Basis.DERIVED)) == ["summit"]


def test_a_year_is_that_of_a_known_start() -> None:
    events = (an_event("a", on="2003/2008"), an_event("b", on=None), an_event("c", on="../2003"))
    assert select_of(Filters(include={Facet.YEAR: (("2003",),)}), *events) == ["a"]
    assert select_of(Filters(exclude={Facet.YEAR: ("2003",)}), *events) == ["c", "b"]


def test_a_document_stands_for_its_digest() -> None:
    events = (an_event("a", documents=["digest"]), an_event("b", documents=["vague"], on="2020"))
    assert select_of(Filters(include={Facet.DOCUMENT: (("exact",),)}), *events) == ["a"]


def test_a_value_nobody_has_lists_nothing_and_excludes_nothing() -> None:
    assert select_of(Filters(include={Facet.ACTOR: (("mars",),)}), an_event()) == []
    assert select_of(Filters(exclude={Facet.ACTOR: ("mars",)}), an_event()) == ["summit"]


def test_text_arrives_as_a_mask() -> None:
    columns = columns_from_events([an_event("a"), an_event("b")], LIBRARY)
    assert listed(columns, select(columns, Filters(text=("x",)), np.array([False, True]))) == ["b"]


KNOWN = (
    an_event("by-vague", on="2020", documents=["vague"]),
    an_event("by-both", on="2021", documents=["vague", "exact"]),
    an_event("by-exact", on=None, documents=["digest"]),
    an_event("by-undated", on="2022", documents=["undated"]),
    an_event("by-nothing", on="2023"),
)


@pytest.mark.parametrize(
    ("day", "certain", "possible", "not_known"),
    [
        (date(2024, 12, 21), [], [], 5),
        (date(2024, 12, 22), [], ["by-vague", "by-both"], 3),
        (date(2025, 2, 9), [], ["by-vague", "by-both"], 3),
        (date(2025, 2, 10), ["by-vague", "by-both"], [], 3),
        (date(2025, 10, 30), ["by-vague", "by-both"], [], 3),
        (date(2025, 10, 31), ["by-vague", "by-both", "by-exact"], [], 2),
    ],
)
def test_as_of_known_asks_when_documents_came_out(
    day: date, certain: list[str], possible: list[str], not_known: int
) -> None:
    columns = columns_from_events(KNOWN, LIBRARY)
    selection = select(columns, Filters(as_of=day))
    by_state = {Certainty.CERTAIN: certain, Certainty.POSSIBLE: possible}
    for state, ids in by_state.items():
        assert [columns.ids[int(row)] for row in selection.rows if selection.as_of_certainty(row) is state] == ids
    assert selection.not_known == not_known
    assert selection.possible == len(possible)
    assert selection.undated == (1 if "by-exact" in certain else 0)


def test_as_of_happened_asks_when_it_began() -> None:
    events = (
        an_event("certain", on="2025-08-25"),
        an_event("possible", on="2025"),
        an_event("later", on="2025-12"),
        an_event("undated", on=None),
        an_event("state", on="2024~/..", role=Role.STATE, status=Status.ONGOING),
        an_event("reported", on="2025-08", status=Status.REPORTED),
        an_event("announced", on="2025-08", status=Status.ANNOUNCED),
    )
    unreal = (
        an_event("forecast", on="2025-08", role=Role.FORECAST),
        an_event("attested", on="2025-08", role=Role.ATTESTED),
        an_event("roleless", on="2025-08", role=Role.NONE),
        an_event("expected", on="2025-08", status=Status.EXPECTED),
        an_event("hypothetical", on="2025-08", status=Status.HYPOTHETICAL),
        an_event("recommended", on="2025-08", status=Status.RECOMMENDED),
    )
    columns = columns_from_events([*events, *unreal], LIBRARY)
    selection = select(columns, Filters(as_of=date(2025, 9, 1), as_of_mode=AsOfMode.HAPPENED))
    assert listed(columns, selection) == ["state", "possible", "announced", "reported", "certain"]
    assert selection.as_of_certainty(columns.rows_by_id["possible"]) is Certainty.POSSIBLE
    assert (selection.certain, selection.possible, selection.undated, selection.not_known) == (4, 1, 1, 0)


def test_doubt_of_either_clock_makes_a_row_possible() -> None:
    columns = columns_from_events(
        [an_event("a", on="2020", documents=["vague"]), an_event("b", on="2020~", documents=["vague"])], LIBRARY
    )
    filters = Filters(range=DayRange(date(2020, 1, 1), date(2020, 12, 31)), as_of=date(2025, 1, 15))
    assert select(columns, filters).possible == 2
    assert select(columns, Filters(range=filters.range, as_of=date(2025, 12, 1))).possible == 1


def test_counts_of_a_facet_follow_the_others_and_not_itself() -> None:
    events = (
        an_event("a", kind="meeting", themes=["trade"]),
        an_event("b", kind="deal", themes=["trade"]),
        an_event("c", kind="deal", themes=["troops"]),
    )
    columns = columns_from_events(events, LIBRARY)
    counts = facet_counts(columns, Filters(include={Facet.KIND: (("meeting",),)}))
    assert dict(zip(columns.vocabulary[Facet.KIND], counts[Facet.KIND].tolist(), strict=True)) == {
        "meeting": 1,
        "deal": 2,
    }
    assert columns.vocabulary[Facet.THEME] == ("trade", "troops")
    assert counts[Facet.THEME].tolist() == [1, 0]


def test_counts_follow_range_as_of_and_text() -> None:
    columns = columns_from_events([an_event("a", on="2025-10-10"), an_event("b", on="2003")], LIBRARY)
    for filters, matches in (
        (Filters(range=OCTOBER), None),
        (Filters(text=("x",)), np.array([False, True])),
    ):
        assert facet_counts(columns, filters, matches)[Facet.KIND].tolist() == [1, 0]


def test_an_open_selection_counts_what_the_columns_total() -> None:
    columns = columns_from_events([an_event("a", themes=["trade"]), an_event("b", kind="deal")], LIBRARY)
    everything = np.arange(2, dtype=np.int32)
    for facet, counts in facet_counts(columns, Filters()).items():
        assert counts.tolist() == columns.totals[facet].tolist() == columns.counts(facet, everything).tolist()


def test_an_actor_counts_the_events_of_its_parts_once() -> None:
    columns = columns_from_events([an_event("a", actors=["usfk", "brigade"]), an_event("b", actors=["usa"])], LIBRARY)
    counts = columns.counts(Facet.ACTOR, np.array([0, 1], dtype=np.int32))
    assert dict(zip(columns.vocabulary[Facet.ACTOR], counts.tolist(), strict=True)) == {
        "usa": 2,
        "usfk": 1,
        "brigade": 1,
        "rok": 0,
        "dprk": 0,
    }


@given(
    st.sets(st.sampled_from(["trade", "troops"])),
    st.sets(st.sampled_from(["trade", "troops"]), max_size=1),
    st.booleans(),
)
def test_a_count_is_what_choosing_the_value_alone_would_list(
    themes: set[str], excluded: set[str], in_october: bool
) -> None:
    events = [
        an_event("a", on="2025-10-10", themes=["trade"]),
        an_event("b", on="2025-10", themes=["trade", "troops"], kind="deal"),
        an_event("c", on="2003", themes=["troops"]),
        an_event("d", on=None),
    ]
    columns = columns_from_events(events, LIBRARY)
    filters = Filters(
        include={Facet.THEME: tuple((each,) for each in sorted(themes))},
        exclude={Facet.THEME: tuple(excluded)},
        range=OCTOBER if in_october else None,
    )
    counts = facet_counts(columns, filters)
    for facet in (Facet.THEME, Facet.KIND, Facet.STATUS):
        others = filters.without(facet)
        for code, value in enumerate(columns.vocabulary[facet]):
            alone = Filters(include={**others.include, facet: ((value,),)}, exclude=others.exclude, range=others.range)
            assert counts[facet][code] == len(select(columns, alone))
