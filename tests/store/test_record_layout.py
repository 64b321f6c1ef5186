from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
import yaml

from briefviewer.domain.document import Document, DocumentId, Published
from briefviewer.domain.event import (
    Attribution,
    Checked,
    Confidence,
    Event,
    EventProvenance,
    ExternalDate,
    Figure,
    Likelihood,
    Participant,
    Qualifier,
    RelationType,
)
from briefviewer.domain.evidence import DigestQuote, Evidence, Stance
from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters, Undated
from briefviewer.domain.library import Actor, ActorId, ActorKind, Kind, KindId, Library, Name, Theme, ThemeId
from briefviewer.domain.selector import TextQuoteSelector, TextSpan
from briefviewer.domain.time import Basis, Modifier, parse_edtf
from briefviewer.domain.view import LaneBy, LaneSettings, SavedView
from briefviewer.resources import seeds_dir
from briefviewer.store.curated import CuratedStore, load
from briefviewer.store.event_records import read_event
from briefviewer.store.fields import RecordReading
from briefviewer.store.record_layout import (
    actor_record,
    cell_record,
    document_record,
    event_record,
    kind_record,
    list_record,
    question_record,
    theme_record,
    view_record,
)
from briefviewer.store.references import silent_references
from briefviewer.store.view_records import read_view
from briefviewer.store.vocabulary_records import read_actor, read_document, read_kind, read_theme
from briefviewer.store.yaml_events import MappingNode, SequenceNode, read_yaml
from briefviewer.store.yaml_layout import Items, Record, Setting, Text, field_lines, item_lines
from tests.builders import an_event

T = TypeVar("T")

SHIPPED = seeds_dir() / "alliance-2025"


@pytest.fixture(scope="module")
def shipped() -> CuratedStore:
    return load(SHIPPED)


def as_file(records: Iterable[Record]) -> str:
    return "".join(line + "\n" for each in records for line in item_lines(each, 0))


def read_again(record: Record, read: Callable[[RecordReading, MappingNode], T]) -> T:
    root = read_yaml(as_file([record]).encode()).root
    assert isinstance(root, SequenceNode)
    assert isinstance(root.items[0], MappingNode)
    reading = RecordReading("file.yaml", [])
    value = read(reading, root.items[0])
    assert reading.problems == []
    return value


def test_the_shipped_store_laid_out_anew_is_the_same_store(shipped: CuratedStore, tmp_path: Path) -> None:
    library, viewpoints = shipped.library, shipped.viewpoints
    files = {
        "store.yaml": (SHIPPED / "store.yaml").read_text(encoding="utf-8"),
        "kinds.yaml": as_file(map(kind_record, library.kinds.values())),
        "actors.yaml": as_file(map(actor_record, library.actors.values())),
        "themes.yaml": as_file(map(theme_record, library.themes.values())),
        "documents.yaml": as_file(map(document_record, library.documents.values())),
        "views.yaml": as_file(map(view_record, shipped.views)),
        "events/events.yaml": as_file(map(event_record, shipped.events.values())),
        "viewpoints.yaml": "".join(
            line + "\n"
            for key, items in (
                ("questions", Items(tuple(map(question_record, viewpoints.questions)), Setting.BLOCK)),
                ("contributors", Items(tuple(map(Text, viewpoints.contributors)))),
                ("cells", Items(tuple(map(cell_record, viewpoints.cells)), Setting.BLOCK)),
                ("lists", Items(tuple(map(list_record, viewpoints.lists)), Setting.BLOCK)),
            )
            for line in field_lines(key, items, 0)
        ),
    }
    for path in (SHIPPED / "documents").glob("*.md"):
        files[f"documents/{path.name}"] = path.read_text(encoding="utf-8")
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    again = load(tmp_path)
    assert again.problems == shipped.problems == ()
    assert again.events == shipped.events
    assert again.library == shipped.library
    assert again.viewpoints == shipped.viewpoints
    assert again.views == shipped.views
    assert again.evidence_states == shipped.evidence_states


def test_another_reader_finds_only_the_texts_it_should(shipped: CuratedStore) -> None:
    """No date, truth or number where a text stands, whatever YAML a reader speaks."""

    def meant(value: object) -> object:
        match value:
            case Text():
                return value.text
            case Items():
                return [meant(each) for each in value.values]
            case Record():
                return {key: meant(each) for key, each in value.fields}
        return ...

    def same(found: object, wanted: object) -> bool:
        if wanted is ...:
            return found is None or isinstance(found, (int, float))
        if isinstance(wanted, dict) and isinstance(found, dict):
            return list(found) == list(wanted) and all(same(found[key], wanted[key]) for key in wanted)
        if isinstance(wanted, list) and isinstance(found, list):
            return len(found) == len(wanted) and all(map(same, found, wanted))
        return type(found) is type(wanted) and found == wanted

    for event in shipped.events.values():
        record = event_record(event)
        assert same(yaml.safe_load(as_file([record])), [meant(record)])


def test_the_shipped_events_are_written_in_this_layout(shipped: CuratedStore) -> None:
    """What we write is what we ship: most events come out letter by letter."""
    same = sum(
        "- " + shipped.sources[id_].text[2:].rstrip() == as_file([event_record(event)]).rstrip()
        for id_, event in shipped.events.items()
    )
    assert same > len(shipped.events) * 2 / 3


def full_event() -> Event:
    return replace(
        an_event(
            "all",
            on="[2025-10-21..2025-10-31]",
            title="No",
            short="12:30",
            modifier=Modifier.LATE,
            themes=["trade"],
            summary="In words. " * 30 + "\n\nAnd more.",
            relations={"other": RelationType.FOLLOWS},
        ),
        external=ExternalDate(parse_edtf("2025-10-29"), "From outside: " + "known. " * 30 + "End."),
        actors=(Participant(ActorId("usa")), Participant(ActorId("rok"), "host, and: more")),
        place="38 North",
        figures=(
            Figure("Troops", (10_000.0, 12_500.5), "troops", Qualifier.ABOUT, (Attribution(text="a source"),)),
            Figure("Share", 0.15, ""),
        ),
        evidence=(
            Evidence(DocumentId("paper"), Stance.DISPUTES, TextSpan(0, 3), None, TextQuoteSelector(" a\n", "\t", " b")),
            Evidence(
                DocumentId("paper"),
                position=TextSpan(1, 2),
                sha256="0" * 64,
                page=3,
                digest=DigestQuote(DocumentId("digest"), TextQuoteSelector("“words”: # no")),
            ),
        ),
        attributed_to=(Attribution(ActorId("usa")), Attribution(text="null")),
        likelihood=Likelihood.LIKELY,
        confidence=Confidence("B", 2),
        notes=("One.", "yes", "2025-01-01"),
        provenance=EventProvenance("rules", "1.2", 0.875, " as it stood\n"),
        checked=Checked("A. Reader", "2025-11-01"),
    )


@pytest.mark.parametrize(
    "event", [full_event(), an_event(on=None), replace(full_event(), confidence=Confidence(None, 3), notes=())]
)
def test_an_event_is_read_as_it_was_written(event: Event) -> None:
    references = silent_references(
        Library(
            kinds={event.kind: Kind(event.kind, Name(""), "", "")},
            actors={ActorId(each): Actor(ActorId(each), Name(""), ActorKind.UNIT) for each in ("usa", "rok")},
            themes={ThemeId("trade"): Theme(ThemeId("trade"), Name(""))},
            documents={DocumentId(each): Document(DocumentId(each), "") for each in ("paper", "digest")},
        )
    )
    assert read_again(event_record(event), lambda reading, node: read_event(reading, node, references).event) == event


def test_empty_fields_and_defaults_are_left_out() -> None:
    assert as_file([event_record(an_event(on=None))]).splitlines() == [
        "- id: summit",
        "  title: The summit",
        "  when: null",
        "  basis: stated",
        "  role: occurrence",
        "  kind: meeting",
        "  status: occurred",
        "  board: timeline",
    ]


def test_the_vocabulary_is_read_as_it_was_written() -> None:
    kind = Kind(KindId("on"), Name("No", "회의"), "blue", "circle")
    actor = Actor(ActorId("a.1"), Name("Norway: the NO", None), ActorKind.PERSON, ("NO", "1", "가"), (ActorId("b"),))
    theme = Theme(ThemeId("t"), Name("T"), "Long. " * 40 + "End.")
    document = Document(
        DocumentId("d"),
        "Yes",
        ("Family, Given", "1984"),
        "P",
        Published(parse_edtf("2025-01~"), Basis.DERIVED, "Because. " * 20 + "End."),
        "ko",
        "Ours: all",
        DocumentId("o"),
        (DocumentId("o"),),
        parse_edtf("2024/.."),
        "documents/d.txt",
        "1" * 64,
        7,
    )
    assert read_again(kind_record(kind), read_kind) == kind
    assert read_again(actor_record(actor), read_actor) == actor
    assert read_again(theme_record(theme), read_theme) == theme
    assert read_again(document_record(document), read_document) == document
    bare = Document(DocumentId("d"), "Title")
    assert read_again(document_record(bare), read_document) == bare


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(as_of=date(2025, 3, 31)),
        Filters(
            {Facet.ACTOR: (("usa", "rok"), ("usa",)), Facet.YEAR: (("2025",),)},
            {Facet.KIND: ("meeting",)},
            DayRange(date(2025, 8, 1), None),
            ("no", "동맹: 2"),
            date(2025, 3, 31),
            AsOfMode.HAPPENED,
            Undated.ONLY,
        ),
    ],
)
def test_a_view_is_read_as_it_was_written(filters: Filters) -> None:
    view = SavedView(
        "v",
        "On",
        filters,
        ("2025-08", None) if filters.range else (None, None),
        LaneBy.ACTOR,
        {"title": "1"},
        LaneSettings(("usa", "…"), frozenset({"no"}), frozenset({"rok", "2025"}), {"…": 3})
        if filters.range
        else LaneSettings(),
        filters.range,
    )
    references = silent_references(
        Library(
            kinds={KindId("meeting"): Kind(KindId("meeting"), Name(""), "", "")},
            actors={ActorId(each): Actor(ActorId(each), Name(""), ActorKind.UNIT) for each in ("usa", "rok")},
        )
    )
    assert read_again(view_record(view), lambda reading, node: read_view(reading, node, references)) == view


def test_a_range_that_nobody_typed_is_written_as_days() -> None:
    view = SavedView("v", "V", Filters(range=DayRange(date(2025, 8, 1), date(2025, 8, 2))))
    assert '  range: {from: "2025-08-01", to: "2025-08-02"}' in as_file([view_record(view)])
