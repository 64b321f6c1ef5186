from pathlib import Path

from briefviewer.ui.brief.kept_options import keep_options, kept_options
from briefviewer.ui.memory import Memory


def test_options_are_kept_for_each_store(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    keep_options(memory, "one", {"title": "Weekly", "without": "actors"})
    keep_options(memory, "two", {"title": "Other"})
    assert kept_options(memory, "one") == {"title": "Weekly", "without": "actors"}
    keep_options(memory, "one", {"marking": "Draft"})
    assert kept_options(memory, "one") == {"marking": "Draft"}
    assert kept_options(memory, "none") == {}
