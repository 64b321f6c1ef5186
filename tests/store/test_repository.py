import gc
import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from briefviewer.domain.document import DocumentId
from briefviewer.domain.errors import BriefviewerError, UsageError
from briefviewer.domain.event import EventId, Relation, RelationType
from briefviewer.domain.evidence import Evidence, ExcerptState, TextFrom
from briefviewer.domain.facet import Facet, Filters
from briefviewer.domain.search import HitKind
from briefviewer.domain.selector import TextQuoteSelector, TextSpan
from briefviewer.store import index_opening, repository
from briefviewer.store.curated import load
from briefviewer.store.queries import Query, events_matching
from briefviewer.store.repository import Repository, default_cache
from tests.store.store_folder import FILES, MINISTERS, TEXT, a_store, an_event_yaml

MET = EventId("met")
RAW = "The original says: war is over.\n"
RAW_HASH = hashlib.sha256(RAW.encode()).hexdigest()
PASSAGE = RAW[19:30]

WITH_ORIGINAL = {
    "documents.yaml": FILES["documents.yaml"]
    + f"- {{id: paper, title: A paper, published: {{when: 2025-09}}, sha256: {RAW_HASH}, bytes: {len(RAW)}}}\n"
    + "- {id: digest, title: Our digest, digest_of: paper, file: documents/digest.md}\n",
    "documents/digest.md": "# Digest\n\n¶ 1 It tells of the end of a war.\n",
    "events/more.yaml": an_event_yaml(
        "over",
        when="2025-08",
        evidence=[
            {
                "document": "paper",
                "position": {"start": 19, "end": 30},
                "sha256": hashlib.sha256(PASSAGE.encode()).hexdigest(),
                "digest": {"document": "digest", "quote": {"exact": "the end of a war"}},
            }
        ],
        relations=[{"type": "superseded_by", "event": "met"}, {"type": "contradicts", "event": "met"}],
    ),
}

Opener = Callable[..., Repository]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opener]:
    """Opens the store under ``tmp_path`` and closes it again."""
    repositories: list[Repository] = []

    def open_again(originals: Path | None = None, cache: Path | None = None) -> Repository:
        repositories.append(Repository.open(tmp_path / "store", cache or tmp_path / "cache", originals))
        return repositories[-1]

    yield open_again
    for each in repositories:
        each.close()


def index_file(tmp_path: Path) -> Path:
    (found,) = (tmp_path / "cache" / "index").glob("*.sqlite")
    return found


def forbid_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the YAML was read")

    monkeypatch.setattr(index_opening, "load_frame", never)


def test_what_is_opened_is_what_was_loaded(tmp_path: Path, opened: Opener) -> None:
    folder = a_store(tmp_path / "store", WITH_ORIGINAL)
    store, loaded = opened(), load(folder)
    assert (store.id, store.title, store.path, store.revision) == ("tiny", "Tiny", folder, loaded.revision)
    assert store.library == loaded.library
    assert store.problems == loaded.problems == ()
    assert {each.id: each for each in store.events(range(len(store.columns)))} == loaded.events
    assert {id_: store.excerpts(id_) for id_ in loaded.events} == loaded.excerpts
    assert store.counts == {"events": 2, "documents": 3, "actors": 3, "themes": 1, "evidence": 2}
    assert (store.unverified, store.is_read_only) == (1, False)


def test_a_fresh_index_is_opened_without_reading_yaml(
    tmp_path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = an_event_yaml("bad", when="never")
    a_store(tmp_path / "store", {**WITH_ORIGINAL, "events/bad.yaml": bad, "views.yaml": "- {id: all}\n"})
    first = opened()
    forbid_loading(monkeypatch)
    second = opened()
    assert (second.problems, second.library, second.revision) == (first.problems, first.library, first.revision)
    assert len(second.problems) == 1
    assert [each.id for each in second.views] == ["all"]
    for name in ("flags", "earliest_start", "latest_end", "kind", "year"):
        assert np.array_equal(getattr(first.columns, name), getattr(second.columns, name))
    assert second.columns.vocabulary == first.columns.vocabulary
    assert second.search("ministers") == first.search("ministers")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("themes.yaml", "[]\n"),
        ("events/new.yaml", an_event_yaml("new")),
        ("events/events.yaml", None),
        ("documents/report.txt", "Other words.\n"),
        ("documents/originals/paper.txt", RAW),
        ("views.yaml", "- {id: all}\n"),
    ],
)
def test_a_changed_added_or_removed_file_makes_the_index_stale(
    tmp_path: Path, opened: Opener, name: str, content: str | None
) -> None:
    folder = a_store(tmp_path / "store", WITH_ORIGINAL)
    before = opened()
    path = folder / name
    if content is None:
        path.unlink()
    else:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode())
    after, loaded = opened(), load(folder)
    assert after.library == loaded.library
    assert after.problems == loaded.problems
    assert len(after.columns) == len(loaded.events)
    assert after.evidence_states == {state: loaded.evidence_states.get(state, 0) for state in ExcerptState}
    assert (after.revision == before.revision) is (name == "documents/originals/paper.txt")


def test_an_index_that_breaks_under_our_hands_is_built_again(tmp_path: Path, opened: Opener) -> None:
    a_store(tmp_path / "store")
    store = opened()
    store.close()
    index_file(tmp_path).write_bytes(b"not a database at all" * 100)
    assert store.event(MET).title == "Ministers meet"
    assert store.matches(["ministers"]).tolist() == [True]


def test_the_cache_is_where_the_environment_says() -> None:
    assert default_cache({"BRIEFVIEWER_CACHE": "/somewhere"}) == Path("/somewhere")
    assert default_cache({}).name == "briefviewer"


def test_no_store_is_a_wrong_usage(tmp_path: Path, opened: Opener) -> None:
    with pytest.raises(UsageError, match="unknown-store"):
        opened()


def test_an_unknown_event_is_a_wrong_usage(tmp_path: Path, opened: Opener) -> None:
    a_store(tmp_path / "store")
    for ask in (opened().event, opened().excerpts, opened().relations_of):
        with pytest.raises(UsageError, match="unknown-event"):
            ask(EventId("nobody"))


def test_relations_are_seen_from_both_sides_and_once(tmp_path: Path, opened: Opener) -> None:
    both_sides = FILES["events/events.yaml"] + "  relations: [{type: supersedes, event: over}]\n"
    a_store(tmp_path / "store", {**WITH_ORIGINAL, "events/events.yaml": both_sides})
    store = opened()
    assert set(store.relations_of(MET)) == {
        Relation(RelationType.SUPERSEDES, EventId("over")),
        Relation(RelationType.CONTRADICTS, EventId("over")),
    }
    assert len(store.relations_of(MET)) == len(store.relations_of(EventId("over"))) == 2


def test_an_excerpt_knows_its_passage_and_where_it_is_shown(tmp_path: Path, opened: Opener) -> None:
    a_store(tmp_path / "store", WITH_ORIGINAL)
    store = opened()
    (excerpt,) = store.excerpts(MET)
    assert (excerpt.state, excerpt.text) == (ExcerptState.VERIFIED, "the ministers met on Monday")
    assert excerpt.shown == TextSpan(MINISTERS, MINISTERS + len(excerpt.text))
    (waiting,) = store.excerpts(EventId("over"))
    assert (waiting.state, waiting.text_from, waiting.paragraph) == (ExcerptState.NOT_ATTACHED, TextFrom.DIGEST, 1)
    assert [each.event for each in store.cited(DocumentId("report"))] == ["met"]
    assert [each.excerpt for each in store.cited(DocumentId("digest"))] == [waiting]
    assert store.cited(DocumentId("paper")) == ()


def test_any_evidence_can_be_looked_up(tmp_path: Path, opened: Opener) -> None:
    a_store(tmp_path / "store")
    found = opened().excerpt(Evidence(DocumentId("report"), quote=TextQuoteSelector("They met again.")))
    assert (found.state, found.paragraph) == (ExcerptState.VERIFIED, 3)


def test_what_may_have_to_be_sought_is_known_from_then_on(tmp_path: Path, opened: Opener) -> None:
    a_store(tmp_path / "store")
    store = opened()
    lost = Evidence(DocumentId("report"), quote=TextQuoteSelector("They never met at all, says the harbour."))
    assert store.is_found_at_once(Evidence(DocumentId("report"), quote=TextQuoteSelector("They met again.")))
    assert store.is_found_at_once(Evidence(DocumentId("nowhere"), quote=lost.quote))
    assert not store.is_found_at_once(lost)
    store.excerpt(lost)
    assert store.is_found_at_once(lost)


def test_texts_are_read_when_they_are_asked_for(tmp_path: Path, opened: Opener) -> None:
    a_store(tmp_path / "store", WITH_ORIGINAL)
    store = opened()
    assert store.document_text(DocumentId("report")) == TEXT
    assert store.document_text(DocumentId("paper")) is None
    assert [store.is_attached(DocumentId(each)) for each in ("report", "digest", "paper", "nobody")] == [
        True,
        True,
        False,
        False,
    ]


def test_viewpoints_and_views_come_from_the_index(tmp_path: Path, opened: Opener) -> None:
    files = {
        "viewpoints.yaml": "questions: [{id: q, text: Why?}]\nlists: [{id: l, title: L, events: [met]}]\n",
        "views.yaml": "- {id: v, filters: {actor: [usa]}}\n",
    }
    loaded = load(a_store(tmp_path / "store", files))
    store = opened()
    assert (store.viewpoints, store.views) == (loaded.viewpoints, loaded.views)
    assert store.viewpoints.lists[0].events == ("met",)


@pytest.mark.parametrize(
    "query",
    [
        "ministers",
        "Minis",
        "북한",
        "North Korea",
        "Pyongyang",
        "무역",
        "trade",
        "Monday",
        '"ministers met on"',
        "Washington met",
    ],
)
def test_an_event_is_found_by_title_names_aliases_in_both_languages_and_passages(
    tmp_path: Path, opened: Opener, query: str
) -> None:
    a_store(tmp_path / "store", {"events/other.yaml": an_event_yaml("zebra", title="Zebra")})
    store = opened()
    columns = store.columns
    assert [columns.ids[int(row)] for row in np.flatnonzero(store.matches([query]))] == ["met"]
    assert store.select(Filters(text=(query,))).rows.tolist() == [columns.rows_by_id["met"]]
    assert "met" in [each.id for each in store.search(query) if each.kind is HitKind.EVENT]


def test_several_queries_must_all_match_and_an_empty_one_asks_nothing(tmp_path: Path, opened: Opener) -> None:
    a_store(tmp_path / "store", {"events/other.yaml": an_event_yaml("zebra", title="Zebra meets")})
    store = opened()
    assert store.matches(["meet", "zebra"]).sum() == 1
    assert store.matches(["meet", "  "]).sum() == 2
    assert store.matches([]).all()
    assert not store.matches(["!?"]).any()
    assert store.matches(["zebra ministers"]).sum() == 0


def test_a_text_in_force_is_asked_once_and_anew_once_the_store_changed(
    tmp_path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_store(tmp_path / "store")
    store = opened()
    asked: list[str] = []

    def noted(expression: str) -> Query[tuple[int]]:
        asked.append(expression)
        return events_matching(expression)

    monkeypatch.setattr(repository, "events_matching", noted)
    first = store.matches(["meet"])
    first[:] = False
    assert store.matches(["meet"]).sum() == 1
    assert len(asked) == 1
    for query in ("a", "b", "c", "d"):
        store.matches([query])
    store.matches(["meet"])
    assert len(asked) == 6
    a_store(tmp_path / "store", {"events/other.yaml": an_event_yaml("zebra", title="Zebra meets")})
    store.refresh()
    assert store.matches(["meet"]).sum() == 2


def test_a_search_finds_over_everything_with_the_hit_in_context(tmp_path: Path, opened: Opener) -> None:
    a_store(tmp_path / "store")
    hits = opened().search("동맹")
    assert [(each.kind, each.id, each.title) for each in hits] == [(HitKind.PASSAGE, "report", "A report")]
    (hit,) = hits
    assert [mark.of(hit.context) for mark in hit.marks] == ["동맹"]
    assert hit.span is not None
    assert hit.span.of(TEXT).startswith("Second paragraph")
    kinds = {each.kind for each in opened().search("north kor")}
    assert kinds == {HitKind.EVENT, HitKind.ACTOR}
    assert [each.kind for each in opened().search("무역")] == [HitKind.THEME, HitKind.EVENT]
    assert [each.kind for each in opened().search("Writer")] == [HitKind.DOCUMENT]
    assert [each.id for each in opened().search("us")][:2] == ["usa", "usfk"]
    assert [each.context for each in opened().search("pyongyang") if each.kind is HitKind.EVENT] == [
        "North Korea · 북한 · Pyongyang"
    ]
    scores = [each.score for each in opened().search("ministers")]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("query", ["", "   ", '"', "AND", "title:", "*", "a OR", "(", "\ud800", "북한 NEAR(", "'; --"])
def test_weird_queries_find_or_do_not_find_and_never_raise(tmp_path: Path, opened: Opener, query: str) -> None:
    a_store(tmp_path / "store")
    store = opened()
    assert isinstance(store.search(query), tuple)
    assert len(store.matches([query])) == 1
    assert store.search("ministers", limit=0) == ()


def test_a_selection_uses_facets_and_text_together(tmp_path: Path, opened: Opener) -> None:
    a_store(tmp_path / "store", {"events/other.yaml": an_event_yaml("alone", title="Ministers alone")})
    store = opened()
    filters = Filters(include={Facet.ACTOR: (("usa",),)}, text=("ministers",))
    assert len(store.select(filters)) == 1


def test_a_search_may_run_in_another_thread(tmp_path: Path, opened: Opener) -> None:
    a_store(tmp_path / "store")
    store = opened()
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(store.search("ministers")))) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == [len(store.search("ministers"))] * 4


def test_an_original_is_recognised_and_kept_and_its_excerpts_are_verified(tmp_path: Path, opened: Opener) -> None:
    folder = a_store(tmp_path / "store", WITH_ORIGINAL)
    store = opened()
    revision = store.revision
    download = tmp_path / "download (1).txt"
    download.write_bytes(RAW.encode())
    attached = store.attach(download)
    assert (attached.document, attached.verified, attached.moved, attached.lost) == ("paper", 1, 0, 0)
    assert attached.file == folder / "documents/originals/paper.txt"
    assert attached.file.read_bytes() == RAW.encode()
    (excerpt,) = store.excerpts(EventId("over"))
    assert (excerpt.state, excerpt.text, excerpt.text_from) == (ExcerptState.VERIFIED, PASSAGE, TextFrom.ORIGINAL)
    assert store.is_attached(DocumentId("paper"))
    assert (store.unverified, store.revision) == (0, revision)
    assert store.matches(['"war is over"']).sum() == store.matches(['"end of a war"']).sum() == 1
    assert opened().document_text(DocumentId("paper")) == RAW


def test_another_edition_is_taken_by_choice_and_its_excerpts_tell(tmp_path: Path, opened: Opener) -> None:
    a_store(tmp_path / "store", WITH_ORIGINAL)
    store = opened()
    edition = tmp_path / "edition.md"
    edition.write_text("New here. " + RAW)
    attached = store.attach(edition, DocumentId("paper"))
    assert (attached.verified, attached.moved, attached.lost) == (0, 1, 0)
    assert [each.code for each in store.problems] == ["evidence-moved"]
    edition.write_text("Nothing of it.")
    assert store.attach(edition, DocumentId("paper")).lost == 1


def test_a_newer_store_takes_nothing_in(tmp_path: Path, opened: Opener) -> None:
    a_store(tmp_path / "store", {**WITH_ORIGINAL, "store.yaml": "format: 9\nid: tiny\n"})
    store = opened()
    assert store.is_read_only
    with pytest.raises(BriefviewerError, match="store-read-only"):
        store.attach(tmp_path / "any.txt")


def test_a_folder_we_may_not_write_opens_and_takes_nothing_in(
    tmp_path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_store(tmp_path / "store", WITH_ORIGINAL)
    store = opened()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert store.is_read_only
    with pytest.raises(BriefviewerError, match="store-read-only"):
        store.attach(tmp_path / "any.txt")


def test_opening_writes_nothing_into_the_store(tmp_path: Path, opened: Opener) -> None:
    folder = a_store(tmp_path / "store", WITH_ORIGINAL)
    before = sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*"))
    opened().search("ministers")
    assert sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*")) == before
    assert gc.isenabled()


def test_originals_may_be_lent_and_leave_no_trace(tmp_path: Path, opened: Opener) -> None:
    folder = a_store(tmp_path / "store", WITH_ORIGINAL)
    lent = tmp_path / "lent"
    lent.mkdir()
    (lent / "some.txt").write_bytes(RAW.encode())
    assert opened(originals=lent).unverified == 0
    assert opened().unverified == 1
    assert not (folder / "documents/originals").exists()
    (lent / "some.txt").unlink()
    assert opened(originals=lent).unverified == 1


def test_events_come_in_the_order_asked_for(tmp_path: Path, opened: Opener) -> None:
    events = "".join(an_event_yaml(f"e{n}") for n in range(9))
    a_store(tmp_path / "store", {"events/events.yaml": events})
    store = opened()
    assert [each.id for each in store.events([8, 0, 8, 3])] == ["e8", "e0", "e8", "e3"]
    assert [each.id for each in store.events(np.arange(9, dtype=np.int32))] == [f"e{n}" for n in range(9)]


def test_a_store_is_let_go_at_the_end_of_a_block(tmp_path: Path) -> None:
    a_store(tmp_path / "store")
    with Repository.open(tmp_path / "store", tmp_path / "cache") as store:
        assert store.event(MET).id == "met"


def test_a_store_is_read_again_beside_the_one_that_is_open(tmp_path: Path, opened: Opener) -> None:
    folder = a_store(tmp_path / "store")
    store = opened()
    assert store.reread() is None
    a_store(folder, {"events/events.yaml": an_event_yaml("met", title="Told anew") + an_event_yaml("more")})
    found = store.reread()
    assert found is not None
    with found:
        assert found.event(MET).title == "Told anew"
        assert store.event(MET).title == "Ministers meet", "the window shows it until it shows the other"
        assert found.reread() is None
    (folder / "store.yaml").unlink()
    with pytest.raises(BriefviewerError, match="store-gone"):
        store.reread()
