from pathlib import Path

import pytest

from briefviewer.domain.errors import Problem, UsageError
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import ExcerptState
from briefviewer.domain.library import KindId
from briefviewer.store.curated import CuratedStore, load
from tests.store.store_folder import FILES, MINISTERS, TEXT, a_store, an_event_yaml


def loaded(folder: Path, **files: str | bytes | None) -> CuratedStore:
    return load(a_store(folder, {name.replace("__", "/") + ".yaml": content for name, content in files.items()}))


def told(store: CuratedStore) -> list[tuple[str, int, str, str]]:
    return [(each.file, each.line, each.field, each.code) for each in store.problems]


def test_a_sound_store_is_loaded_without_a_word(tmp_path: Path) -> None:
    store = loaded(tmp_path)
    assert store.problems == ()
    assert (store.header.id, store.header.title, store.header.languages) == ("tiny", "Tiny", ("en", "ko"))
    assert list(store.events) == ["met"]
    assert store.evidence_states == {ExcerptState.VERIFIED: 1}
    assert store.excerpts[EventId("met")][0].paragraph == 2
    assert set(store.fingerprints) == set(FILES)


def test_a_folder_without_a_store_file_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown-store"):
        load(tmp_path)


def test_the_smallest_store_is_its_store_file(tmp_path: Path) -> None:
    (tmp_path / "store.yaml").write_text("format: 1\nid: small\n")
    store = load(tmp_path)
    assert (store.problems, store.header.title, len(store.events)) == ((), "small", 0)


def test_a_newer_format_is_told_and_read_as_far_as_it_goes(tmp_path: Path) -> None:
    store = loaded(tmp_path, store="format: 2\nid: tiny\n")
    assert told(store) == [("store.yaml", 1, "format", "format-newer")]
    assert store.header.is_newer
    assert len(store.events) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "not-mapping"),
        ("[", "yaml-syntax"),
        ("id: tiny", "field-missing"),
        ("format: one\nid: tiny", "not-whole-number"),
        ("format: 1", "field-missing"),
        ("format: 1\nid: tiny\nname: x", "unknown-key"),
    ],
)
def test_a_broken_store_file_does_not_hide_the_rest(tmp_path: Path, content: str, code: str) -> None:
    store = loaded(tmp_path / "folder-name", store=content)
    assert [each.code for each in store.problems] == [code]
    assert store.header.id in ("tiny", "folder-name")
    assert len(store.events) == 1


def test_a_file_with_a_syntax_error_is_left_out_whole(tmp_path: Path) -> None:
    store = loaded(tmp_path, events__bad=an_event_yaml("lost") + "- [\n", events__good=an_event_yaml("kept"))
    assert told(store) == [("events/bad.yaml", 3, "", "yaml-syntax")]
    assert list(store.events) == ["met", "kept"]


@pytest.mark.parametrize("name", ["kinds", "actors", "themes", "documents"])
def test_a_lost_vocabulary_makes_no_second_finding_and_keeps_the_events(tmp_path: Path, name: str) -> None:
    store = loaded(tmp_path, **{name: "- ["})
    assert [(each.file, each.code) for each in store.problems] == [(f"{name}.yaml", "yaml-syntax")]
    assert list(store.events) == ["met"]
    assert KindId("meeting") in store.library.kinds


def test_of_two_events_with_one_id_the_second_file_loses(tmp_path: Path) -> None:
    store = loaded(tmp_path, events__zz=an_event_yaml("met", title="Second"), events__aa=an_event_yaml("first"))
    assert told(store) == [("events/zz.yaml", 1, "id", "double-id")]
    assert dict(store.problems[0].facts) == {"id": "met", "file": "events/events.yaml", "line": "2"}
    assert store.events[EventId("met")].title == "Ministers meet"


def test_an_event_with_a_finding_is_left_out_and_nobody_stumbles_over_it(tmp_path: Path) -> None:
    events = an_event_yaml("bad", when="2025-02-30") + an_event_yaml(
        "good", relations=[{"type": "follows", "event": "bad"}]
    )
    store = loaded(tmp_path, events__more=events)
    assert told(store) == [("events/more.yaml", 1, "when", "date-day")]
    assert store.events[EventId("good")].relations == ()


def test_a_relation_to_nobody_is_dropped_alone(tmp_path: Path) -> None:
    relations = [{"type": "follows", "event": "nobody"}, {"type": "contradicts", "event": "met"}]
    store = loaded(tmp_path, events__more=an_event_yaml("a", relations=relations))
    assert told(store) == [("events/more.yaml", 1, "relations[0].event", "unknown-id")]
    assert [each.event for each in store.events[EventId("a")].relations] == ["met"]


def test_where_an_event_file_is_lost_relations_into_it_are_dropped_without_a_word(tmp_path: Path) -> None:
    store = loaded(
        tmp_path, events__lost="- [", events__more=an_event_yaml("a", relations=[{"type": "follows", "event": "x"}])
    )
    assert [each.code for each in store.problems] == ["yaml-syntax"]
    assert store.events[EventId("a")].relations == ()


def test_circles_of_parts_are_broken_from_whichever_side_they_are_written(tmp_path: Path) -> None:
    events = an_event_yaml("a", relations=[{"type": "part_of", "event": "b"}]) + an_event_yaml(
        "b", relations=[{"type": "has_part", "event": "c"}, {"type": "part_of", "event": "c"}]
    )
    events += an_event_yaml("c", relations=[{"type": "part_of", "event": "a"}])
    store = loaded(tmp_path, events__more=events)
    assert told(store) == [("events/more.yaml", 2, "relations[1].event", "part-of-circle")]
    assert [len(each.relations) for each in store.events.values()] == [0, 1, 1, 1]


def test_what_occurred_after_its_document_is_impossible(tmp_path: Path) -> None:
    event = an_event_yaml(
        "late", when="2025-11-01", evidence=[{"document": "report", "quote": {"exact": "ministers met"}}]
    )
    store = loaded(tmp_path, events__more=event)
    assert told(store) == [("events/more.yaml", 1, "when", "date-after-document")]
    assert list(store.events) == ["met"]


@pytest.mark.parametrize(
    ("when", "codes"), [("2025-10-31", []), ("2025-10", ["attested-date"]), (None, ["attested-date"])]
)
def test_what_is_attested_bears_the_date_of_its_document(tmp_path: Path, when: str | None, codes: list[str]) -> None:
    evidence = [{"document": "report", "quote": {"exact": "ministers met"}}]
    event = an_event_yaml("now", when=when, role="attested", status="ongoing", evidence=evidence)
    store = loaded(tmp_path, events__more=event)
    assert [each.code for each in store.problems] == codes
    assert (EventId("now") in store.events) is not bool(codes)


def test_evidence_that_does_not_anchor_is_told_and_stays(tmp_path: Path) -> None:
    moved = {
        "document": "report",
        "position": {"start": 0, "end": 3},
        "quote": {"exact": TEXT[MINISTERS : MINISTERS + 9]},
    }
    lost = {"document": "report", "quote": {"exact": "zebra xylophone quartz"}}
    outside = {"document": "report", "position": {"start": 9000, "end": 9009}, "sha256": "0" * 64}
    store = loaded(tmp_path, events__more=an_event_yaml("a", evidence=[moved, lost, outside]))
    assert [each[2:] for each in told(store)] == [
        ("evidence[0]", "evidence-moved"),
        ("evidence[1]", "quote-lost"),
        ("evidence[2]", "evidence-beyond"),
    ]
    assert dict(store.problems[0].facts)["found_start"] == str(MINISTERS)
    assert dict(store.problems[1].facts) == {"document": "report", "text": "zebra xylophone quartz"}
    assert dict(store.problems[2].facts)["length"] == str(len(TEXT))
    assert [each.state.value for each in store.excerpts[EventId("a")]] == ["moved", "lost", "lost"]


@pytest.mark.parametrize(
    ("quote", "told_as"),
    [("zebra " * 20, "zebra " * 9 + "zebra…"), ("z" * 80, "z" * 60 + "…"), ("two\nlines", "two lines")],
)
def test_a_lost_quote_is_told_by_its_first_words(tmp_path: Path, quote: str, told_as: str) -> None:
    evidence = [{"document": "report", "quote": {"exact": quote}}]
    store = loaded(tmp_path, events__more=an_event_yaml("a", evidence=evidence))
    assert dict(store.problems[0].facts)["text"] == told_as


def test_a_digest_quote_that_does_not_anchor_is_a_finding_of_its_own(tmp_path: Path) -> None:
    documents = FILES["documents.yaml"] + "- {id: digest, title: D, digest_of: report, file: documents/digest.md}\n"
    store = load(
        a_store(
            tmp_path,
            {
                "documents.yaml": documents,
                "documents/digest.md": "¶ 2 They met.\n",
                "events/more.yaml": an_event_yaml(
                    "a",
                    evidence=[
                        {
                            "document": "report",
                            "quote": {"exact": "the ministers met"},
                            "digest": {"document": "digest", "quote": {"exact": "They parted."}},
                        }
                    ],
                ),
            },
        )
    )
    assert told(store) == [("events/more.yaml", 1, "evidence[0].digest", "digest-quote-lost")]


def test_a_document_whose_file_is_missing_or_no_text_is_told_and_stays(tmp_path: Path) -> None:
    store = load(a_store(tmp_path / "a", {"documents/report.txt": None}))
    assert told(store) == [("documents.yaml", 5, "file", "document-file-missing")]
    assert dict(store.problems[0].facts)["document"] == "report"
    assert store.evidence_states == {ExcerptState.NOT_ATTACHED: 1}
    store = load(a_store(tmp_path / "b", {"documents/report.txt": "한국".encode("cp949")}))
    assert [each.code for each in store.problems] == ["document-not-text"]


def test_wrong_encodings_are_told_with_their_line(tmp_path: Path) -> None:
    store = loaded(tmp_path, events__more=b"# ok\n" + "- {id: 가}".encode("cp949"))
    assert told(store) == [("events/more.yaml", 2, "", "yaml-encoding")]


def test_an_event_file_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    a_store(tmp_path / "store")
    (tmp_path / "secret.yaml").write_text("- {}")
    (tmp_path / "store/events/link.yaml").symlink_to(tmp_path / "secret.yaml")
    store = load(tmp_path / "store")
    assert told(store) == [("events/link.yaml", 0, "", "path-outside")]


def test_viewpoints_are_proved_like_events(tmp_path: Path) -> None:
    questions = (
        "questions: [{id: q, text: Why?, evidence: [{document: report, quote: {exact: zebra xylophone quartz}}]}]"
    )
    store = loaded(tmp_path, viewpoints=questions)
    assert told(store) == [("viewpoints.yaml", 1, "questions[0].evidence[0]", "quote-lost")]
    assert store.evidence_states == {ExcerptState.VERIFIED: 1, ExcerptState.LOST: 1}
    assert len(store.viewpoints.questions) == 1


def test_findings_stand_in_the_order_of_file_and_line(tmp_path: Path) -> None:
    bad = an_event_yaml("a", when="x") + an_event_yaml("b", when="x")
    store = loaded(tmp_path, events__a=bad, views="- {}\n", actors="- {id: x}\n" + FILES["actors.yaml"])
    assert list(store.problems) == sorted(store.problems)
    assert all(isinstance(each, Problem) and each.line >= 1 and each.column >= 1 for each in store.problems)


def test_the_yaml_of_an_event_can_be_read_again_alone(tmp_path: Path) -> None:
    store = loaded(tmp_path)
    source = store.sources[EventId("met")]
    assert (source.file, source.line) == ("events/events.yaml", 2)
    assert source.text.startswith("  id: met\n  title: Ministers meet\n")


def test_candidates_and_layers_are_tolerated(tmp_path: Path) -> None:
    store = loaded(tmp_path, candidates__a="- {id: x}\n", layers="- {id: y}\n")
    assert store.problems == ()


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    a_store(tmp_path)
    (tmp_path / "views.yaml").mkdir()
    assert told(load(tmp_path)) == [("views.yaml", 0, "", "file-not-read")]
