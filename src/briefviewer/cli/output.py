"""What every verb prints alike: problems on stderr, one JSON document on stdout, text safe for a terminal."""

import json
import os
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import TypeVar

import click

from briefviewer.domain.errors import Problem
from briefviewer.words import Words, system_language
from briefviewer.words.problems import sentence

Verb = TypeVar("Verb", bound=Callable[..., object])

_TABLE_BATCH = 1_000

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout, nothing else there.")
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "ko"]),
    help="Language of fixed words and dates.  [default: the system's]",
)


def words_for(language: str | None) -> Words:
    """The words of the language asked for, else of the system's where we speak it, else English."""
    return Words.for_language(language or system_language(os.environ))


def print_json(value: object) -> None:
    """One JSON document on stdout; Korean stays readable."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_json_list(head: Mapping[str, object], name: str, items: Iterable[object]) -> None:
    """One JSON document on stdout that ends in a list: its items are printed as they come, and none is held."""
    opening = json.dumps({**head, name: []}, ensure_ascii=False, indent=2)
    click.echo(opening.removesuffix("]\n}"), nl=False)
    between = "\n    "
    for item in items:
        click.echo(between + json.dumps(item, ensure_ascii=False, indent=2).replace("\n", "\n    "), nl=False)
        between = ",\n    "
    click.echo("]\n}" if between == "\n    " else "\n  ]\n}")


def problem_values(problems: Sequence[Problem]) -> list[Mapping[str, object]]:
    """Problems as JSON has them; the message is English whatever the language."""
    english = Words.for_language("en")
    return [
        {
            "file": each.file,
            "line": each.line,
            "column": each.column,
            "field": each.field,
            "message": sentence(each, english),
        }
        for each in problems
    ]


def list_problems(problems: Sequence[Problem], words: Words) -> int:
    """List problems on stderr, one a line as ``file:line:column: field: sentence``; the exit code they ask for."""
    for each in problems:
        place = f"{each.file}:{each.line}:{each.column}" if each.line else each.file
        named = f"{each.field}: " if each.field else ""
        click.echo(printable(f"{place}: {named}{sentence(each, words)}"), err=True)
    return 1 if problems else 0


def printable(text: str) -> str:
    """Text from a store made safe for a terminal: control and bidi-override characters are shown as escapes."""
    return "".join(
        each if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cf") else f"\\u{ord(each):04x}"
        for each in text
    )


def width_of(text: str) -> int:
    """Columns that text takes on a terminal; a Hangul syllable takes two."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )


def print_table(rows: Iterable[Sequence[str]]) -> None:
    """Rows in aligned columns, two blanks apart; the last column is not padded.

    Columns are as wide as the first thousand rows want them, and grow with later ones, so that no more are held.
    """
    widths: list[int] = []
    batches = iter(rows)
    while batch := [[printable(" ".join(cell.split())) for cell in row] for row in islice(batches, _TABLE_BATCH)]:
        wanted = [max(map(width_of, column)) for column in zip(*batch, strict=True)]
        widths = [max(pair) for pair in zip(wanted, widths or wanted, strict=True)]
        for row in batch:
            padded = [cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True)]
            click.echo("  ".join([*padded[:-1], row[-1]]).rstrip())
