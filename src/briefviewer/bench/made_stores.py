"""Makes stores of any size out of a few words, the same for the same seed, with evidence that stands in its documents.

Records have the layout and the mixture of fields of the store that ships, some 0.9 kB each, twenty-odd lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random

SEED = 20250825

ACTORS = tuple(f"actor-{number:03}" for number in range(120))
THEMES = tuple(f"theme-{number:02}" for number in range(16))
KINDS = (
    ("summit", "blue", "circle"),
    ("agreement", "green", "square"),
    ("statement", "amber", "triangle"),
    ("exercise", "red", "diamond"),
)
_NOUNS = (
    "alliance", "army", "border", "cabinet", "carrier", "ceasefire", "coast", "council", "currency", "deadline",
    "defence", "delegation", "deployment", "election", "embargo", "energy", "envoy", "exercise", "export",
    "factory", "ferry", "fleet", "harbour", "industry", "investment", "island", "market", "minister", "missile",
    "navy", "negotiation", "office", "parliament", "pipeline", "port", "radar", "reactor", "reform", "refinery",
    "route", "sanction", "satellite", "shipyard", "signal", "steel", "strait", "summit", "tariff", "technology",
    "telegram", "terminal", "treaty", "tunnel", "vessel"
)  # fmt: skip
_VERBS = (
    "approves", "announces", "delays", "discusses", "extends", "inspects", "opens", "postpones", "proposes",
    "questions", "renews", "signs"
)  # fmt: skip
_QUALITIES = (
    "annual", "bilateral", "coastal", "common", "early", "final", "formal", "joint", "limited", "new", "northern",
    "partial", "public", "southern"
)  # fmt: skip
_KOREAN = (
    "동맹", "회담", "관세", "협정", "훈련", "미사일", "북한", "대만", "해군", "투자", "조선소",
    "정상", "외교", "국방", "제재"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Passage:
    document: str
    start: int
    text: str


def make_store(folder: Path, events: int, files: int = 100, seed: int = SEED) -> Path:
    """Write a store whose events lie in some files, one document for each file; the folder.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name:
    ...     sorted(each.name for each in make_store(Path(name), events=3, files=2).joinpath("events").iterdir())
    ['file-000.yaml', 'file-001.yaml']
    """
    random = Random(seed)
    files = max(1, min(files, events))
    for name in ("events", "documents"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    _write(folder / "store.yaml", "format: 1\nid: made\ntitle: A made store\nlanguages: [en, ko]\n")
    _write(
        folder / "kinds.yaml",
        "".join(f"- {{id: {k}, label: {{en: {k}}}, hue: {h}, glyph: {g}}}\n" for k, h, g in KINDS),
    )
    _write(folder / "actors.yaml", "".join(_actor(number, random) for number in range(len(ACTORS))))
    themes = (
        f"- {{id: {each}, name: {{en: {a_title(random)}}}, definition: {a_sentence(random)}}}\n" for each in THEMES
    )
    _write(folder / "themes.yaml", "".join(themes))
    documents = []
    for number in range(files):
        count = events // files + (number < events % files)
        document = f"document-{number:03}"
        passages = list(_passages(document, count, random))
        _write(folder / f"documents/{document}.txt", "\n\n".join(each.text for each in passages) + "\n")
        documents.append(_document(document, random))
        records = (_event(f"event-{number:03}-{each:05}", each, passages, random) for each in range(count))
        _write(folder / f"events/file-{number:03}.yaml", "".join(records))
    _write(folder / "documents.yaml", "".join(documents))
    return folder


def titles(count: int, seed: int = SEED) -> Iterator[str]:
    """Titles as the events of made stores have them."""
    random = Random(seed)
    for _ in range(count):
        yield a_title(random)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def a_title(random: Random) -> str:
    """A few words, one in ten with a Korean one."""
    title = f"{random.choice(_NOUNS)} {random.choice(_VERBS)} {random.choice(_QUALITIES)} {random.choice(_NOUNS)}"
    return f"{title} {random.choice(_KOREAN)}".capitalize() if random.random() < 0.1 else title.capitalize()


def a_sentence(random: Random) -> str:
    """Some twenty words."""
    nouns = random.choices(_NOUNS, k=5)
    qualities = random.choices(_QUALITIES, k=4)
    return (
        f"The {qualities[0]} {nouns[0]} {random.choice(_VERBS)} the {qualities[1]} {nouns[1]} beside a {qualities[2]} "
        f"{nouns[2]} and the {nouns[3]} of the {qualities[3]} {nouns[4]} in {random.randrange(1990, 2026)}."
    )


def _actor(number: int, random: Random) -> str:
    whole = f", part_of: {ACTORS[number % 20]}" if number >= 20 else ""
    korean = f"{random.choice(_KOREAN)}{number}"
    name = f"{random.choice(_QUALITIES).capitalize()} {random.choice(_NOUNS)} {number}"
    kind = "country" if number < 20 else "institution"
    return (
        f"- {{id: {ACTORS[number]}, name: {{en: {name}, ko: {korean}}}, kind: {kind}, aliases: [A{number}]{whole}}}\n"
    )


def _theme(theme: str, random: Random) -> str:
    return f"- {{id: {theme}, name: {{en: {a_title(random)}}}, definition: {a_sentence(random)}}}\n"


def _document(document: str, random: Random) -> str:
    return (
        f"- id: {document}\n  title: {a_title(random)}\n  authors: [A made author]\n"
        f'  published: {{when: "2026-01-{random.randrange(1, 29):02}", basis: stated}}\n'
        f"  file: documents/{document}.txt\n"
    )


def _passages(document: str, count: int, random: Random) -> Iterator[_Passage]:
    at = 0
    for _ in range(count):
        text = f"{a_sentence(random)} {a_sentence(random)}"
        yield _Passage(document, at, text)
        at += len(text) + 2


def _event(id_: str, number: int, passages: Sequence[_Passage], random: Random) -> str:
    chance = random.random
    lines = [f"- id: {id_}", f"  title: {a_title(random)}"]
    if chance() < 0.5:
        lines.append(f"  short: {random.choice(_NOUNS).capitalize()}")
    lines += [f"  when: {_when(random)}", "  basis: stated", "  role: occurrence"]
    lines += [f"  kind: {random.choice(KINDS)[0]}", "  status: occurred", "  board: timeline"]
    actors = random.sample(ACTORS, random.randrange(1, 5))
    lines.append(f"  actors: [{', '.join(actors)}]")
    lines.append(f"  themes: [{', '.join(random.sample(THEMES, random.randrange(1, 4)))}]")
    if chance() < 0.3:
        lines.append(f"  place: {random.choice(_NOUNS).capitalize()}")
    lines += ["  summary: >-", f"    {a_sentence(random)}", f"    {a_sentence(random)}"]
    if chance() < 0.2:
        amount = random.randrange(1, 10_000)
        lines += ["  figures:", f"    - {{label: {a_title(random)}, value: {amount}, unit: USD, qualifier: about}}"]
    lines.append("  evidence:")
    lines += _evidence(passages[number])
    if chance() < 0.25:
        lines += _evidence(random.choice(passages))
    if chance() < 0.3:
        lines.append(f"  attributed_to: [{actors[0]}]")
    if number and chance() < 0.1:
        lines += ["  relations:", f"    - {{type: corroborates, event: {id_[:-5]}{random.randrange(number):05}}}"]
    if chance() < 0.3:
        lines += ["  notes:", "    - >-", f"      {a_sentence(random)}"]
    return "\n".join(lines) + "\n"


def _when(random: Random) -> str:
    year, month, day = random.randrange(1950, 2026), random.randrange(1, 13), random.randrange(1, 29)
    chance = random.random()
    if chance < 0.6:
        return f'"{year}-{month:02}-{day:02}"'
    if chance < 0.7:
        return f'"{year}-{month:02}"'
    if chance < 0.75:
        return f'"{year}~"'
    if chance < 0.8:
        return f'"{year}-{month:02}/.."'
    if chance < 0.95:
        return f'"{year}-{month:02}-{day:02}/{min(year + random.randrange(1, 4), 2026)}"'
    return "null"


def _evidence(passage: _Passage) -> list[str]:
    """By offset with a hash, or with a quote: what is quoted is the first sentence of the passage."""
    text = passage.text[: passage.text.index(".") + 1]
    lines = [f"    - document: {passage.document}", "      stance: supports"]
    lines.append(f"      position: {{start: {passage.start}, end: {passage.start + len(text)}}}")
    if passage.start % 2:
        suffix = passage.text[len(text) : len(text) + 32].rstrip()
        lines.append(f'      quote: {{exact: "{text}", prefix: "", suffix: "{suffix}"}}')
    else:
        lines.append(f'      sha256: "{sha256(text.encode()).hexdigest()}"')
    return lines
