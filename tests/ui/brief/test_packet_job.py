from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefviewer.brief.scope import Choice
from briefviewer.domain.facet import Filters
from briefviewer.ui.brief.dialog import PacketWish
from briefviewer.ui.brief.packet_job import packet_work
from briefviewer.ui.qt_jobs import CancelledError, Job
from tests.ui.harbour_window import TODAY, harbour_store


def test_nothing_is_written_where_it_is_given_up(tmp_path: Path) -> None:
    out = tmp_path / "packet.pdf"
    work = packet_work(harbour_store(), Filters(), PacketWish(Choice(prepared=TODAY), "en", out))

    def stop(share: float, told: str = "", /) -> None:
        if share > 0.5:
            raise CancelledError

    with pytest.raises(CancelledError):
        work(stop)
    assert list(tmp_path.iterdir()) == []


def test_the_packet_stands_where_it_was_wished(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "packet.pdf"
    job = Job(packet_work(harbour_store(), Filters(), PacketWish(Choice(prepared=TODAY), "ko", out)))
    with qtbot.waitSignal(job.finished, timeout=30_000) as finished:
        job.run_here()
    assert finished.args == [out]
    assert out.read_bytes().startswith(b"%PDF")
