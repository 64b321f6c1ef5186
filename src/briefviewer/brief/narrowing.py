"""A selection within another: what a packet made from an open packet was really selected by."""

from datetime import date

from briefviewer.domain.facet import DayRange, Facet, Filters, Undated


def within(outer: Filters, inner: Filters) -> Filters:
    """Asks of a whole store what ``inner`` asks of that which ``outer`` has let through.

    Two as-of days by the same clock become the earlier one; by two clocks, which no selection has, the inner stands.
    """
    include = dict(outer.include)
    for facet, choices in inner.include.items():
        include[facet] = _both(include.get(facet, ()), choices)
    exclude = {
        facet: tuple(dict.fromkeys((*outer.exclude.get(facet, ()), *inner.exclude.get(facet, ()))))
        for facet in Facet
        if outer.exclude.get(facet) or inner.exclude.get(facet)
    }
    as_of, mode = inner.as_of, inner.as_of_mode
    if outer.as_of is not None and (as_of is None or (outer.as_of_mode is mode and outer.as_of < as_of)):
        as_of, mode = outer.as_of, outer.as_of_mode
    undated = inner.undated if outer.undated in (None, Undated.WITH) and inner.undated is not None else outer.undated
    text = tuple(dict.fromkeys((*outer.text, *inner.text)))
    return Filters(include, exclude, _common(outer.range, inner.range), text, as_of, mode, undated)


def _both(outer: tuple[tuple[str, ...], ...], inner: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Any choice of the one together with any of the other."""
    if not outer or not inner:
        return outer or inner
    return tuple(dict.fromkeys(tuple(dict.fromkeys((*one, *other))) for one in outer for other in inner))


def _common(outer: DayRange | None, inner: DayRange | None) -> DayRange | None:
    if outer is None or inner is None:
        return outer or inner
    first: date | None = max((each for each in (outer.first, inner.first) if each), default=None)
    last: date | None = min((each for each in (outer.last, inner.last) if each), default=None)
    return inner if first and last and first > last else DayRange(first, last)
