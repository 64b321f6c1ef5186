"""Finds words in what a packet carries, by the rules of a store's search; there is no index, so every text is read.

A term is found in a field if its words stand there in a row; the last one typed may be a beginning. Hangul is found
inside longer words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefviewer.domain.event import Event, EventId
from briefviewer.domain.evidence import Excerpt
from briefviewer.domain.library import Library
from briefviewer.domain.search import Hit, HitKind
from briefviewer.store.fulltext import Term, context_of, indexable, marks_in, terms_of

_WEIGHTS = {"title": 8.0, "names": 4.0, "summary": 3.0, "passages": 1.0}
_NAMED = 1000.0
"""An actor or theme called just so is what was meant."""
_SCRIPTS = re.compile("[가-힣ㄱ-ㆎ㐀-䶿一-鿿豈-﫿]+|[^가-힣ㄱ-ㆎ㐀-䶿一-鿿豈-﫿]+")


@dataclass(frozen=True, slots=True)
class Findable:
    """Something that can be found: its words by field, those that weigh most first."""

    kind: HitKind
    id: str
    title: str
    fields: Mapping[str, str]

    def hit(self, terms: Sequence[Term]) -> Hit | None:
        """The finding, if every term stands in one of the fields."""
        for term in terms:
            found = all(any(marks_in(text, [part]) for text in self.fields.values()) for part in _parts(term))
            if found is term.is_unwanted:
                return None
        score = 0.0
        shown: tuple[str, str] | None = None
        for field, text in self.fields.items():
            marks = marks_in(text, terms)
            if marks:
                score += _WEIGHTS[field]
                shown = shown or (field, text)
        if shown is None:
            return None
        field, text = shown
        marks = marks_in(text, terms)
        if field in ("names", "passages"):
            first, last = text.rfind("\n", 0, marks[0].start) + 1, text.find("\n", marks[0].end)
            text = text[first : last if last >= 0 else None]
            marks = marks_in(text, terms)
        asked = " ".join(each.text for each in terms).casefold()
        names = (self.title.casefold(), *self.fields.get("names", "").casefold().split("\n"))
        if self.kind in (HitKind.ACTOR, HitKind.THEME, HitKind.KIND) and asked in names:
            score += _NAMED
        context, inside = context_of(text, marks)
        return Hit(self.kind, self.id, self.title, field, context, inside, score)


def findable_events(
    events: Sequence[Event], excerpts: Mapping[EventId, Sequence[Excerpt]], library: Library
) -> Iterator[Findable]:
    """The events with the names of what they point at and the passages they rest on."""
    for event in events:
        names: list[str] = []
        for participant in event.actors:
            actor = library.actors[participant.id]
            names += [actor.name.en, actor.name.ko or "", *actor.aliases]
        for theme in event.themes:
            name = library.themes[theme].name
            names += [name.en, name.ko or ""]
        called = library.kinds[event.kind].label
        names += [called.en, called.ko or ""]
        names += [event.place, *(figure.label for figure in event.figures)]
        names += [each.text for each in event.attributed_to if each.text]
        yield _findable(
            HitKind.EVENT,
            event.id,
            event.title,
            title=f"{event.title} · {event.short}" if event.short else event.title,
            names="\n".join(filter(None, names)),
            summary=event.summary,
            passages="\n".join(each.text for each in excerpts[event.id] if each.text),
        )


def findable_names(library: Library) -> Iterator[Findable]:
    """Actors, themes, kinds and documents."""
    for actor in library.actors.values():
        names = "\n".join(filter(None, (actor.name.ko, *actor.aliases)))
        yield _findable(HitKind.ACTOR, actor.id, actor.name.en, title=actor.name.en, names=names)
    for theme in library.themes.values():
        names = theme.name.ko or ""
        yield _findable(
            HitKind.THEME, theme.id, theme.name.en, title=theme.name.en, names=names, summary=theme.definition
        )
    for kind in library.kinds.values():
        yield _findable(HitKind.KIND, kind.id, kind.label.en, title=kind.label.en, names=kind.label.ko or "")
    for document in library.documents.values():
        names = "\n".join(filter(None, (*document.authors, document.publisher)))
        yield _findable(HitKind.DOCUMENT, document.id, document.title, title=document.title, names=names)


def found(query: str, places: Sequence[Findable], limit: int) -> tuple[Hit, ...]:
    """The findings of a query, the best first."""
    terms = terms_of(query)
    if all(each.is_unwanted for each in terms) or limit <= 0:
        return ()
    hits = [hit for each in places if (hit := each.hit(terms)) is not None]
    return tuple(sorted(hits, key=lambda each: -each.score)[:limit])


def _findable(kind: HitKind, id_: str, called: str, **fields: str) -> Findable:
    return Findable(kind, id_, called, {name: indexable(text) for name, text in fields.items() if text})


def _parts(term: Term) -> list[Term]:
    """The parts of a term in one script each: all must be found, wherever. An amount is one, however written."""
    if term.spellings:
        return [replace(term, is_unwanted=False)]
    pieces = [piece for piece in _SCRIPTS.findall(term.text) if any(each.isalnum() for each in piece)]
    return [Term(piece, term.is_open and piece is pieces[-1]) for piece in pieces]
