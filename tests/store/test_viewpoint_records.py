from briefviewer.domain.errors import Problem
from briefviewer.domain.viewpoint import Viewpoints, ViewpointStance
from briefviewer.store.references import Ids, References
from briefviewer.store.viewpoint_records import read_viewpoints
from briefviewer.store.yaml_events import read_yaml

REFERENCES = References(
    actors=Ids("actor", ["revere", "chung"], {"broken"}),
    documents=Ids("document", ["paper"]),
    events=Ids("event", ["met", "deal"]),
)
GOOD = """\
questions:
  - {id: wedge, text: Can they be parted?, evidence: [{document: paper, quote: {exact: q}}]}
contributors: [revere, chung]
cells:
  - {question: wedge, contributor: revere, stance: agrees, position: Yes., evidence: [&c]}
  - {question: wedge, contributor: chung, stance: mixed, position: Perhaps., second_hand: true}
lists:
  - {id: challenges, title: Four, events: [deal, met]}
""".replace("&c", "{document: paper, quote: {exact: c}}")


def read(text: str) -> tuple[Viewpoints, list[tuple[str, str, int]], tuple[int, ...]]:
    problems: list[Problem] = []
    viewpoints, places = read_viewpoints(read_yaml(text.encode()).root, "viewpoints.yaml", REFERENCES, problems)
    return viewpoints, [(each.code, each.field, each.line) for each in problems], tuple(len(each) for each in places)


def test_the_matrix_is_read_with_the_places_of_its_evidence() -> None:
    viewpoints, problems, places = read(GOOD)
    assert problems == []
    assert [each.id for each in viewpoints.questions] == ["wedge"]
    assert viewpoints.contributors == ("revere", "chung")
    assert [(each.stance, each.second_hand) for each in viewpoints.cells] == [
        (ViewpointStance.AGREES, False),
        (ViewpointStance.MIXED, True),
    ]
    assert viewpoints.lists[0].events == ("deal", "met")
    assert places == (1, 1, 0)


def test_a_cell_with_a_finding_is_left_out_alone() -> None:
    viewpoints, problems, _ = read(GOOD.replace("stance: mixed", "stance: perhaps"))
    assert problems == [("unknown-word", "cells[1].stance", 6)]
    assert [each.contributor for each in viewpoints.cells] == ["revere"]


def test_a_cell_of_an_unknown_contributor_is_left_out_and_told() -> None:
    viewpoints, problems, _ = read(GOOD.replace("contributor: chung", "contributor: chun"))
    assert problems == [("unknown-id-near", "cells[1].contributor", 6)]
    assert len(viewpoints.cells) == 1


def test_a_cell_of_a_contributor_or_question_left_out_vanishes_without_a_word() -> None:
    viewpoints, problems, _ = read(GOOD.replace("contributor: chung", "contributor: broken"))
    assert (len(viewpoints.cells), problems) == (1, [])
    viewpoints, problems, places = read(GOOD.replace("text: Can they be parted?", "text: null"))
    assert [code for code, _, _ in problems] == ["field-missing"]
    assert (viewpoints.questions, viewpoints.cells, places) == ((), (), ())


def test_dangling_entries_of_lists_are_left_out_alone() -> None:
    text = GOOD.replace("[deal, met]", "[deel, met]").replace("[revere, chung]", "[revere, zzz]")
    viewpoints, problems, _ = read(text)
    assert viewpoints.contributors == ("revere",)
    assert viewpoints.lists[0].events == ("met",)
    assert sorted(problems) == [("unknown-id", "contributors[1]", 3), ("unknown-id-near", "lists[0].events[0]", 8)]


def test_a_file_of_another_shape_is_told() -> None:
    assert read("- a\n") == (Viewpoints(), [("not-mapping", "", 1)], ())
    assert read("") == (Viewpoints(), [], ())
    assert read("cells: x\n")[1] == [("not-list", "cells", 1)]
    assert read("cells: [x]\n")[1] == [("not-mapping", "cells[0]", 1)]
    assert read("matrix: []\n")[1] == [("unknown-key", "matrix", 1)]
