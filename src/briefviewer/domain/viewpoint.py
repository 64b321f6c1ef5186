"""Viewpoints: who answers which question how, each cell with its evidence, and lists of events that belong together."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Evidence
from briefviewer.domain.library import ActorId

QuestionId = NewType("QuestionId", str)


class ViewpointStance(StrEnum):
    AGREES = "agrees"
    DISAGREES = "disagrees"
    MIXED = "mixed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Question:
    id: QuestionId
    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One contributor's answer to one question. ``second_hand`` marks what somebody else says it is."""

    question: QuestionId
    contributor: ActorId
    stance: ViewpointStance
    position: str
    evidence: tuple[Evidence, ...] = ()
    second_hand: bool = False


@dataclass(frozen=True, slots=True)
class EventList:
    """Events that belong together in this order, such as the challenges a paper names."""

    id: str
    title: str
    events: tuple[EventId, ...]


@dataclass(frozen=True, slots=True)
class Viewpoints:
    questions: tuple[Question, ...] = ()
    contributors: tuple[ActorId, ...] = ()
    cells: tuple[Cell, ...] = ()
    lists: tuple[EventList, ...] = ()

    def cells_at(self, question: QuestionId, contributor: ActorId) -> tuple[Cell, ...]:
        """The cells of one square of the matrix, first hand before second hand."""
        found = [cell for cell in self.cells if cell.question == question and cell.contributor == contributor]
        return tuple(sorted(found, key=lambda cell: cell.second_hand))
