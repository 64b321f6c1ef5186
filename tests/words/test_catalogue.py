import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from briefviewer.resources import resources_dir
from briefviewer.words import Words, mark, mark_in, system_language
from briefviewer.words.catalogue import catalogue_file

SOURCE = Path(__file__).parents[2] / "src" / "briefviewer"
PO_FILE = resources_dir() / "i18n" / "ko" / "LC_MESSAGES" / "briefviewer.po"
KEYWORDS = {"text": None, "mark": None, "text_in": ((1, "c"), 2), "mark_in": ((1, "c"), 2), "plural": (1, 2)}
SILENT = {"store", "columns", "domain", "__pycache__"}  # rooms that say nothing to a user; their ``text`` reads a field
SETTING = re.compile("[a-z]+/[a-z]+")  # the name of a remembered setting, which is read by a ``text`` of its own
GAP = re.compile(r"\{(\w+)[^}]*\}")


@pytest.fixture(scope="module")
def korean() -> Catalog:
    with PO_FILE.open("rb") as file:
        return read_po(file, locale="ko")


@pytest.fixture(scope="module")
def used() -> list[tuple[str | tuple[str, ...], str | None, str]]:
    found = extract_from_dir(
        str(SOURCE),
        [("**.py", "python")],
        {},
        KEYWORDS,
        directory_filter=lambda folder: Path(folder).name not in SILENT,
    )
    return [
        (message, context, f"{name}:{line}")
        for name, line, message, _, context in found
        if not (isinstance(message, str) and SETTING.fullmatch(message))
    ]


def _sentences(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def test_every_message_is_in_the_korean_catalogue(
    korean: Catalog, used: list[tuple[str | tuple[str, ...], str | None, str]]
) -> None:
    missing = []
    for message, context, place in used:
        entry = korean.get(message, context)
        if entry is None or entry.fuzzy or not all(_sentences(entry)):
            missing.append(f"{place}: {message!r}")
    assert missing == []


def test_the_catalogue_holds_nothing_that_nobody_says(
    korean: Catalog, used: list[tuple[str | tuple[str, ...], str | None, str]]
) -> None:
    said = {(message, context) for message, context, _ in used}
    unsaid = [entry.id for entry in korean if entry.id and (entry.id, entry.context) not in said]
    assert [each for each in unsaid if not (isinstance(each, str) and SETTING.fullmatch(each))] == []


def test_a_korean_sentence_has_the_gaps_of_the_english_one(korean: Catalog) -> None:
    wrong = []
    for entry in korean:
        if entry.id:
            english = entry.id if isinstance(entry.id, str) else entry.id[-1]
            wrong += [
                english
                for each in _sentences(entry)
                if sorted(set(GAP.findall(each))) != sorted(set(GAP.findall(english)))
            ]
    assert wrong == []


def test_no_message_is_taken_for_an_old_template(korean: Catalog) -> None:
    """A percent sign before a space and a letter such as o is: the tools then look for a gap that is none."""
    assert [message.id for message in korean if "python-format" in message.flags] == []


def test_the_compiled_catalogue_is_up_to_date(korean: Catalog) -> None:
    fresh = BytesIO()
    write_mo(fresh, korean)
    assert catalogue_file("ko").read_bytes() == fresh.getvalue(), "run: make words"


def test_english_says_the_message_itself() -> None:
    assert Words.for_language("en").text("{day} or later", day="3 May") == "3 May or later"


def test_an_unknown_language_is_english() -> None:
    assert Words.for_language("xx") is Words.for_language("en")


def test_one_value_a_language() -> None:
    assert Words.for_language("ko") is Words.for_language("ko")
    assert Words.for_language("ko").is_korean
    assert not Words.for_language("en").is_korean


def test_a_fact_is_never_a_template() -> None:
    assert Words.for_language("en").text("{title} here", title="{secret} %s") == "{secret} %s here"


def test_without_facts_braces_stay() -> None:
    assert Words.for_language("en").text("a { brace") == "a { brace"


def test_counts_have_thousands_separators() -> None:
    words = Words.for_language("en")
    assert words.plural("{n} thing", "{n} things", 1) == "1 thing"
    assert words.plural("{n} thing", "{n} things", 28_500) == "28,500 things"


def test_marking_changes_nothing() -> None:
    assert mark("said later") == "said later"
    assert mark_in("where", "said later") == "said later"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"}, "ko"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "ko_KR.UTF-8"}, "en"),
        ({"LANGUAGE": "de:ko:en"}, "ko"),
        ({"LC_MESSAGES": "ko-KR"}, "ko"),
    ],
)
def test_the_language_the_system_asks_for(environment: dict[str, str], language: str) -> None:
    assert system_language(environment) == language
