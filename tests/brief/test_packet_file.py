"""The file of a packet is read in a child process; whatever is wrong with it is one error."""

import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from briefviewer.brief import packet_file
from briefviewer.brief.packet_data import MAX_BYTES
from briefviewer.brief.packet_file import read_packet_file, read_packet_words
from briefviewer.brief.page_words import page_words
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


def test_the_words_of_its_pages_are_read(printed: Printed, tmp_path: Path) -> None:
    file = tmp_path / "packet.pdf"
    file.write_bytes(printed.pdf)
    assert read_packet_words(file) == page_words(printed.pdf)
    with pytest.raises(UsageError):
        read_packet_words(tmp_path / "gone.pdf")


def test_an_attachment_that_swells_is_refused(printed: Printed, tmp_path: Path) -> None:
    """A small file that would be hundreds of millions of bytes; they swell in the child alone."""
    packer = zlib.compressobj(1)
    swollen = b"".join([*(packer.compress(bytes(2**20)) for _ in range(MAX_BYTES // 2**20 + 1)), packer.flush()])
    file = tmp_path / "swells.pdf"
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        name = pikepdf.Name.FlateDecode
        pdf.Root.Names.EmbeddedFiles.Names[1].EF.F.write(
            zlib.compress(swollen), filter=pikepdf.Array([name, name]), decode_parms=pikepdf.Array([None, None])
        )
        pdf.save(file)
    assert file.stat().st_size < MAX_BYTES // 100
    with pytest.raises(BriefviewerError) as caught:
        read_packet_file(file)
    assert caught.value.code in ("packet-broken-data", "foreign-file-refused")
