import errno
import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefviewer.domain.errors import BriefviewerError
from briefviewer.ui.brief.packet_job import writing
from briefviewer.ui.qt_jobs import CancelledError, Job


def test_nothing_is_written_where_it_is_given_up(tmp_path: Path) -> None:
    def stop(share: float, told: str = "", /) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        writing(b"%PDF", tmp_path / "packet.pdf")(stop)
    assert list(tmp_path.iterdir()) == []


def test_the_packet_stands_where_it_was_wished(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "packet.pdf"
    job = Job(writing(b"%PDF", out))
    with qtbot.waitSignal(job.finished) as finished:
        job.run_here()
    assert finished.args == [out]
    assert out.read_bytes() == b"%PDF"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(("room", "call"), [(os, "fsync"), (Path, "replace")])
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: object, call: str
) -> None:
    out = tmp_path / "packet.pdf"
    out.write_bytes(b"before")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(room, call, full)
    with pytest.raises(BriefviewerError, match="file-not-written"):
        writing(b"%PDF", out)(lambda share, told="", /: None)
    monkeypatch.undo()
    assert out.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_that_stood_there_is_not_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    with pytest.raises(BriefviewerError, match="file-not-written"):
        writing(b"%PDF", folder / "packet.pdf", folder_stood=True)(lambda share, told="", /: None)
    assert not folder.exists()
    assert writing(b"%PDF", folder / "packet.pdf")(lambda share, told="", /: None).is_file()
