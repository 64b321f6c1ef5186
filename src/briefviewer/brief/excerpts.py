"""Excerpts under numbers: each passage gets one at its first citation, and remembers everybody who cites it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefviewer.app.ports import EventStore
from briefviewer.brief.model import Line, PacketExcerpt, Run
from briefviewer.domain.document import DocumentId
from briefviewer.domain.evidence import Evidence, Excerpt, ExcerptState, TextFrom
from briefviewer.domain.facet import AsOfMode, Filters
from briefviewer.domain.interval import Certainty, known_certainty
from briefviewer.domain.library import Library
from briefviewer.words import Words
from briefviewer.words.labels import label
from briefviewer.words.sources import short_citation

HASH_LENGTH = 12
"""Digits of a hash that are printed; the attachment has them all."""

_Place = tuple[str, int, int, str, int]


@dataclass
class _Numbered:
    number: int
    excerpt: Excerpt
    back: list[Run]


@dataclass
class CitedExcerpts:
    """The numbering of one packet while it is composed."""

    store: EventStore
    words: Words
    unknown: frozenset[DocumentId]
    doubtful: frozenset[DocumentId]
    _numbered: dict[_Place, _Numbered] = field(default_factory=dict)

    def cite(self, excerpt: Excerpt, by: Run) -> Line | None:
        """A citation ``[E12] Lee 2025, ¶ 6 · supports``; None where the document was not out by the as-of day.

        Args:
            by: Who cites, as the excerpt's way back will say it.
        """
        library = self.store.library
        document = library.original_of(excerpt.evidence.document)
        if document in self.unknown:
            return None
        found = self._numbered.setdefault(_place(excerpt, library), _Numbered(len(self._numbered) + 1, excerpt, []))
        if by not in found.back:
            found.back.append(by)
        told = [self._short(excerpt), label(excerpt.evidence.stance, self.words)]
        if document in self.doubtful:
            told.append(self.words.text("perhaps published later"))
        return Run(f"[E{found.number}]", target=f"#{_anchor(found.number)}"), Run(" " + " · ".join(told))

    def link(self, excerpt: Excerpt, by: Run) -> Run | None:
        """The number alone, where there is no room for more."""
        line = self.cite(excerpt, by)
        return line[0] if line else None

    def numbers_of(self, document: DocumentId) -> Line:
        """Links to every excerpt from a document, in order."""
        library = self.store.library
        found = [each.number for each in self._in_order() if _document(each.excerpt, library) == document]
        return numbers_in_words(found, lambda number: Run(f"E{number}", target=f"#{_anchor(number)}"))

    def documents(self) -> list[DocumentId]:
        """The originals cited, by first citation."""
        return list(dict.fromkeys(_document(each.excerpt, self.store.library) for each in self._in_order()))

    def states(self) -> Mapping[ExcerptState, int]:
        """How many excerpts were found in which state."""
        counts = dict.fromkeys(ExcerptState, 0)
        for each in self._in_order():
            counts[each.excerpt.state] += 1
        return counts

    def __len__(self) -> int:
        return len(self._numbered)

    def excerpts(self) -> tuple[Excerpt, ...]:
        """All excerpts cited, by number."""
        return tuple(each.excerpt for each in self._in_order())

    def packet_excerpts(self) -> tuple[PacketExcerpt, ...]:
        """All excerpts as the packet prints them."""
        return tuple(self._packet_excerpt(each) for each in self._in_order())

    def _in_order(self) -> list[_Numbered]:
        return list(self._numbered.values())

    def _packet_excerpt(self, numbered: _Numbered) -> PacketExcerpt:
        excerpt, words = numbered.excerpt, self.words
        place = [self._short(excerpt)]
        position = excerpt.evidence.position
        if position is not None:
            place.append(words.text("characters {start}–{end}", start=position.start, end=position.end))
        if excerpt.sha256:
            place.append(words.text("sha-256 {hash}…", hash=excerpt.sha256[:HASH_LENGTH]))
        return PacketExcerpt(
            anchor=_anchor(numbered.number),
            label=f"E{numbered.number}",
            place=" · ".join(place),
            state=excerpt.state,
            state_words=self._state_words(excerpt),
            text=tuple(part for each in excerpt.text.split("\n") if (part := each.strip())),
            note=self._note(excerpt),
            back=self._back(numbered.back),
        )

    def _back(self, back: Sequence[Run]) -> Line:
        """Who cites it: entries by number first, then whoever has none."""
        words = self.words
        entries = [run for run in back if run.target and run.text.isdigit()]
        others = [run for run in back if run not in entries]
        if not entries:
            return Run(words.text("Cited in ")), *joined(others, "; ")
        cited = Run(words.plural("Cited in entry ", "Cited in entries ", len(entries)))
        return (cited, *joined(entries), *(Run("; ") for _ in others[:1]), *joined(others, "; "))

    def _state_words(self, excerpt: Excerpt) -> str:
        told = label(excerpt.state, self.words)
        if excerpt.text_from is TextFrom.DIGEST:
            return self.words.text("{state}, digest shown", state=told)
        if excerpt.state is ExcerptState.MOVED and excerpt.found is not None and excerpt.score is not None:
            moved = self.words.text(
                "{state} to {start}–{end}", state=told, start=excerpt.found.start, end=excerpt.found.end
            )
            return f"{moved} ({excerpt.score:.0%})"
        return told

    def _note(self, excerpt: Excerpt) -> str:
        if excerpt.text_from is TextFrom.NONE:
            return self.words.text("The passage is not at hand.")
        return ""

    def _short(self, excerpt: Excerpt) -> str:
        document = self.store.library.documents.get(_document(excerpt, self.store.library))
        named = short_citation(document, self.words) if document else str(excerpt.evidence.document)
        if excerpt.page is not None:
            return self.words.text("{source}, p. {page}", source=named, page=excerpt.page)
        if excerpt.paragraph is not None:
            return self.words.text("{source}, ¶ {paragraph}", source=named, paragraph=excerpt.paragraph)
        return named


def documents_in_doubt(library: Library, filters: Filters) -> frozenset[DocumentId]:
    """The documents that may or may not have been out by the as-of day of the clock *known*."""
    if filters.as_of is None or filters.as_of_mode is not AsOfMode.KNOWN:
        return frozenset()
    as_of: date = filters.as_of
    return frozenset(
        each.id
        for each in library.documents.values()
        if each.published is not None
        and known_certainty([(each.published.earliest, each.published.latest)], as_of) is Certainty.POSSIBLE
    )


def states_in_words(states: Mapping[ExcerptState, int], words: Words) -> str:
    """``180 verified, 2 moved``: the states that excerpts were found in; empty without any."""
    told = (words.text("{n} {state}", n=f"{n:,}", state=label(state, words)) for state, n in states.items() if n)
    return ", ".join(told)


def numbers_in_words(numbers: Iterable[int], run: Callable[[int], Run]) -> Line:
    """Rising numbers as an index has them: three and more in a row are a stretch, ``1, 4–9, 11``.

    >>> "".join(run.text for run in numbers_in_words([1, 4, 5, 6, 8, 9], lambda number: Run(str(number))))
    '1, 4–6, 8, 9'
    """
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    line: list[Run] = []
    for stretch in stretches:
        told = [run(stretch[0]), Run("–"), run(stretch[-1])] if len(stretch) > 2 else joined(map(run, stretch))
        line += [Run(", "), *told] if line else told
    return tuple(line)


def joined(runs: Iterable[Run], between: str = ", ") -> Line:
    """Runs in a row with something plain between them."""
    line: list[Run] = []
    for run in runs:
        if line:
            line.append(Run(between))
        line.append(run)
    return tuple(line)


def _anchor(number: int) -> str:
    return f"e{number}"


def _document(excerpt: Excerpt, library: Library) -> DocumentId:
    return library.original_of(excerpt.evidence.document)


def _place(excerpt: Excerpt, library: Library) -> _Place:
    evidence: Evidence = excerpt.evidence
    position = evidence.position
    start, end = (position.start, position.end) if position else (-1, -1)
    return _document(excerpt, library), start, end, excerpt.sha256 or excerpt.text, evidence.page or 0
