from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Workspace
from briefviewer.domain.event import EventId, RelationType
from briefviewer.ui.prose import Prose
from briefviewer.ui.reader.chain_link import ChainLink
from briefviewer.ui.reader.event_relations import EventRelations
from briefviewer.ui.theme import Theme
from tests.brief.fake_store import an_event
from tests.ui.harbour_window import ENGLISH, HarbourStore, harbour_store


def relations_of(qtbot: QtBot, event: str, store: HarbourStore | None = None) -> EventRelations:
    workspace = Workspace(store or harbour_store())
    told = workspace.store.event(EventId(event))
    found = EventRelations(told, workspace, ENGLISH, Theme.load("light"))
    qtbot.addWidget(found)
    return found


def told(relations: EventRelations) -> list[str]:
    return [each.toPlainText() for each in relations.findChildren(Prose)]


def test_a_contradiction_shows_both_sides_with_who_and_when(qtbot: QtBot) -> None:
    relations = relations_of(qtbot, "opening")
    this, other = told(relations)[:2]
    assert this.startswith("Both harbours open\nReported by")
    assert "The north closes" in other
    assert "Of 3 September 2025." in other


def test_what_is_named_leads_there(qtbot: QtBot) -> None:
    relations = relations_of(qtbot, "closure")
    letter = next(each for each in relations.findChildren(Prose) if "A letter is written" in each.toPlainText())
    with qtbot.waitSignal(relations.event_wished) as wished:
        letter.clicked.emit()
    assert wished.args == ["letter"]


def test_what_replaced_what_is_a_chain_whose_last_link_holds(qtbot: QtBot) -> None:
    events = (
        an_event("talks", "2025-01-01", title="Talks"),
        an_event("draft", "2025-02-01", title="Draft", relations=[(RelationType.SUPERSEDES, "talks")]),
        an_event("deal", "2025-03-01", title="Deal", relations=[(RelationType.SUPERSEDES, "draft")]),
    )
    base = harbour_store()
    relations = relations_of(qtbot, "draft", HarbourStore(events, library=base.library))
    assert told(relations) == ["Talks", "Draft", "Deal  holds now"]
    assert len(relations.findChildren(ChainLink)) == 3


def test_an_event_alone_has_nothing_to_tell(qtbot: QtBot) -> None:
    assert told(relations_of(qtbot, "storm")) == []
