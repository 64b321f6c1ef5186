"""Fonts made once for all tests of the packet; they are the same bytes for everybody."""

from pathlib import Path

import pytest

from briefviewer.brief.style import Style


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font cache of the tests' own."""
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(scope="session")
def style(fonts: Path) -> Style:
    """The house style on A4."""
    return Style.for_paper("a4", fonts)
