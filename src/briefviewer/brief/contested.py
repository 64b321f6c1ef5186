"""Open and contested points: both sides of each contradiction, what took the place of what, who disputes what."""

from briefviewer.brief.model import ContestedSection, Head, Line, Point, PointGroup, Run, Side, plain
from briefviewer.brief.scope import Scope
from briefviewer.domain.event import Event, RelationType
from briefviewer.domain.evidence import Stance
from briefviewer.words.dates import long_date
from briefviewer.words.labels import heading, label
from briefviewer.words.sources import attribution_sentence


def contested(scope: Scope, head: Head) -> ContestedSection | None:
    """The section; None where nothing in the selection is open or contested."""
    words = scope.words
    found = (
        (words.text("Contradictions"), _pairs(scope, RelationType.CONTRADICTS)),
        (words.text("Overtaken by later events"), _pairs(scope, RelationType.SUPERSEDED_BY)),
        (words.text("Disputed"), _disputed(scope)),
    )
    groups = tuple(
        PointGroup(Head(f"{head.anchor}-{n}", "", title), points)
        for n, (title, points) in enumerate(found, 1)
        if points
    )
    return ContestedSection(head, "", groups) if groups else None


def _pairs(scope: Scope, wanted: RelationType) -> tuple[Point, ...]:
    points: list[Point] = []
    seen: set[frozenset[str]] = set()
    for event in scope.events:
        for relation, other in scope.relations(event):
            if relation.type is wanted:
                first, last = event, other
            elif relation.type.inverse is wanted:
                first, last = other, event
            else:
                continue
            pair = frozenset((first.id, last.id))
            if pair not in seen:
                seen.add(pair)
                points.append(Point(heading(wanted, scope.words), (_side(scope, first), _side(scope, last))))
    return tuple(points)


def _disputed(scope: Scope) -> tuple[Point, ...]:
    points: list[Point] = []
    for event in scope.events:
        excerpts = scope.excerpts(event)
        against = [each for each in excerpts if each.evidence.stance is Stance.DISPUTES]
        if against:
            by = scope.link(event.id)
            pro = [each for each in excerpts if each.evidence.stance is not Stance.DISPUTES]
            sides = [tuple(line for each in side if (line := scope.cited.cite(each, by))) for side in (pro, against)]
            date = long_date(event.when, event.modifier, scope.words)
            told = Side(date, _title(scope, event), "", sides[0])
            points.append(Point(label(Stance.DISPUTES, scope.words), (told, Side("", _not_so(scope), "", sides[1]))))
    return tuple(points)


def _not_so(scope: Scope) -> Line:
    return plain(scope.words.text("Against it"))


def _title(scope: Scope, event: Event) -> Line:
    link = scope.link(event.id)
    return (link, Run(f" {event.title}")) if link.text else plain(event.title)


def _side(scope: Scope, event: Event) -> Side:
    words, library = scope.words, scope.store.library
    return Side(
        long_date(event.when, event.modifier, words),
        _title(scope, event),
        attribution_sentence(event, library, words),
        scope.citations(event),
    )
