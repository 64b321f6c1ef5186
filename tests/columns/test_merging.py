from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.columns.build import Elder, EventValues, columns_from_values
from briefviewer.columns.merging import Source, merged
from briefviewer.domain.facet import Facet
from briefviewer.domain.library import Actor, ActorId, ActorKind, Kind, KindId, Library, Name, Theme, ThemeId

LIBRARY = Library(
    kinds={KindId(each): Kind(KindId(each), Name(each), "blue", "circle") for each in ("summit", "crisis")},
    actors={ActorId(each): Actor(ActorId(each), Name(each), ActorKind.COUNTRY) for each in ("a", "b", "c")},
    themes={ThemeId("t"): Theme(ThemeId("t"), Name("t"))},
)


def values(id_: str, start: int, actors: Sequence[str] = (), year: str = "") -> EventValues:
    return EventValues(
        id=id_,
        title=f"The {id_} 동맹",
        short=id_[::-1],
        flags=1,
        earliest_start=start,
        latest_start=start + start % 2,
        earliest_end=start,
        latest_end=start + 1,
        precision=6,
        modifier=0,
        role=1,
        kind="summit" if start % 3 else "crisis",
        status="occurred",
        board="timeline",
        basis="stated",
        year=year or str(1900 + start % 7),
        known_earliest=start,
        known_latest=start,
        external_start=0,
        external_end=0,
        actors=tuple(actors),
        wholes=tuple(actors),
        themes=("t",) if start % 2 else (),
        documents=(),
    )


def source(events: Sequence[EventValues], prefix: str = "", elders: Sequence[Elder] = ()) -> Source:
    columns = columns_from_values(events, elders, LIBRARY)
    return Source(columns, np.arange(len(columns), dtype=np.int32), prefix)


EVENTS = st.lists(st.tuples(st.integers(1, 4), st.lists(st.sampled_from("abc"), unique=True)), max_size=8)
NAMES = st.sampled_from(["m", "n1", "n-2", "N"])


@given(EVENTS, st.dictionaries(NAMES, EVENTS, max_size=3))
def test_sources_laid_into_each_other_are_as_if_they_had_been_one(
    curated: list[tuple[int, list[str]]], layers: dict[str, list[tuple[int, list[str]]]]
) -> None:
    ids = ["l", "m0", "n", "n1-x", "o", "A", "m-", "z"]
    own = [values(ids[at], start, actors) for at, (start, actors) in enumerate(curated)]
    of_layers = {
        name: [values(f"{name}:{at:03}", start, actors) for at, (start, actors) in enumerate(events)]
        for name, events in layers.items()
    }
    found = merged([source(own), *(source(events, f"{name}:") for name, events in of_layers.items())]).columns
    expected = columns_from_values([*own, *(each for events in of_layers.values() for each in events)], (), LIBRARY)
    assert list(found.ids) == list(expected.ids)
    assert list(found.titles) == list(expected.titles)
    assert list(found.shorts) == list(expected.shorts)
    assert found.vocabulary == expected.vocabulary
    for name in ("flags", "earliest_start", "latest_end", "kind", "year", "role", "known_latest"):
        assert np.array_equal(getattr(found, name), getattr(expected, name)), name
    for facet in (Facet.ACTOR, Facet.THEME, Facet.DOCUMENT):
        mine, theirs = found.links(facet), expected.links(facet)
        assert mine is not None
        assert theirs is not None
        assert np.array_equal(mine.starts, theirs.starts)
        assert np.array_equal(mine.codes, theirs.codes)


def test_elders_keep_their_place_before_the_younger() -> None:
    """The younger has the smaller id; rows of the layer go where they would in one store."""
    own = [values("a", 2), values("z", 2)]
    layer = [values("m:1", 2), values("m:2", 2)]
    elders = [Elder("a", "z")]
    found = merged([source(own, elders=elders), source(layer, "m:")]).columns
    assert list(found.ids) == list(columns_from_values([*own, *layer], elders, LIBRARY).ids)


def test_rows_and_sources_belong_together() -> None:
    own, layer = [values("a", 2), values("z", 1)], [values("m:1", 1), values("m:2", 3)]
    made = merged([source(own), source(layer, "m:")])
    assert list(made.columns.ids) == ["m:1", "z", "a", "m:2"]
    assert [made.source_of(row) for row in range(4)] == [(1, 0), (0, 0), (0, 1), (1, 1)]
    assert made.rows.tolist() == [1, 2, 0, 3]
    assert [made.columns.ids.find(each) for each in ("m:1", "z", "a", "m:2", "m:3")] == [0, 1, 2, 3, None]


def test_a_source_in_the_order_of_its_file_is_shown_in_the_order_of_events() -> None:
    sorted_ = source([values("m:1", 1), values("m:2", 2), values("m:3", 3)], "m:")
    turned = replace(sorted_, order=np.array([2, 0, 1], dtype=np.int32))
    columns = merged([turned]).columns
    assert list(columns.ids) == ["m:3", "m:1", "m:2"]
    assert columns.earliest_start.tolist() == [3, 1, 2]


def test_titles_that_are_their_own_short_forms_are_kept_once() -> None:
    layer = source([values("m:1", 1)], "m:")
    layer = replace(layer, columns=replace(layer.columns, shorts=layer.columns.titles))
    both = merged([source([values("a", 1)]), layer, layer]).columns
    assert both.titles.blob.count(b"The m:1") == 1
    assert list(both.shorts) == ["a", "The m:1 동맹", "The m:1 동맹"]
