from pathlib import Path

import pytest

from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import Event, EventId, Relation, RelationType
from briefviewer.domain.evidence import Evidence, ExcerptState, TextFrom
from briefviewer.domain.selector import TextSpan
from briefviewer.store.curated import load
from briefviewer.store.files import StoreFiles
from briefviewer.store.index_opening import IndexOpener
from briefviewer.store.queries import EvidenceRow
from briefviewer.store.references import silent_references
from briefviewer.store.stored_events import excerpt_of, read_events
from tests.store.store_folder import a_store, an_event_yaml


def read(folder: Path) -> dict[EventId, Event]:
    """All events of a store, read again out of its index."""
    index, held = IndexOpener(folder, StoreFiles(folder), folder.parent / "cache", None, None).open()
    found = read_events(index.run, held.numbers.tolist(), silent_references(held.library))
    index.close()
    assert sorted(found) == sorted(held.numbers.tolist())
    return {each.id: each for each in found.values()}


@pytest.mark.parametrize(
    "layout",
    [
        '[{id: a, title: "A: b", kind: meeting, status: occurred, board: timeline, summary: "x\\ny"}, {id: b,\n'
        "title: B,\n kind: meeting, status: occurred, board: timeline}]\n",
        "# 한국\n-\n  # inside\n  id: a\n  title: 'A: b'\n  kind: meeting\n\n  status: occurred\n  board: timeline\n"
        "  summary: |-\n    x\n    y\n# between\n-   id: b\n    title: B\n    kind: meeting\n    status: occurred\n"
        "    board: timeline\n",
        "---\r\n- id: a\r\n  title: 'A: b'\r\n  kind: meeting\r\n  status: occurred\r\n  board: timeline\r\n"
        "  summary: |2-\r\n    x\r\n    y\r\n"
        "- {id: b, title: B, kind: meeting, status: occurred, board: timeline}\r\n...\r\n",
        "\ufeff  - summary: >-\n      x\n\n      y\n    id: a # note\n    title: |\n      A: b\n    kind: meeting\n"
        "    status: occurred\n    board: timeline\n  - id: b\n    title: B\n    kind: meeting\n    status: occurred\n"
        "    board: timeline\n    # the end",
    ],
    ids=["flow", "block", "windows", "indented"],
)
def test_an_event_is_read_again_alone_from_any_layout(tmp_path: Path, layout: str) -> None:
    loaded = load(a_store(tmp_path / "store", {"events/events.yaml": layout}))
    assert loaded.problems == ()
    found = read(tmp_path / "store")
    assert found == loaded.events
    first = found[EventId("a")]
    assert (first.title, first.summary.split()) == ("A: b", ["x", "y"])
    assert found[EventId("b")].title == "B"


def test_line_breaks_at_the_end_of_a_quote_survive(tmp_path: Path) -> None:
    event = (
        "- id: a\n  title: A\n  kind: meeting\n  status: occurred\n  board: timeline\n  evidence:\n"
        "    - document: report\n      quote:\n        exact: |+\n          A title\n\n"
    )
    loaded = load(a_store(tmp_path / "store", {"events/events.yaml": event + event.replace("id: a", "id: b")}))
    found = read(tmp_path / "store")
    assert found == loaded.events
    quote = found[EventId("a")].evidence[0].quote
    assert quote is not None
    assert quote.exact == "A title\n\n"


def test_an_event_bears_the_relations_of_its_own_record_only(tmp_path: Path) -> None:
    ended = an_event_yaml("over", relations=[{"type": "superseded_by", "event": "met"}])
    found = read(a_store(tmp_path / "store", {"events/more.yaml": ended}))
    assert found[EventId("over")].relations == (Relation(RelationType.SUPERSEDED_BY, EventId("met")),)
    assert found[EventId("met")].relations == ()


SHOWN: EvidenceRow = (7, 0, "paper", "moved", 3, 9, 0.75, "talked", "original", "paper", 3, 9, 2, "0" * 64, 4)


def test_an_excerpt_is_what_its_row_tells() -> None:
    evidence = Evidence(DocumentId("paper"))
    excerpt = excerpt_of(SHOWN, evidence)
    assert excerpt.evidence is evidence
    assert (excerpt.state, excerpt.score, excerpt.sha256) == (ExcerptState.MOVED, 0.75, "0" * 64)
    assert (excerpt.text, excerpt.text_from) == ("talked", TextFrom.ORIGINAL)
    assert (excerpt.found, excerpt.shown, excerpt.shown_in, excerpt.paragraph) == (
        TextSpan(3, 9),
        TextSpan(3, 9),
        DocumentId("paper"),
        2,
    )


def test_an_excerpt_that_is_nowhere_has_no_place() -> None:
    nowhere: EvidenceRow = (*SHOWN[:3], "lost", None, None, None, "", "none", None, None, None, None, "", None)
    excerpt = excerpt_of(nowhere, Evidence(DocumentId("paper")))
    assert (excerpt.found, excerpt.shown, excerpt.shown_in, excerpt.paragraph) == (None, None, None, None)
