from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Say = Callable[..., Said]
TEXT = "Words that may not be kept.\n\nThe second paragraph says so.\n"


@pytest.fixture
def withheld(small: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The small store with a document whose text is not kept, and that document's file."""
    original = tmp_path / "paper.txt"
    original.write_text(TEXT)
    digest = sha256(TEXT.encode()).hexdigest()
    passage = sha256(TEXT[29:58].encode()).hexdigest()
    documents = small / "documents.yaml"
    documents.write_text(
        documents.read_text()
        + "- id: paper\n  title: A paper\n  authors: [Author]\n  publisher: Press\n"
        + "  published: {when: '2025-09-01', basis: stated}\n  language: en\n"
        + f"  sha256: {digest}\n  bytes: {len(TEXT)}\n"
    )
    events = small / "events" / "events.yaml"
    events.write_text(
        events.read_text().replace(
            "  evidence: []\n",
            "  evidence:\n    - document: paper\n      stance: supports\n"
            f"      position: {{start: 29, end: 58}}\n      sha256: {passage}\n",
        )
    )
    return small, original


def state(say: Say, store: Path) -> tuple[str, str]:
    evidence = say("show", store, "withdrawal", "--json").json["event"]["evidence"][0]
    return evidence["state"], evidence["text"]


def test_an_original_is_known_by_its_hash(say: Say, withheld: tuple[Path, Path]) -> None:
    store, original = withheld
    assert state(say, store) == ("not_attached", "")
    assert say("check", store, "--json").json["unverified"] == 1
    said = say("attach", store, original)
    assert said.code == 0, said.err
    assert "paper" in said.out
    assert state(say, store) == ("verified", "The second paragraph says so.")


def test_check_against_originals_attaches_nothing(say: Say, withheld: tuple[Path, Path]) -> None:
    store, original = withheld
    said = say("check", store, "--originals", original.parent, "--json")
    assert said.code == 0, said.err
    assert said.json["unverified"] == 0
    assert state(say, store)[0] == "not_attached"


def test_another_file_is_taken_only_by_choice(say: Say, withheld: tuple[Path, Path]) -> None:
    store, original = withheld
    original.write_text("A new beginning. " + TEXT)
    refused = say("attach", store, original)
    assert refused.code == 1
    assert "paper.txt" in refused.err
    taken = say("attach", store, original, "--as", "paper")
    assert taken.code == 0, taken.err
    assert state(say, store) == ("moved", "The second paragraph says so.")


def test_what_cannot_be_attached(say: Say, withheld: tuple[Path, Path], tmp_path: Path) -> None:
    store, _ = withheld
    assert say("attach", store, tmp_path / "nowhere.txt").code == 1
    assert say("attach", store, tmp_path).code == 1
    assert say("attach", store, tmp_path / "nowhere.txt", "--as", "no-such").code == 2


def test_a_changed_file_is_taken_by_choice_and_every_excerpt_that_moved_is_told(
    say: Say, withheld: tuple[Path, Path]
) -> None:
    store, original = withheld
    original.write_text("A new line.\n\n" + TEXT)
    refused = say("attach", store, original)
    assert refused.code == 1
    assert f"{len(TEXT) + 13} bytes" in refused.err
    assert f"paper ({len(TEXT)} bytes" in refused.err
    said = say("attach", store, original, "--as", "paper")
    assert said.code == 0, said.err
    assert "0 excerpts verified, 1 moved, 0 lost" in said.out
    assert "withdrawal: moved (100 %)" in said.out
