"""The viewpoints matrix as tables: questions down, contributors across, a few at a time so that the page stays
readable.
"""

from collections.abc import Iterator, Sequence

from briefviewer.brief.model import Grid, GridGroup, GridSection, Head, Line, Run, plain
from briefviewer.brief.scope import Scope
from briefviewer.domain.library import ActorId
from briefviewer.domain.viewpoint import Cell, Question
from briefviewer.words.labels import heading

ACROSS = 3
"""Contributors side by side on a portrait page."""


def viewpoint_matrix(scope: Scope, head: Head) -> GridSection | None:
    """The part of the matrix that belongs to the selection; None where nothing of it does."""
    matrix = scope.viewpoints
    if not matrix.cells or not matrix.questions:
        return None
    groups = []
    for n, group in enumerate(_evenly(matrix.contributors), 1):
        names = [_name(scope, each) for each in group]
        title = scope.words.text("Who answers how: {names}", names=", ".join(names))
        rows = tuple(_row(scope, head.anchor, question, group) for question in matrix.questions)
        grid = Grid((scope.words.text("Question"), *names), rows, (1.0, *(1.35 for _ in group)))
        groups.append(GridGroup(Head(f"{head.anchor}-{n}", "", title), (), grid))
    return GridSection(head, tuple(groups))


def _evenly(contributors: Sequence[ActorId]) -> Iterator[Sequence[ActorId]]:
    """Contributors in as few tables as their number asks for, about as many in each."""
    tables = -(-len(contributors) // ACROSS)
    start = 0
    for n in range(tables):
        end = start + -(-(len(contributors) - start) // (tables - n))
        yield contributors[start:end]
        start = end


def _row(
    scope: Scope, anchor: str, question: Question, contributors: Sequence[ActorId]
) -> tuple[tuple[Line, ...], ...]:
    by = Run(scope.words.text("Viewpoints"), target=f"#{anchor}")
    row: list[tuple[Line, ...]] = [_with_links(plain(question.text), scope.links_for(question.evidence, by))]
    for contributor in contributors:
        lines: list[Line] = []
        for cell in scope.viewpoints.cells_at(question.id, contributor):
            lines += _cell(scope, cell, by)
        row.append(tuple(lines) or (plain("–"),))
    return tuple(row)


def _cell(scope: Scope, cell: Cell, by: Run) -> list[Line]:
    stance = heading(cell.stance, scope.words)
    if cell.second_hand:
        stance = scope.words.text("{stance} (second hand)", stance=stance)
    return [(Run(stance, strong=True),), *_with_links(plain(cell.position), scope.links_for(cell.evidence, by))]


def _with_links(line: Line, links: Line) -> tuple[Line, ...]:
    return (line, links) if links else (line,)


def _name(scope: Scope, actor: ActorId) -> str:
    found = scope.store.library.actors.get(actor)
    return found.name.in_language(scope.words.language) if found else str(actor)
