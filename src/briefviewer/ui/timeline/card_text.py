"""What the hover card says of an event: title, date in words, actors, and the first words of its first excerpt."""

from dataclasses import dataclass

from briefviewer.app.ports import EventStore
from briefviewer.domain.event import Event, EventId
from briefviewer.domain.evidence import Excerpt, ExcerptState, TextFrom
from briefviewer.words import Words
from briefviewer.words.dates import external_date, long_date
from briefviewer.words.sources import short_citation

MOST_ACTORS = 6
MOST_LETTERS = 190
"""Of an excerpt: about three lines."""


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says, as plain text; empty lines are left out."""

    title: str
    date: str
    detail: str = ""
    excerpt: str = ""
    source: str = ""


def card_text(store: EventStore, event_id: EventId, words: Words) -> CardText:
    """The card of an event; its excerpts are kept found."""
    event = store.event(event_id)
    excerpt = next(iter(store.excerpts(event_id)), None) if event.evidence else None
    return CardText(
        title=event.title,
        date=_date(event, words),
        detail=_actors(store, event, words),
        excerpt=f"“{beginning(excerpt.text)}”" if excerpt is not None and excerpt.text else "",
        source=_source(store, excerpt, words) if excerpt is not None else "",
    )


def beginning(text: str, most: int = MOST_LETTERS) -> str:
    """A text in one line, or its first words that fit with … behind them.

    >>> beginning("one two three", 9)
    'one two…'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[:most]
    return (cut[: cut.rindex(" ")] if " " in cut[most // 2 :] else cut[:-1]).rstrip(" .,;:–—") + "…"


def _date(event: Event, words: Words) -> str:
    if event.when is None and event.external is not None:
        return external_date(event.external, words)
    return long_date(event.when, event.modifier, words)


def _actors(store: EventStore, event: Event, words: Words) -> str:
    actors = store.library.actors
    names = [actors[each.id].name.in_language(words.language) for each in event.actors if each.id in actors]
    more = len(names) - MOST_ACTORS
    shown = names[:MOST_ACTORS] + ([words.text("+{n} more", n=more)] if more > 0 else [])
    return " · ".join(shown)


def _source(store: EventStore, excerpt: Excerpt, words: Words) -> str:
    document = store.library.documents.get(excerpt.evidence.document)
    if document is None:
        return ""
    parts = [short_citation(document, words)]
    if excerpt.paragraph is not None:
        parts.append(f"¶ {excerpt.paragraph}")
    if excerpt.state is ExcerptState.LOST:
        parts.append(words.text("lost"))
    elif excerpt.text_from is TextFrom.DIGEST:
        parts.append(words.text("from our digest"))
    return " · ".join(parts)
