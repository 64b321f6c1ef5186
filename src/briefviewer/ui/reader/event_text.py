"""An event for the clipboard: as plain text, as the citations it rests on, as Markdown."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from briefviewer.app.ports import EventStore
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Excerpt
from briefviewer.ui.reader.excerpt_card import source_line
from briefviewer.words import Words
from briefviewer.words.dates import long_date, precision_in_words
from briefviewer.words.labels import label
from briefviewer.words.sources import attribution_sentence, full_citation

_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&!])")
_AT_ONCE = 500
_LIST_SIGNS = re.compile(r"^(\d*)([-+.)=])")


class CopyForm(StrEnum):
    """How an event can be copied."""

    TEXT = "text"
    CITATION = "citation"
    MARKDOWN = "markdown"


def events_in_form(form: CopyForm, store: EventStore, events: Sequence[EventId], words: Words) -> str:
    """Events in one of the forms, one after the other; of very many some are read at once."""
    texts = []
    for start in range(0, len(events), _AT_ONCE):
        some = events[start : start + _AT_ONCE]
        store.events([store.columns.rows_by_id[each] for each in some])  # from here on they are at hand
        texts += [event_in_form(form, store, each, words).strip("\n") for each in some]
    return ("\n" if form is CopyForm.CITATION else "\n\n").join(texts) + "\n" if texts else ""


def event_in_form(form: CopyForm, store: EventStore, event: EventId, words: Words) -> str:
    """The event in one of the forms."""
    return _WRITERS[form](store, event, words)


def event_as_text(store: EventStore, event: EventId, words: Words) -> str:
    """The event in a few lines, its excerpts quoted with their sources."""
    told = store.event(event)
    lines = [told.title, _date_line(store, event, words), "", _on_one_line(told.summary)]
    lines.append(attribution_sentence(told, store.library, words))
    for excerpt in store.excerpts(event):
        source = " · ".join(source_line(excerpt, store.library, words))
        lines += ["", f"“{_on_one_line(excerpt.text)}”" if excerpt.text else "–", source]
    return "\n".join(lines) + "\n"


def event_as_citation(store: EventStore, event: EventId, words: Words) -> str:
    """Each document the event rests on in one line, with the places: ``Lee, … 31 October 2025, ¶ 6, ¶ 7.``"""
    library = store.library
    places: dict[str, list[str]] = {}
    for excerpt in store.excerpts(event):
        document = library.documents.get(library.original_of(excerpt.evidence.document))
        if document is not None:
            told = places.setdefault(full_citation(document, words).removesuffix("."), [])
            told += [place for place in _place(excerpt, words) if place not in told]
    return "".join(", ".join([citation, *told]) + ".\n" for citation, told in places.items())


def event_as_markdown(store: EventStore, event: EventId, words: Words) -> str:
    """The event under a heading, its excerpts as block quotes. What the store says is never markup."""
    told = store.event(event)
    parts = [
        f"### {_plain(told.title)}",
        f"*{_plain(_date_line(store, event, words))}*",
        _plain(told.summary),
        _plain(attribution_sentence(told, store.library, words)),
    ]
    for excerpt in store.excerpts(event):
        source = _plain(" · ".join(source_line(excerpt, store.library, words)))
        parts.append(f"> {_plain(excerpt.text)}\n>\n> — {source}" if excerpt.text else f"> — {source}")
    return "\n\n".join(part for part in parts if part) + "\n"


_WRITERS: Mapping[CopyForm, Callable[[EventStore, EventId, Words], str]] = {
    CopyForm.TEXT: event_as_text,
    CopyForm.CITATION: event_as_citation,
    CopyForm.MARKDOWN: event_as_markdown,
}


def _date_line(store: EventStore, event: EventId, words: Words) -> str:
    told = store.event(event)
    date = [long_date(told.when, told.modifier, words)]
    if told.when is not None:
        date.append(precision_in_words(told.when, told.modifier, words))
    date.append(label(told.status, words))
    return " · ".join(date)


def _place(excerpt: Excerpt, words: Words) -> Sequence[str]:
    if excerpt.page is not None:
        return [words.text("p. {page}", page=excerpt.page)]
    return [] if excerpt.paragraph is None else [words.text("¶ {number}", number=excerpt.paragraph)]


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    """A text on one line in which Markdown finds no markup."""
    return _LIST_SIGNS.sub(r"\1\\\2", _MARKDOWN_SIGNS.sub(r"\\\1", _on_one_line(text)))
