import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.columns.collation import Collation, folded_text
from briefviewer.columns.texts import ScatteredTexts, TextColumn

TITLES = [
    "동맹",
    "Zoo",
    "apple",
    "“Apple”",
    "Éclair",
    "",
    "apple pie",
    "북한",
    "«Über»",
    "15% tariff",
    "—",
    "Eclair of Ä",
]


def in_alphabet(titles: list[str]) -> list[str]:
    ranks = Collation(TextColumn.of(titles)).ranks
    return [titles[at] for at in sorted(range(len(titles)), key=lambda at: (ranks[at], at))]


def test_case_accents_and_signs_do_not_count_and_hangul_comes_last() -> None:
    assert in_alphabet(TITLES) == [
        "",
        "15% tariff",
        "apple",
        "apple pie",
        "“Apple”",
        "Éclair",
        "Eclair of Ä",
        "«Über»",
        "Zoo",
        "—",
        "동맹",
        "북한",
    ]


def test_equal_titles_share_a_rank() -> None:
    assert Collation(TextColumn.of(["b", "B", "a"])).ranks.tolist() == [1, 1, 0]
    assert Collation(TextColumn.of([])).ranks.tolist() == []


def test_what_begins_as_typed_is_found() -> None:
    collation = Collation(TextColumn.of(TITLES))
    assert [TITLES[at] for at in collation.beginning_with("APP").nonzero()[0]] == ["apple", "“Apple”", "apple pie"]
    assert [TITLES[at] for at in collation.beginning_with("eclair o").nonzero()[0]] == ["Eclair of Ä"]
    assert [TITLES[at] for at in collation.beginning_with("북").nonzero()[0]] == ["북한"]
    assert not collation.beginning_with("").any()
    assert not collation.beginning_with("apple pies").any()


def test_texts_may_lie_anywhere_in_their_blob() -> None:
    blob = "banana cherry Ärger apple".encode()
    words = [b"apple", b"banana", "Ärger".encode(), b"cherry"]
    texts = ScatteredTexts(
        blob, np.array([blob.index(each) for each in words]), np.array([len(each) for each in words])
    )
    assert Collation(texts).ranks.tolist() == [0, 2, 1, 3]


@given(st.lists(st.text(alphabet="aAbé동 “1", max_size=20), max_size=30))
def test_ranks_are_the_order_of_the_folded_bytes(titles: list[str]) -> None:
    ranks = Collation(TextColumn.of(titles)).ranks.tolist()
    keys = [folded_text(each).encode() for each in titles]
    assert ranks == [sum(other < key for other in keys) for key in keys]
