from pathlib import Path

from briefviewer.bench.made_stores import make_store, titles
from briefviewer.domain.evidence import ExcerptState
from briefviewer.store.curated import load


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


def test_a_made_store_is_sound_and_all_its_evidence_stands(tmp_path: Path) -> None:
    store = load(make_store(tmp_path, events=40, files=4))
    assert store.problems == ()
    assert len(store.events) == 40
    assert set(store.evidence_states) == {ExcerptState.VERIFIED}
    assert len(store.library.documents) == 4
    assert any(each.relations for each in store.events.values())
    assert {len(each.evidence) for each in store.events.values()} == {1, 2}


def test_the_same_seed_makes_the_same_store(tmp_path: Path) -> None:
    same = [contents(make_store(tmp_path / name, events=12, files=3)) for name in ("a", "b")]
    assert same[0] == same[1]
    assert contents(make_store(tmp_path / "c", events=12, files=3, seed=1)) != same[0]


def test_no_more_files_than_events(tmp_path: Path) -> None:
    assert len(list(make_store(tmp_path, events=2).joinpath("events").iterdir())) == 2


def test_titles_come_in_both_scripts() -> None:
    made = list(titles(100))
    assert len(set(made)) > 50
    assert any(not each.isascii() for each in made)
