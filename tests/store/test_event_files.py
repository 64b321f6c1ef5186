from pathlib import Path

from briefviewer.store.event_files import LoadedFile, load_events, with_stand_ins, written_relations
from briefviewer.store.excerpts import Excerpts
from briefviewer.store.frame import load_frame
from tests.store.store_folder import a_store, an_event_yaml


def loaded(folder: Path, content: str | bytes) -> LoadedFile:
    frame = load_frame(a_store(folder, {"events/events.yaml": content}))
    return load_events("events/events.yaml", frame.files, frame.library, frame.references, Excerpts(frame.texts))


def test_a_file_is_read_by_itself_whatever_its_relations_point_at(tmp_path: Path) -> None:
    file = loaded(tmp_path, "\n" + an_event_yaml("a", relations=[{"type": "follows", "event": "elsewhere"}]))
    (event,) = file.events
    assert (event.line, file.problems, file.is_lost) == (2, [], False)
    (written,) = written_relations(event, file.name)
    assert written[:5] == ("a", "follows", "elsewhere", "events/events.yaml", 2)


def test_ids_are_named_even_where_their_records_are_left_out(tmp_path: Path) -> None:
    file = loaded(tmp_path, an_event_yaml("a") + an_event_yaml("b", when="tomorrow") + an_event_yaml("a"))
    assert [each.event.id for each in file.events] == ["a"]
    assert {id_: place.line for id_, place in file.named.items()} == {"a": 1, "b": 2}
    assert file.left_out == {"b"}
    assert {each.code for each in file.problems} == {"date-syntax", "double-id"}


def test_a_file_with_a_syntax_error_is_lost_whole(tmp_path: Path) -> None:
    file = loaded(tmp_path, "- {id: a")
    assert (file.is_lost, file.events) == (True, [])


def test_a_kind_that_was_lost_gets_a_stand_in_and_a_whole_library_stays_itself(tmp_path: Path) -> None:
    library = load_frame(a_store(tmp_path)).library
    assert with_stand_ins(library, ["meeting"]) is library
    assert list(with_stand_ins(library, ["meeting", "gone", "gone"]).kinds) == ["meeting", "gone"]
