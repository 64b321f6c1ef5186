import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.event import Figure, Qualifier
from briefviewer.words import Words
from briefviewer.words.figures import amount, figure_value, number

EN, KO = Words.for_language("en"), Words.for_language("ko")


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "english", "korean"),
    [
        (28_500, "troops", Qualifier.ABOUT, "about 28,500 troops", "약 2만 8,500명"),
        (350e9, "USD", Qualifier.EXACTLY, "US$ 350 bn", "3,500억 달러"),
        (9.8e9, "USD", Qualifier.AT_MOST, "up to US$ 9.8 bn", "최대 98억 달러"),
        (501e12, "KRW", Qualifier.ABOUT, "about ₩ 501 tn", "약 501조 원"),
        (15, "percent", Qualifier.EXACTLY, "15 %", "15%"),
        (2.32, "percent_of_gdp", Qualifier.AT_LEAST, "at least 2.32 %\u00a0of GDP", "최소 GDP의 2.32%"),
        (4_700, "casualties", Qualifier.MORE_THAN, "more than 4,700 casualties", "4,700명 초과"),
        (9_000_000, "shells", Qualifier.LESS_THAN, "less than 9 million shells", "900만발 미만"),
        ((5.6e9, 9.8e9), "USD", Qualifier.EXACTLY, "US$ 5.6 – 9.8 bn", "56 – 98억 달러"),
        ((900e6, 1.2e9), "USD", Qualifier.EXACTLY, "US$ 900 m – 1.2 bn", "9 – 12억 달러"),
        ((10_000, 12_000), "troops", Qualifier.ABOUT, "about 10,000 – 12,000 troops", "약 1만 – 1만 2,000명"),
        (3, "carrier groups", Qualifier.EXACTLY, "3 carrier groups", "3 carrier groups"),
        (3, "", Qualifier.EXACTLY, "3", "3"),
    ],
)
def test_a_figure_in_words(
    value: float | tuple[float, float], unit: str, qualifier: Qualifier, english: str, korean: str
) -> None:
    figure = Figure("label", value, unit, qualifier)
    assert figure_value(figure, EN) == english
    assert figure_value(figure, KO) == korean


def test_a_unit_is_a_fact_and_no_template() -> None:
    assert amount(3, "{value} %s", EN) == "3 {value} %s"


@pytest.mark.parametrize(
    ("value", "english", "korean"),
    [
        (0, "0", "0"),
        (0.5, "0.5", "0.5"),
        (1000, "1,000", "1,000"),
        (-28_500, "-28,500", "-2만 8,500"),
        (10_000, "10,000", "1만"),
        (123_456_789, "123,456,789", "1억 2,345만 6,789"),
        (1_234_000, "1.234 million", "123만 4,000"),
        (12_345.5, "12,345.5", "12,345.5"),
        (100, "100", "100"),
    ],
)
def test_a_number(value: float, english: str, korean: str) -> None:
    assert number(value, EN) == english
    assert number(value, KO) == korean


@given(st.integers(-(10**15), 10**15))
def test_korean_numbers_lose_nothing(value: int) -> None:
    told = number(value, KO).replace(",", "").lstrip("-")
    sizes = {"조": 10**12, "억": 10**8, "만": 10**4}
    total = sum(int(each.rstrip("조억만")) * sizes.get(each[-1], 1) for each in told.split())
    assert total == abs(value)
