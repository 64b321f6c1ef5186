"""Loads a whole store folder: YAML in, domain values out, and everything that is wrong with the place to mend it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefviewer.domain.errors import Problem
from briefviewer.domain.event import Event, EventId
from briefviewer.domain.evidence import Excerpt, ExcerptState
from briefviewer.domain.library import Library
from briefviewer.domain.view import SavedView
from briefviewer.domain.viewpoint import Viewpoints
from briefviewer.store.event_files import LoadedFile, load_events, with_stand_ins, written_relations
from briefviewer.store.excerpts import Excerpts
from briefviewer.store.files import Fingerprint, revision_of
from briefviewer.store.frame import Header, load_frame, load_sides
from briefviewer.store.joining import FirstPlaces, judged
from briefviewer.store.references import Ids
from briefviewer.store.texts import DocumentTexts


@dataclass(frozen=True, slots=True)
class SourceText:
    """Where a record stands, and its YAML, indented as in its file, so that it can be read again alone."""

    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class CuratedStore:
    """A store as loaded: what is sound, and the findings about what is not."""

    header: Header
    library: Library
    events: Mapping[EventId, Event]
    sources: Mapping[EventId, SourceText]
    excerpts: Mapping[EventId, tuple[Excerpt, ...]]
    viewpoints: Viewpoints
    views: tuple[SavedView, ...]
    problems: tuple[Problem, ...]
    texts: DocumentTexts
    fingerprints: Mapping[str, Fingerprint]
    revision: str
    whole_files: Mapping[str, str]
    """YAML of the files that are read again whole: viewpoints and saved views."""
    evidence_states: Mapping[ExcerptState, int]
    """How many excerpts are in each state, those of questions and cells included."""


def load(root: Path, originals: Path | None = None) -> CuratedStore:
    """Load a store.

    Args:
        originals: A folder whose files stand in for originals that are not attached.

    Raises:
        UsageError: ``unknown-store`` if the folder holds no ``store.yaml``.
    """
    frame = load_frame(root, originals)
    store_files, references = frame.files, frame.references
    excerpts = Excerpts(frame.texts)
    names = store_files.event_files()
    files = [load_events(name, store_files, frame.library, references, excerpts) for name in names]
    problems = _joined(files, references.events)
    sides = load_sides(store_files, references, frame.texts)
    store_files.fingerprint_rest()
    loaded = [(each, file.name) for file in files for each in file.events]
    states = sides.states + Counter(excerpt.state for each, _ in loaded for excerpt in each.excerpts)
    return CuratedStore(
        header=frame.header,
        library=with_stand_ins(frame.library, (each.event.kind for each, _ in loaded)),
        events={each.event.id: each.event for each, _ in loaded},
        sources={each.event.id: SourceText(name, each.line, each.text) for each, name in loaded},
        excerpts={each.event.id: each.excerpts for each, _ in loaded},
        viewpoints=sides.viewpoints,
        views=sides.views,
        problems=tuple(sorted([*frame.problems, *problems, *sides.problems])),
        texts=frame.texts,
        fingerprints=store_files.fingerprints,
        revision=revision_of(store_files.fingerprints),
        whole_files=sides.whole_files,
        evidence_states=dict(states),
    )


def _joined(files: Sequence[LoadedFile], ids: Ids) -> list[Problem]:
    """Leave out what stands twice and relations that do not hold; all findings about events."""
    problems: list[Problem] = []
    first_places = FirstPlaces()
    for file in files:
        doubles, second = first_places.take(file)
        problems += doubles + file.problems
        file.events = [each for each in file.events if each.event.id not in second]
        problems += [problem for each in file.events for problem in each.problems]
    ids.known = {each.event.id for file in files for each in file.events}
    ids.left_out = {id_ for file in files for id_ in file.left_out}
    ids.is_partial = any(file.is_lost for file in files)
    related = [(each, file.name) for file in files for each in file.events if each.event.relations]
    faults, holds = judged([written for each, name in related for written in written_relations(each, name)], ids)
    holding = iter(holds)
    for each, _ in related:
        kept = tuple([relation for relation in each.event.relations if next(holding)])
        each.event = replace(each.event, relations=kept)
    return problems + faults
