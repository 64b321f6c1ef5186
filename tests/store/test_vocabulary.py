import pytest

from briefviewer.domain.errors import Problem
from briefviewer.domain.library import ActorId, Library
from briefviewer.store.references import References
from briefviewer.store.vocabulary import VocabularyFile, is_inside, read_library, stand_in_kind
from briefviewer.store.yaml_events import read_yaml


def a_library(**files: str) -> tuple[Library, References, list[tuple[str, str, int]]]:
    problems: list[Problem] = []
    names = ("kinds", "actors", "themes", "documents")
    read = [VocabularyFile(f"{name}.yaml", read_yaml(files.get(name, "").encode()).root, False) for name in names]
    found = read_library(read, problems)
    return found.library, found.references, [(each.code, each.field, each.line) for each in problems]


def test_the_order_of_the_files_is_kept() -> None:
    library, _, problems = a_library(themes="- {id: b, name: B}\n- {id: a, name: A}\n")
    assert list(library.themes) == ["b", "a"]
    assert problems == []


def test_a_dangling_part_of_drops_the_link_and_keeps_the_actor() -> None:
    actors = "- {id: usfk, name: USFK, kind: unit, part_of: [usa, rok]}\n- {id: usa, name: USA, kind: country}\n"
    library, _, problems = a_library(actors=actors)
    assert library.actors[ActorId("usfk")].part_of == ("usa",)
    assert problems == [("unknown-id", "part_of[1]", 1)]


def test_a_circle_of_parts_is_broken_where_it_closes() -> None:
    actors = "".join(f"- {{id: {id_}, name: N, kind: unit, part_of: {whole}}}\n" for id_, whole in ("ab", "bc", "ca"))
    library, _, problems = a_library(actors=actors)
    assert problems == [("part-of-circle", "part_of[0]", 3)]
    assert [each.part_of for each in library.actors.values()] == [("b",), ("c",), ()]


def test_nothing_is_part_of_itself() -> None:
    assert a_library(actors="- {id: a, name: N, kind: unit, part_of: a}\n")[2] == [("part-of-circle", "part_of[0]", 1)]


def test_what_points_at_a_record_left_out_makes_no_finding_of_its_own() -> None:
    actors = "- {id: usa, name: USA, kind: contry}\n- {id: usfk, name: USFK, kind: unit, part_of: usa}\n"
    library, references, problems = a_library(actors=actors)
    assert problems == [("unknown-word-near", "kind", 1)]
    assert library.actors[ActorId("usfk")].part_of == ()
    assert references.actors.left_out == {"usa"}


def test_a_digest_needs_its_original_and_that_must_be_one() -> None:
    documents = (
        "- {id: paper, title: P}\n"
        "- {id: digest, title: D, digest_of: paper}\n"
        "- {id: lost, title: L, digest_of: papr}\n"
        "- {id: deep, title: E, digest_of: digest}\n"
        "- {id: self, title: S, digest_of: self}\n"
    )
    library, _, problems = a_library(documents=documents)
    assert list(library.documents) == ["paper", "digest"]
    assert problems == [
        ("unknown-id-near", "digest_of", 3),
        ("digest-of-digest", "digest_of", 4),
        ("digest-of-digest", "digest_of", 5),
    ]


def test_a_dangling_source_is_dropped_alone() -> None:
    library, _, problems = a_library(documents="- {id: a, title: A, derives_from: [zzz, b]}\n- {id: b, title: B}\n")
    assert [each.derives_from for each in library.documents.values()] == [("b",), ()]
    assert problems == [("unknown-id", "derives_from[0]", 1)]


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "documents/../../x", "C:/x", "a\\b", ""])
def test_a_path_that_leaves_the_store_is_refused(path: str) -> None:
    assert not is_inside(path)


def test_a_document_whose_file_lies_outside_is_left_out() -> None:
    library, _, problems = a_library(documents="- {id: a, title: A, file: ../secret.txt}\n")
    assert library.documents == {}
    assert problems == [("path-outside", "file", 1)]
    assert is_inside("documents/a.md")


def test_the_ninth_hue_is_one_too_many() -> None:
    kinds = "".join(f"- {{id: k{n}, label: K, hue: h{n}, glyph: circle}}\n" for n in range(10))
    library, _, problems = a_library(kinds=kinds)
    assert len(library.kinds) == 10
    assert [code for code, _, _ in problems] == ["too-many-hues"] * 2


def test_of_a_lost_file_no_id_can_be_called_wrong() -> None:
    problems: list[Problem] = []
    files = [VocabularyFile(f"{name}.yaml", None, True) for name in ("kinds", "actors", "themes", "documents")]
    references = read_library(files, problems).references
    assert references.kinds.is_partial
    assert references.documents.is_partial


def test_a_stand_in_kind_says_its_id() -> None:
    assert stand_in_kind("summit").label.en == "summit"
