"""What a wheel holds: our own data, compiled catalogues, and nothing that was attached in the checkout."""

import gettext
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.house.scripts import load_script
from tests.house.tracked import ROOT

hook = load_script("build_hook")


def test_originals_and_layers_stay_out(tmp_path: Path) -> None:
    store = tmp_path / "seeds" / "alliance-2025"
    for inside in ("store.yaml", "documents/digest.md", "documents/originals/paper.txt", "layers/big.csv"):
        (store / inside).parent.mkdir(parents=True, exist_ok=True)
        (store / inside).touch()
    taken = [file.relative_to(store).as_posix() for file in hook.data_files(tmp_path)]
    assert taken == ["documents/digest.md", "store.yaml"]


def test_catalogues_are_compiled_beside_their_source(tmp_path: Path) -> None:
    source = tmp_path / "ko" / "LC_MESSAGES" / "briefviewer.po"
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Actors"\nmsgstr "행위자"\n', "utf-8"
    )
    assert hook.compile_catalogues(tmp_path) == [source.with_suffix(".mo")]
    with source.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Actors") == "행위자"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the checkout in which someone attached an original."""
    checkout = tmp_path_factory.mktemp("checkout")
    for name in ("src", "seeds", "resources", "packaging"):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, checkout)
    attached = checkout / "seeds" / "alliance-2025" / "documents" / "originals" / "paper.txt"
    attached.parent.mkdir(exist_ok=True)
    attached.write_text("not ours", encoding="utf-8")
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=checkout,
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


def test_a_wheel_carries_the_program_and_its_data(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        held = set(archive.namelist())
    assert {
        "briefviewer/__main__.py",
        "briefviewer/py.typed",
        "briefviewer/_data/seeds/alliance-2025/store.yaml",
        "briefviewer/_data/resources/themes/light.json",
        "briefviewer/_data/resources/i18n/ko/LC_MESSAGES/briefviewer.mo",
    } <= held
    assert [name for name in held if "/originals/" in name] == []


def test_an_installed_wheel_finds_its_data_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = "from briefviewer.resources import seeds_dir, resources_dir; print(seeds_dir(), resources_dir(), sep='|')"
    run = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}"]
    told = subprocess.run(run, cwd=tmp_path, check=True, capture_output=True, text=True).stdout.strip()
    data = tmp_path / "briefviewer" / "_data"
    assert told == f"{data / 'seeds'}|{data / 'resources'}"
