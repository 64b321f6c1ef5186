"""The five kinds of packet that are printed to be looked at: each composed and set once, for every check."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from briefviewer.app.ports import EventStore
from briefviewer.bench.made_stores import make_store
from briefviewer.brief.compose import Choice, Part, compose
from briefviewer.brief.model import Brief
from briefviewer.brief.style import Style
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.domain.judgement import ConfidenceLevel, Judgement
from briefviewer.resources import seeds_dir
from briefviewer.store.repository import Repository
from briefviewer.words import Words


class Kind(StrEnum):
    """What is selected, and in which language it is told."""

    ONE = "one event"
    MONTH = "one month"
    ALL = "everything"
    KOREAN = "Korean"
    MANY = "a thousand events"


OCTOBER = DayRange(date(2025, 10, 1), date(2025, 10, 31))
CHOICE = Choice(
    marking="For internal use",
    prepared=date(2026, 11, 22),
    bottom_line="The terms are *not* settled. **Money** is what is left to argue over.\n\n1. When?\n2. How?",
    judgements=(Judgement("It holds through the winter.", ConfidenceLevel.HIGH),),
    program="0.1.0",
)


def brief_of_kind(kind: Kind, parts: frozenset[Part] = frozenset(Part)) -> Brief:
    """A packet of a kind, composed anew from a store opened anew."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = make_store(folder / "made", 1000, 20) if kind is Kind.MANY else seeds_dir() / "alliance-2025"
        with Repository.open(path, cache=folder / "cache") as store:
            return _composed(kind, store, replace(CHOICE, parts=parts))


def style_of_kind(kind: Kind, fonts: Path) -> Style:
    """The house style on the paper of a kind."""
    return Style.for_paper("letter" if kind is Kind.KOREAN else "a4", fonts)


def _composed(kind: Kind, store: EventStore, choice: Choice) -> Brief:
    english, korean = Words.for_language("en"), Words.for_language("ko")
    match kind:
        case Kind.ONE:
            return compose(store, Filters(text=('"First Lee–Trump summit"',)), choice, english)
        case Kind.MONTH:
            return compose(store, Filters(range=OCTOBER), choice, english)
        case Kind.ALL | Kind.MANY:
            return compose(store, Filters(), choice, english)
        case Kind.KOREAN:
            choice = replace(choice, title="北·美 회담과 관세", marking="대외비", paper="letter")
            return compose(store, Filters(range=OCTOBER), choice, korean)
