"""Answers a query as it is typed: findings by relevance, each with its hit in context."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from briefviewer.domain.search import Hit, HitKind
from briefviewer.domain.selector import TextSpan
from briefviewer.store import queries
from briefviewer.store.fulltext import Marker, Term, context_of, indexable, match_expression, terms_of
from briefviewer.store.library_rows import Run
from briefviewer.store.queries import FindingRow

_NAMED = 1000.0
_BETWEEN = " · "
"""What stands between the names of one thing in the index."""
_KINDS = {each.value: each for each in HitKind}


class SearchMore(Protocol):
    """Finds more, of what lies elsewhere: an expression as FTS5 has it, what marks its terms, and how many at most."""

    def __call__(self, expression: str, marker: Marker, limit: int, /) -> Sequence[Hit]: ...


def search(run: Run, query: str, limit: int = 50, more: SearchMore | None = None) -> tuple[Hit, ...]:
    """Findings by relevance, over everything that an index holds.

    Args:
        run: Asks the index.
        more: Finds what lies beside it, in layers.
    """
    terms = terms_of(query)
    expression = match_expression(terms)
    if expression is None or limit <= 0:
        return ()
    marker = Marker(terms)
    hits = [_hit(row, terms, marker) for row in run(queries.findings(expression, limit))]
    if more is not None:
        hits += _beside(more(expression, marker, limit), hits)
    return tuple(sorted(hits, key=lambda each: -each.score)[:limit])


def event_hit(id_: str, title: str, summary: str, score: float, marker: Marker) -> Hit:
    """A finding that is an event of which only title and summary are searched."""
    named, summary = indexable(title), indexable(summary)
    in_title = marker.marks(named)
    field, context, inside = _context(True, in_title, (named, summary, "", ""), marker)
    return Hit(HitKind.EVENT, id_, title, field, context, inside, score, None, tuple(in_title))


def _beside(more: Sequence[Hit], hits: Sequence[Hit]) -> Sequence[Hit]:
    """Findings weighed over other texts, so that the best of them is no better than the best event found here.

    A word is the rarer, and weighs the more, the more rows there are; size is no merit.
    """
    best = max((each.score for each in hits if each.kind is HitKind.EVENT), default=0.0)
    top = max((each.score for each in more), default=0.0)
    if not 0.0 < best < top:
        return more
    return [replace(each, score=each.score * best / top) for each in more]


def _hit(row: FindingRow, terms: Sequence[Term], marker: Marker) -> Hit:
    kind, id_, title, start, stop, named, summary, names, passages, rank = row
    in_title = marker.marks(named) if named else []
    field, context, inside = _context(kind == HitKind.EVENT, in_title, (named, summary, names, passages), marker)
    score = -float(rank)
    if kind in (HitKind.ACTOR, HitKind.THEME, HitKind.KIND) and _is_named(terms, title, names):
        score += _NAMED
    return Hit(
        _KINDS[kind],
        id_,
        title,
        field,
        context,
        inside,
        score,
        None if start is None or stop is None else TextSpan(start, stop),
        tuple([each for each in in_title if each.end <= len(title)]),
    )


def _context(
    is_event: bool, in_title: Sequence[TextSpan], texts: tuple[str, str, str, str], marker: Marker
) -> tuple[str, str, tuple[TextSpan, ...]]:
    """The field that matched, a stretch of text that shows more than the title does, and what is marked in it.

    An event whose title matched is told by its summary or its passages; the names that it shares with many others say
    nothing of it.
    """
    named, summary, names, passages = texts
    others = {"summary": summary, "names": names, "passages": passages}
    if in_title and is_event:
        del others["names"]
    for field, text in others.items():
        marks = marker.marks(text) if text else []
        if marks:
            if is_event and field == "names":
                return field, *_name_and_more(*_line(text, marks), summary)
            if is_event and field == "passages":
                text, marks = _line(text, marks)
            return "title" if in_title else field, *context_of(text, marks)
    if in_title:
        told = summary or passages or (names if not is_event else "")
        return "title", *(context_of(told.partition("\n")[0], ()) if told else context_of(named, in_title))
    field = next((name for name, text in (("title", named), *others.items()) if text), "title")
    return field, *context_of(named if field == "title" else others[field], ())


def _name_and_more(names: str, marks: Sequence[TextSpan], summary: str) -> tuple[str, tuple[TextSpan, ...]]:
    """The one name that matched, and what is told of the event; all names where nothing is."""
    told = context_of(summary, ())[0]
    if not told:
        return context_of(names, marks)
    first, last = names.rfind(_BETWEEN, 0, marks[0].start), names.find(_BETWEEN, marks[0].end)
    start, end = first + len(_BETWEEN) if first >= 0 else 0, last if last >= 0 else len(names)
    inside = tuple(TextSpan(each.start - start, each.end - start) for each in marks if start <= each.start <= end)
    return f"{names[start:end]}{_BETWEEN}{told}", inside


def _line(text: str, marks: Sequence[TextSpan]) -> tuple[str, list[TextSpan]]:
    """The line of the first mark, with the marks in it."""
    first, last = text.rfind("\n", 0, marks[0].start) + 1, text.find("\n", marks[0].end)
    end = last if last >= 0 else len(text)
    return text[first:end], [TextSpan(each.start - first, each.end - first) for each in marks if each.end <= end]


def _is_named(terms: Sequence[Term], title: str, names: str) -> bool:
    """Whether the query is, word for word, a name or an alias: then that is what was meant."""
    asked = " ".join(each.text for each in terms).casefold()
    return asked in (title.casefold(), *names.casefold().split(_BETWEEN))
