"""Whatever is wrong with a store: each finding has its place and a remedy, nothing is lost, the rest is usable."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefviewer.domain.event import EventId
from briefviewer.store.repository import Repository
from briefviewer.words import Words
from briefviewer.words.problems import SENTENCES, sentence
from tests.small_store import write_small_store

ENGLISH = Words.for_language("en")
BAD = "events/zz.yaml"
RECORD = "- id: bad\n  title: Bad\n  kind: summit\n  status: occurred\n  board: timeline\n"
HASH = "a" * 64


@dataclass(frozen=True)
class Case:
    """Files put into a sound store, and what is to be told: places with codes, and words the sentence must hold."""

    files: Mapping[str, str | bytes]
    told: tuple[str, ...]
    says: str


def bad(record: str | bytes, *told: str, says: str) -> Case:
    return Case({BAD: record}, tuple(f"{BAD}:{each}" for each in told), says)


CASES = {
    "a key twice": bad(RECORD + "  title: Again\n", "6:3 duplicate-key", says="keep one"),
    "an id twice in a file": bad(RECORD + RECORD, "6:7 double-id", says="line 1"),
    "an id twice in two files": bad(
        RECORD.replace("bad", "summit"), "1:7 double-id", says="events/events.yaml, line 1"
    ),
    "an unknown field": bad(RECORD + "  sumary: x\n", "6:3 unknown-key-near", says="did you mean “summary”"),
    "a bare no": bad(RECORD.replace("kind: summit", "kind: no"), "3:9 unknown-id", says="no kind “no”"),
    "a bare yes": bad(RECORD + "  figures: [{label: A, value: yes}]\n", "6:31 not-number", says="in digits"),
    "a date of YAML": bad(RECORD + "  when: 2025-8-5\n", "6:9 date-syntax", says="write it like"),
    "an anchor": bad(RECORD + "  summary: &a x\n  place: *a\n", "6:12 yaml-anchor", says="take the anchor out"),
    "an alias": bad(RECORD + "  summary: *a\n", "6:12 yaml-alias", says="write the value out"),
    "a merge key": bad(RECORD + "  <<: {a: 1}\n", "6:3 yaml-merge", says="write the keys out"),
    "a tag": bad(RECORD + "  summary: !!python/name:os.system x\n", "6:12 yaml-tag", says="take the tag out"),
    "deep nesting": bad("[" * 100_000, "1:25 yaml-too-deep", says="flatter"),
    "a file without end": bad('- id: "bad\n  title: x\n', "3:1 yaml-syntax", says="begins in line 1"),
    "tabs": bad("- id: bad\n\ttitle: x\n", "2:1 yaml-syntax", says="tab"),
    "two documents": bad(RECORD + "---\n" + RECORD, "6:1 yaml-documents", says="one"),
    "a mapping where a list belongs": bad("id: bad\n", "1:1 file-not-list", says="begin each with “- id: …”"),
    "EUC-KR": bad(RECORD.replace("Bad", "북한").encode("cp949"), "2:10 yaml-encoding", says="save it as UTF-8"),
    "UTF-16": bad(RECORD.encode("utf-16"), "1:1 yaml-encoding", says="save it as UTF-8"),
    "a control character": bad(RECORD + "  place: a\x07b\n", "6:11 yaml-character", says="take it out"),
    "a kind that is not there": bad(RECORD.replace("summit", "sumit"), "3:9 unknown-id-near", says="mean “summit”"),
    "an event that is not there": bad(
        RECORD + "  relations: [{type: follows, event: gone}]\n", "6:38 unknown-id", says="no event “gone”"
    ),
    "a document that is not there": bad(
        RECORD + "  evidence: [{document: gone, quote: {exact: x}}]\n", "6:25 unknown-id", says="no document “gone”"
    ),
    "an impossible date": bad(RECORD + "  when: 2025-02-30\n", "6:9 date-day", says="does not exist"),
    "a reversed date": bad(RECORD + "  when: 2025-03/2024-01\n", "6:9 date-backwards", says="earlier date first"),
    "a date after its document": bad(
        RECORD + "  when: 2030\n  evidence: [{document: note, quote: {exact: The leaders met}}]\n",
        "6:9 date-after-document",
        says="earliest document",
    ),
    "evidence beyond the text": bad(
        RECORD + f"  evidence:\n    - document: note\n      position: {{start: 900, end: 910}}\n      sha256: {HASH}\n",
        "7:7 evidence-beyond",
        says="only 68 characters",
    ),
    "evidence of no length": bad(
        RECORD + f"  evidence:\n    - document: note\n      position: {{start: 9, end: 3}}\n      sha256: {HASH}\n",
        "8:33 position-empty",
        says="after the start",
    ),
    "a wrong hash": bad(
        RECORD + f"  evidence:\n    - document: note\n      position: {{start: 4, end: 11}}\n      sha256: {HASH}\n",
        "7:7 evidence-lost",
        says="point at it anew",
    ),
    "a hash that is none": bad(
        RECORD + "  evidence:\n    - document: note\n      position: {start: 4, end: 11}\n      sha256: abc\n",
        "9:15 bad-sha256",
        says="64 hexadecimal digits",
    ),
    "a circle of events": bad(
        RECORD
        + "  relations: [{type: part_of, event: worse}]\n"
        + RECORD.replace("bad", "worse")
        + "  relations: [{type: part_of, event: bad}]\n",
        "12:38 part-of-circle",
        says="take one of these links out",
    ),
    "a circle of actors": Case(
        {
            "actors.yaml": "- {id: usa, name: {en: A}, kind: country, part_of: rok}\n"
            "- {id: usfk, name: {en: F}, kind: unit}\n- {id: rok, name: {en: B}, kind: country, part_of: usa}\n"
        },
        ("actors.yaml:3:52 part-of-circle",),
        "take one of these links out",
    ),
    "a path that leaves the store": Case(
        {"documents.yaml": "- {id: note, title: N, file: ../../etc/passwd}\n"},
        ("documents.yaml:1:30 path-outside",),
        "name a file inside it",
    ),
    "a newer format": Case(
        {"store.yaml": "format: 99\nid: small\n"}, ("store.yaml:1:9 format-newer",), "it opens read-only"
    ),
}


def told(store: Repository) -> tuple[str, ...]:
    return tuple(f"{each.file}:{each.line}:{each.column} {each.code}" for each in store.problems)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def put(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def check(store: Repository, case: Case) -> None:
    assert set(case.told) <= set(told(store))
    first = next(each for each in store.problems if each.code == case.told[0].split()[-1])
    assert first.code in SENTENCES
    assert case.says in sentence(first, ENGLISH)
    assert store.event(EventId("troops")).title == "Troops abroad"
    assert any(each.id == "troops" for each in store.search("troops"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_wrong_is_told_and_the_rest_is_there(case: Case, tmp_path: Path) -> None:
    folder = write_small_store(tmp_path / "store")
    sound = contents(folder)
    with Repository.open(folder, tmp_path / "cache") as store:
        assert store.problems == ()
        put(folder, case.files)
        broken = contents(folder)
        store.refresh()
        check(store, case)
        with Repository.open(folder, tmp_path / "other") as fresh:
            assert told(fresh) == told(store)
            check(fresh, case)
        assert contents(folder) == broken, "nothing of the user's is touched"
        for name in case.files:
            (folder / name).unlink()
        put(folder, sound)
        store.refresh()
        assert store.problems == ()
        assert len(store.columns) == 3


def test_a_file_larger_than_any_hand_wrote_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_small_store(tmp_path / "store")
    for module in ("yaml_events", "event_files"):
        monkeypatch.setattr(f"briefviewer.store.{module}.MAX_BYTES", 10_000)
    put(folder, {BAD: RECORD + "  summary: " + "x" * 10_000})
    with Repository.open(folder, tmp_path / "cache") as store:
        assert told(store) == (f"{BAD}:1:1 yaml-too-large",)
        assert len(store.columns) == 3


def test_a_link_out_of_the_store_is_told(tmp_path: Path) -> None:
    folder = write_small_store(tmp_path / "store")
    (tmp_path / "secret.yaml").write_text(RECORD)
    (folder / BAD).symlink_to(tmp_path / "secret.yaml")
    with Repository.open(folder, tmp_path / "cache") as store:
        assert [(each.file, each.code) for each in store.problems] == [(BAD, "path-outside")]
        assert len(store.columns) == 3


def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    folder = write_small_store(tmp_path / "store")
    (folder / BAD).mkdir()
    os.mkfifo(folder / "events/pipe.yaml")
    with Repository.open(folder, tmp_path / "cache") as store:
        assert store.problems == ()
