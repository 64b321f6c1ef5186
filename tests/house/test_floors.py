"""An import points down, never up, never sideways; only ui and bench know Qt; the domain needs nothing but Python."""

import ast
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "briefviewer"
DOMAIN = sorted((SOURCE / "domain").rglob("*.py"))
KNOW_QT = {"ui", "bench"}


def contracts() -> dict[str, dict[str, Any]]:
    """The import contracts of pyproject.toml by their type."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["type"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def rooms() -> set[str]:
    """Names of the rooms that stand: packages and modules right under briefviewer."""
    return {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()} - {
        "__init__"
    }


def test_the_contracts_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_brackets_mark_just_the_rooms_that_do_not_stand_yet() -> None:
    layers = " ".join(contracts()["layers"]["layers"])
    assert set(re.findall(r"\((\w+)\)", layers)).isdisjoint(rooms())


def test_every_room_that_must_not_know_qt_is_named() -> None:
    named = {module.removeprefix("briefviewer.") for module in contracts()["forbidden"]["source_modules"]}
    assert named == rooms() - KNOW_QT


@pytest.mark.parametrize("module", DOMAIN, ids=lambda path: path.stem)
def test_the_domain_needs_only_the_standard_library(module: Path) -> None:
    foreign = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            foreign |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            foreign.add(str(node.module).split(".")[0])
    assert foreign <= sys.stdlib_module_names | {"briefviewer"}
