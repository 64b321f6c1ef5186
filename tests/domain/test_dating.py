from datetime import date

import pytest

from briefviewer.domain.dating import earliest_document, interval_of, original_documents
from briefviewer.domain.event import Status
from briefviewer.domain.time import EdtfError
from tests.builders import a_document, a_library, an_event

LIBRARY = a_library(
    documents=[
        a_document("january", published="2025-01~"),
        a_document("october", published="2025-10-31"),
        a_document("same-day", published="2025-10-31"),
        a_document("digest", digest_of="october"),
        a_document("undated"),
    ]
)


def test_a_digest_counts_as_its_original_and_each_document_once() -> None:
    event = an_event(documents=["digest", "undated", "october"])
    assert [each.id for each in original_documents(event, LIBRARY)] == ["october", "undated"]


@pytest.mark.parametrize(
    ("documents", "known_from"),
    [
        ([], None),
        (["undated"], None),
        (["digest"], "2025-10-31"),
        (["october", "january"], "2025-01~"),
        (["same-day", "october"], "2025-10-31"),
    ],
)
def test_an_event_is_known_from_the_document_that_came_out_first(documents: list[str], known_from: str | None) -> None:
    published = earliest_document(an_event(documents=documents), LIBRARY)
    assert (published.when.text if published else None) == known_from


@pytest.mark.parametrize("status", [Status.OCCURRED, Status.REPORTED])
def test_what_occurred_is_capped_by_its_earliest_document(status: Status) -> None:
    interval = interval_of(an_event(on="2025", documents=["october"], status=status), LIBRARY)
    assert interval is not None
    assert interval.latest_start == interval.latest_end == date(2025, 10, 31)


@pytest.mark.parametrize("status", [each for each in Status if each not in (Status.OCCURRED, Status.REPORTED)])
def test_nothing_else_is_capped(status: Status) -> None:
    interval = interval_of(an_event(on="2025", documents=["october"], status=status), LIBRARY)
    assert interval is not None
    assert interval.latest_start == date(2025, 12, 31)


def test_of_an_interval_only_the_start_is_capped() -> None:
    interval = interval_of(an_event(on="2025-10/2025-12", documents=["october"]), LIBRARY)
    assert interval is not None
    assert (interval.latest_start, interval.latest_end) == (date(2025, 10, 31), date(2025, 12, 31))


def test_without_a_publication_date_there_is_no_cap_and_without_a_date_no_interval() -> None:
    uncapped = interval_of(an_event(on="2025", documents=["undated"]), LIBRARY)
    assert uncapped is not None
    assert uncapped.latest_start == date(2025, 12, 31)
    assert interval_of(an_event(on=None), LIBRARY) is None


def test_to_occur_after_the_document_that_tells_of_it_is_an_error() -> None:
    with pytest.raises(EdtfError) as caught:
        interval_of(an_event(on="2025-11", documents=["october"]), LIBRARY)
    assert caught.value.code == "date-after-document"
