"""Answers the search field whole: what is found, how many events in all, and what may have been meant where nothing is.

It only reads, so it may run beside the window. Under an as-of day nothing is found that the window would not list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from briefviewer.app.ports import EventStore
from briefviewer.app.query import OPERATORS, Query, names_of, read_query, time_asked, with_time
from briefviewer.app.records import documents_unknown
from briefviewer.columns.events import MINUS_INFINITY, Mask, Rows
from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import Event
from briefviewer.domain.facet import Facet, Filters
from briefviewer.domain.library import Library
from briefviewer.domain.search import Hit, HitKind

_RANKED = 1_000
"""Of a query with operators so many findings are looked through for the best; what else it means follows by date."""
_FIRST = 8
_GUESSES = 4
_LIKE_ENOUGH = 76.0
_MOST_WORDS = 8
_TITLES_READ = 50_000
"""Titles whose words are looked through for one that was misspelt."""
_FACETS = (Facet.ACTOR, Facet.THEME, Facet.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Findings:
    """The answer to a query as typed.

    ``events`` counts the events it means in all, shown or not; ``first`` are the first of them, whole. ``guesses`` are
    queries that may have been meant, where nothing was found. Where the query is or has a date, ``during`` asks for its
    time, ``timely`` are some events of that time, those that began then first, and ``in_time`` says how many they are.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    events: int = 0
    guesses: tuple[str, ...] = ()
    first: tuple[Event, ...] = ()
    during: str = ""
    timely: tuple[Hit, ...] = ()
    in_time: int = 0


def find(store: EventStore, typed: str, clock: Filters | None = None, limit: int = 50) -> Findings:
    """What a store holds for a query as it was typed.

    Args:
        clock: Whose as-of day holds.
    """
    read = read_query(typed, store.library)
    asks = Filters() if clock is None else Filters(as_of=clock.as_of, as_of_mode=clock.as_of_mode)
    if read.unread:
        return Findings(typed, guesses=tuple(_other_operators(read, typed, store.library)))
    if not read.narrows and asks.as_of is None:
        hits = store.search(read.text, limit)
        of_events = sum(each.kind is HitKind.EVENT for each in hits)
        count = of_events if len(hits) < limit else int(store.matches((read.text,)).sum())
    else:
        selected = replace(read.filters, as_of=asks.as_of, as_of_mode=asks.as_of_mode)
        rows = store.select(replace(selected, text=(read.text,) if read.text else ())).rows
        hits, count = tuple(_narrowed(store, read, selected, rows, limit)), len(rows)
    during = "" if read.narrows else time_asked(read.text) or with_time(read.text)
    timely, in_time = _timely(store, during, asks) if during else ((), 0)
    is_asking = any(not each.startswith("-") for each in read.text.split())
    guesses = () if hits or timely or not is_asking else tuple(_meant(store, read, typed, asks))
    ids = dict.fromkeys(
        [each.id for each in hits if each.kind is HitKind.EVENT][:_FIRST] + [each.id for each in timely]
    )
    rows_of = store.columns.rows_by_id
    first = store.events([rows_of[each] for each in ids if each in rows_of])
    return Findings(typed, hits, count, guesses, tuple(first), during, timely, in_time)


def _meant(store: EventStore, read: Query, typed: str, asks: Filters) -> Sequence[str]:
    """What may have been meant instead: only queries that find something, if need be with fewer conditions."""
    other = [each for each in _other_words(store, read.text, typed) if _finds(store, each, asks)]
    if other or not read.narrows:
        return other
    looser = (*_other_words(store, read.text, read.text), read.text, " ".join(typed.replace(read.text, " ").split()))
    return [each for each in dict.fromkeys(looser) if each and each != typed and _finds(store, each, asks)][:_GUESSES]


def _finds(store: EventStore, typed: str, asks: Filters) -> bool:
    read = read_query(typed, store.library)
    if read.unread:
        return False
    if not read.narrows and asks.as_of is None:
        return bool(store.search(read.text, 1))
    selected = replace(read.filters, as_of=asks.as_of, as_of_mode=asks.as_of_mode)
    return bool(len(store.select(replace(selected, text=(read.text,) if read.text else ())).rows))


def _narrowed(store: EventStore, read: Query, selected: Filters, rows: Rows, limit: int) -> list[Hit]:
    """The events of some rows, best first; where only the clock narrows, what else it knows of."""
    columns = store.columns
    is_listed: Mask = np.zeros(len(columns), dtype=np.bool_)
    is_listed[rows] = True
    found = store.search(read.text, _RANKED) if read.text else ()
    unknown = documents_unknown(store.library, selected)
    kept: list[Hit] = []
    shown: set[int] = set()
    for hit in found:
        if hit.kind is HitKind.EVENT:
            row = columns.rows_by_id.get(hit.id)
            if row is not None and is_listed[row]:
                shown.add(row)
                kept.append(hit)
        elif not read.narrows and not _is_unknown(hit, store.library, unknown):
            kept.append(hit)
    more = [row for row in rows[: limit + len(shown)].tolist() if row not in shown][: max(limit - len(kept), 0)]
    kept += _told(store.events(more), "summary")
    return kept[:limit]


def _timely(store: EventStore, during: str, asks: Filters) -> tuple[tuple[Hit, ...], int]:
    """Some events of the time a query asks for, and how many they are: those that began then come first."""
    asked = read_query(during, store.library)
    text = (asked.text,) if asked.text else ()
    rows = store.select(replace(asked.filters, text=text, as_of=asks.as_of, as_of_mode=asks.as_of_mode)).rows
    days = asked.filters.range
    first = MINUS_INFINITY if days is None or days.first is None else days.first.toordinal()
    began = store.columns.earliest_start[rows] >= first
    shown = np.concatenate([rows[began][:_FIRST], rows[~began][:_FIRST]])[:_FIRST]
    return tuple(_told(store.events(shown), "when")), len(rows)


def _told(events: Sequence[Event], field: str) -> list[Hit]:
    """Events that were not found by their words, told by their summaries."""
    return [Hit(HitKind.EVENT, each.id, each.title, field, " ".join(each.summary.split()), (), 0.0) for each in events]


def _is_unknown(hit: Hit, library: Library, unknown: frozenset[DocumentId]) -> bool:
    is_text = hit.kind in (HitKind.PASSAGE, HitKind.DOCUMENT)
    return is_text and library.original_of(DocumentId(hit.id)) in unknown


def _other_operators(read: Query, typed: str, library: Library) -> Iterator[str]:
    """For a value that no one is called: the query with the names most like it."""
    for asked in read.unread:
        operator, _, value = asked.partition(":")
        facet = OPERATORS.get(operator.lstrip("-").casefold())
        if facet is None:
            continue
        named = {name: name for names in names_of(facet, library).values() for name in names}
        for name in _alike(value.strip('"'), list(named)):
            yield typed.replace(asked, f'{operator}:"{name}"' if " " in name else f"{operator}:{name}")


def _other_words(store: EventStore, text: str, typed: str) -> Iterator[str]:
    """Names like the whole query, then the query with each word that nothing has put as one that something has."""
    library = store.library
    names = [name for facet in _FACETS for all_names in names_of(facet, library).values() for name in all_names if name]
    given = dict.fromkeys(typed.replace(text, name) for name in _alike(text, list(dict.fromkeys(names))))
    known = list(
        {word for name in [*names, *_some_titles(store)] for word in re.findall(r"[^\W\d_]{3,}", name.lower())}
    )
    corrected = [
        word if len(word) < 4 or store.search(word, 1) else next(iter(_alike(word, known, most=1)), word)
        for word in text.split()
    ]
    if corrected != text.split():
        given = dict.fromkeys((typed.replace(text, " ".join(corrected)), *given))
    if not given and '"' not in text:
        given = dict.fromkeys(
            typed.replace(text, each) for each in _with_fewer_words(text.split()) if store.search(each, 1)
        )
    yield from list(given)[:_GUESSES]


def _with_fewer_words(words: Sequence[str]) -> Iterator[str]:
    """The query without one of its words, then without all but one."""
    if 2 < len(words) <= _MOST_WORDS:
        yield from (" ".join([*words[:at], *words[at + 1 :]]) for at in range(len(words)))
    if 1 < len(words) <= _MOST_WORDS:
        yield from (each for each in words if not each.startswith("-"))


def _some_titles(store: EventStore) -> Iterator[str]:
    """Title by title, and not as one text: the window must get its turn in between."""
    titles = store.columns.titles
    return (titles[row] for row in range(min(len(titles), _TITLES_READ)))


def _alike(sought: str, names: Sequence[str], most: int = _GUESSES) -> list[str]:
    """The names most like what was typed, best first."""
    from rapidfuzz import fuzz, process  # here, for it is slow to load and most queries find something

    scored = process.extract(
        sought.casefold(), [each.casefold() for each in names], scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=most
    )
    return [names[position] for _, _, position in scored]
