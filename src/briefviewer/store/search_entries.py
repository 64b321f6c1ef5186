"""What a search can find, each finding with its words by field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from briefviewer.domain.event import Event
from briefviewer.domain.evidence import Excerpt
from briefviewer.domain.library import Library
from briefviewer.domain.search import HitKind
from briefviewer.store.fulltext import indexable, pairs_of
from briefviewer.store.queries import Value
from briefviewer.store.texts import DocumentTexts

Words: TypeAlias = tuple[str, str, str, str, str]
"""Title, summary, names, passages and pairs, as ``schema.FULL_TEXT_FIELDS`` has them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that is no event: kind, id, title, and where it starts and stops; and its words."""

    finding: tuple[Value, ...]
    words: Words


class EventWords:
    """Makes the words of events against one library; names that many events share are made ready once."""

    def __init__(self, library: Library) -> None:
        self._actors = {
            str(each.id): _Name.of(" · ".join(filter(None, (each.name.en, each.name.ko, *each.aliases))))
            for each in library.actors.values()
        }
        self._themes = {
            str(each.id): _Name.of(" · ".join(filter(None, (each.name.en, each.name.ko))))
            for each in library.themes.values()
        }
        self._kinds = {
            str(each.id): _Name.of(" · ".join(filter(None, (each.label.en, each.label.ko))))
            for each in library.kinds.values()
        }

    def of(self, event: Event, excerpts: Iterable[Excerpt]) -> Words:
        """The words of one event, whose excerpts show what they show."""
        names = [self._actors[each.id] for each in event.actors]
        names += [self._themes[each] for each in event.themes]
        if event.kind in self._kinds:
            names.append(self._kinds[event.kind])
        own = [event.place] if event.place else []
        own += [figure.label for figure in event.figures]
        own += [each.text for each in event.attributed_to if each.text]
        title = indexable(event.title if not event.short else f"{event.title} · {event.short}")
        summary = indexable(event.summary)
        passages = indexable("\n".join(_passages(excerpts)))
        told = indexable("\n".join(own))
        pairs = [pairs_of(title, summary, told, passages), *[each.pairs for each in names]]
        lines = [each.text for each in names]
        if told:
            lines.append(told)
        return title, summary, "\n".join(lines), passages, " ".join(filter(None, pairs))


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    pairs: str

    @classmethod
    def of(cls, name: str) -> "_Name":
        text = indexable(name)
        return cls(text, pairs_of(text))


def other_entries(library: Library, texts: DocumentTexts) -> Iterator[Entry]:
    """All that can be found beside events: actors, themes, kinds, documents and paragraphs."""
    yield from _library_entries(library)
    yield from _passage_entries(library, texts)


def _entry(kind: HitKind, id_: str, title: str, *fields: str, span: tuple[int, int] | None = None) -> Entry:
    start, stop = span or (None, None)
    heading, summary, names, passages = (indexable(each) for each in fields)
    pairs = pairs_of(heading, summary, names, passages)
    return Entry((kind.value, id_, title, start, stop), (heading, summary, names, passages, pairs))


def _passages(excerpts: Iterable[Excerpt]) -> Iterator[str]:
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
    for kind in library.kinds.values():
        yield _entry(HitKind.KIND, kind.id, kind.label.en, kind.label.en, "", kind.label.ko or "", "")
    for document in library.documents.values():
        names = (*document.authors, document.publisher)
        yield _entry(
            HitKind.DOCUMENT, document.id, document.title, document.title, "", " · ".join(filter(None, names)), ""
        )


def _passage_entries(library: Library, texts: DocumentTexts) -> Iterator[Entry]:
    for document in library.documents.values():
        text = texts.of(document.id)
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
