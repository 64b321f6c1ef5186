import errno
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefviewer.brief.compose import Choice
from briefviewer.brief.packet import make_packet
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.facet import Filters
from briefviewer.store.repository import Repository
from briefviewer.words import Words
from tests.small_store import write_small_store

CHOICE = Choice(prepared=date(2025, 11, 22))


@pytest.fixture
def store(tmp_path: Path) -> Repository:
    return Repository.open(write_small_store(tmp_path / "small"), cache=tmp_path / "cache")


def test_a_packet_takes_the_place_of_the_old_one(store: Repository, tmp_path: Path) -> None:
    out = tmp_path / "packet.pdf"
    out.write_bytes(b"old")
    make_packet(store, Filters(), CHOICE, Words.for_language("en"), out)
    assert out.read_bytes().startswith(b"%PDF-")
    assert sorted(each.name for each in tmp_path.glob("*pdf*")) == ["packet.pdf"]


def test_a_target_that_cannot_be_written_is_one_error(store: Repository) -> None:
    with pytest.raises(BriefviewerError) as caught:
        make_packet(store, Filters(), CHOICE, Words.for_language("en"), store.path / "store.yaml" / "packet.pdf")
    assert caught.value.code == "file-not-written"


def test_fonts_are_kept_where_they_are_told_to_be(store: Repository, tmp_path: Path) -> None:
    fonts = tmp_path / "made"
    make_packet(store, Filters(), CHOICE, Words.for_language("en"), tmp_path / "packet.pdf", fonts)
    assert list(fonts.glob("*.ttf"))


def test_a_cache_that_cannot_be_written_is_one_error_too(store: Repository, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_bytes(b"")
    with pytest.raises(BriefviewerError) as caught:
        make_packet(store, Filters(), CHOICE, Words.for_language("en"), tmp_path / "packet.pdf", taken)
    assert caught.value.facts["path"] == str(taken)
    assert not (tmp_path / "packet.pdf").exists()


@pytest.mark.parametrize(
    ("room", "call", "error"),
    [
        (os, "fsync", OSError(errno.ENOSPC, "No space left on device")),
        (Path, "replace", PermissionError(errno.EACCES, "The file is open in another program")),
    ],
    ids=["full", "open elsewhere"],
)
def test_a_target_that_refuses_keeps_the_old_packet(
    store: Repository,
    tmp_path: Path,
    fonts: Path,
    monkeypatch: pytest.MonkeyPatch,
    room: object,
    call: str,
    error: OSError,
) -> None:
    out = tmp_path / "packets" / "packet.pdf"
    out.parent.mkdir()
    make_packet(store, Filters(), CHOICE, Words.for_language("en"), out, fonts)
    before = out.read_bytes()

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(room, call, refuse)
    with pytest.raises(BriefviewerError) as caught:
        make_packet(store, Filters(), replace(CHOICE, title="New"), Words.for_language("en"), out, fonts)
    monkeypatch.undo()
    assert caught.value.facts == {"path": str(out), "reason": error.strerror}
    assert out.read_bytes() == before
    assert list(out.parent.iterdir()) == [out]


def test_a_packet_that_is_being_read_can_be_replaced(store: Repository, tmp_path: Path, fonts: Path) -> None:
    out = tmp_path / "packet.pdf"
    make_packet(store, Filters(), CHOICE, Words.for_language("en"), out, fonts)
    before = out.read_bytes()
    with out.open("rb") as reading:
        make_packet(store, Filters(), replace(CHOICE, title="New"), Words.for_language("en"), out, fonts)
        assert reading.read() == before
    assert out.read_bytes() != before
