import json
import sys
from pathlib import Path

import pytest

from briefviewer.bench.anchoring import FINDERS, judged, main, measured, texts_at_hand
from briefviewer.domain.selector import TextSpan

TEXT = "\n\n".join(
    f"In month {number} the council of ward {number * 7} met for {number + 3} hours and settled {number * 13} "
    f"petitions, of which number {number * 31} was about the {word} at the ford."
    for number, word in enumerate(("bridge", "mill", "ferry", "market", "school", "well", "gate", "wall", "tower"), 2)
)

"""Paragraphs that are all but alike."""
PROSE = (
    "The river rose in the night, and by dawn the lower ford could not be crossed. The miller had raised the sluice "
    "twice; he told the council that nobody had warned him.\n\nThe council met in the school, because the hall was "
    "under water. Eleven members came. They voted to lend the town's carts to whoever had lost a roof, and to ask the "
    "province for timber.\n\nTimber arrived after nine days, less than had been promised. The clerk wrote the shortage "
    "into the margin of the ledger, where it can still be read beside a drawing of a barge.\n\nA second flood in "
    "autumn did less harm: the sluice had been rebuilt from oak, and watchmen with lanterns stood along the dam."
)


def test_what_stands_untouched_is_found_exactly_by_all() -> None:
    for tally in measured({"text": TEXT}, 5, rates=(), kinds=()):
        assert tally.counts == {"exact": 5}
        assert (tally.found, tally.wrong) == (1.0, 0.0)


def test_ours_finds_what_the_baselines_lose() -> None:
    by_finder = {each.finder: each for each in measured({"text": PROSE}, 8, (0.05,), kinds=("OCR slips",)) if each.rate}
    assert set(by_finder) == set(FINDERS)
    assert by_finder["ours"].found >= 0.98
    assert by_finder["ours"].wrong == 0.0
    assert by_finder["quote only"].found < 0.5
    assert by_finder["ours, hash only"].counts["lost"] == by_finder["quote only"].counts["lost"]


def test_another_seed_looks_for_other_passages() -> None:
    kinds = ("OCR slips",)
    tallies = [list(measured({"text": PROSE}, 6, (0.2,), {"ours": FINDERS["ours"]}, kinds, seed)) for seed in (1, 1, 2)]
    first, again, other = ([(each.seed, each.counts) for each in one] for one in tallies)
    assert first == again
    assert {seed for seed, _ in other} == {2}


@pytest.mark.parametrize(
    ("truth", "left", "found", "verdict"),
    [
        (TextSpan(0, 6), 1.0, TextSpan(0, 6), "exact"),
        (TextSpan(0, 7), 1.0, TextSpan(0, 7), "moved"),
        (TextSpan(0, 6), 1.0, TextSpan(7, 11), "wrong"),
        (TextSpan(0, 6), 1.0, None, "lost"),
        (TextSpan(0, 2), 0.3, None, "gone"),
        (None, 0.0, TextSpan(7, 11), "gone, wrong"),
    ],
)
def test_what_a_finding_is_worth(truth: TextSpan | None, left: float, found: TextSpan | None, verdict: str) -> None:
    assert judged(truth, left, found, "the mill stood", "the mi") == verdict


def test_texts_are_taken_from_where_they_are_lent(tmp_path: Path) -> None:
    (tmp_path / "lent.txt").write_text(TEXT * 4, "utf-8")
    (tmp_path / "again.txt").write_text(TEXT * 4, "utf-8")
    (tmp_path / "short.txt").write_text(TEXT[:100], "utf-8")
    found = texts_at_hand({"BRIEFVIEWER_ORIGINALS": str(tmp_path)})
    assert [name for name in found if name.endswith("t.txt") or name == "again.txt"] == ["again.txt"]
    assert any(name.endswith("-digest.md") for name in found)
    assert any(name.startswith("python: ") for name in found)


def test_the_command_prints_every_tally(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("briefviewer.bench.anchoring.texts_at_hand", lambda _: {"text": TEXT})
    monkeypatch.setattr(sys, "argv", ["anchoring", "--passages", "2", "--json"])
    main()
    records = json.loads(capsys.readouterr().out)
    assert len(records) == len(FINDERS) * (1 + 8 * 4)
    monkeypatch.setattr(sys, "argv", ["anchoring", "--passages", "1"])
    main()
    assert "moved paragraphs" in capsys.readouterr().out
