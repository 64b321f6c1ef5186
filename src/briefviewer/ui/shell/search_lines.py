"""What the list under the search field says, line by line: what was found, or what can be typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefviewer.app.finding import Findings
from briefviewer.app.query import operator_of
from briefviewer.domain.search import Hit, HitKind
from briefviewer.words import Words, mark
from briefviewer.words.dates import short_date
from briefviewer.words.labels import heading

_ORDER = (HitKind.EVENT, HitKind.PASSAGE, HitKind.ACTOR, HitKind.THEME, HitKind.KIND, HitKind.DOCUMENT)
_MOST = {
    HitKind.EVENT: 8,
    HitKind.PASSAGE: 5,
    HitKind.ACTOR: 4,
    HitKind.THEME: 3,
    HitKind.KIND: 3,
    HitKind.DOCUMENT: 3,
}
"""How many of a kind are shown, so that every kind is in sight; the heading tells of how many they are."""

_WAYS: Sequence[tuple[str, str]] = (
    ("actor:", mark("who takes part: actor:China")),
    ("theme:", mark("what it is about")),
    ("kind:", mark("summit, agreement, statement …")),
    ("status:", mark("occurred, reported, expected …")),
    ("document:", mark("which source says so")),
    ("after:", mark("later than a date: after:2025-08")),
    ("before:", mark("earlier than a date: before:2022")),
    ("during:", mark("at a time: during:2025-10, or just October 2025")),
    ('"', mark("words in this order")),
    ("-", mark("without a word, or without: -actor:Russia")),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A line: a heading, a hit, how a query could go on, or the offer to list only what matches."""

    title: str
    hit: Hit | None = None
    narrow_to: str = ""
    go_on_with: str = ""
    note: str = ""
    is_aside: bool = False
    """Offered, but not what Enter takes where something else was found."""

    @property
    def is_heading(self) -> bool:
        """Whether it only names a group."""
        return self.hit is None and not self.narrow_to and not self.go_on_with


def found_lines(
    findings: Findings,
    words: Words,
    completions: Sequence[tuple[str, str]] = (),
    operators: Sequence[tuple[str, str]] = (),
) -> Sequence[Found]:
    """How the query could go on, events of the time it names, then hits under the heading of their kind."""
    ways = dict(_WAYS)
    lines = [
        Found(name, go_on_with=whole, note=words.text(ways[f"{operator_of(name[:-1])}:"]), is_aside=True)
        for name, whole in operators
    ]
    lines += [Found(name, go_on_with=whole) for name, whole in completions]
    dates: dict[str, str] = {each.id: short_date(each.when, each.modifier, words) for each in findings.first}
    if findings.timely:
        some, n = len(findings.timely), findings.in_time
        note = words.text("{some} of {n}", some=some, n=f"{n:,}") if n > some else ""
        lines.append(Found(words.text("At this time"), note=note))
        lines += [Found(each.title, each, note=dates.get(each.id, "")) for each in findings.timely]
        told = words.plural("List the {n} event of this time", "List all {n} events of this time", n)
        lines.append(Found(told, narrow_to=findings.during))
    for kind in _ORDER:
        group = [each for each in findings.hits if each.kind is kind]
        shown = group[: _MOST[kind]]
        if not shown:
            continue
        count = findings.events if kind is HitKind.EVENT else len(group)
        note = words.text("{some} of {n}", some=len(shown), n=f"{count:,}") if count > len(shown) else ""
        lines.append(Found(heading(kind, words), note=note))
        lines += [
            Found(each.title, each, note=dates.get(each.id, "") if kind is HitKind.EVENT else "") for each in shown
        ]
        if kind is HitKind.EVENT:
            told = words.plural("List the {n} event found", "List all {n} events found", findings.events)
            lines.append(Found(told, narrow_to=findings.query))
    if not findings.hits and not findings.timely and not completions:
        lines.append(Found(words.text("Nothing found.")))
        if findings.guesses:
            lines.append(Found(words.text("Did you mean")))
            lines += [Found(each, go_on_with=each) for each in findings.guesses]
        else:
            lines.append(Found(words.text("Try another word, or part of one.")))
        if any("가" <= letter <= "힣" for letter in findings.query):
            lines.append(Found(words.text("Korean finds names of actors, themes and kinds, and texts written in it.")))
    return lines


def empty_lines(recent: Sequence[str], words: Words) -> Sequence[Found]:
    """Before anything is typed: what was searched lately, and what can be typed."""
    lines = [Found(words.text("Recent searches")), *(Found(each, go_on_with=each) for each in recent)] if recent else []
    lines.append(Found(words.text("What can be typed")))
    return [*lines, *(Found(way, go_on_with=way, note=words.text(told)) for way, told in _WAYS)]
