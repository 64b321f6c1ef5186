"""What is measured beside each other is the same content."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from briefviewer.bench import packet
from briefviewer.bench.made_stores import make_store
from briefviewer.bench.packet import PACKET_TASKS
from briefviewer.bench.tasks import STORE
from briefviewer.brief.model import Brief
from briefviewer.brief.style import Style


@pytest.mark.parametrize("task", PACKET_TASKS)
def test_both_are_printed_and_timed(task: str, tmp_path: Path) -> None:
    make_store(tmp_path / STORE, events=5, files=1)
    measured = PACKET_TASKS[task](tmp_path)
    assert measured["seconds"] > 0
    assert measured["bytes"] > 10_000


def test_the_baseline_links_its_events_and_excerpts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []
    plain = packet.plain_packet

    def printed(brief: Brief, style: Style) -> bytes:
        made.append(plain(brief, style))
        return made[0]

    monkeypatch.setattr(packet, "plain_packet", printed)
    make_store(tmp_path / STORE, events=5, files=1)
    packet.print_plain(tmp_path)
    brief, _ = packet._brief(tmp_path)
    with pikepdf.open(BytesIO(made[0])) as pdf:
        links = sum(len(page.obj.get("/Annots", [])) for page in pdf.pages)
        assert links > 2 * len(list(brief.entries()))
        assert len(pdf.pages) > 2
