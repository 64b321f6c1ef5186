import pytest

from briefviewer.store.shipped import CopyState
from briefviewer.words import Words
from briefviewer.words.shipped import SENTENCES, copy_sentence


def test_every_state_worth_telling_has_its_sentence() -> None:
    assert set(SENTENCES) == {each.value for each in CopyState} - {CopyState.CURRENT.value}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_each_language_says_it(language: str) -> None:
    words = Words.for_language(language)
    assert len({copy_sentence(each, words) for each in SENTENCES}) == len(SENTENCES)
