"""No tracked file names a place that only one machine or one network knows."""

import re

import pytest

from tests.house.tracked import ROOT, tracked_files

# In pieces, so that this file does not name them either.
REGISTRIES = ("pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "deb" + ".debian.org", "crates" + ".io")
MACHINE_PATHS = re.compile(r"(?<![\w./~-])/(?:work|root|home/\w+|Users/\w+|opt)/\w")
PICTURES = (".png", ".pdf", ".ico", ".icns", ".mo")


@pytest.mark.needs_tool("git")
def test_no_registry_and_no_machine_path_is_named() -> None:
    found = []
    for path in tracked_files():
        if path.endswith(PICTURES):
            continue
        text = (ROOT / path).read_text(encoding="utf-8")
        found += [f"{path}: {host}" for host in REGISTRIES if host in text]
        found += [f"{path}: {match.group()}" for match in MACHINE_PATHS.finditer(text)]
    assert found == []


@pytest.mark.parametrize("line", ["--find-links /" + "opt/wheels", 'open("/' + 'home/someone/store.yaml")'])
def test_a_machine_path_would_be_seen(line: str) -> None:
    assert MACHINE_PATHS.search(line)


@pytest.mark.parametrize("line", ["see ../work/plan", "docs/root/x", "https://example.org/home/page/x"])
def test_what_only_looks_like_one_is_left_alone(line: str) -> None:
    assert MACHINE_PATHS.search(line) is None
