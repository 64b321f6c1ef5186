"""What is installed is pinned, with hashes, for every system and Python version that we name."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LISTS = ("pip", "run", "test", "bench", "package")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SYSTEMS = {"linux": "Linux", "win32": "Windows", "darwin": "Darwin"}
PYTHONS = ("3.11", "3.12", "3.13")


def entries(name: str) -> list[tuple[Requirement, int]]:
    """The requirements of a list, each with the number of its hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    lines = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    return [(Requirement(line.split("--hash")[0].strip()), line.count("--hash=sha256:")) for line in lines]


def markers_of(python: str, system: str) -> dict[str, str]:
    """What markers see on one system and Python."""
    here = {name: str(value) for name, value in default_environment().items()}
    python_facts = {"python_version": python, "python_full_version": f"{python}.0"}
    return {**here, **python_facts, "sys_platform": system, "platform_system": SYSTEMS[system]}


def pinned(name: str, python: str, system: str) -> dict[str, str]:
    """Versions by package, as one system and Python would get them."""
    environment = markers_of(python, system)
    found: dict[str, str] = {}
    for requirement, _ in entries(name):
        if requirement.marker is None or requirement.marker.evaluate(environment):
            assert requirement.name not in found, "two pins for one system"
            found[canonicalize_name(requirement.name)] = str(requirement.specifier).removeprefix("==")
    return found


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_is_one_version_with_hashes(name: str) -> None:
    for requirement, hashes in entries(name):
        assert re.fullmatch(r"==[^,*]+", str(requirement.specifier)), requirement
        assert requirement.url is None
        assert hashes > 0, requirement


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_pins_and_no_addresses_or_paths(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--extra|--find-links| /\w", text)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(
    ("name", "groups"),
    [("run", ["build"]), ("test", ["build", "test"]), ("bench", ["build"]), ("package", ["build", "package"])],
)
def test_a_list_has_what_the_project_asks_for(name: str, groups: list[str], python: str, system: str) -> None:
    asked = list(PROJECT["project"]["dependencies"])
    for group in groups:
        asked += PROJECT["dependency-groups"][group]
    have = pinned(name, python, system)
    if name == "bench":
        asked += PROJECT["project"]["optional-dependencies"]["bench"]
    environment = markers_of(python, system)
    for requirement in map(Requirement, asked):
        if requirement.marker is None or requirement.marker.evaluate(environment):
            assert requirement.specifier.contains(have[canonicalize_name(requirement.name)]), requirement


@pytest.mark.parametrize("wider", ["test", "bench", "package"])
@pytest.mark.parametrize("python", PYTHONS)
def test_wider_lists_keep_to_the_versions_that_run(wider: str, python: str) -> None:
    for system in SYSTEMS:
        assert pinned("run", python, system).items() <= pinned(wider, python, system).items()


def test_what_the_build_asks_is_pinned_with_the_rest() -> None:
    assert PROJECT["build-system"]["requires"] == PROJECT["dependency-groups"]["build"]


def test_python_3_11_gets_a_qt_that_does_not_corrupt_its_reference_counts() -> None:
    before, after = pinned("run", "3.11", "linux"), pinned("run", "3.12", "linux")
    assert before["pyside6-essentials"].startswith("6.11.")
    assert before["shiboken6"] == before["pyside6-essentials"]
    assert after["shiboken6"] == after["pyside6-essentials"]


def test_reportlab_is_new_enough_not_to_fetch_what_markup_names() -> None:
    assert tuple(map(int, pinned("run", "3.11", "linux")["reportlab"].split("."))) >= (5, 1)
