import pytest

from briefviewer.domain.errors import Problem
from briefviewer.store.fields import RecordReading
from briefviewer.store.references import Ids, silent_references
from briefviewer.store.yaml_events import MappingNode, read_yaml
from tests.builders import a_library


@pytest.mark.parametrize(
    ("id_", "in_list", "holds", "codes", "is_wrong"),
    [
        ("usa", False, True, [], False),
        ("usb", False, False, ["unknown-id-near"], True),
        ("usb", True, False, ["unknown-id-near"], False),
        ("zebra", True, False, ["unknown-id"], False),
        ("broken", False, False, [], False),
    ],
)
def test_a_reference_is_known_dangling_or_to_what_was_left_out(
    id_: str, in_list: bool, holds: bool, codes: list[str], is_wrong: bool
) -> None:
    root = read_yaml(b"actor: x").root
    assert isinstance(root, MappingNode)
    problems: list[Problem] = []
    reading = RecordReading("f.yaml", problems)
    ids = Ids("actor", ["usa", "rok"], {"broken"})
    assert ids.resolve(id_, reading, root.start_mark, "actor", in_list=in_list) is holds
    assert [each.code for each in problems] == codes
    assert reading.is_wrong is is_wrong
    ids.is_partial = True
    assert ids.resolve(id_, RecordReading("f.yaml", []), root.start_mark, "actor", in_list=in_list) is holds
    assert len(problems) == len(codes)


def test_all_of_some_ids_are_known_or_not() -> None:
    ids = Ids("actor", ["usa", "rok"])
    assert ids.has_all(["rok", "usa", "rok"])
    assert ids.has_all([])
    assert not ids.has_all(["usa", "usb"])


def test_silent_references_hold_where_the_library_knows_them() -> None:
    references = silent_references(a_library(actors=["usa"]), ["met"])
    assert set(references.actors.known) == {"usa"}
    assert references.events.known == ["met"]
    assert references.events.is_partial
