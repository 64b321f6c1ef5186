"""Method, limits, and what was left out: the packet says how it was made and how many things it does not show."""

from dataclasses import replace

from briefviewer.brief.excerpts import states_in_words
from briefviewer.brief.model import Grid, GridGroup, Head, Line, MethodSection, plain
from briefviewer.brief.scope import Part, Scope
from briefviewer.brief.selection_words import as_of_in_words, filters_in_words, range_in_words
from briefviewer.brief.viewpoint_scope import viewpoints_in_scope
from briefviewer.domain.evidence import ExcerptState
from briefviewer.domain.facet import Filters, Undated
from briefviewer.words import Words, mark


def method(scope: Scope, head: Head) -> MethodSection:
    """The section. It speaks of this packet only; it judges nothing."""
    words = scope.words
    groups = [GridGroup(Head(f"{head.anchor}-1", "", words.text("How this packet was made")), _made(scope))]
    rows = tuple(((plain(reason),), (plain(f"{count:,}"),)) for reason, count in left_out(scope))
    if rows:
        grid = Grid((words.text("Left out"), words.text("Number")), rows, (6, 1), figures=frozenset({1}))
        groups.append(GridGroup(Head(f"{head.anchor}-2", "", words.text("What was left out")), (), grid))
    missing = words.text("No font at hand can set these characters; they are shown as □: {glyphs}", glyphs="{glyphs}")
    return MethodSection(head, tuple(groups), missing)


def left_out(scope: Scope) -> list[tuple[str, int]]:
    """Reasons for leaving out, each with how many it keeps out. Nothing that keeps out nothing is listed."""
    words, store, filters = scope.words, scope.store, scope.filters
    unbounded = replace(filters, range=None, as_of=None, undated=Undated.WITH)
    matching = len(store.select(unbounded))
    in_range = len(store.select(replace(filters, as_of=None, undated=Undated.WITH)))
    selection = scope.selection
    hidden = sum(
        store.library.original_of(each.document) in scope.unknown for event in scope.events for each in event.evidence
    )
    undated_hidden = selection.undated if filters.undated_rule is Undated.WITHOUT else 0
    happened_undated = selection.undated if filters.as_of is not None and not _lists_undated(scope) else 0
    found = [
        (words.text("Events that the filters do not match"), len(store.columns) - matching),
        (words.text("Events outside the range"), matching - in_range),
        (words.text("Events without a date"), max(undated_hidden, happened_undated)),
        (words.text("Events no document vouches for by the as-of day"), selection.not_known),
        (words.text("Excerpts of documents not yet out by the as-of day"), hidden),
        (words.text("Questions of the viewpoints that no listed event touches"), _questions_left_out(scope)),
    ]
    if Part.CHRONOLOGY not in scope.choice.parts:
        found.append((words.text("Events on the axis (part left out)"), sum(len(each) for _, each in scope.chronology)))
    if Part.BOARDS not in scope.choice.parts:
        found.append((words.text("Events beside the axis (part left out)"), sum(len(each) for _, each in scope.boards)))
    return [(reason, count) for reason, count in found if count > 0]


def _questions_left_out(scope: Scope) -> int:
    if Part.VIEWPOINTS not in scope.choice.parts:
        return 0
    store = scope.store
    known = viewpoints_in_scope(store.viewpoints, scope.events, store.library, Filters(), scope.unknown)
    return len(known.questions) - len(scope.viewpoints.questions)


def _lists_undated(scope: Scope) -> bool:
    return any(event.when is None for event in scope.events)


def _made(scope: Scope) -> tuple[Line, ...]:
    words = scope.words
    told = [words.text(each) for each in _RULES]
    selected = [range_in_words(scope.filters, words)]
    selected += [part for part in (as_of_in_words(scope.filters, words), _filters(scope)) if part]
    told.insert(0, words.text("Selection: {selection}.", selection=" · ".join(selected)))
    told.append(_checked(scope, words))
    if scope.choice.program:
        told.append(words.text("Made with briefviewer {version}.", version=scope.choice.program))
    return tuple(plain(each) for each in told)


def _filters(scope: Scope) -> str:
    return filters_in_words(scope.filters, scope.store.library, scope.words)


def _checked(scope: Scope, words: Words) -> str:
    states = states_in_words(scope.cited.states(), words)
    if not states:
        return words.text("No excerpt is cited.")
    told = words.text(
        "Excerpts were checked against the documents at hand when this packet was made: {states}.", states=states
    )
    if scope.cited.states()[ExcerptState.NOT_ATTACHED]:
        told += " " + words.text(
            "Where an original is not attached, the digest’s account of the passage is shown and marked."
        )
    return told


_RULES = (
    mark(
        "The chronology is drawn from a curated store of events; titles and summaries are the store’s own words, "
        "excerpts are the documents’. Bottom line and key judgements are the analyst’s."
    ),
    mark(
        "Dates are shown with the precision that the source gives. “Possible” marks events whose date, or whose "
        "document’s date, only may fall within the selection. A date not from the documents is named as such and "
        "takes no part in order or counts."
    ),
    mark("A hollow mark is no happening: it is expected, imagined, advised, or described at the time of writing."),
    mark("This packet carries its own data as an attached file and can be verified or reopened."),
)
