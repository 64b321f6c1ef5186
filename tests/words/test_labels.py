import inspect
from enum import StrEnum

import pytest

from briefviewer.domain import event, evidence, facet, interval, judgement, library, search, time, view, viewpoint
from briefviewer.words import Words
from briefviewer.words.labels import LABELS, heading, label

EN, KO = Words.for_language("en"), Words.for_language("ko")
NEVER_SHOWN = {"EndKind", "Shape"}


def test_every_closed_set_of_the_domain_has_words() -> None:
    rooms = (event, evidence, facet, interval, judgement, library, search, time, view, viewpoint)
    found = {
        each
        for room in rooms
        for _, each in inspect.getmembers(room, inspect.isclass)
        if issubclass(each, StrEnum) and each is not StrEnum and each.__name__ not in NEVER_SHOWN
    }
    assert found == set(LABELS)


@pytest.mark.parametrize("closed", LABELS, ids=lambda each: each.__name__)
def test_every_member_has_its_own_words(closed: type[StrEnum]) -> None:
    for words in (EN, KO):
        told = [label(each, words) for each in closed]
        assert len(set(told)) == len(closed)
        assert all(told)


def test_korean_labels_are_korean() -> None:
    for closed in LABELS:
        for each in closed:
            assert any("가" <= letter <= "힣" for letter in label(each, KO))


def test_a_label_and_a_heading() -> None:
    assert label(event.RelationType.SUPERSEDED_BY, EN) == "superseded by"
    assert heading(event.Board.TIMELINE, EN) == "Timeline"
    assert label(evidence.ExcerptState.NOT_ATTACHED, KO) == "미첨부"
