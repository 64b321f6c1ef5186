import sqlite3
from contextlib import closing
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.store.fulltext import context_of, indexable, marks_in, match_expression, pairs_of, terms_of
from briefviewer.store.schema import TABLES


def finds(query: str, text: str) -> bool:
    """Whether an index that holds one text finds it."""
    expression = match_expression(terms_of(query))
    if expression is None:
        return False
    shown = indexable(text)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        connection.execute("INSERT INTO full_text VALUES (?, '', '', '', ?)", (shown, pairs_of(shown)))
        found = connection.execute("SELECT count(*) FROM full_text WHERE full_text MATCH ?", (expression,)).fetchone()
    return bool(found[0])


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("북한", "북한의 파병"),
        ("동맹", "한미동맹 현대화"),
        ("동맹", "한미동맹"),
        ("대만", "대만해협"),
        ("맹", "한미동맹"),
        ("한", "북한"),
        ("동맹 현대", "한미동맹의 현대화"),
        ('"동맹 현대화"', "한미동맹 현대화"),
        ("APEC", "APEC에서"),
        ("정상회의", "2025년 APEC정상회의"),
        ("APEC정상", "APEC정상회의"),
        ("同盟", "韓美同盟"),
        ("tariff deal", "A deal on tariff rates"),
        ('"tariff deal"', "the Tariff Deal of October"),
        ("“tariff deal”", "the Tariff Deal of October"),
        ("tar", "Tariffs"),
        ("U.S.", "the U.S. forces"),
        ("Seoul's", "Seoul’s strategy"),
        ("resume", "Résumé"),
        ("15%", "a 15% tariff"),
        ("15", "a 15% tariff"),
        ("15% tariff", "a tariff of 15 percent"),
        ("15 percent", "15%의 관세"),
        ("15 per cent", "관세 15퍼센트"),
        ("15퍼센트", "a 15% tariff"),
        ('"15 percent tariff"', "a 15% tariff"),
        ("2.5 percent", "grew by 2.5%"),
        ("$350 billion", "USD 350 billion"),
        ("$350 billion", "3,500억 달러를"),
        ("$350bn", "$350 billion of investment"),
        ("3,500억 달러", "an investment of $350 billion"),
        ("350 billion dollars", "$350 billion of investment"),
        ("1.5 trillion", "1조 5,000억 달러"),
        ("3천억", "$300 billion"),
        ("3000억", "3천억 달러"),
        ("10000 troops", "10,000 troops"),
        ("10,000 troops", "10000 troops"),
        ("10,000", "병력 1만 명"),
        ("1만 6천", "16,000 troops"),
        ("16,000", "1만 6천 명"),
        ("16,0", "16,000 troops"),
        ("lee-trump", "the Lee–Trump summit"),
        ('"unfinished quot', "unfinished quotation"),
        ("\u1107\u116e\u11a8\u1112\u1161\u11ab", "북한"),
    ],
)
def test_what_is_meant_is_found(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("동맹", "동아시아 맹주"),
        ("한미동맹", "한미 동맹"),
        ("동맹회의", "동맹 회의"),
        ('"현대화 동맹"', "한미동맹 현대화"),
        ("tariff deal", "A deal"),
        ('"tariff deal"', "deal tariff"),
        ("tar ", "unrelated"),
        ("tar deal", "tariff deal"),
        ("Chun", "as Chung says".replace("Chung", "the other")),
        ("15 percent", "15 ships and a percent"),
        ("15%", "15 ships"),
        ("$350 billion", "350 ships, a billion tons"),
        ("10월", "10 ships"),
        ("350 billion -15%", "350 billion at 15 percent"),
        ("", "anything"),
        ("!?-", "anything"),
        ('""', "anything"),
    ],
)
def test_what_is_not_meant_is_not(query: str, text: str) -> None:
    assert not finds(query, text)


@given(st.text(max_size=40))
def test_no_query_raises(query: str) -> None:
    finds(query, "북한 North Korea")


@given(st.text(alphabet="\"*():^-+{}ANDORTNEAR pairs:북한'\\;%_", max_size=40))
def test_no_syntax_of_the_index_gets_through(query: str) -> None:
    finds(query, "북한 North Korea")


@pytest.mark.parametrize("query", ["\ud800", "a\0b", "x" * 100_000, "a " * 10_000, '"' * 1001])
def test_monstrous_queries_are_cut(query: str) -> None:
    assert len(terms_of(query)) <= 24
    finds(query, "a b")


def test_the_last_word_and_long_ones_are_open_and_a_phrase_never() -> None:
    assert [each.is_open for each in terms_of("one two")] == [False, True]
    assert [each.is_open for each in terms_of("troop two three")] == [True, False, True]
    assert [each.is_open for each in terms_of('one "two three"')] == [False, False]


def test_marks_are_the_words_as_they_stand() -> None:
    text = "Tariffs: the tariff, not starifft; 한미동맹의 동맹"
    assert [mark.of(text) for mark in marks_in(text, terms_of('"tariff" 동맹'))] == ["tariff", "동맹", "동맹"]
    assert [mark.of(text) for mark in marks_in(text, terms_of("동맹 tariff"))] == ["Tariff", "tariff", "동맹", "동맹"]
    assert [mark.of("a Tariff — deal") for mark in marks_in("a Tariff — deal", terms_of('"tariff deal"'))] == [
        "Tariff — deal"
    ]


@given(st.text(max_size=60), st.text(max_size=10))
def test_marks_never_overlap(text: str, query: str) -> None:
    marks = marks_in(text, terms_of(query))
    assert all(one.end <= other.start for one, other in pairwise(marks))


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("15 percent", "a 15% tariff, 15 ships", ["15%"]),
        ("3,500억 달러", "USD 350 billion in all, 1350 billion", ["350 billion"]),
        ("$350 billion", "3,500억 달러", ["3,500억"]),
        ("10000", "10,000 or 10000, not 110,000", ["10,000", "10000"]),
        ("-15%", "15%", []),
    ],
)
def test_an_amount_is_marked_however_it_is_written(query: str, text: str, marked: list[str]) -> None:
    assert [mark.of(text) for mark in marks_in(text, terms_of(query))] == marked


def test_a_long_text_is_cut_around_its_first_mark() -> None:
    text = "word " * 100 + "tariff " + "word " * 100
    context, marks = context_of(text, marks_in(text, terms_of("tariff")))
    assert len(context) < 220
    assert context.startswith("…word")
    assert context.endswith("word…")
    assert [mark.of(context) for mark in marks] == ["tariff"]


def test_a_short_text_is_shown_whole_and_on_one_line() -> None:
    assert context_of("a tariff\nhere", marks_in("a tariff\nhere", terms_of("zzz"))) == ("a tariff here", ())


@given(st.text(max_size=400), st.text(max_size=8))
def test_marks_of_a_context_are_the_words_that_were_marked(text: str, query: str) -> None:
    marks = marks_in(text, terms_of(query))
    context, inside = context_of(text, marks)
    told = [mark.of(text).split() for mark in marks]
    assert all(mark.of(context).split() in told for mark in inside)


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("tariff -steel", False),
        ("tariff -stee", True),
        ('tariff -"deal in"', False),
        ("tariff -북한", True),
        ("tariff -동맹", False),
        ("-steel", False),
        ("ROK-US", True),
        ("tariff -", True),
        ('"tariff"-steel', True),
    ],
)
def test_a_minus_leaves_out(query: str, is_found: bool) -> None:
    assert finds(query, "A tariff deal in steel of the ROK-US 한미동맹") is is_found


def test_what_is_left_out_is_never_marked() -> None:
    text = "a tariff on steel"
    assert [mark.of(text) for mark in marks_in(text, terms_of("tariff -steel"))] == ["tariff"]
    assert marks_in(text, terms_of("-tariff")) == []


def test_the_longest_of_two_marks_that_begin_together_is_kept() -> None:
    text = "tariff deals"
    assert [mark.of(text) for mark in marks_in(text, terms_of('tariff "tariff deals" x'))] == ["tariff deals"]
