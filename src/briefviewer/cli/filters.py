"""The filters of a selection: options of the command line, read into one ``Filters`` value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Any

import click

from briefviewer.app.ports import EventStore
from briefviewer.domain.document import DocumentId
from briefviewer.domain.errors import UsageError
from briefviewer.domain.facet import AsOfMode, Choice, DayRange, Facet, Filters, Undated
from briefviewer.domain.time import Edtf, EdtfError, first_day, last_day, parse_edtf
from briefviewer.domain.view import SavedView

FACETS = (Facet.ACTOR, Facet.THEME, Facet.KIND, Facet.STATUS, Facet.BOARD, Facet.BASIS, Facet.DOCUMENT)


APPEARANCES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """The filter options as typed."""

    start: str | None
    end: str | None
    include: Mapping[Facet, tuple[str, ...]]
    exclude: Mapping[Facet, tuple[str, ...]]
    text: tuple[str, ...]
    view: str | None
    as_of: str | None
    as_of_mode: str | None
    undated: str | None


def filter_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add every filter to a verb; its function gets them as ``options``, one ``FilterOptions``."""

    def called(**values: Any) -> Any:
        options = FilterOptions(
            start=values.pop("from_"),
            end=values.pop("to"),
            include={facet: values.pop(facet.value) for facet in FACETS},
            exclude={facet: values.pop(f"not_{facet.value}") for facet in FACETS},
            text=values.pop("text"),
            view=values.pop("view"),
            as_of=values.pop("as_of"),
            as_of_mode=values.pop("as_of_mode"),
            undated=values.pop("undated"),
        )
        return function(options=options, **values)

    called.__name__ = function.__name__
    called.__doc__ = function.__doc__
    called.__click_params__ = getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
    decorated: Callable[..., Any] = called
    for option in reversed(_options()):
        decorated = option(decorated)
    return decorated


def _options() -> list[Callable[[Callable[..., Any]], Callable[..., Any]]]:
    options = [
        click.option("--from", "from_", metavar="D", help="First day of the range, EDTF."),
        click.option("--to", "to", metavar="D", help="Last day of the range, EDTF."),
    ]
    for facet in FACETS:
        hint = " (a+b: both)" if facet is Facet.ACTOR else ""
        options.append(
            click.option(f"--{facet}", facet.value, multiple=True, metavar="ID", help=f"Only this {facet}{hint}.")
        )
        options.append(
            click.option(f"--not-{facet}", f"not_{facet}", multiple=True, metavar="ID", help=f"Never this {facet}.")
        )
    return [
        *options,
        click.option("--text", multiple=True, metavar="QUERY", help="Only what the query matches; all of several."),
        click.option("--view", metavar="NAME", help="A saved view; options given beside it replace its parts."),
        click.option("--as-of", metavar="D", help="As of the last day of this date."),
        click.option(
            "--as-of-mode", type=click.Choice([each.value for each in AsOfMode]), help="Which clock.  [default: known]"
        ),
        click.option("--undated", type=click.Choice([each.value for each in Undated]), help="Events without a date."),
    ]


def split_appearance(options: FilterOptions) -> tuple[FilterOptions, str]:
    """Part ``--theme light|dark``, how a picture looks, from ``--theme ID``, what it shows: the two share a name.

    Returns:
        The options without the looks, and ``light`` (also where nothing is said) or ``dark``.
    """
    themes = options.include[Facet.THEME]
    looks = [each for each in themes if each in APPEARANCES]
    rest = tuple(each for each in themes if each not in APPEARANCES)
    return replace(options, include={**options.include, Facet.THEME: rest}), (looks or ["light"])[-1]


def read_filters(options: FilterOptions, store: EventStore) -> tuple[Filters, SavedView | None]:
    """The selection the options mean in this store, and the saved view it started from.

    Raises:
        UsageError: for an unknown id, kind or view, and for a date that cannot be read.
    """
    view = _view(options.view, store) if options.view else None
    start = view.filters if view else Filters()
    include = {facet: _choices(facet, values, store) for facet, values in options.include.items() if values}
    exclude = {facet: _excluded(facet, values, store) for facet, values in options.exclude.items() if values}
    filters = replace(start, include={**start.include, **include}, exclude={**start.exclude, **exclude})
    if options.start or options.end:
        first = first_day(read_date(options.start)) if options.start else None
        last = last_day(read_date(options.end)) if options.end else None
        if first and last and first > last:
            raise UsageError("range-backwards", first=str(options.start), last=str(options.end))
        filters = replace(filters, range=DayRange(first, last))
    if options.text:
        filters = replace(filters, text=options.text)
    if options.as_of:
        filters = replace(filters, as_of=_last_day(options.as_of))
    if options.as_of_mode:
        filters = replace(filters, as_of_mode=AsOfMode(options.as_of_mode))
    if options.undated:
        filters = replace(filters, undated=Undated(options.undated))
    return filters, view


def read_date(text: str) -> Edtf:
    """A date typed on the command line. Raises ``UsageError``."""
    try:
        return parse_edtf(text)
    except EdtfError as error:
        raise UsageError(error.code, text=text) from error


def read_day(text: str) -> date:
    """One day typed on the command line. Raises ``UsageError``."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError("not-a-day", text=text) from error


def _last_day(text: str) -> date:
    day = last_day(read_date(text))
    if day is None:
        raise UsageError("not-a-day", text=text)
    return day


def _view(name: str, store: EventStore) -> SavedView:
    for view in store.views:
        if name in (view.id, view.title):
            return view
    raise UsageError("unknown-view", id=name, known=", ".join(view.id for view in store.views) or "–")


def _choices(facet: Facet, values: tuple[str, ...], store: EventStore) -> tuple[Choice, ...]:
    joined = (value.split("+") if facet is Facet.ACTOR else [value] for value in values)
    return tuple(tuple(_known(facet, each, store) for each in choice) for choice in joined)


def _excluded(facet: Facet, values: tuple[str, ...], store: EventStore) -> tuple[str, ...]:
    return tuple(_known(facet, value, store) for value in values)


def _known(facet: Facet, value: str, store: EventStore) -> str:
    if facet is Facet.DOCUMENT and value in store.library.documents:
        return store.library.original_of(DocumentId(value))
    known = store.columns.vocabulary[facet]
    if value in known:
        return value
    close = get_close_matches(value, known, n=3)
    raise UsageError(f"unknown-{facet}", id=value, close=", ".join(close or known[:12]))
