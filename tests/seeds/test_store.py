"""Every file of the shipped store parses, loads without a finding, survives the index, and each excerpt anchors."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefviewer.domain.document import DocumentId
from briefviewer.domain.evidence import ExcerptState, TextFrom
from briefviewer.domain.library import Library
from briefviewer.resources import seeds_dir
from briefviewer.store.curated import CuratedStore, load
from briefviewer.store.repository import Repository
from briefviewer.store.yaml_events import MappingNode, Node, SequenceNode, read_yaml

STORE = seeds_dir() / "alliance-2025"
FILES = sorted(path.relative_to(STORE).as_posix() for path in STORE.rglob("*.yaml"))


@pytest.fixture(scope="module")
def store() -> CuratedStore:
    return load(STORE)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Repository]:
    with Repository.open(STORE, tmp_path) as repository:
        yield repository


def plain(node: Node | None) -> object:
    if isinstance(node, MappingNode):
        return {key: plain(value) for key, value in node.values.items()}
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return None if node is None else node.value


@pytest.mark.parametrize("name", FILES)
def test_each_file_parses(name: str) -> None:
    assert read_yaml((STORE / name).read_bytes()).root is not None


def test_the_store_is_sound(store: CuratedStore) -> None:
    assert store.problems == ()
    assert len(store.events) >= 50


def test_each_event_can_be_read_again_from_its_own_lines(store: CuratedStore) -> None:
    for id_, source in store.sources.items():
        lines = (STORE / source.file).read_text("utf-8").splitlines()
        assert lines[source.line - 1].strip("- ").startswith("id:")
        record = plain(read_yaml(source.text.encode()).root)
        assert isinstance(record, dict)
        assert record["id"] == id_


def test_the_index_gives_back_what_was_loaded(store: CuratedStore, opened: Repository) -> None:
    assert opened.library == store.library
    assert {each.id: each for each in opened.events(range(len(opened.columns)))} == store.events
    assert opened.viewpoints == store.viewpoints
    assert opened.views == store.views
    assert opened.revision == store.revision


def test_without_the_originals_every_excerpt_shows_its_digest(store: CuratedStore) -> None:
    for id_, excerpts in store.excerpts.items():
        assert excerpts, id_
        for excerpt in excerpts:
            assert excerpt.state is ExcerptState.NOT_ATTACHED
            assert (excerpt.text_from, bool(excerpt.text)) == (TextFrom.DIGEST, True), id_
            assert excerpt.paragraph is not None, id_


def test_every_excerpt_is_verified_in_its_original(originals_dir: Path) -> None:
    proved = load(STORE, originals_dir)
    assert proved.problems == ()
    assert set(proved.evidence_states) == {ExcerptState.VERIFIED}
    for excerpts in proved.excerpts.values():
        for excerpt in excerpts:
            assert excerpt.text_from is TextFrom.ORIGINAL


def test_the_digest_tells_a_paragraph_that_the_passage_touches(store: CuratedStore, originals_dir: Path) -> None:
    proved = load(STORE, originals_dir)
    for id_ in store.events:
        for told, found in zip(store.excerpts[id_], proved.excerpts[id_], strict=True):
            text = proved.texts.of(found.evidence.document)
            assert text is not None
            assert found.found is not None
            assert told.paragraph is not None
            paragraph = text.paragraphs[told.paragraph - 1]
            assert found.found.start < paragraph.end, id_
            assert paragraph.start < found.found.end, id_


@pytest.mark.parametrize("query", ["북한", "동맹", "대만", "DPRK", "Pyongyang", "tariff", '"Stryker"'])
def test_what_people_look_for_is_found(opened: Repository, query: str) -> None:
    assert opened.matches([query]).any()
    assert opened.search(query)


def test_every_actor_and_theme_is_found_by_each_of_its_names(opened: Repository) -> None:
    library: Library = opened.library
    for actor in library.actors.values():
        for name in filter(None, (actor.name.en, actor.name.ko, *actor.aliases)):
            found = [each.id for each in opened.search(f'"{name}"') if each.kind == "actor"]
            assert actor.id in found, name


def test_originals_are_never_shipped(store: CuratedStore) -> None:
    originals = [each for each in store.library.documents.values() if each.digest_of is None]
    assert [store.texts.is_at_hand(DocumentId(each.id)) for each in originals] == [False] * len(originals)
