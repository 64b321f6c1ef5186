from datetime import date

from briefviewer.domain.document import Published
from briefviewer.domain.time import Basis, parse_edtf


def test_a_publication_has_an_earliest_and_a_latest_day() -> None:
    about_january = Published(parse_edtf("2025-01~"), Basis.DERIVED)
    assert (about_january.earliest, about_january.latest) == (date(2024, 12, 22), date(2025, 2, 10))


def test_an_open_publication_date_has_no_bound() -> None:
    assert Published(parse_edtf("../2025")).earliest is None
    assert Published(parse_edtf("2025/..")).latest is None
