from briefviewer.domain.layer import Loss
from briefviewer.words import Words
from briefviewer.words.losses import MOST_WORDS, loss_lines

ENGLISH = Words.for_language("en")


def test_each_sort_of_loss_has_its_first_places_and_how_many_more() -> None:
    others = ((1200, "soon"), (1300, ""))
    lines = list(loss_lines([Loss("row-date", "Date", 1040, 7, "tomorrow", True, others)], ENGLISH))
    assert lines[0].startswith("Line 7: “tomorrow” in “Date”")
    assert "1,040" in lines[0]
    assert lines[1:] == ["    line 1,200: “soon”", "    line 1,300", "    and 1,037 more"]


def test_a_loss_that_came_once_is_one_line() -> None:
    assert len(list(loss_lines([Loss("row-ragged", "", 1, 7, "", True)], ENGLISH))) == 1
    assert len(list(loss_lines([Loss("row-ragged", "", 2, 7, "", True, ((8, ""),))], ENGLISH))) == 2


def test_of_many_unknown_words_the_commonest_are_told() -> None:
    losses = [Loss("cell-unknown", "Country", 5, n, f"word {n}", False) for n in range(1, MOST_WORDS + 4)]
    lines = list(loss_lines(losses, ENGLISH))
    assert len(lines) == MOST_WORDS + 1
    assert "3 more such words in “Country”" in lines[-1]
