"""Reads all of a store but its events: header, vocabulary and documents, viewpoints and saved views."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefviewer.domain.document import DocumentId
from briefviewer.domain.errors import Problem, UsageError
from briefviewer.domain.evidence import Evidence, ExcerptState
from briefviewer.domain.library import Library
from briefviewer.domain.view import SavedView
from briefviewer.domain.viewpoint import Viewpoints
from briefviewer.store.event_files import evidence_problems, read_file
from briefviewer.store.excerpts import Excerpts
from briefviewer.store.fields import MAX_LINE, Fields, RecordReading
from briefviewer.store.files import LISTS, STORE_FILE, VIEWPOINTS_FILE, VIEWS_FILE, StoreFiles
from briefviewer.store.references import References
from briefviewer.store.texts import DocumentTexts
from briefviewer.store.view_records import read_views
from briefviewer.store.viewpoint_records import read_viewpoints
from briefviewer.store.vocabulary import VocabularyFile, read_library
from briefviewer.store.yaml_events import MappingNode, YamlFile, place_of

FORMAT = 1

_STORE = frozenset({"format", "id", "title", "languages", "description"})


@dataclass(frozen=True, slots=True)
class Header:
    """``store.yaml``: what the store calls itself, and whether we may write it."""

    id: str
    title: str
    languages: tuple[str, ...] = ("en",)
    description: str = ""
    format: int = FORMAT

    @property
    def is_newer(self) -> bool:
        """Written by a later version of the program: it may be read and not changed."""
        return self.format > FORMAT


@dataclass(slots=True)
class Frame:
    """What events are read against. ``problems`` are those of the files it was read from."""

    files: StoreFiles
    header: Header
    library: Library
    references: References
    texts: DocumentTexts
    problems: list[Problem]


@dataclass(slots=True)
class Sides:
    """What points at events and is no event: viewpoints and saved views, read again whenever an event changes.

    ``whole_files`` is their YAML; ``states`` says how many excerpts of the viewpoints are in each state.
    """

    viewpoints: Viewpoints = field(default_factory=Viewpoints)
    views: tuple[SavedView, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    whole_files: dict[str, str] = field(default_factory=dict)
    states: Counter[ExcerptState] = field(default_factory=Counter)


def load_frame(root: Path, originals: Path | None = None) -> Frame:
    """Read all that events point at.

    Args:
        originals: A folder whose files stand in for originals that are not attached.

    Raises:
        UsageError: ``unknown-store`` if the folder holds no ``store.yaml``.
    """
    if not (root / STORE_FILE).is_file():
        raise UsageError("unknown-store", path=str(root))
    files = StoreFiles(root)
    problems: list[Problem] = []
    header = _header(files, problems)
    read = read_library([_vocabulary_file(files, name, problems) for name in LISTS], problems)
    texts = DocumentTexts(files, read.library, originals)
    _check_documents(read.document_places, texts, problems)
    return Frame(files, header, read.library, read.references, texts, problems)


def load_sides(files: StoreFiles, references: References, texts: DocumentTexts) -> Sides:
    """Read viewpoints and saved views; ``references`` knows the events."""
    sides = Sides()
    excerpts = Excerpts(texts)
    file = _optional(files, VIEWPOINTS_FILE, sides)
    sides.viewpoints, places = read_viewpoints(file.root, VIEWPOINTS_FILE, references, sides.problems)
    told: list[tuple[Evidence, ...]] = [each.evidence for each in sides.viewpoints.questions]
    told += [each.evidence for each in sides.viewpoints.cells]
    for all_evidence, wheres in zip(told, places, strict=True):
        for evidence, where in zip(all_evidence, wheres, strict=True):
            excerpt = excerpts.of(evidence)
            sides.states[excerpt.state] += 1
            path = where.path.rstrip(".")
            sides.problems += evidence_problems(excerpt, excerpts, VIEWPOINTS_FILE, place_of(where.mark), path)
    views = _optional(files, VIEWS_FILE, sides)
    sides.views = read_views(views.root, VIEWS_FILE, references, sides.problems)
    return sides


def _optional(files: StoreFiles, name: str, sides: Sides) -> YamlFile:
    """A YAML file that need not be there."""
    file = YamlFile(None, "")
    if (files.root / name).exists():
        file, _ = read_file(files, name, sides.problems)
    sides.whole_files[name] = file.text
    return file


def _vocabulary_file(files: StoreFiles, name: str, problems: list[Problem]) -> VocabularyFile:
    if not (files.root / name).exists():
        return VocabularyFile(name, None, False)
    file, is_lost = read_file(files, name, problems)
    return VocabularyFile(name, file.root, is_lost)


def _header(files: StoreFiles, problems: list[Problem]) -> Header:
    fallback = Header(files.root.name, files.root.name)
    file, is_lost = read_file(files, STORE_FILE, problems)
    if is_lost:
        return fallback
    reading = RecordReading(STORE_FILE, problems)
    if not isinstance(file.root, MappingNode):
        problems.append(Problem(STORE_FILE, 1, 1, "", "not-mapping"))
        return fallback
    fields = Fields(reading, file.root, _STORE)
    format_ = fields.integer("format", least=1, most=10_000, required=True)
    if format_ is not None and format_ > FORMAT:
        fields.note("format", "format-newer", format=str(format_), known=str(FORMAT))
    id_ = fields.identifier() or fallback.id
    return Header(
        id=id_,
        title=fields.text("title", limit=MAX_LINE) or id_,
        languages=fields.lines("languages") or ("en",),
        description=fields.text("description"),
        format=format_ or FORMAT,
    )


def _check_documents(
    places: Mapping[DocumentId, tuple[int, int]], texts: DocumentTexts, problems: list[Problem]
) -> None:
    for id_ in places:
        texts.of(id_)
    for id_, error in texts.failures.items():
        facts = (("document", str(id_)), *error.facts.items())
        problems.append(Problem(LISTS[3], *places[id_], "file", error.code, facts))
