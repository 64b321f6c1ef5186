import ast
import re
from pathlib import Path

import pytest

from briefviewer.domain.errors import BriefviewerError, Problem, UsageError
from briefviewer.domain.facet import Facet
from briefviewer.words import Words
from briefviewer.words.problems import SENTENCES, sentence

EN, KO = Words.for_language("en"), Words.for_language("ko")
SOURCE = Path(__file__).parents[2] / "src" / "briefviewer"
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
TELLERS = {"Problem", "BriefviewerError", "UsageError", "EdtfError", "YamlError", "wrong", "note"}


def _constants(node: ast.AST) -> list[str]:
    return [each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def _codes() -> dict[str, str]:
    """Every code the source hands to an error or a finding, with one place where it does."""
    found: dict[str, str] = {}
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            said: list[str] = []
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in TELLERS:
                    said = [each for argument in node.args for each in _constants(argument)]
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
                said = _constants(node.value)
            for each in said:
                if CODE.fullmatch(each):
                    found.setdefault(each, f"{file.relative_to(SOURCE)}:{node.lineno}")  # type: ignore[attr-defined]
    return found


def test_every_code_in_the_source_has_a_sentence() -> None:
    codes = _codes()
    assert len(codes) > 20
    assert {code: place for code, place in codes.items() if code not in SENTENCES} == {}


@pytest.mark.parametrize("facet", Facet)
def test_every_facet_can_be_asked_for_a_value_it_does_not_have(facet: Facet) -> None:
    told = sentence(UsageError(f"unknown-{facet}", id="x", close="y"), EN)
    assert "“x”" in told
    assert "y" in told


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_ends_and_says_what_to_do(code: str) -> None:
    for words in (EN, KO):
        told = sentence(BriefviewerError(code), words)
        assert told.rstrip("–").endswith((".", "?", "–", ": ", "나요: ")), told
    english = SENTENCES[code]
    assert re.search(r"[;?:.] ?\S", english[:-1]) or english.endswith("?"), english


def test_facts_fill_the_gaps_of_problems_and_errors() -> None:
    problem = Problem("events/a.yaml", 3, 1, "when", "date-day", (("text", "2025-02-30"),))
    assert sentence(problem, EN) == "“2025-02-30” names a day that does not exist; check the day of the month."
    assert sentence(problem, KO).startswith("“2025-02-30”")
    assert "no event “x”" in sentence(UsageError("unknown-event", id="x"), EN)


def test_a_fact_is_never_a_template() -> None:
    assert "{id}" in sentence(UsageError("unknown-event", id="{id}"), EN)


def test_the_sort_of_a_missing_record_is_told_in_the_language() -> None:
    problem = Problem("a.yaml", 1, 1, "", "unknown-id", (("id", "x"), ("sort", "actor")))
    assert sentence(problem, EN) == "There is no actor “x”; correct the id or add the record."
    assert sentence(problem, KO).startswith("행위자 “x”")


def test_a_missing_fact_leaves_a_dash() -> None:
    assert "“–”" in sentence(BriefviewerError("unknown-event"), EN)


def test_an_unknown_code_is_said_as_it_is() -> None:
    assert sentence(BriefviewerError("strange-thing", path="a", line="3"), EN) == "strange-thing: path a, line 3"
    assert sentence(BriefviewerError("strange-thing"), EN) == "strange-thing"
