from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.app.hiding import hiding_parts, without_parts
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import AsOfMode, Facet, Filters, Undated
from tests.brief.fake_store import FakeStore, an_event

STORE = FakeStore(
    (
        an_event("opening", "2025-08-25", title="Both harbours open"),
        an_event("letter", "2025-01", title="A letter", actors=["south"]),
        an_event("storm", None, title="A storm", kind="scenario", actors=["north"]),
    )
)

SELECTIONS = st.builds(
    Filters,
    include=st.dictionaries(
        st.just(Facet.KIND), st.lists(st.sampled_from([("summit",), ("scenario",)]), max_size=1).map(tuple)
    ),
    exclude=st.dictionaries(st.just(Facet.ACTOR), st.lists(st.sampled_from(["north", "south"]), max_size=2).map(tuple)),
    text=st.lists(st.sampled_from(["a", "storm"]), max_size=2, unique=True).map(tuple),
    as_of=st.sampled_from([None, date(2025, 2, 1)]),
    as_of_mode=st.sampled_from(AsOfMode),
    undated=st.sampled_from([None, *Undated]),
)


@pytest.mark.parametrize(
    ("filters", "hiding"),
    [
        (Filters(), ()),
        (Filters(include={Facet.KIND: (("scenario",),)}), ()),
        (
            Filters(include={Facet.KIND: (("summit",),)}, text=("letter", "storm")),
            (Filters(include={Facet.KIND: (("summit",),)}), Filters(text=("letter",))),
        ),
        (Filters(exclude={Facet.ACTOR: ("north",)}), (Filters(exclude={Facet.ACTOR: ("north",)}),)),
        (Filters(undated=Undated.WITHOUT), (Filters(undated=Undated.WITHOUT),)),
    ],
)
def test_the_parts_that_leave_an_event_out_are_told(filters: Filters, hiding: tuple[Filters, ...]) -> None:
    assert hiding_parts(STORE, filters, EventId("storm")) == hiding


def test_nothing_hides_what_nobody_knows() -> None:
    assert hiding_parts(STORE, Filters(text=("x",)), EventId("nowhere")) == ()


@given(SELECTIONS, st.sampled_from(["opening", "letter", "storm"]))
def test_a_part_hides_exactly_what_is_not_listed_and_taken_back_lists_it(filters: Filters, name: str) -> None:
    row = STORE.columns.rows_by_id[EventId(name)]
    parts = hiding_parts(STORE, filters, EventId(name))
    assert bool(parts) == (row not in STORE.select(filters).rows)
    left = without_parts(filters, parts)
    assert row in STORE.select(left).rows
    assert hiding_parts(STORE, left, EventId(name)) == ()
