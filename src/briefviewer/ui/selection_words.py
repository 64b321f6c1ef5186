"""What is selected, in the few words a line or a dialog has room for."""

from briefviewer.app.workspace import Workspace
from briefviewer.domain.facet import AsOfMode, Filters
from briefviewer.domain.library import Library
from briefviewer.ui.facets.names import value_name
from briefviewer.words import Words, counts
from briefviewer.words.dates import short_day, short_range
from briefviewer.words.labels import heading, label


def filters_in_words(workspace: Workspace, words: Words) -> str:
    """``Kind: 5 · Actor: 2 · not Japan``."""
    return " · ".join(_narrowings(workspace.filters, workspace.store.library, words))


def part_in_words(part: Filters, library: Library, words: Words) -> str:
    """One part of a selection, its clock and its rule for events without a date included."""
    told = _narrowings(part, library, words)
    if part.as_of is not None:
        day = short_day(part.as_of, words)
        is_known = part.as_of_mode is AsOfMode.KNOWN
        told.append(words.text("known by {day}", day=day) if is_known else words.text("happened by {day}", day=day))
    if part.undated is not None:
        told.append(label(part.undated, words))
    return " · ".join(told)


def _narrowings(filters: Filters, library: Library, words: Words) -> list[str]:
    told = []
    for facet, choices in filters.include.items():
        if len(choices) == 1:
            value = " + ".join(value_name(facet, each, library, words) for each in choices[0])
            told.append(words.text("{facet}: {value}", facet=heading(facet, words), value=value))
        elif choices:
            told.append(words.text("{facet}: {value}", facet=heading(facet, words), value=len(choices)))
    for facet, values in filters.exclude.items():
        told += [words.text("not {value}", value=value_name(facet, each, library, words)) for each in values]
    told += [words.text("“{query}”", query=query) for query in filters.text]
    return told


def range_in_words(workspace: Workspace, words: Words) -> str:
    """``14 Aug – 6 Nov 2025 · 85 days · 12 events, 3 of them possible``; empty without a range."""
    days = workspace.range
    if days is None:
        return ""
    told = [short_range(days.first, days.last, words)]
    if days.first is not None and days.last is not None:
        told.append(counts.days((days.last - days.first).days + 1, words))
    ranged = workspace.ranged
    events = counts.events(len(ranged.rows), words)
    if ranged.possible:
        events = words.plural("{events}, {n} possible", "{events}, {n} possible", ranged.possible, events=events)
    told.append(events)
    return " · ".join(told)
