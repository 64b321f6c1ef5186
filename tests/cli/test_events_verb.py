from collections.abc import Callable
from pathlib import Path

from briefviewer.bootstrap import open_store
from briefviewer.domain.changes import Change
from briefviewer.domain.facet import Facet, Filters
from briefviewer.domain.view import SavedView
from tests.cli.conftest import Said

Say = Callable[..., Said]


def test_json_tells_bounds_precision_and_evidence(say: Say, small: Path) -> None:
    said = say("events", small, "--format", "json")
    assert said.code == 0, said.err
    troops, summit, withdrawal = said.json["events"]
    assert (troops["earliest_start"], troops["latest_start"]) == ("2023-10-01", "2025-03-31")
    assert (troops["earliest_end"], troops["latest_end"]) == (None, None)
    assert (troops["precision"], troops["approximate"], troops["modifier"]) == ("year", True, "late")
    assert summit["latest_end"] == "2025-08-25"
    assert summit["evidence"][0]["state"] == "verified"
    assert summit["evidence"][0]["text"] == "The leaders met in August."
    assert summit["relations"] == [{"type": "contradicts", "event": "troops"}]
    assert summit["known_from"] == "2025-09-10"
    assert withdrawal["when"] is None
    assert withdrawal["precision"] is None
    assert said.json["selection"]["undated"] == 1
    assert said.json["store"] == "small"


def test_range_leaves_the_undated_out_and_counts_them(say: Say, small: Path) -> None:
    said = say("events", small, "--from", "2025-08", "--to", "2025-08", "--format", "json")
    assert [each["id"] for each in said.json["events"]] == ["troops", "summit"]
    assert said.json["selection"]["undated"] == 1
    assert said.json["events"][1]["in_range"] == "certain"


def test_filters_roll_up_and_exclude(say: Say, small: Path) -> None:
    def ids(*filters: str) -> list[str]:
        return [each["id"] for each in say("events", small, *filters, "--format", "json").json["events"]]

    assert ids("--actor", "usa") == ["troops", "summit", "withdrawal"]
    assert ids("--actor", "usa+rok") == ["summit"]
    assert ids("--not-actor", "usa") == []
    assert ids("--not-actor", "usfk") == ["summit"]
    assert ids("--board", "scenarios") == ["withdrawal"]
    assert ids("--undated", "only") == ["withdrawal"]
    assert ids("--text", "america") == ["summit"]
    assert ids("--view", "august") == ["summit"]
    assert ids("--view", "august", "--actor", "usfk") == ["troops"]


def test_as_of_before_the_note_knows_nothing(say: Say, small: Path) -> None:
    said = say("events", small, "--as-of", "2025-09-09", "--format", "json")
    assert said.json["events"] == []
    assert said.json["selection"]["not_known"] == 3
    after = say("events", small, "--as-of", "2025-09-10", "--format", "json")
    assert [each["as_of"] for each in after.json["events"]] == ["certain", "certain"]


def test_as_of_happened(say: Say, small: Path) -> None:
    said = say("events", small, "--as-of", "2025-08-24", "--as-of-mode", "happened", "--format", "json")
    assert [each["id"] for each in said.json["events"]] == ["troops"]
    assert said.json["selection"]["undated"] == 1


def test_unknown_names_are_wrong_usage_and_say_what_is_known(say: Say, small: Path) -> None:
    said = say("events", small, "--actor", "uss")
    assert said.code == 2
    assert "usa" in said.err
    assert say("events", small, "--view", "no").code == 2
    assert say("events", small, "--from", "last week").code == 2
    assert say("events", small, "--from", "2025-09", "--to", "2025-08").code == 2


def test_csv_neutralises_formulas(say: Say, small: Path) -> None:
    said = say("events", small, "--format", "csv")
    assert "'=Troops are there." in said.out
    assert said.out.splitlines()[0].startswith("id,title,when,")


def test_table_in_korean(say: Say, small: Path) -> None:
    said = say("events", small, "--lang", "ko")
    assert "2025" in said.out
    assert "The leaders meet" in said.out
    assert said.code == 0


def test_problems_are_listed_and_the_rest_is_shown(say: Say, small: Path) -> None:
    events = small / "events" / "events.yaml"
    events.write_text(events.read_text().replace("kind: scenario", "kind: senario"))
    said = say("events", small, "--format", "json")
    assert said.code == 1
    assert [each["id"] for each in said.json["events"]] == ["troops", "summit"]
    assert "events/events.yaml:" in said.err


def test_a_view_kept_for_the_user_alone_is_known_by_name(say: Say, small: Path) -> None:
    header = small / "store.yaml"
    header.write_text(header.read_text().replace("format: 1", "format: 99"))
    with open_store(small) as store:
        store.apply((Change(None, SavedView("mine", "My own", Filters(include={Facet.ACTOR: (("rok",),)}))),))
    for name in ("mine", "My own"):
        said = say("events", small, "--view", name, "--format", "json")
        assert [each["id"] for each in said.json["events"]] == ["summit"]
    assert "mine" in say("events", small, "--view", "no").err
