from datetime import date

import pytest

from briefviewer.app.workspace import EVERYTHING, Admission, Aspect, ReaderPage, ThemeChoice, Workspace
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters, Undated
from briefviewer.domain.selector import TextSpan
from briefviewer.domain.view import LaneBy
from tests.brief.fake_store import REPORT, a_store, an_event, harbours

AUTUMN = DayRange(date(2025, 9, 1), date(2025, 11, 30))


class Heard(list[Aspect]):
    def __call__(self, changed: Aspect) -> None:
        self.append(changed)


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(harbours())


@pytest.fixture
def heard(workspace: Workspace) -> Heard:
    listener = Heard()
    workspace.subscribe(listener)
    return listener


def titles(workspace: Workspace) -> list[str]:
    return [event.id for event in workspace.store.events(workspace.selection.rows)]


def test_setters_that_change_nothing_tell_nobody(workspace: Workspace, heard: Heard) -> None:
    workspace.set_filters(Filters())
    workspace.set_range(None)
    workspace.set_lanes(LaneBy.THEME)
    workspace.set_theme(ThemeChoice.SYSTEM)
    workspace.set_as_of(None, AsOfMode.HAPPENED)
    workspace.admit(Facet.KIND, "summit", Admission.NEITHER)
    workspace.activate(None)
    workspace.choose(())
    workspace.go_back()
    workspace.go_forward()
    assert heard == []


def test_each_change_is_told_once_by_its_aspect(workspace: Workspace, heard: Heard) -> None:
    workspace.set_range(AUTUMN)
    workspace.set_lanes(LaneBy.ACTOR)
    workspace.set_theme(ThemeChoice.DARK)
    workspace.set_text(["harbour"])
    workspace.set_undated(Undated.WITHOUT)
    workspace.open_page(ReaderPage.LIST)
    assert heard == [
        Aspect.RANGE,
        Aspect.LANES,
        Aspect.THEME,
        Aspect.SELECTION,
        Aspect.SELECTION,
        Aspect.PLACE,
    ]


def test_nobody_hears_after_going(workspace: Workspace, heard: Heard) -> None:
    workspace.unsubscribe(heard)
    workspace.set_range(AUTUMN)
    assert heard == []


def test_a_value_is_included_excluded_or_neither(workspace: Workspace) -> None:
    workspace.admit(Facet.KIND, "scenario", Admission.INCLUDED)
    assert titles(workspace) == ["storm"]
    workspace.admit(Facet.KIND, "scenario", Admission.EXCLUDED)
    assert workspace.admission(Facet.KIND, "scenario") is Admission.EXCLUDED
    assert "storm" not in titles(workspace)
    workspace.admit(Facet.KIND, "scenario", Admission.NEITHER)
    assert workspace.filters == Filters()


def test_a_facet_and_all_filters_can_be_freed(workspace: Workspace) -> None:
    workspace.admit(Facet.KIND, "scenario", Admission.INCLUDED)
    workspace.admit(Facet.ACTOR, "north", Admission.INCLUDED)
    workspace.free(Facet.KIND)
    assert workspace.filters.include == {Facet.ACTOR: (("north",),)}
    workspace.set_range(AUTUMN)
    workspace.clear_filters()
    assert workspace.filters == Filters()
    assert workspace.range == AUTUMN


def test_the_range_does_not_narrow_what_is_listed_but_what_is_in_the_packet(workspace: Workspace) -> None:
    listed = len(workspace.selection.rows)
    assert workspace.ranged is workspace.selection
    workspace.set_range(AUTUMN)
    assert len(workspace.selection.rows) == listed
    assert {event.id for event in workspace.store.events(workspace.ranged.rows)} == {"closure", "reopening", "siege"}
    assert workspace.brief_filters.range == AUTUMN


def test_a_range_among_the_first_filters_is_the_briefing_range() -> None:
    workspace = Workspace(harbours(), Filters(range=AUTUMN, text=("harbour",)))
    assert workspace.range == AUTUMN
    assert workspace.filters == Filters(text=("harbour",))


def test_counts_follow_the_other_facets(workspace: Workspace) -> None:
    workspace.admit(Facet.KIND, "scenario", Admission.INCLUDED)
    kinds = workspace.store.columns.vocabulary[Facet.KIND]
    assert workspace.counts[Facet.KIND][kinds.index("summit")] == 7
    boards = workspace.store.columns.vocabulary[Facet.BOARD]
    assert workspace.counts[Facet.BOARD][boards.index("timeline")] == 0


def test_counts_obey_the_text(workspace: Workspace) -> None:
    workspace.set_text(["toll"])
    assert workspace.counts[Facet.BOARD].sum() == 1
    workspace.admit(Facet.BOARD, "scenarios", Admission.EXCLUDED)
    assert workspace.counts[Facet.BOARD].sum() == 1


def test_as_of_is_followed_by_everything(workspace: Workspace) -> None:
    workspace.set_as_of(date(2025, 9, 30))
    assert titles(workspace) == []
    assert workspace.selection.not_known == 8
    workspace.set_as_of(date(2025, 9, 30), AsOfMode.HAPPENED)
    assert "closure" in titles(workspace)
    workspace.set_as_of(None)
    assert workspace.filters.as_of_mode is AsOfMode.KNOWN


def test_activating_turns_the_reader_to_the_event(workspace: Workspace, heard: Heard) -> None:
    workspace.open_passage(REPORT, TextSpan(3, 9))
    workspace.activate(EventId("closure"))
    assert workspace.place.page is ReaderPage.EVENT
    assert workspace.active == "closure"
    assert workspace.chosen == ("closure",)
    assert heard[-1] == Aspect.ACTIVE | Aspect.PLACE


def test_the_list_stays_open_while_events_are_activated(workspace: Workspace) -> None:
    workspace.open_page(ReaderPage.LIST)
    workspace.activate(EventId("closure"))
    assert workspace.place.page is ReaderPage.LIST


def test_the_one_chosen_last_is_at_the_end(workspace: Workspace, heard: Heard) -> None:
    both = (EventId("closure"), EventId("opening"))
    workspace.activate(EventId("opening"), also=both)
    assert workspace.chosen == both
    heard.clear()
    workspace.activate(EventId("opening"), also=both)
    assert heard == []


def test_choosing_tells_about_one_of_the_chosen(workspace: Workspace) -> None:
    workspace.activate(EventId("closure"))
    workspace.choose([EventId("opening"), EventId("closure")])
    assert workspace.active == "closure"
    workspace.choose([EventId("opening"), EventId("toll")])
    assert workspace.active == "toll"


def test_back_and_forward_walk_the_places(workspace: Workspace) -> None:
    workspace.activate(EventId("closure"))
    workspace.open_passage(REPORT, TextSpan(3, 9))
    workspace.activate(EventId("opening"))
    workspace.go_back()
    assert workspace.place.passage == TextSpan(3, 9)
    assert workspace.active == "closure"
    assert workspace.chosen == ("closure",)
    workspace.go_back()
    assert not workspace.can_go_back
    workspace.go_forward()
    workspace.go_forward()
    assert workspace.active == "opening"
    assert not workspace.can_go_forward


def test_a_new_place_ends_what_lay_forward(workspace: Workspace) -> None:
    workspace.activate(EventId("closure"))
    workspace.activate(EventId("opening"))
    workspace.go_back()
    workspace.activate(EventId("toll"))
    assert not workspace.can_go_forward


def test_steps_walk_the_listed_events_and_stop_at_the_ends(workspace: Workspace) -> None:
    order = titles(workspace)
    workspace.step(1)
    assert workspace.active == order[0]
    workspace.step(-1)
    assert workspace.active == order[0]
    workspace.step(1)
    assert workspace.active == order[1]
    workspace.activate(EventId(order[-1]))
    workspace.step(1)
    assert workspace.active == order[-1]


def test_a_step_from_an_event_that_is_not_listed_goes_to_its_neighbour(workspace: Workspace) -> None:
    order = titles(workspace)
    workspace.activate(EventId("closure"))
    workspace.set_text(["open"])
    listed = titles(workspace)
    assert "closure" not in listed
    workspace.step(1)
    later = [each for each in listed if order.index(each) > order.index("closure")]
    assert workspace.active == later[0]


def test_nothing_listed_means_nowhere_to_step(workspace: Workspace) -> None:
    workspace.set_text(["no such word"])
    workspace.step(1)
    assert workspace.active is None


def test_another_store_lets_go_of_what_it_does_not_hold(workspace: Workspace, heard: Heard) -> None:
    workspace.activate(EventId("closure"))
    workspace.activate(EventId("opening"))
    workspace.replace_store(a_store(an_event("opening")))
    assert workspace.active == "opening"
    workspace.replace_store(a_store(an_event("toll")))
    assert workspace.active is None
    assert workspace.chosen == ()
    assert heard[-1] == EVERYTHING & ~(Aspect.LANES | Aspect.THEME)


def test_a_document_that_is_not_at_hand_is_shown_by_its_digest() -> None:
    from dataclasses import replace

    store = harbours()
    assert Workspace(store).shown_document == REPORT
    assert Workspace(replace(store, text=None)).shown_document == REPORT


def test_a_saved_view_is_taken_over_whole(workspace: Workspace) -> None:
    from briefviewer.domain.view import SavedView

    workspace.apply_view(SavedView("v", "V", Filters(text=("toll",), range=AUTUMN), lanes=LaneBy.KIND))
    assert workspace.lanes is LaneBy.KIND
    assert workspace.range == AUTUMN
    assert titles(workspace) == ["toll"]


def test_refreshing_asks_the_store_again(workspace: Workspace, heard: Heard) -> None:
    before = workspace.selection
    workspace.refresh()
    assert workspace.selection is not before
    assert Aspect.STORE in heard[-1]
