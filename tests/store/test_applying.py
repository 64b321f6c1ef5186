"""Changes reach the disk and leave it again, and nobody else's work is lost on the way."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefviewer.domain.changes import Change, ChangeConflict, Changes, inverse
from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Filters
from briefviewer.domain.library import Actor, ActorId, ActorKind, Kind, KindId, Name, Theme, ThemeId
from briefviewer.domain.view import SavedView
from briefviewer.store.applying import layout_of
from briefviewer.store.curated import load
from briefviewer.store.editing import id_of_record
from briefviewer.store.repository import Repository
from tests.builders import an_event
from tests.store.store_folder import a_store

VIEWS = """\
# mine
- id: one        # the first
  title: One

- {id: two, title: 'Two'}
"""
EVENTS = "events/events.yaml"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Repository]:
    a_store(tmp_path / "store", {"views.yaml": VIEWS})
    with Repository.open(tmp_path / "store", tmp_path / "cache") as opened:
        yield opened


def bytes_of(store: Repository) -> dict[str, bytes]:
    return {str(each.relative_to(store.path)): each.read_bytes() for each in store.path.rglob("*") if each.is_file()}


def view(store: Repository, id_: str) -> SavedView:
    return next(each for each in store.views if each.id == id_)


def everything(store: Repository) -> Changes:
    """A change of each sort of record, in five files."""
    met = store.event(EventId("met"))
    actor = Actor(ActorId("rok"), Name("South Korea"), ActorKind.COUNTRY)
    usa = store.library.actors[ActorId("usa")]
    return (
        Change(view(store, "one"), None),
        Change(None, SavedView("three", "Three", Filters()), follows="two"),
        Change(met, replace(met, title="They meet")),
        Change(None, an_event("left", on="2025-09"), file="events/more.yaml"),
        Change(usa, replace(usa, aliases=("US",))),
        Change(None, actor),
        Change(None, Theme(ThemeId("war"), Name("War"))),
        Change(None, Kind(KindId("strike"), Name("Strike"), "red", "star")),
        Change(None, Document(DocumentId("letter"), "A letter")),
    )


def test_all_sorts_of_records_are_written_and_read_again(store: Repository) -> None:
    store.apply(everything(store))
    assert load(store.path).problems == store.problems == ()
    assert [each.id for each in store.views] == ["two", "three"]
    assert [event.title for event in store.events(range(2))] == ["They meet", "The left"]
    assert store.library.actors[ActorId("usa")].aliases == ("US",)
    assert {ActorId("rok")} <= store.library.actors.keys()
    assert "war" in store.library.themes
    assert "strike" in store.library.kinds
    assert "letter" in store.library.documents


def test_what_is_taken_back_is_as_it_was_byte_for_byte(store: Repository) -> None:
    before = bytes_of(store)
    applied = store.apply(everything(store))
    after = bytes_of(store)
    assert after.keys() - before.keys() == {"events/more.yaml"}
    store.take_back(applied)
    assert bytes_of(store) == before
    assert [each.id for each in store.views] == ["one", "two"]
    store.apply(applied.changes)
    assert bytes_of(store) == after


def test_a_change_touches_only_its_record(store: Repository) -> None:
    one = view(store, "one")
    store.apply((Change(one, replace(one, title="Uno")),))
    assert (store.path / "views.yaml").read_text() == VIEWS.replace("title: One", "title: Uno")


def test_what_another_program_did_elsewhere_in_the_file_stays(store: Repository) -> None:
    path = store.path / "views.yaml"
    path.write_text(path.read_text() + "- {id: theirs}\n")
    one = view(store, "one")
    applied = store.apply((Change(one, replace(one, title="Uno")),))
    assert [each.title for each in store.views] == ["Uno", "Two", "theirs"]
    path.write_text(path.read_text().replace("'Two'", "Deux"))
    store.take_back(applied)
    assert [each.title for each in store.views] == ["One", "Deux", "theirs"]
    assert path.read_text() == VIEWS.replace("'Two'", "Deux") + "- {id: theirs}\n"


def test_a_record_taken_out_comes_back_to_its_place_among_others_work(store: Repository) -> None:
    path = store.path / "views.yaml"
    applied = store.apply((Change(view(store, "one"), None),))
    path.write_text(path.read_text() + "- {id: theirs}\n")
    store.take_back(applied)
    assert [each.id for each in store.views] == ["one", "two", "theirs"]


def test_an_event_taken_out_comes_back_into_its_file_behind_the_same_event(store: Repository) -> None:
    added = tuple(Change(None, an_event(each), file=EVENTS) for each in ("b", "c"))
    store.apply(added)
    (store.path / "events/other.yaml").write_text("[]\n")
    applied = store.apply((Change(store.event(EventId("b")), None),))
    assert (applied.changes[0].file, applied.changes[0].follows) == (EVENTS, "met")
    path = store.path / EVENTS
    path.write_text(path.read_text() + "# more\n")
    store.take_back(applied)
    text = path.read_text()
    assert text.index("- id: met") < text.index("- id: b") < text.index("- id: c") < text.index("# more")


@pytest.mark.parametrize("theirs", ["title: Theirs", ""])
def test_a_record_that_somebody_else_changed_is_a_conflict_with_both_versions(store: Repository, theirs: str) -> None:
    one = view(store, "one")
    path = store.path / "views.yaml"
    path.write_text(f"- id: one\n  {theirs}\n" if theirs else "[]\n")
    before = bytes_of(store)
    with pytest.raises(ChangeConflict) as caught:
        store.apply((Change(one, replace(one, title="Uno")),))
    (conflict,) = caught.value.conflicts
    assert (conflict.file, conflict.record) == ("views.yaml", "one")
    assert ("Theirs" in (conflict.on_disk or "")) is bool(theirs)
    assert conflict.wanted is not None
    assert "title: Uno" in conflict.wanted
    assert bytes_of(store) == before


def test_undoing_what_somebody_else_changed_since_is_a_conflict(store: Repository) -> None:
    one = view(store, "one")
    applied = store.apply((Change(one, replace(one, title="Uno")),))
    path = store.path / "views.yaml"
    path.write_text(path.read_text().replace("Uno", "Eins"))
    before = bytes_of(store)
    with pytest.raises(ChangeConflict):
        store.take_back(applied)
    assert bytes_of(store) == before


def test_one_conflict_keeps_all_changes_back(store: Repository) -> None:
    changes = everything(store)
    (store.path / "themes.yaml").write_text("- {id: war}\n- {id: trade}\n")
    before = bytes_of(store)
    with pytest.raises(ChangeConflict):
        store.apply(changes)
    assert bytes_of(store) == before


def test_a_record_may_be_changed_twice_by_one_command(store: Repository) -> None:
    before = bytes_of(store)
    two = view(store, "two")
    applied = store.apply((Change(two, None), Change(None, two, follows="")))
    assert [each.id for each in store.views] == ["two", "one"]
    store.take_back(applied)
    assert bytes_of(store) == before


def test_the_inverse_alone_brings_the_records_back(store: Repository) -> None:
    applied = store.apply(everything(store))
    store.apply(inverse(applied.changes))
    assert [each.id for each in store.views] == ["one", "two"]
    assert [each.title for each in store.events(range(len(store.columns)))] == ["Ministers meet"]


def test_a_file_that_cannot_be_read_is_not_written(store: Repository) -> None:
    (store.path / "views.yaml").write_text("- {id: one\n")
    with pytest.raises(BriefviewerError) as caught:
        store.apply((Change(None, SavedView("new", "New", Filters())),))
    assert (caught.value.code, caught.value.facts["file"]) == ("edit-of-broken-file", "views.yaml")


def test_a_store_without_views_gets_its_file_and_loses_it_again(tmp_path: Path) -> None:
    a_store(tmp_path / "store")
    with Repository.open(tmp_path / "store", tmp_path / "cache") as store:
        applied = store.apply((Change(None, SavedView("new", "New", Filters())),))
        assert (tmp_path / "store" / "views.yaml").is_file()
        store.take_back(applied)
        assert not (tmp_path / "store" / "views.yaml").exists()
        assert store.views == ()


def test_every_sort_of_record_is_laid_out_with_its_id(store: Repository) -> None:
    for change in everything(store):
        assert id_of_record(layout_of(change.entry)) == change.entry.id
