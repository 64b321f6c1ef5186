"""A packet on disk: whole, or not there."""

from pathlib import Path

import pikepdf
import pytest

from briefviewer.brief.packet import make_packet
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.facet import Filters
from briefviewer.words import Words
from tests.brief.fake_store import harbours
from tests.brief.packets import CHOICE


def test_a_packet_is_written_whole_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "packet.pdf"
    make_packet(harbours(), Filters(), CHOICE, Words.for_language("en"), out)
    assert [file.name for file in tmp_path.iterdir()] == ["packet.pdf"]
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) > 3


def test_a_target_that_cannot_be_written_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BriefviewerError) as caught:
        make_packet(harbours(), Filters(), CHOICE, Words.for_language("en"), tmp_path / "file" / "packet.pdf")
    assert caught.value.code == "file-not-written"
