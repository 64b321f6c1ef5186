"""Makes tables of any length, the same for the same seed: what a layer is imported from when it is measured.

Columns and their lengths are those of the tables of events that people keep: a day, sometimes a second one, a title, a
sentence or two, and words that a store knows.
"""

import csv
from collections.abc import Sequence
from pathlib import Path
from random import Random

from briefviewer.bench.made_stores import ACTORS, KINDS, SEED, THEMES, a_sentence, a_title

HEADER = ("Date", "End", "Title", "Kind", "Actors", "Themes", "Place", "Summary")

KIND_IDS = tuple(row[0] for row in KINDS)

_INTERVALS = 0.3
"""The share of rows that have an end."""


def make_table(
    path: Path,
    rows: int,
    seed: int = SEED,
    *,
    themes: Sequence[str] = THEMES,
    kinds: Sequence[str] = KIND_IDS,
    actors: Sequence[str] = ACTORS,
    lasting: float = 0.0,
) -> Path:
    """Write a CSV of some rows; its path.

    Args:
        themes: What the rows are about, one each.
        kinds: Of what kind they are, one each.
        actors: Who takes part, one to three each.
        lasting: The share of rows that go on for forty years.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name:
    ...     len(make_table(Path(name) / "table.csv", 3).read_text("utf-8").splitlines())
    4
    """
    random = Random(seed)
    chance, choice, below = random.random, random.choice, random.randrange
    places = [a_title(random).split()[0] for _ in range(200)]
    sentences = [a_sentence(random) for _ in range(5_000)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for _ in range(rows):
            year, month, day = below(1950, 2026), below(1, 13), below(1, 29)
            lot = chance()
            years = 40 if lot < lasting else below(4)
            end = f"{year + years}-{month:02}-{day:02}" if lot < _INTERVALS else ""
            present = "; ".join(random.sample(actors, below(1, 4)))
            summary = f"{choice(sentences)[:-1]}, {choice(sentences)[4:]}" if chance() < 0.2 else choice(sentences)
            start = f"{year}-{month:02}-{day:02}"
            writer.writerow(
                (start, end, a_title(random), choice(kinds), present, choice(themes), choice(places), summary)
            )
    return path
