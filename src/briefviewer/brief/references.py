"""The back of the packet: who appears where, in both scripts, and the sources in Chicago author-date style."""

from briefviewer.brief.excerpts import HASH_LENGTH, numbers_in_words
from briefviewer.brief.model import Grid, GridGroup, GridSection, Head, Line, Run, Source, SourcesSection, plain
from briefviewer.brief.scope import Scope, entry_anchor
from briefviewer.domain.document import Document
from briefviewer.domain.event import EventId
from briefviewer.domain.library import Actor, ActorId
from briefviewer.words.labels import label
from briefviewer.words.sources import full_citation


def actors_index(scope: Scope, head: Head) -> GridSection | None:
    """The actors of the packet's entries; None where there are none."""
    words = scope.words
    appearances: dict[ActorId, list[EventId]] = {}
    for event in scope.events:
        if event.id in scope.numbers:
            for each in event.actors:
                appearances.setdefault(each.id, []).append(event.id)
    known = [actor for id_ in appearances if (actor := scope.store.library.actors.get(id_)) is not None]
    if not known:
        return None
    ordered = sorted(known, key=lambda actor: (actor.name.in_language(words.language).casefold(), actor.id))
    heads = (words.text("Actor"), words.text("Korean name"), words.text("Kind"), words.text("Entries"))
    if words.is_korean:
        heads = (words.text("Actor"), words.text("English name"), words.text("Kind"), words.text("Entries"))
    rows = tuple(_actor_row(scope, actor, appearances[actor.id]) for actor in ordered)
    group = GridGroup(
        Head(f"{head.anchor}-1", "", words.text("Who appears where")), (), Grid(heads, rows, (3.4, 2.6, 1.6, 5.4))
    )
    return GridSection(head, (group,))


def sources(scope: Scope, head: Head) -> SourcesSection | None:
    """Every document cited so far, by author; None where nothing is cited."""
    documents = cited_documents(scope)
    if not documents:
        return None
    listed = tuple(_source(scope, each, f"s{n}") for n, each in enumerate(documents, 1))
    return SourcesSection(head, scope.words.text("Documents cited"), listed)


def cited_documents(scope: Scope) -> list[Document]:
    """The originals cited, as a list of sources orders them."""
    documents = scope.store.library.documents
    found = [documents[id_] for id_ in scope.cited.documents() if id_ in documents]
    return sorted(found, key=lambda each: (full_citation(each, scope.words).casefold(), each.id))


def _actor_row(scope: Scope, actor: Actor, events: list[EventId]) -> tuple[tuple[Line, ...], ...]:
    first, second = (actor.name.en, actor.name.ko or "")
    if scope.words.is_korean:
        first, second = actor.name.in_language("ko"), actor.name.en if actor.name.ko else ""
    numbers = sorted(scope.numbers[each] for each in events)
    entries = numbers_in_words(numbers, lambda number: Run(str(number), target=f"#{entry_anchor(number)}"))
    return (plain(first),), (plain(second),), (plain(label(actor.kind, scope.words)),), (entries,)


def _source(scope: Scope, document: Document, anchor: str) -> Source:
    words = scope.words
    copy: list[str] = []
    if document.sha256:
        copy.append(words.text("sha-256 {hash}…", hash=document.sha256[:HASH_LENGTH]))
    if document.size is not None:
        copy.append(words.plural("{n} byte", "{n} bytes", document.size))
    attached = scope.store.is_attached(document.id)
    copy.append(words.text("original at hand") if attached else words.text("original not attached"))
    notes = [" · ".join(copy)]
    if document.published is not None and document.published.note:
        notes.append(words.text("Date: {note}", note=document.published.note))
    back = (Run(words.text("Cited as ")), *scope.cited.numbers_of(document.id))
    return Source(anchor, full_citation(document, words), tuple(notes), back)
