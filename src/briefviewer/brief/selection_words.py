"""A selection told in words, as a cover and a note on method need it."""

from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import Board, Status
from briefviewer.domain.facet import Facet, Filters
from briefviewer.domain.library import ActorId, KindId, Library, ThemeId
from briefviewer.domain.time import Basis
from briefviewer.words import Words
from briefviewer.words.dates import long_day, long_range
from briefviewer.words.labels import label
from briefviewer.words.sources import short_citation


def range_in_words(filters: Filters, words: Words) -> str:
    """The range: ``14 August – 6 November 2025``, ``all dates``."""
    days = filters.range
    told = long_range(days.first if days else None, days.last if days else None, words)
    return told[:1].upper() + told[1:]


def as_of_in_words(filters: Filters, words: Words) -> str:
    """The as-of clock: ``known by then · 31 October 2025``; empty without one."""
    if filters.as_of is None:
        return ""
    return f"{long_day(filters.as_of, words)} · {label(filters.as_of_mode, words)}"


def filters_in_words(filters: Filters, library: Library, words: Words) -> str:
    """The filters: ``United States, South Korea · not Japan``; empty where nothing is narrowed."""
    told: list[str] = []
    for facet, choices in filters.include.items():
        if choices:
            told.append(
                ", ".join(" + ".join(_value(facet, each, library, words) for each in choice) for choice in choices)
            )
    for facet, values in filters.exclude.items():
        told += [words.text("not {value}", value=_value(facet, each, library, words)) for each in values]
    told += [words.text("text {query}", query=_quoted(query)) for query in filters.text]
    return " · ".join(told)


def _quoted(query: str) -> str:
    """A query in quotation marks, once: one that asks for a phrase brings its own.

    >>> _quoted('"the leaders met"'), _quoted("troops")
    ('“the leaders met”', '“troops”')
    """
    bare = query.strip()
    if (
        len(bare) > 1
        and bare[0] in _OPENING
        and bare[-1] in _CLOSING
        and not set(bare[1:-1]) & set(_OPENING + _CLOSING)
    ):
        bare = bare[1:-1]
    return f"“{bare}”"


_OPENING, _CLOSING = '"“„«', '"”“»'


def _value(facet: Facet, value: str, library: Library, words: Words) -> str:
    match facet:
        case Facet.ACTOR if (actor := library.actors.get(ActorId(value))) is not None:
            return actor.name.in_language(words.language)
        case Facet.THEME if (theme := library.themes.get(ThemeId(value))) is not None:
            return theme.name.in_language(words.language)
        case Facet.KIND if (kind := library.kinds.get(KindId(value))) is not None:
            return kind.label.in_language(words.language)
        case Facet.DOCUMENT if (document := library.documents.get(DocumentId(value))) is not None:
            return short_citation(document, words)
        case Facet.STATUS if value in set(Status):
            return label(Status(value), words)
        case Facet.BOARD if value in set(Board):
            return label(Board(value), words)
        case Facet.BASIS if value in set(Basis):
            return label(Basis(value), words)
    return value
