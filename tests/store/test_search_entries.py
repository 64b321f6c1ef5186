from pathlib import Path

from briefviewer.domain.event import EventId
from briefviewer.store.curated import load
from briefviewer.store.search_entries import entries
from tests.store.store_folder import FILES, TEXT, a_store, an_event_yaml


def test_everything_that_can_be_found_has_its_words_by_field(tmp_path: Path) -> None:
    found = list(entries([EventId("met")], load(a_store(tmp_path))))
    kinds = [each.finding[0] for each in found]
    assert kinds == ["event", *["actor"] * 3, "theme", "document", *["passage"] * 3]
    title, summary, names, passages, pairs = found[0].words
    assert (title, summary, passages) == ("Ministers meet", "", "the ministers met on Monday")
    assert "United States · 미국 · US · Washington" in names
    assert "Trade · 무역" in names
    assert "북한" in pairs
    assert found[1].words[0] == "United States"


def test_a_passage_knows_where_it_stands(tmp_path: Path) -> None:
    last = list(entries([EventId("met")], load(a_store(tmp_path))))[-1]
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
    (entry, *_) = entries([EventId("sat")], load(a_store(tmp_path, files)))
    assert entry.words[3] == "the ministers met\nThey sat together."
