"""An event as plain text for the clipboard: title, date, who says so, summary, and the passages it rests on."""

from briefviewer.app.ports import EventStore
from briefviewer.domain.event import EventId
from briefviewer.ui.reader.excerpt_card import source_line
from briefviewer.words import Words
from briefviewer.words.dates import long_date, precision_in_words
from briefviewer.words.labels import label
from briefviewer.words.sources import attribution_sentence


def event_as_text(store: EventStore, event: EventId, words: Words) -> str:
    """The event in a few lines, its excerpts quoted with their sources."""
    told = store.event(event)
    date = [long_date(told.when, told.modifier, words)]
    if told.when is not None:
        date.append(precision_in_words(told.when, told.modifier, words))
    date.append(label(told.status, words))
    lines = [told.title, " · ".join(date), "", " ".join(told.summary.split())]
    lines.append(attribution_sentence(told, store.library, words))
    for excerpt in store.excerpts(event):
        source = " · ".join(source_line(excerpt, store.library, words))
        lines += ["", f"“{' '.join(excerpt.text.split())}”" if excerpt.text else "–", source]
    return "\n".join(lines) + "\n"
