"""Values of a foreign packet are what is expected at their place, or refused by it."""

from collections.abc import Callable

import pytest

from briefviewer.brief.checked_json import Checked
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import Status


def test_what_is_as_expected_is_handed_on() -> None:
    record = Checked({"id": "a-1", "n": [1, 2.5], "none": None, "day": "2025-08-25", "status": "occurred", "yes": True})
    assert record["id"].id_among({"a-1"}) == "a-1"
    assert record["n"].number_or_pair() == (1, 2.5)
    assert record["n"].items().__next__().whole() == 1
    assert (record["none"].is_null, record["missing"].optional_line()) == (True, None)
    assert record["day"].day().isoformat() == record["day"].when().text
    assert record["status"].word(Status) is Status.OCCURRED
    assert record["yes"].flag()


REFUSED: list[tuple[object, Callable[[Checked], object]]] = [
    (3, Checked.text),
    ("x" * 2_001, Checked.line),
    ("\ud800", Checked.text),
    ("a b", Checked.id),
    ("", Checked.id),
    ("-a", Checked.id),
    ("a", lambda value: value.id_among({"b"})),
    (True, Checked.whole),
    (-1, Checked.whole),
    (2**31 + 1, Checked.whole),
    (10**400, Checked.whole),
    (1.0, Checked.whole),
    (10**400, Checked.number),
    (float("nan"), Checked.number),
    (float("inf"), Checked.number),
    ("1", Checked.number),
    (True, Checked.number),
    ([2, 1], Checked.number_or_pair),
    ([1, 2, 3], Checked.number_or_pair),
    ([1, float("nan")], Checked.number_or_pair),
    ("perhaps", lambda value: value.word(Status)),
    ("yesterday", Checked.when),
    ("2025-13", Checked.when),
    ("2025", Checked.day),
    (1, Checked.flag),
    ({}, lambda value: list(value.items())),
    ([], lambda value: value["key"]),
]


@pytest.mark.parametrize(("value", "read"), REFUSED)
def test_what_is_not_is_refused_with_its_place(value: object, read: Callable[[Checked], object]) -> None:
    with pytest.raises(BriefviewerError) as caught:
        read(Checked(value, "events[3].n"))
    assert caught.value.code == "packet-broken-data"
    assert caught.value.facts["where"] in ("events[3].n", "events[3].n[1]")


def test_a_place_of_any_length_is_told_shortly() -> None:
    with pytest.raises(BriefviewerError) as caught:
        Checked({"k" * 5_000: 1})["k" * 5_000].text()
    assert len(caught.value.facts["where"]) == 200
