from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefviewer.app.commands import (
    AddEvents,
    Command,
    DanglingReferences,
    DeleteView,
    MoveView,
    RenameView,
    ReplaceView,
    SaveView,
    view_called,
)
from briefviewer.domain.changes import Change
from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import Attribution, EventId, Figure, RelationType
from briefviewer.domain.evidence import DigestQuote
from briefviewer.domain.facet import Facet, Filters
from briefviewer.domain.library import Actor, ActorId, Kind, Theme
from briefviewer.domain.selector import TextQuoteSelector
from briefviewer.domain.view import LaneBy, SavedView
from briefviewer.store.repository import Repository
from briefviewer.words import Words
from tests.builders import a_document, a_library, an_actor, an_event, an_evidence
from tests.small_store import write_small_store

NEW = SavedView("new", "New", Filters(include={Facet.ACTOR: (("usa",),)}), lanes=LaneBy.ACTOR)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Repository]:
    folder = write_small_store(tmp_path / "store")
    (folder / "views.yaml").write_text("- {id: a, title: A}\n- {id: b, title: B}\n- {id: c, title: C}\n")
    with Repository.open(folder, tmp_path / "cache", state=tmp_path / "state") as opened:
        yield opened


def order(store: Repository) -> str:
    return "".join(each.id for each in store.views)


def test_commands_say_what_they_would_do_and_do_nothing(store: Repository) -> None:
    a = store.views[0]
    assert SaveView(NEW).changes(store) == (Change(None, NEW),)
    assert ReplaceView(replace(a, lanes=LaneBy.KIND)).changes(store) == (Change(a, replace(a, lanes=LaneBy.KIND)),)
    assert RenameView("a", "  Alpha  beta ").changes(store) == (Change(a, replace(a, title="Alpha beta")),)
    assert DeleteView(a).changes(store) == (Change(a, None),)
    assert order(store) == "abc"


@pytest.mark.parametrize("command", [ReplaceView(SavedView("a", "A", Filters())), RenameView("a", " A ")])
def test_what_is_so_already_is_no_change(store: Repository, command: Command) -> None:
    assert command.changes(store) == ()


@pytest.mark.parametrize(
    ("view", "by", "wanted"),
    [("a", 1, "bac"), ("a", 2, "bca"), ("c", -1, "acb"), ("c", -9, "cab"), ("b", 9, "acb"), ("a", -1, "abc")],
)
def test_a_view_is_moved_among_the_others(store: Repository, view: str, by: int, wanted: str) -> None:
    text = (store.path / "views.yaml").read_text()
    changes = MoveView(view_called(store, view), by).changes(store)
    applied = store.apply(changes)
    assert order(store) == wanted
    store.take_back(applied)
    assert (store.path / "views.yaml").read_text() == text


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (SaveView(replace(NEW, id="b")), "edit-known-id"),
        (SaveView(replace(NEW, title=" ")), "view-without-title"),
        (ReplaceView(NEW), "unknown-view"),
        (RenameView("new", "x"), "unknown-view"),
        (RenameView("a", "   "), "view-without-title"),
        (DeleteView(NEW), "unknown-view"),
        (MoveView(NEW, 1), "unknown-view"),
        (AddEvents((an_event("x", kind="summit"),), "../events.yaml"), "bad-events-file"),
        (AddEvents((an_event("x", kind="summit"),), "events/.hidden.yaml"), "bad-events-file"),
        (AddEvents((an_event("x", kind="summit"),), "events/a.yml"), "bad-events-file"),
        (AddEvents((an_event("summit", kind="summit"),), "events/a.yaml"), "add-taken-ids"),
        (AddEvents((an_event("x", kind="summit"), an_event("x", kind="summit")), "events/a.yaml"), "add-taken-ids"),
    ],
)
def test_what_makes_no_sense_is_refused(store: Repository, command: Command, code: str) -> None:
    with pytest.raises(BriefviewerError) as caught:
        command.changes(store)
    assert caught.value.code == code


def test_events_are_added_with_what_they_point_at(store: Repository) -> None:
    library = a_library(
        actors=[an_actor("kaesong", "rok"), "usa"], kinds=["raid"], themes=["war"], documents=[a_document("memo")]
    )
    also: tuple[Kind | Actor | Theme | Document, ...] = (
        *library.kinds.values(),
        *library.actors.values(),
        *library.themes.values(),
        *library.documents.values(),
    )
    first = an_event("first", kind="raid", actors=["kaesong"], themes=["war"], documents=["memo"])
    second = an_event(
        "second", kind="summit", relations={"first": RelationType.FOLLOWS, "troops": RelationType.FOLLOWS}
    )
    usa = store.library.actors[ActorId("usa")]
    store.apply(AddEvents((first, second), "events/packet.yaml", also).changes(store))
    assert store.problems == ()
    assert store.event(EventId("first")) == first
    assert set(store.event(EventId("second")).relations) == set(second.relations)
    assert store.library.actors[ActorId("usa")] == usa
    assert (store.path / "events/packet.yaml").read_text().startswith("- id: first\n")


def test_all_that_is_missing_is_listed_before_anything_is_added(store: Repository) -> None:
    quote, follows = TextQuoteSelector("words"), RelationType.FOLLOWS
    event = replace(
        an_event("x", kind="raid", actors=["nobody", "usa"], themes=["war"], relations={"gone": follows}),
        attributed_to=(Attribution(actor=ActorId("ghost")), Attribution(text="a source")),
        figures=(
            Figure("ships", 1, "", document=DocumentId("log"), attributed_to=(Attribution(actor=ActorId("crew")),)),
        ),
        evidence=(replace(an_evidence("memo"), digest=DigestQuote(DocumentId("memo-digest"), quote)),),
    )
    also = (an_actor("crew", "fleet"), a_document("log", digest_of="book"))
    with pytest.raises(DanglingReferences) as caught:
        AddEvents((event,), "events/a.yaml", also).changes(store)
    assert caught.value.missing == {
        "kind": ("raid",),
        "actor": ("nobody", "ghost", "fleet"),
        "theme": ("war",),
        "document": ("memo", "memo-digest", "book"),
        "event": ("gone",),
    }
    assert caught.value.facts["missing"].startswith("kind: raid; actor: nobody, ghost")


def test_each_command_has_a_name_for_the_menu() -> None:
    words = Words.for_language("en")
    named: list[Command] = [
        SaveView(NEW),
        ReplaceView(NEW),
        RenameView("new", "Newer"),
        DeleteView(NEW),
        MoveView(NEW, 1),
        AddEvents((an_event("x"),), "events/a.yaml"),
        AddEvents((an_event("x"), an_event("y")), "events/a.yaml"),
    ]
    assert [each.name(words) for each in named] == [
        "Save view “New”",
        "Update view “New”",
        "Rename view to “Newer”",
        "Delete view “New”",
        "Move view “New”",
        "Add 1 event",
        "Add 2 events",
    ]
