from pathlib import Path

from PySide6.QtCore import QByteArray

from briefviewer.ui.memory import Memory


def test_what_is_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    memory = Memory(file)
    memory.keep("packet/marking", "For internal use, 대외비")
    memory.keep_state("window/panes", QByteArray(b"\x00\x01state"))
    memory.keep("packet/paper", "a4")
    memory.forget("packet/paper")
    del memory
    again = Memory(file)
    assert again.recall("packet/marking") == "For internal use, 대외비"
    assert again.state("window/panes") == QByteArray(b"\x00\x01state")
    assert again.recall("packet/title", "none") == "none"
    assert again.state("packet/marking") is None
    assert again.recall("packet/paper", "letter") == "letter"


def test_without_a_file_everything_is_forgotten() -> None:
    memory = Memory()
    memory.keep("a", "b")
    memory.forget("c")
    memory.keep_state("c", QByteArray(b"d"))
    assert memory.recall("a", "nothing") == "nothing"
    assert memory.state("c") is None
