"""The file of a packet is read in a child process; whatever is wrong with it is one error."""

from pathlib import Path

import pytest

from briefviewer.brief import packet_file
from briefviewer.brief.packet_file import read_packet_file
from briefviewer.domain.errors import BriefviewerError, UsageError
from tests.brief.packets import Printed


def test_a_packet_is_read(printed: Printed, tmp_path: Path) -> None:
    file = tmp_path / "packet.pdf"
    file.write_bytes(printed.pdf)
    assert read_packet_file(file)["selected"] == printed.brief.data["selected"]


def test_no_file_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read_packet_file(tmp_path / "gone.pdf")
    assert caught.value.code == "unknown-packet"


def test_a_broken_file_is_named_so(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    with pytest.raises(BriefviewerError) as caught:
        read_packet_file(tmp_path / "broken.pdf")
    assert caught.value.code == "packet-unreadable"


def test_a_huge_file_is_not_read_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(packet_file, "MAX_MB", 0)
    (tmp_path / "huge.pdf").write_bytes(b"%PDF")
    with pytest.raises(BriefviewerError) as caught:
        read_packet_file(tmp_path / "huge.pdf")
    assert caught.value.code == "document-too-large"
