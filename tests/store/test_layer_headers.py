import pytest

from briefviewer.domain.errors import UsageError
from briefviewer.interchange.csv_table import HEADER
from briefviewer.store.layer_headers import mapping_for


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        (["Title", "Date"], {"title": "Title", "when": "Date"}),
        (["title", "Start Date", "END_DATE"], {"title": "title", "start": "Start Date", "end": "END_DATE"}),
        (["Event", "Date", "End date"], {"title": "Event", "start": "Date", "end": "End date"}),
        (["Headline", "date", "start", "end"], {"title": "Headline", "start": "start", "end": "end"}),
        (["name", "date", "start"], {"title": "name", "when": "date"}),
        (["제목", "날짜", "국가", "요약"], {"title": "제목", "when": "날짜", "actors": "국가", "summary": "요약"}),
        (["Title", "Headline"], {"title": "Title"}),
        (["Title", "Foo", "Bar"], {"title": "Title"}),
    ],
)
def test_columns_are_known_by_their_usual_names(header: list[str], mapping: dict[str, str]) -> None:
    assert dict(mapping_for(header, {})) == mapping


def test_our_own_table_is_read_back() -> None:
    found = mapping_for(HEADER, {})
    assert all(field == column for field, column in found.items())
    assert {"id", "title", "when", "modifier", "basis", "role", "kind", "actors", "summary"} <= found.keys()
    assert not {"earliest_start", "precision", "documents"} & set(found.values())


def test_what_was_given_is_not_overruled() -> None:
    header = ["Title", "Foo", "Date", "End"]
    assert dict(mapping_for(header, {"title": "Foo"})) == {"title": "Foo", "start": "Date", "end": "End"}
    assert dict(mapping_for(header, {"when": "Date"})) == {"title": "Title", "when": "Date"}
    assert dict(mapping_for(header, {"when": "Foo", "end": "End"}))["when"] == "Foo"


@pytest.mark.parametrize(
    ("given", "code"),
    [({"colour": "Foo"}, "import-unknown-field"), ({"title": "Bar"}, "import-unknown-column"), ({}, "import-no-title")],
)
def test_what_cannot_be_mapped_is_told(given: dict[str, str], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        mapping_for(["Foo", "Date"], given)
    assert caught.value.code == code
