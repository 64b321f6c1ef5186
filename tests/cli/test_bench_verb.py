import json

import pytest
from click.testing import CliRunner

from briefviewer.bench import rows
from briefviewer.bench.figures import Figure
from briefviewer.cli.bench_verb import PARTS, ROWS, command


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    asked: list[int] = []

    def measure(events: int) -> list[Figure]:
        asked.append(events)
        return [Figure("build", events, "first build", 1.0, "yaml.load", 2.0, 0.9)]

    monkeypatch.setattr(rows, "FIGURES", dict.fromkeys(rows.FIGURES, (77, measure)))
    return asked


def test_both_times_and_their_ratio_are_told(measured: list[int]) -> None:
    done = CliRunner().invoke(command, ["search", "--events", "5"])
    assert (done.exit_code, measured) == (0, [5])
    assert " ".join(done.output.split("\n")[1].split()) == "build 5 first build 1 yaml.load 2 0.5 ≤ 0.9"


def test_without_a_row_all_are_measured_at_the_number_that_is_meant(measured: list[int]) -> None:
    (first, *_) = json.loads(CliRunner().invoke(command, ["--json"]).output)
    assert measured == [77] * len(rows.FIGURES)
    assert (first["ratio"], first["met"], first["events"]) == (0.5, True, 77)


def test_the_verb_knows_the_rows_that_there_are() -> None:
    assert {*ROWS, *(part for parts in PARTS.values() for part in parts)} == set(rows.FIGURES)


def test_a_store_is_measured_with_its_layer_which_can_be_measured_alone(measured: list[int]) -> None:
    CliRunner().invoke(command, ["store", "--events", "5"])
    assert measured == [5, 5]
    CliRunner().invoke(command, ["layer", "--events", "6"])
    assert measured == [5, 5, 6]


@pytest.mark.parametrize("arguments", [["--events", "0"], ["nothing"]])
def test_what_cannot_be_measured_is_wrong_usage(arguments: list[str]) -> None:
    assert CliRunner().invoke(command, arguments).exit_code == 2
