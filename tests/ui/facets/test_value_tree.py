from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.facet import Facet
from briefviewer.domain.library import ActorId
from briefviewer.ui.facets.value_tree import FacetValue, Listed, Showing, ValueTree, tree_of
from tests.builders import a_library, an_actor
from tests.ui.harbour_window import ENGLISH, harbour_store


def a_value(value: str, *wholes: str) -> FacetValue:
    return FacetValue(value, value.title(), value, wholes)


TREE = ValueTree(
    [a_value("a"), a_value("b"), a_value("ab", "a", "b"), a_value("abc", "ab"), a_value("c"), a_value("d")]
)


def shown(tree: ValueTree, showing: Showing) -> list[str]:
    return ["/".join(each.path) + (f" +{each.more}" if each.more else "") for each in tree.listed(showing)[0]]


def test_what_is_part_of_something_else_stands_below_it_alone() -> None:
    assert shown(TREE, Showing(2, {})) == ["a", "b"]
    assert TREE.listed(Showing(2, {}))[1] == 2
    opened = {("a",): 50, ("a", "ab"): 50}
    assert shown(TREE, Showing(9, opened)) == ["a", "a/ab", "a/ab/abc", "b", "c", "d"]
    assert TREE.listed(Showing(9, opened))[0][0] == Listed(("a",), has_parts=True, is_expanded=True)


def test_what_is_in_force_is_shown_with_all_it_is_part_of() -> None:
    assert shown(TREE, Showing(0, {}, {"abc"})) == ["a", "a/ab", "a/ab/abc", "b", "b/ab", "b/ab/abc"]
    assert shown(TREE, Showing(1, {}, {"d"})) == ["a", "d"]
    assert shown(TREE, Showing(1, {}, {"abc", "d"}, is_open=False)) == ["abc", "d"]


def test_a_search_finds_flat_and_by_all_words() -> None:
    tree = ValueTree([FacetValue("usa", "United States", "united states\nus\nwashington"), a_value("ab", "usa")])
    assert shown(tree, Showing(9, {}, sought="STATES wash")) == ["usa"]
    assert shown(tree, Showing(9, {}, sought="b")) == ["ab"]
    assert tree.listed(Showing(1, {}, sought="a")) == ([Listed(("usa",))], 1)


def test_parts_that_are_left_out_are_counted() -> None:
    tree = ValueTree([a_value("a"), *(a_value(f"a{n}", "a") for n in range(5))])
    assert shown(tree, Showing(9, {("a",): 2})) == ["a", "a/a0", "a/a1", "a +3"]
    assert shown(tree, Showing(9, {("a",): 2}, {"a4"})) == ["a", "a/a0", "a/a1", "a/a4", "a +2"]
    assert shown(tree, Showing(9, {("a",): 5})) == ["a", *(f"a/a{n}" for n in range(5))]


def test_a_circle_is_listed_and_ends() -> None:
    tree = ValueTree([a_value("a", "b"), a_value("b", "a"), a_value("self", "self")])
    assert shown(tree, Showing(9, {})) == ["self", "a", "b"]
    assert shown(tree, Showing(9, {("a",): 9, ("a", "b"): 9}))[:3] == ["self", "a", "a/b"]
    assert tree.wholes_of("a") == {"a", "b"}


@given(st.lists(st.lists(st.integers(0, 11), max_size=3), max_size=12), st.sets(st.integers(0, 11)))
def test_opened_everywhere_every_value_is_reached_and_what_is_in_force_always(
    wholes: list[list[int]], in_force: set[int]
) -> None:
    tree = ValueTree([a_value(str(n), *map(str, of)) for n, of in enumerate(wholes)])
    every = {each.path for each in tree.listed(Showing(99, {}))[0]}
    grown = True
    while grown and len(every) < 2_000:
        more = {each.path for each in tree.listed(Showing(99, dict.fromkeys(every, 99)))[0]}
        grown, every = more != every, more
    assert {path[-1] for path in every} == set(tree.values)
    asked = {str(each) for each in in_force} & set(tree.values)
    assert asked <= {each.path[-1] for each in tree.listed(Showing(0, {}, asked))[0]}


def test_actors_are_found_by_every_name() -> None:
    store = harbour_store()
    tree = tree_of(Facet.ACTOR, store.columns, store.library, ENGLISH)
    assert shown(tree, Showing(9, {}, sought="북항")) == ["north"]
    assert [each.mark for each in tree_of(Facet.KIND, store.columns, store.library, ENGLISH).values.values()] == [
        ("blue", "circle"),
        ("slate", "diamond"),
    ]
    library = a_library(actors=[an_actor("north"), an_actor("south", "north")])
    assert tree_of(Facet.ACTOR, store.columns, library, ENGLISH).values["south"].wholes == (ActorId("north"),)
