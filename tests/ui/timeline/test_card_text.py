"""The card says what matters at a glance: when, who, and the words it rests on."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.domain.event import EventId, Role
from briefviewer.store.repository import Repository
from briefviewer.ui.timeline.card_text import beginning, card_text
from tests.builders import an_event
from tests.small_store import write_small_store
from tests.timeline.arrangements import ENGLISH
from tests.ui.timeline.story_store import a_store


def test_title_date_and_actors() -> None:
    event = an_event("a", on="2025-08-25", kind="summit", actors=["rok", "usa"])
    text = card_text(a_store([event]), EventId("a"), ENGLISH)
    assert text.date == "25 August 2025"
    assert text.detail == "South Korea · United States"
    assert (text.excerpt, text.source) == ("", "")


def test_date_known_from_elsewhere_says_so() -> None:
    event = an_event("a", on=None, role=Role.NONE, external="2024-12-14", kind="summit")
    told = card_text(a_store([event]), EventId("a"), ENGLISH).date
    assert "14 December 2024" in told
    assert told != "14 December 2024"


def test_first_excerpt_with_where_it_stands(tmp_path: Path) -> None:
    store = Repository.open(write_small_store(tmp_path / "store"), tmp_path / "cache")
    with_evidence = [each for each in store.events(range(len(store.columns))) if each.evidence]
    assert with_evidence
    for event in with_evidence:
        text = card_text(store, event.id, ENGLISH)
        shown = store.excerpt(event.evidence[0]).text
        assert text.excerpt.strip("“”…")[:40] in " ".join(shown.split())
        assert text.source


@settings(deadline=None)
@given(st.text(max_size=400), st.integers(8, 60))
def test_beginning_is_short_and_begins_as_the_text_does(text: str, most: int) -> None:
    told = beginning(text, most)
    line = " ".join(text.split())
    assert len(told) <= most
    assert told == line or (told.endswith("…") and line.startswith(told[:-1].rstrip()))
