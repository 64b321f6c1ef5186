"""What is selected, in the few words a line or a dialog has room for."""

from briefviewer.app.workspace import Workspace
from briefviewer.ui.facets.names import value_name
from briefviewer.words import Words, counts
from briefviewer.words.dates import short_range
from briefviewer.words.labels import heading


def filters_in_words(workspace: Workspace, words: Words) -> str:
    """``Kind: 5 · Actor: 2 · not Japan``."""
    filters, library = workspace.filters, workspace.store.library
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
    return " · ".join(told)


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
