from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.app.query import (
    Query,
    completions,
    operator_completions,
    read_query,
    time_asked,
    with_time,
)
from briefviewer.domain.facet import DayRange, Facet, Filters
from tests.brief.fake_store import LIBRARY


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("two harbours", Query("two harbours", Filters())),
        ("actor:north toll", Query("toll", Filters(include={Facet.ACTOR: (("north",),)}))),
        ("toll ACTOR:port", Query("toll", Filters(include={Facet.ACTOR: (("north",), ("south",))}))),
        ('actor:"남항 南港" x', Query("x", Filters(include={Facet.ACTOR: (("south",),)}))),
        (
            "kind:summit theme:무역",
            Query("", Filters(include={Facet.KIND: (("summit",),), Facet.THEME: (("trade",),)})),
        ),
        ("after:2025-08", Query("", Filters(range=DayRange(date(2025, 9, 1), None)))),
        ("before:2025-08 x", Query("x", Filters(range=DayRange(None, date(2025, 7, 31))))),
        (
            "after:2024 before:2025-06-01 after:2023",
            Query("", Filters(range=DayRange(date(2025, 1, 1), date(2025, 5, 31)))),
        ),
        ("actor:nobody x", Query("x", Filters(), ("actor:nobody",))),
        ('after:"late Aug 2025"', Query("", Filters(range=DayRange(date(2025, 9, 1), None)))),
        ("before:2025년", Query("", Filters(range=DayRange(None, date(2024, 12, 31))))),
        ("before:3/4/2025", Query("", Filters(), ("before:3/4/2025",))),
        ("during:2025-08 x", Query("x", Filters(range=DayRange(date(2025, 8, 1), date(2025, 8, 31))))),
        ("기간:2025년 after:2025-10", Query("", Filters(range=DayRange(date(2025, 11, 1), date(2025, 12, 31))))),
        ('during:"since 2024"', Query("", Filters(range=DayRange(date(2024, 1, 1), None)))),
        ("during:soon -during:2025", Query("", Filters(), ("during:soon", "-during:2025"))),
        ("after:soon", Query("", Filters(), ("after:soon",))),
        ("after:2025-01/..", Query("", Filters(), ("after:2025-01/..",))),
        ("before:0001-01-01 after:9999-12-31", Query("", Filters(), ("before:0001-01-01", "after:9999-12-31"))),
        ("actor:", Query("", Filters(), ("actor:",))),
        ("-actor:port toll", Query("toll", Filters(exclude={Facet.ACTOR: ("north", "south")}))),
        ("-actor:north -actor:north -toll", Query("-toll", Filters(exclude={Facet.ACTOR: ("north",)}))),
        ("-before:2025", Query("", Filters(), ("-before:2025",))),
        ("status:reported", Query("", Filters(include={Facet.STATUS: (("reported",),)}))),
        ("board:assess x", Query("x", Filters(include={Facet.BOARD: (("assessments",),)}))),
        ("document:letter", Query("", Filters(include={Facet.DOCUMENT: (("harbour-letter",),)}))),
        ('document:"Harbour Press"', Query("", Filters(include={Facet.DOCUMENT: (("harbour-report",),)}))),
        ("행위자:북항 주제:무역", Query("", Filters(include={Facet.ACTOR: (("north",),), Facet.THEME: (("trade",),)}))),
        ("이전:2025년 x", Query("x", Filters(range=DayRange(None, date(2024, 12, 31))))),
        ("http://x.org factor:2", Query("http://x.org factor:2", Filters())),
    ],
)
def test_a_query_is_read(typed: str, query: Query) -> None:
    assert read_query(typed, LIBRARY) == query
    assert query.narrows is (query.filters != Filters() or bool(query.unread))


def test_days_that_exclude_each_other_are_not_read() -> None:
    assert read_query("after:2025 before:2024", LIBRARY).unread


@pytest.mark.parametrize(
    ("typed", "language", "names"),
    [
        ("toll actor:", "en", ["Northport", "Southport"]),
        ("actor:PORT", "ko", ["북항", "남항 南港"]),
        ("actor:northport", "en", []),
        ("actor:north ", "en", []),
        ("actor", "en", []),
        ('theme:"tr', "en", ["Trade"]),
        ("kind:s", "en", ["Summit", "Scenario"]),
        ("status:re", "en", ["reported", "recommended", "occurred"]),
        ("status:re", "ko", ["발생", "전해짐", "권고"]),
        ("-actor:nor", "en", ["Northport"]),
        ("행위자:북", "ko", ["북항"]),
        ("document:ha", "en", ["The harbours report", "A letter"]),
    ],
)
def test_names_an_operator_could_go_on_with(typed: str, language: str, names: list[str]) -> None:
    assert [name for name, _ in completions(typed, LIBRARY, language)] == names


def test_a_name_with_spaces_is_put_in_quotation_marks() -> None:
    whole = dict(completions("toll actor:남", LIBRARY, "ko"))["남항 南港"]
    assert whole == 'toll actor:"남항 南港" '
    assert read_query(whole, LIBRARY).filters.include == {Facet.ACTOR: (("south",),)}
    assert completions("-행위자:북", LIBRARY, "ko")[0][1] == "-행위자:북항 "


@given(st.text(st.sampled_from('ab :"actorkindbefore0125-/ 남'), max_size=40))
def test_anything_can_be_typed(typed: str) -> None:
    query = read_query(typed, LIBRARY)
    assert query.narrows or query.text == " ".join(typed.split())
    for _, whole in completions(typed, LIBRARY, "en"):
        assert not read_query(whole, LIBRARY).text.endswith('"')


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("act", ["actor:"]),
        ("toll d", []),
        ("toll DO", ["document:"]),
        ("bef", ["before:"]),
        ("-bef", []),
        ("-th", ["theme:"]),
        ("행", ["행위자:"]),
        ("toll 이", ["이전:", "이후:"]),
        ("-이", []),
        ("actor:", []),
        ("toll", []),
    ],
)
def test_an_operator_can_be_begun(typed: str, names: list[str]) -> None:
    assert [name for name, _ in operator_completions(typed)] == names


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("October 2025", 'during:"October 2025"'),
        ("2025", "during:2025"),
        ("2025년 10월", 'during:"2025년 10월"'),
        ("1980s", "during:1980s"),
        ("3/4/2025", ""),
        ("October", ""),
        ("15", ""),
        ("10000", ""),
        ("tariff 2025", ""),
    ],
)
def test_a_date_asks_for_its_time(typed: str, asked: str) -> None:
    assert time_asked(typed) == asked


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("tariff 2025", "tariff during:2025"),
        ("late Oct 2025 tariff", 'tariff during:"late Oct 2025"'),
        ("tariff", ""),
        ("2025", ""),
        ("10000 ships", ""),
    ],
)
def test_a_date_among_words_is_found(typed: str, asked: str) -> None:
    assert with_time(typed) == asked
