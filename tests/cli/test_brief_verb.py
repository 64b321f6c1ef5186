import json
from collections.abc import Callable
from pathlib import Path

import pikepdf

from briefviewer.brief.packet_data import PacketData, read_packet
from briefviewer.brief.pages import Pages
from tests.cli.conftest import Said

Say = Callable[..., Said]


def test_equal_input_gives_equal_bytes(say: Say, small: Path, tmp_path: Path) -> None:
    packets = []
    for name in ("one.pdf", "two.pdf"):
        said = say("brief", small, "--out", tmp_path / name, "--date", "2025-11-22", "--marking", "For internal use")
        assert said.code == 0, said.err
        packets.append((tmp_path / name).read_bytes())
    assert packets[0].startswith(b"%PDF-")
    assert packets[0] == packets[1]


def test_bottom_line_must_be_text(say: Say, small: Path, tmp_path: Path) -> None:
    (tmp_path / "line.md").write_bytes(b"\xff\xfe\x00x")
    said = say("brief", small, "--out", tmp_path / "x.pdf", "--bottom-line", tmp_path / "line.md")
    assert said.code == 2
    assert not (tmp_path / "x.pdf").exists()


def test_a_day_must_be_a_day(say: Say, small: Path, tmp_path: Path) -> None:
    assert say("brief", small, "--out", tmp_path / "x.pdf", "--date", "soon").code == 2


def test_a_target_that_cannot_be_written(say: Say, small: Path) -> None:
    said = say("brief", small, "--out", small / "store.yaml" / "x.pdf")
    assert said.code == 1
    assert "store.yaml" in said.err
    assert "Traceback" not in said.err


def data_of(packet: Path) -> PacketData:
    return read_packet(packet.read_bytes())


def test_a_saved_view_brings_its_options_and_what_is_typed_replaces_them(say: Say, small: Path, tmp_path: Path) -> None:
    (small / "views.yaml").write_text(
        "- id: weekly\n  packet: {title: Weekly, marking: Draft, language: ko, without: 'timeline, excerpts'}\n"
    )
    out = tmp_path / "x.pdf"
    said = say("brief", small, "--view", "weekly", "--marking", "Final", "--out", out)
    assert said.code == 0, said.err
    data = data_of(out)
    assert (data["title"], data["marking"], data["language"]) == ("Weekly", "Final", "ko")


def test_judgements_come_from_a_file_and_rest_on_events_of_the_store(say: Say, small: Path, tmp_path: Path) -> None:
    event = json.loads(say("events", small, "--format", "json").out)["events"][0]["id"]
    file, out = tmp_path / "judgements.md", tmp_path / "x.pdf"
    file.write_text(f"## high · {event}\nIt will hold.\n")
    assert say("brief", small, "--judgements", file, "--lang", "en", "--out", out).code == 0
    with Pages(out.read_bytes()) as pages:
        assert len(pages.sizes) >= 2
    file.write_text("## high · no-such-event\nIt will hold.\n")
    said = say("brief", small, "--judgements", file, "--out", tmp_path / "y.pdf")
    assert said.code == 2
    assert "no-such-event" in said.err
    assert not (tmp_path / "y.pdf").exists()


def test_an_unknown_part_is_a_slip(say: Say, small: Path, tmp_path: Path) -> None:
    assert say("brief", small, "--without", "poems", "--out", tmp_path / "x.pdf").code == 2


def test_what_changed_since_is_asked_of_an_earlier_packet(say: Say, small: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    assert say("brief", small, "--date", "2025-11-01", "--out", first).code == 0
    said = say("brief", small, "--since", first, "--date", "2025-11-22", "--out", second)
    assert said.code == 0, said.err
    with pikepdf.open(second) as pdf, pdf.open_outline() as outline:
        assert outline.root[1].title == "1 Changed since 1 November 2025"
    assert say("brief", small, "--since", small / "store.yaml", "--out", second).code == 1
