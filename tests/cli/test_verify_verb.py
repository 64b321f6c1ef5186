from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said

Say = Callable[..., Said]


def test_a_store_is_checked_again(say: Say, small: Path) -> None:
    record = say("verify", small, "--json").json
    assert record == {"ok": True, "verified": 2, "moved": 0, "lost": 0, "not_attached": 0, "problems": []}
    note = small / "documents" / "note.txt"
    note.write_text("Well. " + note.read_text())
    said = say("verify", small, "--json")
    assert said.code == 1
    assert (said.json["verified"], said.json["moved"]) == (0, 2)


def test_a_packet_says_what_changed_since(say: Say, small: Path, tmp_path: Path) -> None:
    packet = tmp_path / "packet.pdf"
    assert say("brief", small, "--out", packet, "--date", "2025-11-22").code == 0
    fresh = say("verify", packet, small, "--json")
    assert fresh.code == 0, fresh.out
    assert fresh.json["changed"] == {"edited": [], "added": [], "gone": []}
    events = small / "events" / "events.yaml"
    events.write_text(events.read_text().replace("title: The leaders meet", "title: The two leaders meet"))
    later = say("verify", packet, small, "--json").json
    assert later["changed"]["edited"] == ["summit"]


def test_what_is_no_packet(say: Say, small: Path, tmp_path: Path) -> None:
    (tmp_path / "no.pdf").write_bytes(b"%PDF-1.7 nothing")
    said = say("verify", tmp_path / "no.pdf", small)
    assert said.code == 1
    assert "Traceback" not in said.err
    assert said.err
    assert say("verify", tmp_path / "gone.pdf", small).code == 2
