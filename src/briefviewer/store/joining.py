"""What shows only once all files of events are at hand: ids given twice, relations that lead nowhere or in circles."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from briefviewer.domain.errors import Problem
from briefviewer.domain.event import RelationType
from briefviewer.store.fields import shown
from briefviewer.store.references import Ids
from briefviewer.store.yaml_events import Place


class EventFile(Protocol):
    """What is asked of a file of events, as objects or as rows."""

    @property
    def name(self) -> str: ...
    @property
    def named(self) -> Mapping[str, Place]: ...


class WrittenRelation(NamedTuple):
    """A relation as one event was written with it, and where."""

    event: str
    type: str
    other: str
    file: str
    line: int
    column: int
    field: str


class FirstPlaces:
    """Where each id stood first, over the files of events in their order."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[str, Place]] = {}

    def take(self, file: EventFile) -> tuple[list[Problem], set[str]]:
        """The findings about ids of a file that stand in an earlier one, and those ids: they are left out."""
        problems: list[Problem] = []
        second: set[str] = set()
        for id_, place in file.named.items():
            earlier, at = self._places.setdefault(id_, (file.name, place))
            if earlier != file.name:
                facts = (("id", id_), ("file", earlier), ("line", str(at.line)))
                problems.append(Problem(file.name, place.line, place.column, "id", "double-id", facts))
                second.add(id_)
        return problems, second


def judged(relations: Sequence[WrittenRelation], ids: Ids) -> tuple[list[Problem], list[bool]]:
    """The findings about relations, and for each whether it holds.

    Args:
        relations: In the order of files and records; where they close a circle of parts, the last one is dropped.
        ids: Of the events.
    """
    wholes: dict[str, set[str]] = {}
    problems: list[Problem] = []
    holds: list[bool] = []
    for each in relations:
        code, facts = _fault(each, ids, wholes)
        holds.append(code == "")
        if code:
            problems.append(Problem(each.file, each.line, each.column, each.field, code, facts))
    return problems, holds


def _fault(
    relation: WrittenRelation, ids: Ids, wholes: dict[str, set[str]]
) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """An empty code where the relation holds, None where it is dropped without a word."""
    here, there = relation.event, relation.other
    if there not in ids.known:
        if ids.is_partial or there in ids.left_out:
            return None, ()
        return "unknown-id", (("id", shown(there)), ("sort", "event"))
    if relation.type not in (RelationType.PART_OF, RelationType.HAS_PART):
        return "", ()
    part, whole = (here, there) if relation.type == RelationType.PART_OF else (there, here)
    if _is_above(part, whole, wholes):
        return "part-of-circle", (("id", part), ("whole", whole))
    wholes.setdefault(part, set()).add(whole)
    return "", ()


def _is_above(part: str, whole: str, wholes: Mapping[str, set[str]]) -> bool:
    seen = {whole}
    waiting = [whole]
    while waiting:
        here = waiting.pop()
        if here == part:
            return True
        for there in wholes.get(here, ()):
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return False
