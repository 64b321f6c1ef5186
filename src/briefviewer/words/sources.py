"""Who says so, and in which document: attribution as a sentence, documents cited in Chicago author-date style."""

from collections.abc import Sequence

from briefviewer.domain.coverage import coverage
from briefviewer.domain.dating import original_documents
from briefviewer.domain.document import Document
from briefviewer.domain.event import Attribution, Event
from briefviewer.domain.evidence import Excerpt, ExcerptState, TextFrom
from briefviewer.domain.layer import LayerId, Origin, layer_of
from briefviewer.domain.library import Library
from briefviewer.domain.time import Basis
from briefviewer.words.catalogue import Words
from briefviewer.words.dates import long_date
from briefviewer.words.labels import label


def attribution_sentence(event: Event, library: Library, words: Words) -> str:
    """Who says so: ``Reported by Scott Bessent, via the author.``

    The chain of an event runs from the fact to the page. Where it ends with an author of the document, as in a paper of
    several voices, that author is named and nobody else stands between. An event of a layer names the layer, and what
    the table says of its source.
    """
    chain = event.attributed_to
    layer = library.layers.get(layer_of(event.id) or LayerId(""))
    if layer is not None:
        sources = ", ".join(attributed_name(each, library, words) for each in chain)
        if sources:
            return words.text(
                "From the layer “{layer}”, read-only; source: {source}", layer=layer.title, source=sources
            )
        return words.text("From the layer “{layer}”, read-only.", layer=layer.title)
    if not chain:
        return words.text("Said by the author.")
    names = [attributed_name(each, library, words) for each in chain]
    if _is_author(chain[-1], event, library):
        via = names.pop()
        if not names:
            return words.text("Said by {source}.", source=via)
    else:
        via = words.text("the author")
    for name in reversed(names[1:]):
        via = words.text("{first}, then {next}", first=name, next=via)
    return words.text("Reported by {source}, via {via}.", source=names[0], via=via)


def origin_sentence(origin: Origin, words: Words) -> str:
    """Where an event of a layer stands: ``Line 1,204 of layers/incidents.csv.``"""
    return words.text("Line {line} of {file}.", line=f"{origin.line:,}", file=origin.file)


def _is_author(source: Attribution, event: Event, library: Library) -> bool:
    actor = library.actors.get(source.actor) if source.actor is not None else None
    if actor is None:
        return False
    authors = {_natural_name(author) for document in original_documents(event, library) for author in document.authors}
    return not authors.isdisjoint({actor.name.en, *actor.aliases})


def attributed_name(source: Attribution, library: Library, words: Words) -> str:
    """The name of one link of a chain; an actor the store does not know is named by its id."""
    if source.actor is not None:
        actor = library.actors.get(source.actor)
        return actor.name.in_language(words.language) if actor else source.actor
    return source.text or words.text("an unnamed source")


def coverage_sentence(event: Event, library: Library, words: Words) -> str:
    """On how many sources an event rests: ``Rests on 3 sources, 2 of them independent.`` Nothing without evidence."""
    covered = coverage(event, library)
    if not covered.total:
        return ""
    if covered.total == 1:
        return words.text("Rests on one source.")
    if covered.independent == covered.total:
        return words.text("Rests on {n} sources, independent of one another.", n=covered.total)
    if covered.independent == 1:
        return words.text("Rests on {n} sources that derive from one another.", n=covered.total)
    return words.text("Rests on {n} sources, {m} of them independent.", n=covered.total, m=covered.independent)


def state_in_words(excerpt: Excerpt, words: Words) -> str:
    """``verified ✓``, ``moved (96 %)``, ``lost, digest shown``, ``original not attached: digest shown``."""
    if excerpt.state is ExcerptState.VERIFIED:
        return words.text("{state} ✓", state=label(excerpt.state, words))
    if excerpt.state is ExcerptState.MOVED and excerpt.score is not None:
        return words.text(
            "{state} ({percent} %)", state=label(excerpt.state, words), percent=f"{excerpt.score * 100:.0f}"
        )
    if excerpt.state is ExcerptState.NOT_ATTACHED and excerpt.text_from is TextFrom.DIGEST:
        return words.text("original not attached: digest shown")
    if excerpt.state is ExcerptState.LOST and excerpt.text_from is TextFrom.DIGEST:
        return words.text("{state}, digest shown", state=label(excerpt.state, words))
    return label(excerpt.state, words)


def short_citation(document: Document, words: Words) -> str:
    """A document named in passing: ``Lee 2025``, ``Yeo et al. [ca. 2025]``."""
    names = [_family_name(each) for each in document.authors]
    if not names:
        named = document.publisher or document.title
    elif len(names) > 3:
        named = words.text("{author} et al.", author=names[0])
    else:
        named = _joined(names, words)
    return words.text("{author} {year}", author=named, year=publication_year(document, words))


def full_citation(document: Document, words: Words) -> str:
    """A document in a list of sources: ``Lee, Sang Hyun. 2025. “Title.” Publisher, 31 October 2025.``"""
    authors = [each if n == 0 else _natural_name(each) for n, each in enumerate(document.authors)]
    title = document.title if document.title.endswith(("?", "!", ".")) else f"{document.title}."
    named = _joined(authors, words) if authors else document.publisher
    parts = [_stopped(named)] if named else []
    parts += [_stopped(publication_year(document, words)), f"“{title}”"]
    when = document.published.when if document.published else None
    told = [document.publisher] if document.publisher and authors else []
    if when is not None and document.published is not None:
        date = long_date(when, None, words)
        inferred = document.published.basis is Basis.DERIVED
        told.append(words.text("{date} (inferred)", date=date) if inferred else date)
    return " ".join([*parts, _stopped(", ".join(told))] if told else parts)


def publication_year(document: Document, words: Words) -> str:
    """The year of a citation; in brackets where the document does not say it, ``n.d.`` where nobody can."""
    published = document.published
    part = (published.when.start or published.when.end or published.when.members[0]) if published else None
    if published is None or part is None:
        return words.text("n.d.")
    year = words.text("ca. {year}", year=part.year) if published.when.approximate else str(part.year)
    return f"[{year}]" if published.basis is Basis.DERIVED else year


def _family_name(author: str) -> str:
    return author.partition(",")[0].strip()


def _natural_name(author: str) -> str:
    family, comma, given = author.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else author


def _joined(names: Sequence[str], words: Words) -> str:
    told = names[0]
    for name in names[1:-1]:
        told = words.text("{first}, {next}", first=told, next=name)
    if len(names) == 1:
        return told
    if len(names) == 2:
        return words.text_in("two authors", "{first} and {last}", first=told, last=names[-1])
    return words.text_in("authors", "{first}, and {last}", first=told, last=names[-1])


def _stopped(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
