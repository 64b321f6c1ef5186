"""Values of the domain for property tests, as hypothesis strategies."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from briefviewer.domain.interval import Interval
from briefviewer.domain.selector import TextSpan

MARKS = ("", "", "", "~", "?", "%")


def edtf_values(years: SearchStrategy[int] | None = None) -> SearchStrategy[str]:
    """One date of the subset, any precision, with or without qualifiers, never a time of day."""
    year = years if years is not None else st.integers(1, 9999)
    mark = st.sampled_from(MARKS)
    plain_year = year.map("{:04}".format)
    return st.one_of(
        st.builds("{}{}".format, plain_year, mark),
        st.builds(lambda each, tail: f"{each:04}"[:-1] + "X" + tail, year, mark),
        st.builds(lambda each, tail: f"{each:04}"[:-2] + "XX" + tail, year, mark),
        st.builds("{}-{:02}{}".format, plain_year, st.sampled_from([*range(1, 13), 21, 22, 23, 24]), mark),
        st.builds("{}{}-{:02}".format, plain_year, mark, st.integers(1, 12)),
        st.builds("{}-{}{:02}".format, plain_year, mark, st.integers(1, 12)),
        st.builds(
            lambda day, at, sign: _marked(day, at, sign),
            year.flatmap(lambda each: st.dates(date(each, 1, 1), date(each, 12, 31))),
            st.integers(0, 5),
            mark,
        ),
    )


def _marked(day: date, at: int, sign: str) -> str:
    """A day with a qualifier before or after one of its three parts."""
    parts = day.isoformat().split("-")
    parts[at // 2] = sign + parts[at // 2] if at % 2 else parts[at // 2] + sign
    return "-".join(parts)


def edtf_texts() -> SearchStrategy[str]:
    """Any date of the subset that does not run backwards, sets and intervals included."""
    early, late = edtf_values(st.integers(1, 1999)), edtf_values(st.integers(2100, 9999))
    return st.one_of(
        edtf_values(),
        st.builds("{}/{}".format, early, late),
        st.builds("{}/{}".format, edtf_values(), st.sampled_from(["", ".."])),
        st.builds("{}/{}".format, st.sampled_from(["", ".."]), edtf_values()),
        st.builds("[{}..{}]".format, early, late),
        st.lists(edtf_values(), min_size=2, max_size=4).map(lambda each: f"[{','.join(each)}]"),
    )


def intervals() -> SearchStrategy[Interval]:
    """Four bounds that could be a date's: each side in order, starts no later than ends, any side without an end."""
    days = st.dates(date(1990, 1, 1), date(2030, 12, 31))

    def settle(four: list[date], open_start: int, open_end: int) -> Interval:
        a, b, c, d = sorted(four)
        return Interval(
            None if open_start else a,
            None if open_start == 2 else b,
            None if open_end == 2 else c,
            None if open_end else d,
        )

    return st.builds(
        settle,
        st.lists(days, min_size=4, max_size=4),
        st.sampled_from([0, 0, 0, 1, 2]),
        st.sampled_from([0, 0, 0, 1, 2]),
    )


def texts_with_span(alphabet: str = "ab 가。\n“”’—") -> SearchStrategy[tuple[str, TextSpan]]:
    """A text, poor in letters so that words repeat, and a non-empty span of it."""
    return st.text(alphabet, min_size=1, max_size=120).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
            .filter(lambda pair: pair[0] != pair[1])
            .map(lambda pair: TextSpan(min(pair), max(pair))),
        )
    )
