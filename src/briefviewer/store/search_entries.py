"""What a search can find, each finding with its words by field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefviewer.domain.event import Event, EventId
from briefviewer.domain.evidence import Excerpt
from briefviewer.domain.library import Library
from briefviewer.domain.search import HitKind
from briefviewer.store.curated import CuratedStore
from briefviewer.store.fulltext import indexable, pairs_of
from briefviewer.store.queries import Value


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of ``finding`` with its words in ``full_text``. The events come first, in the order of their rows."""

    finding: tuple[Value, ...]
    words: tuple[str, str, str, str, str]


def entries(order: Iterable[EventId], store: CuratedStore) -> Iterator[Entry]:
    """All that can be found: the events in the order of their rows, then actors, themes, documents and paragraphs."""
    yield from _event_entries(order, store)
    yield from _library_entries(store.library)
    yield from _passage_entries(store)


def _entry(kind: HitKind, id_: str, title: str, *fields: str, span: tuple[int, int] | None = None) -> Entry:
    start, stop = span or (None, None)
    heading, summary, names, passages = (indexable(each) for each in fields)
    pairs = pairs_of(heading, summary, names, passages)
    return Entry((kind.value, id_, title, start, stop), (heading, summary, names, passages, pairs))


def _event_entries(order: Iterable[EventId], store: CuratedStore) -> Iterator[Entry]:
    library = store.library
    actor_names = {
        each.id: " · ".join(filter(None, (each.name.en, each.name.ko, *each.aliases)))
        for each in library.actors.values()
    }
    theme_names = {each.id: " · ".join(filter(None, (each.name.en, each.name.ko))) for each in library.themes.values()}
    for id_ in order:
        event = store.events[id_]
        names = [actor_names[each.id] for each in event.actors]
        names += [theme_names[each] for each in event.themes]
        names += [event.place, *(figure.label for figure in event.figures)]
        names += [each.text for each in event.attributed_to if each.text]
        yield _entry(
            HitKind.EVENT,
            id_,
            event.title,
            event.title if not event.short else f"{event.title} · {event.short}",
            event.summary,
            "\n".join(filter(None, names)),
            "\n".join(_passages(event, store.excerpts[id_])),
        )


def _passages(event: Event, excerpts: Iterable[Excerpt]) -> Iterator[str]:
    """What the excerpts show, and what our digests say of it, so that attaching an original loses no finding."""
    for excerpt in excerpts:
        if excerpt.text:
            yield excerpt.text
        digest = excerpt.evidence.digest
        if digest is not None and digest.quote.exact != excerpt.text:
            yield digest.quote.exact


def _library_entries(library: Library) -> Iterator[Entry]:
    for actor in library.actors.values():
        names = (actor.name.ko or "", *actor.aliases)
        yield _entry(HitKind.ACTOR, actor.id, actor.name.en, actor.name.en, "", " · ".join(filter(None, names)), "")
    for theme in library.themes.values():
        yield _entry(HitKind.THEME, theme.id, theme.name.en, theme.name.en, theme.definition, theme.name.ko or "", "")
    for document in library.documents.values():
        names = (*document.authors, document.publisher)
        yield _entry(
            HitKind.DOCUMENT, document.id, document.title, document.title, "", " · ".join(filter(None, names)), ""
        )


def _passage_entries(store: CuratedStore) -> Iterator[Entry]:
    for document in store.library.documents.values():
        text = store.texts.of(document.id)
        if text is None:
            continue
        for span in text.paragraphs:
            yield _entry(
                HitKind.PASSAGE,
                document.id,
                document.title,
                "",
                "",
                "",
                span.of(text.text),
                span=(span.start, span.end),
            )
