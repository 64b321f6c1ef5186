from dataclasses import replace
from pathlib import Path

from briefviewer.domain.event import EventId
from briefviewer.domain.library import KindId
from briefviewer.store.curated import CuratedStore, load
from briefviewer.store.search_entries import EventWords, Words, other_entries
from tests.store.store_folder import FILES, TEXT, a_store, an_event_yaml


def words_of(store: CuratedStore, id_: str) -> Words:
    return EventWords(store.library).of(store.events[EventId(id_)], store.excerpts[EventId(id_)])


def test_an_event_has_its_words_by_field(tmp_path: Path) -> None:
    title, summary, names, passages, pairs = words_of(load(a_store(tmp_path)), "met")
    assert (title, summary, passages) == ("Ministers meet", "", "the ministers met on Monday")
    assert names.split("\n") == [
        "United States · 미국 · US · Washington",
        "North Korea · 북한 · Pyongyang",
        "Trade · 무역",
        "Meeting · 회의",
    ]
    assert pairs.split() == ["미국", "국", "북한", "한", "무역", "역", "회의", "의"]


def test_everything_else_that_can_be_found_has_its_words_too(tmp_path: Path) -> None:
    store = load(a_store(tmp_path))
    found = list(other_entries(store.library, store.texts))
    assert [each.finding[0] for each in found] == [*["actor"] * 3, "theme", "kind", "document", *["passage"] * 3]
    assert found[0].words[0] == "United States"


def test_a_passage_knows_where_it_stands(tmp_path: Path) -> None:
    store = load(a_store(tmp_path))
    last = list(other_entries(store.library, store.texts))[-1]
    start, stop = last.finding[3:]
    assert isinstance(start, int)
    assert isinstance(stop, int)
    assert TEXT[start:stop] == last.words[3]


def test_what_the_digest_says_is_found_whether_the_original_is_attached_or_not(tmp_path: Path) -> None:
    digest = {"document": "digest", "quote": {"exact": "They sat together."}}
    evidence = {"document": "report", "quote": {"exact": "the ministers met"}, "digest": digest}
    files = {
        "documents.yaml": FILES["documents.yaml"]
        + "- {id: digest, title: D, digest_of: report, file: documents/d.md}\n",
        "documents/d.md": "¶ 2 They sat together.\n",
        "events/more.yaml": an_event_yaml("sat", evidence=[evidence]),
    }
    assert words_of(load(a_store(tmp_path, files)), "sat")[3] == "the ministers met\nThey sat together."


def test_an_event_of_a_kind_that_nobody_knows_any_more_keeps_its_other_words(tmp_path: Path) -> None:
    store = load(a_store(tmp_path))
    event = replace(store.events[EventId("met")], kind=KindId("gone"))
    names = EventWords(store.library).of(event, ())[2]
    assert "Trade · 무역" in names
    assert "회의" not in names
