"""How well passages are found again in texts that changed: ours beside the quote alone and the position alone.

``python -m briefviewer.bench.anchoring [--passages N] [--seed S …] [--json]`` takes the texts that are at hand: the
digests that ship, the originals if BRIEFVIEWER_ORIGINALS names their folder, Python's own documentation, and the
licences that came with installed packages. Each is damaged in eight ways (``bench.mutations``); nothing of them is
kept.

*Exact* and *moved* stand at the right place, the former with equal words. *Wrong* is any other place, and any place for
a passage of which less than half is left. *Lost* is what still stands and was not found.
"""

import argparse
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from random import Random
from time import perf_counter

from briefviewer.bench.mutations import MUTATIONS, Mutated, passages, untouched
from briefviewer.domain.anchoring import describe, find
from briefviewer.domain.document import DocumentId
from briefviewer.domain.evidence import Evidence
from briefviewer.domain.selector import TextQuoteSelector, TextSpan
from briefviewer.resources import seeds_dir
from briefviewer.store.matching import approximate

SEED = 20251031
RATES = (0.01, 0.05, 0.10, 0.20)
_LEAST, _MOST = 4_000, 120_000
_ALIKE = 0.5
"""Two spans are one place if what they share is half of what they cover together."""

Finder = Callable[[TextSpan, TextQuoteSelector, str, str], TextSpan | None]
"""(position, quote, hash of the passage, text) → where it stands."""


def ours(position: TextSpan, quote: TextQuoteSelector, digest: str, text: str) -> TextSpan | None:
    """Position, quote, context, normalised, approximate."""
    return find(Evidence(DocumentId("text"), position=position, quote=quote), text, approximate).span


def by_hash(position: TextSpan, quote: TextQuoteSelector, digest: str, text: str) -> TextSpan | None:
    """Ours where the words may not be kept: position and hash."""
    return find(Evidence(DocumentId("text"), position=position, sha256=digest), text).span


def by_quote(position: TextSpan, quote: TextQuoteSelector, digest: str, text: str) -> TextSpan | None:
    """The first place where the very words stand."""
    start = text.find(quote.exact)
    return TextSpan(start, start + len(quote.exact)) if start >= 0 else None


def by_position(position: TextSpan, quote: TextQuoteSelector, digest: str, text: str) -> TextSpan | None:
    """Where it stood before."""
    return position if position.end <= len(text) else None


FINDERS: Mapping[str, Finder] = {
    "ours": ours,
    "ours, hash only": by_hash,
    "quote only": by_quote,
    "position only": by_position,
}


@dataclass(frozen=True)
class Tally:
    """What became of the passages of all texts under one mutation at one rate, by one finder."""

    mutation: str
    rate: float
    finder: str
    counts: Counter[str]
    seconds: float
    seed: int = SEED

    @property
    def total(self) -> int:
        """How many passages were looked for."""
        return self.counts.total()

    @property
    def found(self) -> float:
        """The share of the passages that still stand which was found at its place."""
        standing = self.total - self.counts["gone"] - self.counts["gone, wrong"]
        return (self.counts["exact"] + self.counts["moved"]) / standing if standing else 1.0

    @property
    def wrong(self) -> float:
        """The share of all passages that was put in a wrong place."""
        return (self.counts["wrong"] + self.counts["gone, wrong"]) / self.total if self.total else 0.0

    def as_record(self) -> dict[str, object]:
        """The tally as JSON has it."""
        return {
            "seed": self.seed,
            "mutation": self.mutation,
            "rate": self.rate,
            "finder": self.finder,
            **{name: self.counts[name] for name in ("exact", "moved", "wrong", "lost", "gone", "gone, wrong")},
            "found": round(self.found, 5),
            "wrong_share": round(self.wrong, 5),
            "milliseconds_each": round(1000 * self.seconds / self.total, 3) if self.total else 0.0,
        }


def texts_at_hand(environment: Mapping[str, str]) -> Mapping[str, str]:
    """The texts by name, each once, of a length that says something."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for name, text in _candidates(environment):
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if _LEAST <= len(text) <= _MOST and digest not in seen:
            seen.add(digest)
            found[name] = text
    return found


def _candidates(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    lent = environment.get("BRIEFVIEWER_ORIGINALS")
    for folder in (*([Path(lent)] if lent else []), *sorted(seeds_dir().glob("*/documents"))):
        for path in sorted(each for each in folder.glob("*.*") if each.suffix in (".txt", ".md")):
            yield path.name, path.read_bytes().decode("utf-8", "replace")
    from pydoc_data.topics import topics

    for name in sorted(topics, key=lambda each: (-len(topics[each]), each))[:16]:
        yield f"python: {name}", topics[name]
    for package in sorted(distributions(), key=lambda each: each.name or ""):
        for file in package.files or ():
            if "licen" in file.name.lower() and file.suffix in ("", ".txt", ".md"):
                path = Path(str(file.locate()))
                if path.is_file():
                    yield f"{package.name}: {file.name}", path.read_bytes().decode("utf-8", "replace")


def judged(truth: TextSpan | None, left: float, found: TextSpan | None, text: str, exact: str) -> str:
    """What a finding is worth.

    Args:
        truth: Where what is left of the passage stands.
        left: The share of it that is left.
    """
    is_there = truth is not None and found is not None and _alike(truth, found) >= _ALIKE
    if left < 0.5:
        return "gone" if found is None or is_there else "gone, wrong"
    if found is None:
        return "lost"
    if not is_there:
        return "wrong"
    return "exact" if found.of(text) == exact else "moved"


def _alike(a: TextSpan, b: TextSpan) -> float:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / (max(a.end, b.end) - min(a.start, b.start))


def measured(
    texts: Mapping[str, str],
    count: int,
    rates: Sequence[float] = RATES,
    finders: Mapping[str, Finder] = FINDERS,
    kinds: Sequence[str] = tuple(MUTATIONS),
    seed: int = SEED,
) -> Iterator[Tally]:
    """Look for some passages of each text under every mutation; first in the texts as they are.

    Args:
        seed: Settles which passages are looked for and what is done to the texts.
    """
    chosen = {name: passages(text, count, Random(f"{seed} {name}")) for name, text in texts.items()}
    yield from _tallied("none", 0.0, texts, chosen, finders, seed)
    for kind in kinds:
        for rate in rates:
            yield from _tallied(kind, rate, texts, chosen, finders, seed)


def _tallied(
    kind: str,
    rate: float,
    texts: Mapping[str, str],
    chosen: Mapping[str, Sequence[TextSpan]],
    finders: Mapping[str, Finder],
    seed: int,
) -> Iterator[Tally]:
    counts: dict[str, Counter[str]] = {finder: Counter() for finder in finders}
    seconds = dict.fromkeys(finders, 0.0)
    for name, text in texts.items():
        chance = Random(f"{seed} {name} {kind} {rate}")
        changed = MUTATIONS[kind](text, rate, chance) if kind in MUTATIONS else untouched(text)
        for span in chosen[name]:
            _look(span, text, changed, finders, counts, seconds)
    for finder in finders:
        yield Tally(kind, rate, finder, counts[finder], seconds[finder], seed)


def _look(
    span: TextSpan,
    text: str,
    changed: Mutated,
    finders: Mapping[str, Finder],
    counts: Mapping[str, Counter[str]],
    seconds: dict[str, float],
) -> None:
    quote, exact = describe(span, text), span.of(text)
    digest = sha256(exact.encode("utf-8", "surrogatepass")).hexdigest()
    truth, left = changed.where(span)
    for name, finder in finders.items():
        started = perf_counter()
        found = finder(span, quote, digest, changed.text)
        seconds[name] += perf_counter() - started
        counts[name][judged(truth, left / len(exact), found, changed.text, exact)] += 1


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m briefviewer.bench.anchoring", description=__doc__)
    parser.add_argument("--passages", type=int, default=20, help="how many of each text")
    parser.add_argument("--seed", type=int, action="append", help="of passages and damage; may be repeated")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    texts = texts_at_hand(os.environ)
    seeds: list[int] = given.seed or [SEED]
    tallies = [each for seed in seeds for each in measured(texts, given.passages, seed=seed)]
    if given.json:
        print(json.dumps([each.as_record() for each in tallies], indent=1))
        return
    print(f"{len(texts)} texts, {sum(map(len, texts.values())):,} characters, {tallies[0].total} passages")
    print(f"{'mutation':19}{'rate':>5}  {'finder':16}{'exact':>7}{'moved':>7}{'wrong':>7}{'lost':>7}{'gone':>6} found")
    for each in tallies:
        counts = each.counts
        wrong = counts["wrong"] + counts["gone, wrong"]
        told = "".join(f"{n:7}" for n in (counts["exact"], counts["moved"], wrong, counts["lost"]))
        line = f"{each.mutation:19}{each.rate:5.0%}  {each.finder:16}{told}{counts['gone']:6} {each.found:6.1%}"
        print(f"{line}  {1000 * each.seconds / max(each.total, 1):.2f} ms")
    print()
    for told in _by_rate(tallies):
        print(told)


def _by_rate(tallies: Sequence[Tally]) -> Iterator[str]:
    """All mutations together: by rate and finder, the mean of the seeds and the worst of them."""
    by_seed: dict[tuple[float, str], dict[int, Counter[str]]] = {}
    for each in (tally for tally in tallies if tally.rate):
        counts = by_seed.setdefault((each.rate, each.finder), {})
        counts[each.seed] = counts.get(each.seed, Counter()) + each.counts
    for (rate, finder), counts in sorted(by_seed.items(), key=lambda item: item[0][0]):
        sums = [Tally("all", rate, finder, each, 0.0, seed) for seed, each in counts.items()]
        found, wrong = [each.found for each in sums], [each.wrong for each in sums]
        yield (
            f"{rate:5.0%}  {finder:16}found {sum(found) / len(sums):7.2%}, least {min(found):7.2%};"
            f"  wrong {sum(wrong) / len(sums):7.3%}, most {max(wrong):7.3%}"
        )


if __name__ == "__main__":
    main()
