"""What every room's tests share: no window, no user's folders, tools and originals asked for by name."""

import inspect
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ORIGINALS = "BRIEFVIEWER_ORIGINALS"
GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The switch of ``make golden``."""
    parser.addoption("--golden", action="store_true", help="write the golden files anew instead of comparing with them")


def pytest_configure(config: pytest.Config) -> None:
    """Declare our own marks."""
    config.addinivalue_line("markers", "needs_tool(*names): skip, by name, without these programs")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tools are missing; ``.ci/run`` takes such a skip for a failure."""
    for mark in item.iter_markers("needs_tool"):
        for name in mark.args:
            if shutil.which(name) is None:
                pytest.skip(f"missing tool: {name}")


@pytest.fixture(scope="session")
def originals_dir() -> Path:
    """The folder with the originals of the shipped documents; skips where it is not at hand."""
    named = os.environ.get(ORIGINALS)
    if not named:
        pytest.skip(f"no originals at hand: set {ORIGINALS} to their folder")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"{ORIGINALS} names no folder: {named}")
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file of ``tests/golden`` that a person can read; ``make golden`` writes it anew."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.is_file(), f"no golden file {name}: run make golden, then read it"
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture(autouse=True)
def _silence(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which anybody logs a warning or worse, unless the test asks for ``caplog`` and so looks itself."""
    yield
    if isinstance(request.node, pytest.Function) and "caplog" not in inspect.signature(request.node.obj).parameters:
        loud = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
        assert loud == [], "unexpected log lines"


@pytest.fixture(autouse=True, scope="session")
def _own_user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the tests a user of their own, so that none reads or writes the folders of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    names = {"XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state"}
    patch = pytest.MonkeyPatch()
    patch.setenv("HOME", str(home))
    for variable, name in names.items():
        patch.setenv(variable, str(home / name))
    patch.delenv("LANGUAGE", raising=False)
    patch.setenv("LC_ALL", "C.UTF-8")
    yield home
    patch.undo()
