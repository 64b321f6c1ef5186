from pathlib import Path

import click
import pytest

from briefviewer.bootstrap import open_store
from briefviewer.cli.filters import FACETS, FilterOptions, filter_options, read_day, read_filters, split_appearance
from briefviewer.domain.errors import UsageError
from briefviewer.domain.facet import Facet


def typed(**given: object) -> FilterOptions:
    empty: dict[str, object] = {
        "start": None,
        "end": None,
        "include": {},
        "exclude": {},
        "text": (),
        "view": None,
        "as_of": None,
        "as_of_mode": None,
        "undated": None,
    }
    return FilterOptions(**{**empty, **given})  # type: ignore[arg-type]


def test_every_facet_of_the_contract_is_an_option() -> None:
    command = click.command()(filter_options(lambda options: None))
    names = {name for parameter in command.params for name in parameter.opts}
    assert {f"--{facet}" for facet in FACETS} <= names
    assert {f"--not-{facet}" for facet in FACETS} <= names
    assert {"--from", "--to", "--text", "--view", "--as-of", "--as-of-mode", "--undated"} <= names


def test_one_end_alone_is_a_range_open_on_the_other_side(small: Path) -> None:
    filters, _ = read_filters(typed(start="2025-08"), open_store(small))
    assert filters.range is not None
    assert filters.range.last is None


def test_both_actors_at_once(small: Path) -> None:
    filters, _ = read_filters(typed(include={Facet.ACTOR: ("usa+rok", "usfk")}), open_store(small))
    assert filters.include[Facet.ACTOR] == (("usa", "rok"), ("usfk",))


def test_a_day_is_one_day() -> None:
    assert read_day("2025-08-25").day == 25
    with pytest.raises(UsageError):
        read_day("2025-08")


def test_looks_and_filters_share_an_option() -> None:
    options, looks = split_appearance(typed(include={Facet.THEME: ("dark", "trade")}))
    assert looks == "dark"
    assert options.include[Facet.THEME] == ("trade",)
    assert split_appearance(typed(include={Facet.THEME: ()}))[1] == "light"
