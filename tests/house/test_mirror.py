"""Tests mirror the source, room by room."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "briefviewer"
TESTS = ROOT / "tests"
NO_TEST_OF_THEIR_OWN = {"__init__.py", "__main__.py"}  # they tell of a room, and call the command line
NO_ROOM = {"house", "seeds", "end_to_end"}  # tests of what is not code in a room


def test_every_module_has_its_test_module() -> None:
    wanted = (
        Path("tests", *file.relative_to(SOURCE).parts[:-1], f"test_{file.name}")
        for file in sorted(SOURCE.rglob("*.py"))
        if file.name not in NO_TEST_OF_THEIR_OWN
    )
    missing = [path.as_posix() for path in wanted if not (ROOT / path).is_file()]
    assert missing == []


@pytest.mark.parametrize(
    "room", sorted(path.name for path in TESTS.iterdir() if path.is_dir() and any(path.glob("test_*")))
)
def test_no_test_folder_outlives_its_room(room: str) -> None:
    assert room in NO_ROOM or (SOURCE / room).is_dir()
