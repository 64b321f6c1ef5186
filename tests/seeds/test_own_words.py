"""The store says what the papers say in words of its own: no run of eight is shared with either."""

import re
from collections.abc import Iterable, Iterator

import pytest

from tests.seeds import shipped_store as store

RUN = 8

Words = tuple[str, ...]


def words(text: str) -> Words:
    return tuple(re.findall(r"\w+", text.lower()))


def without_numbers_and_names(text: str, names: Iterable[Words]) -> Words:
    """The words of a text; tokens with a digit and the names of actors, longest first, are dropped."""
    by_first: dict[str, list[Words]] = {}
    for name in sorted(set(names), key=len, reverse=True):
        if name:
            by_first.setdefault(name[0], []).append(name)
    left: list[str] = []
    tokens = words(text)
    at = 0
    while at < len(tokens):
        fitting = (name for name in by_first.get(tokens[at], ()) if tokens[at : at + len(name)] == name)
        name = next(fitting, ())
        if not name:
            left.append(tokens[at])
        at += len(name) or 1
    return tuple(word for word in left if not any(letter.isdigit() for letter in word))


def runs(tokens: Words) -> Iterator[Words]:
    return (tokens[at : at + RUN] for at in range(len(tokens) - RUN + 1))


def shared_runs(ours: str, theirs: str, names: Iterable[Words] = ()) -> list[str]:
    names = tuple(names)
    held = set(runs(without_numbers_and_names(theirs, names)))
    return [" ".join(run) for run in runs(without_numbers_and_names(ours, names)) if run in held]


def actor_names() -> list[Words]:
    """The aliases of all actors, and the names they are shown under."""
    return [
        words(name)
        for actor in store.records("actors")
        for name in [*actor.get("aliases", []), *actor["name"].values()]
    ]


def our_texts() -> Iterator[tuple[str, str]]:
    """Every text of ours with the place it stands in."""
    for document, record in store.documents().items():
        yield f"{document} note", record.get("published", {}).get("note", "")
    for document in store.digests():
        for paragraph in store.paragraphs(store.digest_text(document)):
            yield f"{document} paragraph {paragraph.number}", paragraph.text
    for event in store.events():
        name = event["id"]
        yield f"{name} title", event["title"]
        yield f"{name} short", event["short"]
        yield f"{name} summary", event["summary"]
        yield from ((f"{name} note", note) for note in event.get("notes", []))
        yield f"{name} external", event["external"]["note"] if event.get("external") not in (None, "", "null") else ""
    for theme in store.records("themes"):
        yield f"{theme['id']} definition", theme.get("definition", "")
    for question in store.viewpoints().get("questions", []):
        yield f"{question['id']} text", question.get("text", "")
    for cell in store.viewpoints().get("cells", []):
        yield f"{cell['question']} × {cell['contributor']} position", cell.get("position", "")
    for each in store.viewpoints().get("lists", []):
        yield f"{each['id']} title", each.get("title", "")


@pytest.mark.parametrize("document", [name for name, record in store.documents().items() if "digest_of" not in record])
def test_no_run_of_eight_words_is_shared_with_an_original(document: str) -> None:
    original = store.original_text(document)
    names = actor_names()
    held = set(runs(without_numbers_and_names(original, names)))
    shared = [
        f"{place}: {' '.join(run)}"
        for place, text in our_texts()
        for run in runs(without_numbers_and_names(text, names))
        if run in held
    ]
    assert shared == []


def test_our_texts_are_found() -> None:
    places = {place for place, text in our_texts() if text}
    assert {"sejong-2025-digest paragraph 1", "brookings-2025-digest paragraph 1"} <= places
    assert any(place.endswith(" summary") for place in places)


def test_eight_words_are_a_shared_run() -> None:
    assert shared_runs(
        "He said: one two three four five six seven eight!", "One two, three four five six seven eight."
    ) == ["one two three four five six seven eight"]


def test_seven_words_are_none() -> None:
    assert shared_runs("one two three four five six seven", "one two three four five six seven eight") == []


def test_numbers_and_names_part_no_run_and_make_none() -> None:
    names = [words("South Korea"), words("Korea")]
    theirs = "it has agreed with South Korea in 2025 on a new road"
    assert shared_runs("it has agreed with Korea in 2024 on a new road", theirs, names) == [
        "it has agreed with in on a new",
        "has agreed with in on a new road",
    ]
    assert shared_runs("South Korea " * 9, "South Korea " * 9, names) == []


def test_the_longest_name_is_dropped_first() -> None:
    assert without_numbers_and_names("Lee Jae-myung spoke", [words("Lee"), words("Lee Jae-myung")]) == ("spoke",)
