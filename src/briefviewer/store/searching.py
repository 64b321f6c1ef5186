"""Answers a query as it is typed: findings by relevance, each with its hit in context."""

from collections.abc import Mapping, Sequence

from briefviewer.domain.search import Hit, HitKind
from briefviewer.domain.selector import TextSpan
from briefviewer.store import queries
from briefviewer.store.fulltext import Term, context_of, marks_in, match_expression, terms_of
from briefviewer.store.library_rows import Run
from briefviewer.store.queries import FindingRow

_NAMED = 1000.0


def search(run: Run, query: str, limit: int = 50) -> tuple[Hit, ...]:
    """Findings by relevance, over everything that an index holds.

    Args:
        run: Asks the index.
    """
    terms = terms_of(query)
    expression = match_expression(terms)
    if expression is None or limit <= 0:
        return ()
    hits = [_hit(row, terms) for row in run(queries.findings(expression, limit))]
    return tuple(sorted(hits, key=lambda each: -each.score))


def _hit(row: FindingRow, terms: Sequence[Term]) -> Hit:
    kind, id_, title, start, stop, *texts, rank = row
    fields = dict(zip(("title", "summary", "names", "passages"), (str(each) for each in texts), strict=True))
    field, marks = "title", marks_in(fields["title"], terms)
    for name, text in fields.items():
        if marks:
            break
        field, marks = name, marks_in(text, terms)
    if not marks:
        field = next((name for name, text in fields.items() if text), "title")
    text = fields[field]
    if marks and kind == HitKind.EVENT and field in ("names", "passages"):
        first, last = text.rfind("\n", 0, marks[0].start) + 1, text.find("\n", marks[0].end)
        text = text[first : last if last >= 0 else None]
        marks = marks_in(text, terms)
    context, inside = context_of(text, marks)
    score = -float(rank)
    if kind in (HitKind.ACTOR, HitKind.THEME) and _is_named(terms, fields):
        score += _NAMED
    return Hit(
        HitKind(kind),
        id_,
        title,
        field,
        context,
        inside,
        score,
        None if start is None or stop is None else TextSpan(start, stop),
    )


def _is_named(terms: Sequence[Term], fields: Mapping[str, str]) -> bool:
    """Whether the query is, word for word, a name or an alias: then that is what was meant."""
    asked = " ".join(each.text for each in terms).casefold()
    return asked in (fields["title"].casefold(), *fields["names"].casefold().split(" · "))
