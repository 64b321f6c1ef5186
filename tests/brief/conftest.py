"""Fonts made once for all tests of the packet; they are the same bytes for everybody."""

from pathlib import Path

import pytest

from briefviewer.brief.render import render
from briefviewer.brief.style import Style
from tests.brief.packets import Printed, brief_of


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font cache of the tests' own."""
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(scope="session")
def style(fonts: Path) -> Style:
    """The house style on A4."""
    return Style.for_paper("a4", fonts)


@pytest.fixture(scope="session")
def printed(style: Style) -> Printed:
    """The packet of the harbours."""
    brief = brief_of()
    return Printed(brief, render(brief, style))
