"""What must hold of the shipped store's content, whoever edits it: honest dates, boards, links and words."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from briefviewer.timeline.glyphs import names
from tests.seeds import shipped_store as store

KINDS = [
    "summit",
    "deployment",
    "agreement",
    "negotiation",
    "statement",
    "policy",
    "economic_measure",
    "military_activity",
    "political_transition",
    "study",
    "exercise",
    "crisis",
    "assessment",
    "scenario",
    "recommendation",
]
HUES = {"blue", "red", "green", "amber", "violet", "teal", "slate", "pink"}
UNREAL = ("hypothetical", "recommended")
NEVER_HAPPENINGS = {"scenario": "scenarios", "recommendation": "recommendations"}

EVENTS = {event["id"]: event for event in store.events()}


def actor_of(entry: str | store.Record) -> str:
    return entry if isinstance(entry, str) else str(entry["id"])


def wholes(actor: store.Record) -> list[str]:
    part_of = actor.get("part_of", [])
    return [part_of] if isinstance(part_of, str) else list(part_of)


def test_no_two_events_have_one_id() -> None:
    assert [name for name, times in Counter(event["id"] for event in store.events()).items() if times > 1] == []


def test_kinds_are_those_of_the_design_each_with_a_look_of_its_own() -> None:
    kinds = store.records("kinds")
    assert [kind["id"] for kind in kinds] == KINDS
    assert {kind["hue"] for kind in kinds} <= HUES
    assert len({kind["glyph"] for kind in kinds}) == len(kinds)  # in grey they are told apart as well
    assert {kind["glyph"] for kind in kinds} <= set(names())


def offenders(holds: Callable[[store.Record], bool]) -> list[str]:
    """The ids of the events of which something does not hold."""
    return [name for name, event in EVENTS.items() if not holds(event)]


def test_words_fit_their_places() -> None:
    assert offenders(lambda event: 0 < len(event["short"]) <= 28) == []
    assert offenders(lambda event: 0 < len(event["title"]) <= 80) == []
    assert offenders(lambda event: 1 <= len(re.findall(r"[.!?](?:\s|$)", event["summary"])) <= 4) == []


def test_events_point_at_what_stands() -> None:
    actors = {actor["id"] for actor in store.records("actors")}
    themes = {theme["id"] for theme in store.records("themes")}
    assert offenders(lambda event: {actor_of(entry) for entry in event["actors"]} <= actors) == []
    assert offenders(lambda event: bool(event["themes"]) and set(event["themes"]) <= themes) == []
    others = {name: EVENTS.keys() - {name} for name in EVENTS}
    assert offenders(lambda event: {each["event"] for each in event.get("relations", [])} <= others[event["id"]]) == []


def test_sources_are_actors_or_words() -> None:
    actors = {actor["id"] for actor in store.records("actors")}

    def sources_stand(event: store.Record) -> bool:
        sources = list(event.get("attributed_to", []))
        for figure in event.get("figures", []):
            sources += figure.get("attributed_to", [])
        return all(source in actors if isinstance(source, str) else bool(source["text"]) for source in sources)

    assert offenders(sources_stand) == []


def test_every_event_has_evidence() -> None:
    assert offenders(lambda event: bool(event["evidence"])) == []


def test_a_derived_date_says_why() -> None:
    assert offenders(lambda event: (event["basis"] == "none") == (event["when"] == "null")) == []
    assert offenders(lambda event: event["basis"] != "derived" or bool(event.get("notes"))) == []


def test_attested_is_the_day_of_issue_of_a_document_it_cites() -> None:
    def is_day_of_issue(event: store.Record) -> bool:
        cited = {store.documents()[piece["document"]]["published"]["when"] for piece in event["evidence"]}
        return event["role"] != "attested" or event["when"] in cited

    assert offenders(is_day_of_issue) == []


def test_what_did_not_happen_stands_on_no_axis() -> None:
    assert offenders(lambda event: event["board"] == NEVER_HAPPENINGS.get(event["kind"], event["board"])) == []
    beside = set(NEVER_HAPPENINGS.values())
    assert (
        offenders(lambda event: event["board"] not in beside or (event["when"], event["role"]) == ("null", "none"))
        == []
    )
    assert offenders(lambda event: event["board"] != "timeline" or event["status"] not in UNREAL) == []
    assert offenders(lambda event: event["board"] != "timeline" or event["when"] != "null") == []
    assert offenders(lambda event: event["board"] != "undated" or event["when"] == "null") == []


def test_elders_make_no_circle() -> None:
    elders = {
        name: {each["event"] for each in event.get("relations", []) if each["type"] in ("follows", "supersedes")}
        for name, event in EVENTS.items()
    }
    left = dict(elders)
    while free := [name for name, before in left.items() if not before & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}


def test_part_of_makes_no_circle() -> None:
    left = {actor["id"]: set(wholes(actor)) for actor in store.records("actors")}
    assert {whole for part_of in left.values() for whole in part_of} <= left.keys()
    while free := [name for name, part_of in left.items() if not part_of & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}


def test_no_alias_names_two_actors() -> None:
    names = Counter(
        name
        for actor in store.records("actors")
        for name in {each.casefold() for each in (*actor.get("aliases", []), actor["name"]["en"])}
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_homonyms_are_kept_apart() -> None:
    names = {actor["id"] for actor in store.records("actors")}
    assert {"lee-sang-hyun", "lee-jae-myung", "lee-administration"} <= names
    assert {"dpk", "dprk"} <= names
    assert {"allied-trilateral", "china-japan-rok-trilateral", "northern-triangle"} <= names
    assert {"trump-administration-1", "trump-administration-2", "donald-trump"} <= names


def test_parts_of_the_package_make_the_whole() -> None:
    def amount(name: str) -> float:
        return float(EVENTS[name]["figures"][0]["value"])

    assert amount("gyeongju-spv-200bn") + amount("gyeongju-masga-150bn") == amount("gyeongju-deal-2025-10")


def test_four_challenges_and_five_recommendations_are_two_lists() -> None:
    challenges = [name for name, event in EVENTS.items() if event["title"].startswith("Challenge ")]
    assert len(challenges) == 4
    ordinals = ["First", "Second", "Third", "Fourth", "Fifth"]
    summaries = [event["summary"] for event in EVENTS.values() if event["kind"] == "recommendation"]
    assert all(sum(each.startswith(f"{word} of five") for each in summaries) == 1 for word in ordinals)


def test_events_of_the_axis_stand_by_date_in_each_file() -> None:
    for path in sorted((store.STORE / "events").glob("sejong-*.yaml")):
        years = [int(event["when"][:4]) for event in store.read_yaml(path) if event["board"] == "timeline"]
        assert all(before <= after for before, after in pairwise(years)), path.name
