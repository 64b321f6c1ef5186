from pathlib import Path

import pytest

from briefviewer.bootstrap import Folders, is_packet, open_store, open_subject, reread, watch
from briefviewer.brief.packet_store import PacketStore
from briefviewer.domain.document import DocumentId
from briefviewer.domain.errors import UsageError
from briefviewer.domain.evidence import Evidence, ExcerptState
from briefviewer.domain.selector import TextQuoteSelector
from briefviewer.store.files import hash_of
from briefviewer.store.repository import Repository
from briefviewer.store.shipped import CopyState
from tests.brief.packets import brief_of
from tests.ingest.pdfs import a_pdf, set_lines
from tests.store.store_folder import FILES, a_store


def folders(root: Path) -> Folders:
    return Folders(root / "data", root / "cache", root / "config", root / "state")


def test_the_folders_follow_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Folders.of_user().data == tmp_path / "briefviewer"


def test_the_cache_may_lie_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert Folders.of_user().cache == tmp_path / "briefviewer"
    monkeypatch.setenv("BRIEFVIEWER_CACHE", str(tmp_path / "here"))
    assert Folders.of_user().cache == tmp_path / "here"


def test_the_shipped_store_is_copied_at_its_first_use(tmp_path: Path) -> None:
    told: list[CopyState] = []
    with open_store(None, folders(tmp_path), tell=told.append) as store:
        assert store.path.is_relative_to(tmp_path / "data")
        assert store.id == "alliance-2025"
    with open_store(None, folders(tmp_path), tell=told.append) as again:
        assert again.problems == ()
    assert told == [CopyState.MADE]


def test_a_folder_without_a_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        open_store(tmp_path, folders(tmp_path))


def test_a_folder_is_a_store_and_a_file_a_packet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packet = tmp_path / "packet.pdf"
    (tmp_path / "folder.pdf").mkdir()
    assert [is_packet(tmp_path / each) for each in ("packet.pdf", "folder.pdf", "folder")] == [True, False, False]
    packet.write_bytes(b"")
    monkeypatch.setattr("briefviewer.brief.packet_file.read_packet_file", lambda path: brief_of().data)
    assert isinstance(open_subject(packet, folders(tmp_path)), PacketStore)
    assert open_subject(None, folders(tmp_path)).id == "alliance-2025"


def test_a_packet_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        open_subject(tmp_path / "gone.pdf", folders(tmp_path))


def test_a_store_is_watched_and_read_again_and_a_packet_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(None, folders(tmp_path)) as store:
        assert reread(store) is None
        (store.path / "views.yaml").write_text("[]\n", "utf-8")
        found = reread(store)
        assert isinstance(found, Repository)
        found.close()
        watched = watch(store, lambda: None)
        assert watched is not None
        watched.stop()
    packet = tmp_path / "packet.pdf"
    packet.write_bytes(b"")
    monkeypatch.setattr("briefviewer.brief.packet_file.read_packet_file", lambda path: brief_of().data)
    opened = open_subject(packet, folders(tmp_path))
    assert (reread(opened), watch(opened, lambda: None)) == (None, None)


def test_a_pdf_becomes_an_original_with_pages(tmp_path: Path) -> None:
    pdf = tmp_path / "flood.pdf"
    pdf.write_bytes(a_pdf([set_lines(["The river rose."]), set_lines(["The mill stood still, and", "nobody saw it."])]))
    listed = f'{FILES["documents.yaml"]}- {{id: flood, title: F, sha256: "{hash_of(pdf)}"}}\n'
    store_files = a_store(tmp_path / "store", {"documents.yaml": listed})
    with open_store(store_files, folders(tmp_path)) as store:
        assert store.attach(pdf).document == "flood"
        assert store.document_text(DocumentId("flood")) == (
            "The river rose.\n\f\nThe mill stood still, and nobody saw it.\n"
        )
        mill = Evidence(DocumentId("flood"), quote=TextQuoteSelector("nobody saw it"))
        assert (store.excerpt(mill).page, store.excerpt(mill).state) == (2, ExcerptState.VERIFIED)
        assert store.problems == ()
    with open_store(store_files, folders(tmp_path)) as again:
        assert again.is_attached(DocumentId("flood"))
