from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.app.admission import Admission
from briefviewer.app.commands import AddEvents, Command, DeleteView, MoveView, RenameView, ReplaceView, SaveView
from briefviewer.app.places import ReaderPage
from briefviewer.app.workspace import EVERYTHING, Aspect, ThemeChoice, Workspace
from briefviewer.domain.changes import ChangeConflict
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters, Undated
from briefviewer.domain.selector import TextSpan
from briefviewer.domain.view import LaneBy, SavedView
from briefviewer.store.repository import Repository
from tests.brief.fake_store import REPORT, a_store, an_event, harbours
from tests.builders import an_event as an_added_event
from tests.small_store import write_small_store

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
    workspace.activate(None)
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
    store = harbours()
    assert Workspace(store).shown_document == REPORT
    assert Workspace(replace(store, text=None)).shown_document == REPORT


def test_a_saved_view_is_taken_over_whole(workspace: Workspace) -> None:
    workspace.apply_view(SavedView("v", "V", Filters(text=("toll",), range=AUTUMN), lanes=LaneBy.KIND))
    assert workspace.lanes is LaneBy.KIND
    assert workspace.range == AUTUMN
    assert titles(workspace) == ["toll"]


def test_refreshing_asks_the_store_again(workspace: Workspace, heard: Heard) -> None:
    before = workspace.selection
    workspace.refresh()
    assert workspace.selection is not before
    assert Aspect.STORE in heard[-1]


# changing the store

VIEW = SavedView("new", "New", Filters(text=("leaders",)), lanes=LaneBy.KIND)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = tmp_path_factory.mktemp("workspace")
    return write_small_store(root / "store"), root / "cache"


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Workspace]:
    write_small_store(tmp_path / "store")
    with Repository.open(tmp_path / "store", tmp_path / "cache") as store:
        yield Workspace(store)


def view_ids(workspace: Workspace) -> list[str]:
    return [each.id for each in workspace.store.views]


def test_a_command_is_on_the_disk_and_can_be_taken_back_and_done_again(editing: Workspace) -> None:
    heard = Heard()
    editing.subscribe(heard)
    editing.do(SaveView(VIEW))
    assert view_ids(editing) == ["august", "new"]
    assert "id: new" in (editing.store.path / "views.yaml").read_text()
    assert (editing.undoable, editing.redoable) == (SaveView(VIEW), None)
    editing.undo()
    assert view_ids(editing) == ["august"]
    assert (editing.undoable, editing.redoable) == (None, SaveView(VIEW))
    editing.redo()
    assert view_ids(editing) == ["august", "new"]
    assert heard == [Aspect.VIEWS | Aspect.HISTORY] * 3
    editing.redo()
    assert len(heard) == 3


def test_a_command_that_changes_nothing_is_no_step(editing: Workspace) -> None:
    editing.do(RenameView("august", "August"))
    editing.undo()
    assert editing.undoable is None


def test_events_that_are_added_are_listed(editing: Workspace) -> None:
    heard = Heard()
    editing.subscribe(heard)
    before = len(editing.selection)
    editing.do(AddEvents((an_added_event("later", kind="summit"),), "events/added.yaml"))
    assert len(editing.selection) == before + 1
    assert Aspect.STORE in heard[-1]
    assert Aspect.HISTORY in heard[-1]
    editing.undo()
    assert len(editing.selection) == before
    assert not (editing.store.path / "events/added.yaml").exists()


def test_a_conflict_leaves_the_step_to_be_decided_about(editing: Workspace) -> None:
    editing.do(SaveView(VIEW))
    editing.do(RenameView("august", "Late summer"))
    path = editing.store.path / "views.yaml"
    path.write_text(path.read_text().replace("Late summer", "Theirs"))
    with pytest.raises(ChangeConflict):
        editing.undo()
    assert editing.undoable == RenameView("august", "Late summer")
    editing.drop_undo()
    assert editing.undoable == SaveView(VIEW)
    editing.undo()
    assert [each.title for each in editing.store.views] == ["Theirs"]
    path.write_text(path.read_text() + "- {id: new, title: Also theirs}\n")
    with pytest.raises(ChangeConflict):
        editing.redo()
    editing.drop_redo()
    assert editing.redoable is None


def test_the_open_view_is_marked_changed_when_something_else_is_listed(editing: Workspace) -> None:
    editing.do(SaveView(VIEW))
    editing.apply_view(VIEW)
    assert (editing.view, editing.is_view_changed) == (VIEW, False)
    editing.set_lanes(LaneBy.ACTOR)
    assert editing.is_view_changed
    editing.set_lanes(LaneBy.KIND)
    editing.set_range(AUTUMN)
    assert editing.is_view_changed
    editing.do(ReplaceView(replace(VIEW, filters=editing.brief_filters)))
    assert not editing.is_view_changed
    editing.undo()
    assert editing.is_view_changed
    editing.undo()
    assert (editing.view, editing.is_view_changed) == (None, False)


def test_values_chosen_in_another_order_are_no_change(editing: Workspace) -> None:
    chosen = Filters(include={Facet.ACTOR: (("usa",), ("rok",))})
    editing.do(SaveView(replace(VIEW, filters=chosen)))
    editing.apply_view(editing.store.views[-1])
    for value in ("usa", "rok"):
        editing.admit(Facet.ACTOR, value, Admission.NEITHER)
    for value in ("rok", "usa"):
        editing.admit(Facet.ACTOR, value, Admission.INCLUDED)
    assert not editing.is_view_changed


def test_clearing_all_filters_closes_the_view(editing: Workspace) -> None:
    editing.apply_view(editing.store.views[0])
    editing.clear_filters()
    assert editing.view is None


def test_another_store_has_another_history(editing: Workspace, tmp_path: Path) -> None:
    editing.do(SaveView(VIEW))
    with Repository.open(editing.store.path, tmp_path / "cache") as again:
        editing.replace_store(again)
        assert editing.undoable == SaveView(VIEW)
        editing.undo()
        assert view_ids(editing) == ["august"]
    editing.do(SaveView(VIEW))
    editing.replace_store(harbours())
    assert (editing.undoable, editing.view) == (None, None)


TITLES = st.text("ab 가:#-\"'\n", max_size=6)


def some_commands() -> st.SearchStrategy[list[tuple[str, int, str]]]:
    kinds = st.sampled_from(["save", "replace", "rename", "delete", "move", "add"])
    return st.lists(st.tuples(kinds, st.integers(0, 9), TITLES), max_size=6)


def the_command(workspace: Workspace, kind: str, number: int, title: str) -> Command:
    views = workspace.store.views
    view = views[number % len(views)] if views else VIEW
    if kind == "save" or (kind != "add" and not views):
        text = (title,) if title.strip() else ()
        return SaveView(SavedView(f"view-{number}", title, Filters(text=text), lanes=LaneBy.ACTOR))
    commands: dict[str, Command] = {
        "replace": ReplaceView(replace(view, in_view=AUTUMN, packet={"title": title})),
        "rename": RenameView(view.id, title),
        "delete": DeleteView(view),
        "move": MoveView(view, number - 4),
        "add": AddEvents(
            (an_added_event(f"event-{number}", kind="summit", title=title.strip()),), f"events/{number % 2}.yaml"
        ),
    }
    return commands[kind]


@settings(max_examples=12, deadline=None)
@given(some_commands())
def test_any_commands_and_as_many_undos_give_back_the_same_store(
    folders: tuple[Path, Path], wanted: list[tuple[str, int, str]]
) -> None:
    folder, cache = folders
    before = files_of(folder)
    with Repository.open(folder, cache) as store:
        workspace = Workspace(store)
        for each in wanted:
            with suppress(BriefviewerError):
                workspace.do(the_command(workspace, *each))
        after, views, count = files_of(folder), store.views, len(store.columns)
        assert store.problems == ()
        while workspace.undoable:
            workspace.undo()
        assert files_of(folder) == before
        while workspace.redoable:
            workspace.redo()
        assert (files_of(folder), store.views, len(store.columns)) == (after, views, count)
        while workspace.undoable:
            workspace.undo()
    assert files_of(folder) == before


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}
