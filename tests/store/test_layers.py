import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from briefviewer.columns.select import facet_counts
from briefviewer.domain.changes import Change
from briefviewer.domain.errors import BriefviewerError, UsageError
from briefviewer.domain.event import Board, EventId, Role, Status
from briefviewer.domain.facet import AsOfMode, Facet, Filters
from briefviewer.domain.library import KindId
from briefviewer.domain.time import Basis, parse_edtf
from briefviewer.store.importing import ImportRequest
from briefviewer.store.kept_events import KeptEvents
from briefviewer.store.repository import Repository
from briefviewer.store.watching import look_at
from tests.store.layer_store import a_table, imported, opened


def ids(store: Repository) -> list[str]:
    return list(store.columns.ids)


def of_layer(store: Repository, filters: Filters | None = None) -> list[str]:
    rows = store.select(filters or Filters()).rows.tolist()
    return [store.columns.ids[row] for row in rows if store.columns.ids[row].startswith("reports:")]


def codes(store: Repository) -> list[tuple[str, str]]:
    return [(each.file, each.code) for each in store.problems]


def test_events_of_a_layer_stand_among_the_curated_ones_in_the_one_order(tmp_path: Path) -> None:
    store, _ = imported(tmp_path)
    assert ids(store) == ["reports:0000002", "met", "reports:0000001", "reports:0000003"]
    assert store.counts["events"] == 4
    assert store.problems == ()
    assert set(store.library.layers) == {"reports"}


def test_an_event_of_a_layer_is_made_of_its_row(tmp_path: Path) -> None:
    store, _ = imported(tmp_path)
    talk, drills, undated = (store.event(EventId(f"reports:000000{n}")) for n in (1, 2, 3))
    assert (talk.title, talk.summary) == ("Ministers talk", "About a tariff")
    assert [each.id for each in talk.actors] == ["usa", "dprk"]
    assert (talk.themes, talk.kind, talk.status, talk.role) == (
        ("trade",),
        "layer:reports",
        Status.OCCURRED,
        Role.OCCURRENCE,
    )
    assert (drills.when, drills.basis, drills.board) == (
        parse_edtf("2025-08-01/2025-09-15"),
        Basis.STATED,
        Board.TIMELINE,
    )
    assert (undated.when, undated.basis, undated.board, undated.role) == (None, Basis.NONE, Board.UNDATED, Role.NONE)
    assert (undated.actors, undated.themes) == ((), ("trade",))
    for event in (talk, drills, undated):
        assert store.excerpts(event.id) == ()
        assert store.relations_of(event.id) == ()
        assert KindId(event.kind) in store.library.kinds
    met = store.event(EventId("met"))
    assert (met.title, len(store.excerpts(met.id))) == ("Ministers meet", 1)
    assert [each.id for each in store.events(range(4))] == ids(store)


def test_facets_count_both_and_actors_are_found_under_their_wholes(tmp_path: Path) -> None:
    store, _ = imported(tmp_path)
    assert of_layer(store, Filters(include={Facet.ACTOR: (("usa",),)})) == ["reports:0000002", "reports:0000001"]
    counts = facet_counts(store.columns, Filters())
    by_actor = dict(zip(store.columns.vocabulary[Facet.ACTOR], counts[Facet.ACTOR].tolist(), strict=True))
    assert by_actor == {"usa": 3, "usfk": 1, "dprk": 2}
    by_kind = dict(zip(store.columns.vocabulary[Facet.KIND], counts[Facet.KIND].tolist(), strict=True))
    assert by_kind == {"meeting": 1, "layer:reports": 3}
    assert counts[Facet.YEAR].tolist() == [3]


def test_a_search_finds_titles_and_summaries_in_both_scripts(tmp_path: Path) -> None:
    store, _ = imported(tmp_path)
    assert of_layer(store, Filters(text=("tariff",))) == ["reports:0000001"]
    assert of_layer(store, Filters(text=("연합",))) == ["reports:0000002"]
    (hit,) = [each for each in store.search("연합훈련") if each.id == "reports:0000002"]
    assert (hit.title, hit.field) == ("Drills", "summary")
    assert [hit.context[mark.start : mark.end] for mark in hit.marks] == ["연합훈련"]
    assert {"met", "reports:0000001"} <= {each.id for each in store.search("minis")}
    assert len(store.search("minis", 1)) == 1


def test_a_layer_was_never_known_and_may_have_happened(tmp_path: Path) -> None:
    store, _ = imported(tmp_path)
    day = parse_edtf("2025-12-31").interval.latest_end
    known = store.select(Filters(as_of=day))
    assert (known.not_known, len(known)) == (3, 1)
    happened = Filters(as_of=day, as_of_mode=AsOfMode.HAPPENED)
    assert of_layer(store, happened) == ["reports:0000002", "reports:0000001"]


def test_words_of_the_table_are_taken_where_the_store_knows_them(tmp_path: Path) -> None:
    text = (
        "title,when,kind,status,board,basis,role,modifier\n"
        "A,[2025-10-21..2025-10-31],회의,expected,outlook,derived,,late\nB,2026,?,hypothetical,,,state,\nC,2025,,,,,,\n"
    )
    store, _ = imported(tmp_path, text)
    a, b, c = (store.event(EventId(f"reports:000000{n}")) for n in (1, 2, 3))
    assert (a.kind, a.status, a.board, a.basis, a.role) == (
        "meeting",
        Status.EXPECTED,
        Board.OUTLOOK,
        Basis.DERIVED,
        Role.FORECAST,
    )
    assert a.modifier == "late"
    assert (b.kind, b.status, b.role) == ("layer:reports", Status.HYPOTHETICAL, Role.STATE)
    assert (c.status, c.role) == (Status.OCCURRED, Role.OCCURRENCE)


def test_ids_of_the_table_are_kept(tmp_path: Path) -> None:
    store, _ = imported(tmp_path, "id,title,when\nz-1,A,2025\na.2,B,2025\n,C,2025\n")
    assert [each for each in ids(store) if each.startswith("reports")] == [
        "reports:0000003",
        "reports:a.2",
        "reports:z-1",
    ]
    assert store.event(EventId("reports:z-1")).title == "A"
    for unknown in ("reports:zz", "reports:0000001", "other:z-1", "z-1"):
        with pytest.raises(UsageError):
            store.event(EventId(unknown))


def test_opening_again_reads_the_index_and_not_the_table(tmp_path: Path) -> None:
    store, _ = imported(tmp_path)
    before, revision = ids(store), store.revision
    store.close()
    again = Repository.open(tmp_path / "store", cache=tmp_path / "cache")
    assert (ids(again), again.revision, again.problems) == (before, revision, ())


def test_the_revision_tells_of_a_layer(tmp_path: Path) -> None:
    without = opened(tmp_path).revision
    store, _ = imported(tmp_path)
    assert store.revision != without


def test_a_changed_event_moves_no_row_of_a_layer(tmp_path: Path) -> None:
    store, _ = imported(tmp_path)
    file = tmp_path / "store" / "events" / "events.yaml"
    index = next((tmp_path / "cache" / "layers").rglob("*.sqlite"))
    stamp = index.stat().st_mtime_ns, index.stat().st_ino
    file.write_text(file.read_text().replace('"2025-08-25"', '"2020-01-01"'))
    assert store.refresh()
    assert ids(store) == ["met", "reports:0000002", "reports:0000001", "reports:0000003"]
    assert (index.stat().st_mtime_ns, index.stat().st_ino) == stamp
    assert store.event(EventId("reports:0000001")).title == "Ministers talk"
    assert not store.refresh()


def test_a_new_alias_is_known_without_a_new_import(tmp_path: Path) -> None:
    store, report = imported(tmp_path)
    assert [(each.code, each.example) for each in report.losses] == [
        ("cell-unknown", "Atlantis"),
        ("cell-unknown", "Nothing"),
    ]
    file = tmp_path / "store" / "actors.yaml"
    file.write_text(file.read_text() + "- {id: atlantis, name: {en: Atlantis}, kind: country}\n")
    store.refresh()
    assert [each.id for each in store.event(EventId("reports:0000003")).actors] == ["atlantis"]


def test_another_window_sees_what_one_imports_and_removes(tmp_path: Path) -> None:
    other = opened(tmp_path)
    store, _ = imported(tmp_path)
    assert other.refresh()
    assert ids(other) == ids(store)
    store.remove_layer(next(iter(store.library.layers)))
    assert other.refresh()
    assert ids(other) == ["met"]
    assert not list((tmp_path / "cache" / "layers").rglob("*.sqlite"))


def the_file(folder: Path) -> Path:
    return next((folder / "store" / "layers").glob("*.csv"))


def record(folder: Path, old: str, new: str) -> None:
    path = folder / "store" / "layers.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


HARMS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda folder: the_file(folder).unlink(), "layer-missing"),
    "truncated": (lambda folder: os.truncate(the_file(folder), 40), "layer-changed"),
    "changed": (lambda folder: the_file(folder).write_text("Headline,Date\nD,2025\n"), "layer-changed"),
    "another hash": (lambda folder: record(folder, 'sha256: "', 'sha256: "' + "0" * 64 + '" #'), "layer-changed"),
    "a path outside": (lambda folder: record(folder, "file: layers/", "file: ../"), "path-outside"),
    "another number of rows": (lambda folder: record(folder, "rows: 3", "rows: 4"), "layer-rows"),
    "a column that is not there": (lambda folder: record(folder, "Headline", "Title"), "layer-column-missing"),
    "another separator": (
        lambda folder: record(folder, "\n  mapping", '\n  separator: ";"\n  mapping'),
        "layer-column-missing",
    ),
    "no file but a folder": (
        lambda folder: record(folder, f"file: layers/{the_file(folder).name}", "file: layers/."),
        "layer-missing",
    ),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_layer_is_told_and_the_rest_is_shown(tmp_path: Path, harm: str) -> None:
    imported(tmp_path)[0].close()
    do, code = HARMS[harm]
    do(tmp_path)
    store = opened(tmp_path)
    assert code in [each.code for each in store.problems]
    assert all(each.file and each.line for each in store.problems)
    assert store.event(EventId("met")).title == "Ministers meet"
    assert len(store.columns) == (4 if code == "layer-rows" else 1)
    assert store.search("ministers")


def test_a_link_that_leads_out_of_the_store_is_not_followed(tmp_path: Path) -> None:
    imported(tmp_path)[0].close()
    outside = tmp_path / "outside.csv"
    the_file(tmp_path).rename(outside)
    (tmp_path / "store" / "layers" / outside.name).symlink_to(outside)
    written = (tmp_path / "store" / "layers.yaml").read_text()
    record(tmp_path, written.split("file: ")[1].split("\n")[0], "layers/outside.csv")
    assert codes(opened(tmp_path)) == [("layers.yaml", "path-outside")]


def test_rows_left_out_are_told_with_file_line_and_count(tmp_path: Path) -> None:
    store, _ = imported(tmp_path, "title,date\nA,2025\n,2025\nB,soon\n,2024\n")
    told = [(each.line, each.field, each.code, dict(each.facts)["count"]) for each in store.problems]
    assert told == [(3, "title", "row-no-title", "2"), (4, "date", "row-date", "1")]
    assert all(each.file == f"layers/{the_file(tmp_path).name}" for each in store.problems)


@pytest.mark.parametrize("size", [0, 50, 5_000])
def test_a_broken_index_of_a_layer_is_made_again(tmp_path: Path, size: int) -> None:
    store, _ = imported(tmp_path)
    before = ids(store)
    store.close()
    index = next((tmp_path / "cache" / "layers").rglob("*.sqlite"))
    os.truncate(index, size)
    assert ids(opened(tmp_path)) == before


def test_an_index_that_is_none_of_ours_is_made_again(tmp_path: Path) -> None:
    store, _ = imported(tmp_path)
    before = ids(store)
    store.close()
    index = next((tmp_path / "cache" / "layers").rglob("*.sqlite"))
    index.write_bytes((tmp_path / "cache" / "index").glob("*.sqlite").__next__().read_bytes())
    assert ids(opened(tmp_path)) == before


def test_without_a_reader_of_tables_a_layer_without_an_index_is_told(tmp_path: Path) -> None:
    imported(tmp_path)[0].close()
    for index in (tmp_path / "cache" / "layers").rglob("*.sqlite"):
        index.unlink()
    store = Repository.open(tmp_path / "store", cache=tmp_path / "cache")
    assert codes(store) == [("layers.yaml", "layer-unread")]
    assert ids(store) == ["met"]


def test_two_layers_stand_side_by_side(tmp_path: Path) -> None:
    store, _ = imported(tmp_path)
    more = a_table(tmp_path, "title,date,actors\nX,2025-08-25,US\nY,1999,\n", "more.csv")
    store.import_layer(ImportRequest(more, id="m"))
    assert ids(store) == [
        "m:0000002",
        "reports:0000002",
        "m:0000001",
        "met",
        "reports:0000001",
        "reports:0000003",
    ]
    assert [store.event(EventId(each)).title for each in ("m:0000001", "reports:0000001")] == ["X", "Ministers talk"]
    assert np.array_equal(store.matches(["ministers"]), [False, False, False, True, True, False])


def damage(folder: Path) -> None:
    """Overwrite all but the first page of every index of a layer, as a bad disk might."""
    for index in (folder / "cache" / "layers").rglob("*.sqlite"):
        data = index.read_bytes()
        index.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))


def test_an_index_that_is_damaged_behind_its_header_is_made_again(tmp_path: Path) -> None:
    store, _ = imported(tmp_path)
    before = ids(store)
    store.close()
    damage(tmp_path)
    again = opened(tmp_path)
    assert (ids(again), again.problems) == (before, ())
    assert again.event(EventId("reports:0000001")).summary == "About a tariff"


def test_an_index_that_breaks_while_it_is_used_is_made_again(tmp_path: Path) -> None:
    store, _ = imported(tmp_path)
    for ask in (
        lambda: [each.id for each in store.search("tariff") if each.id.startswith("reports")],
        lambda: of_layer(store, Filters(text=("tariff",))),
        lambda: [store.event(EventId("reports:0000001")).id],
    ):
        store.close()
        damage(tmp_path)
        store._events = KeptEvents()
        assert ask() == ["reports:0000001"]


def test_the_size_of_a_layer_does_not_put_it_before_what_was_curated(tmp_path: Path) -> None:
    rows = "".join(f"Plain {number},2025\n" for number in range(3_000))
    store, _ = imported(tmp_path, f"title,date\nMinisters eat,2025\n{rows}")
    assert [each.id for each in store.search("ministers") if each.kind == "event"] == ["met", "reports:0000001"]


def test_what_belongs_to_a_layer_is_not_changed(tmp_path: Path) -> None:
    store, _ = imported(tmp_path)
    talk, met = store.event(EventId("reports:0000001")), store.event(EventId("met"))
    kind = store.library.kinds[KindId("layer:reports")]
    for change in (
        Change(talk, replace(talk, title="Other")),
        Change(talk, None),
        Change(None, replace(met, id=EventId("reports:new"))),
        Change(met, replace(met, kind=kind.id)),
        Change(kind, replace(kind, hue="red")),
    ):
        with pytest.raises(BriefviewerError) as caught:
            store.apply((change,))
        assert caught.value.code == "layer-read-only"
    assert store.apply((Change(met, replace(met, title="Other")),))
    store.refresh()
    assert store.event(EventId("met")).title == "Other"


def test_a_watch_sees_a_layer_come(tmp_path: Path) -> None:
    store = opened(tmp_path)
    before = look_at(store.path)
    imported(tmp_path)
    assert look_at(store.path) != before


def test_an_event_of_a_layer_tells_its_table_and_line(tmp_path: Path) -> None:
    store, report = imported(tmp_path)
    origin = store.origin(EventId("reports:0000002"))
    assert origin is not None
    assert (origin.layer, origin.file, origin.line) == ("reports", report.layer.file, 3)
    assert store.origin(EventId("met")) is None
    with pytest.raises(UsageError):
        store.origin(EventId("nobody"))
