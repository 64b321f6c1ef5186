from datetime import date

import pytest

from briefviewer.domain.errors import Problem
from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters, Undated
from briefviewer.domain.view import LaneBy, LaneSettings, SavedView
from briefviewer.store.references import Ids, References
from briefviewer.store.view_records import read_views
from briefviewer.store.yaml_events import read_yaml

REFERENCES = References(
    kinds=Ids("kind", ["summit"]),
    actors=Ids("actor", ["usa", "rok"]),
    themes=Ids("theme", ["trade"]),
    documents=Ids("document", ["paper"]),
)


def read(text: str) -> tuple[tuple[SavedView, ...], list[tuple[str, str]]]:
    problems: list[Problem] = []
    views = read_views(read_yaml(text.encode()).root, "views.yaml", REFERENCES, problems)
    return views, [(each.code, each.field) for each in problems]


def test_a_view_is_read_whole() -> None:
    views, problems = read(
        "- {id: autumn, title: Autumn, range: {from: 2025-08, to: 2025-10}, as_of: 2025-03, as_of_mode: happened, "
        "undated: with, lanes: actor, packet: {title: T, paper: letter, judgements: So., without: actors}, "
        "filters: {actor: [usa+rok], kind: summit, status: [occurred], not_theme: [trade], "
        "year: ['2025'], text: [tariff deal]}}\n"
    )
    assert problems == []
    assert views == (
        SavedView(
            id="autumn",
            title="Autumn",
            filters=Filters(
                include={
                    Facet.KIND: (("summit",),),
                    Facet.ACTOR: (("usa", "rok"),),
                    Facet.STATUS: (("occurred",),),
                    Facet.YEAR: (("2025",),),
                },
                exclude={Facet.THEME: ("trade",)},
                range=DayRange(date(2025, 8, 1), date(2025, 10, 31)),
                text=("tariff deal",),
                as_of=date(2025, 3, 31),
                as_of_mode=AsOfMode.HAPPENED,
                undated=Undated.WITH,
            ),
            range_text=("2025-08", "2025-10"),
            lanes=LaneBy.ACTOR,
            packet={"title": "T", "paper": "letter", "judgements": "So.", "without": "actors"},
        ),
    )


def test_lanes_and_the_stretch_of_time_in_view_are_read() -> None:
    views, problems = read(
        "- {id: a, lane_settings: {order: [usa, gone], hidden: [rok], folded: usa, rows: [{lane: usa, rows: 4}]}, "
        "in_view: {from: 2025-06, to: 2025}}\n"
        "- {id: b, in_view: {from: 2025-06-02}}\n- {id: c, lane_settings: null, in_view: null}\n"
    )
    assert problems == []
    assert views[0].lane_settings == LaneSettings(("usa", "gone"), frozenset({"rok"}), frozenset({"usa"}), {"usa": 4})
    assert [each.in_view for each in views] == [
        DayRange(date(2025, 6, 1), date(2025, 12, 31)),
        DayRange(date(2025, 6, 2), None),
        None,
    ]
    assert views[1].lane_settings == LaneSettings()


def test_a_range_is_taken_unwidened_and_may_be_open() -> None:
    views, _ = read("- {id: a, range: {from: 2025~}}\n- {id: b, range: {to: 2021}}\n- {id: c}\n")
    assert [each.filters.range for each in views] == [
        DayRange(date(2025, 1, 1), None),
        DayRange(None, date(2021, 12, 31)),
        None,
    ]
    assert [each.title for each in views] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("{id: a, range: {from: 2025, to: 2024}}", ("range-backwards", "range.to")),
        ("{id: a, as_of: 2025/..}", ("as-of-open", "as_of")),
        ("{id: a, in_view: {from: 2025, to: 2024}}", ("range-backwards", "in_view.to")),
        ("{id: a, lane_settings: {rows: [{lane: a, rows: 0}]}}", ("number-out-of-range", "lane_settings.rows[0].rows")),
        ("{id: a, lane_settings: {rows: [{rows: 1}]}}", ("field-missing", "lane_settings.rows[0].lane")),
        ("{id: a, lane_settings: {wide: [usa]}}", ("unknown-key", "lane_settings.wide")),
        ("{id: a, lanes: colour}", ("unknown-word", "lanes")),
        ("{id: a, filters: {colour: [red]}}", ("unknown-key", "filters.colour")),
        ("{id: a, packet: {font: x}}", ("unknown-key", "packet.font")),
        ("{title: a}", ("field-missing", "id")),
    ],
)
def test_a_view_with_a_finding_is_left_out(view: str, expected: tuple[str, str]) -> None:
    assert read(f"- {view}\n") == ((), [expected])


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("{actor: [usa, us]}", ("unknown-id-near", "filters.actor[1]")),
        ("{actor: [usa, usa+zzz]}", ("unknown-id", "filters.actor[1]")),
        ("{not_status: [occured], actor: usa}", ("unknown-word-near", "filters.not_status[0]")),
        ("{board: [axis], actor: usa}", ("unknown-word", "filters.board[0]")),
    ],
)
def test_a_value_nobody_knows_is_left_out_alone(filters: str, expected: tuple[str, str]) -> None:
    views, problems = read(f"- {{id: a, filters: {filters}}}\n")
    assert problems == [expected]
    assert views[0].filters == Filters(include={Facet.ACTOR: (("usa",),)})
