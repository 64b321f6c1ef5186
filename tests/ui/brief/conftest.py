"""Fonts made once for all packets of this room."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font cache of the tests' own."""
    return tmp_path_factory.mktemp("packet-fonts")
