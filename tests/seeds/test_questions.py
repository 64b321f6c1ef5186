"""What a desk officer asks of the shipped store, answered by filters, search and the as-of control alone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from briefviewer.app.as_of import known_parts
from briefviewer.app.finding import find
from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import Attribution, Board, Event, EventId, Qualifier, RelationType, Role, Status
from briefviewer.domain.facet import AsOfMode, Choice, DayRange, Facet, Filters, Undated
from briefviewer.domain.interval import Certainty
from briefviewer.domain.search import HitKind
from briefviewer.resources import seeds_dir
from briefviewer.store.repository import Repository

AUTUMN = DayRange(date(2025, 8, 1), date(2025, 10, 31))
SEJONG, BROOKINGS = DocumentId("sejong-2025"), DocumentId("brookings-2025")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Repository]:
    with Repository.open(seeds_dir() / "alliance-2025", tmp_path_factory.mktemp("index")) as repository:
        yield repository


def only(**facets: str) -> dict[Facet, tuple[Choice, ...]]:
    return {Facet(name): ((value,),) for name, value in facets.items()}


def listed(store: Repository, filters: Filters) -> list[Event]:
    return store.events(store.select(filters).rows)


def ids(events: Sequence[Event]) -> list[str]:
    return [str(event.id) for event in events]


def certainties(store: Repository, filters: Filters) -> dict[str, Certainty | None]:
    selection = store.select(filters)
    return {store.columns.ids[row]: selection.range_certainty(row) for row in selection.rows}


# What happened from 1 August to 31 October 2025?

HAPPENED_IN_AUTUMN = [
    "lee-trump-summit-2025-08",
    "tariff-framework-2025-08",
    "trump-signals-demands-2025-08",
    "xi-putin-kim-beijing-2025-09",
    "bessent-framework-2025-10",
    "lee-bloomberg-interview-2025-10",
    "apec-gyeongju-2025",
    "gyeongju-deal-2025-10",
    "gyeongju-masga-150bn",
    "gyeongju-spv-200bn",
    "xi-putin-kim-pyongyang-2025-10",
    "alliance-forum-2025-10",
]


def test_twelve_happenings_of_the_autumn_in_their_order(store: Repository) -> None:
    filters = Filters(include=only(board="timeline"), range=AUTUMN)
    sure = certainties(store, filters)
    happenings = [
        event.id
        for event in listed(store, filters)
        if event.role is Role.OCCURRENCE and sure[event.id] is Certainty.CERTAIN
    ]
    assert happenings == HAPPENED_IN_AUTUMN


def test_the_study_of_2025_is_possible_in_the_autumn(store: Repository) -> None:
    sure = certainties(store, Filters(include=only(board="timeline"), range=AUTUMN))
    assert [name for name, certainty in sure.items() if certainty is Certainty.POSSIBLE] == ["guseinova-study-2025"]


def test_filters_and_the_clock_of_happenings_give_the_twelve(store: Repository) -> None:
    """What the papers only attest has not happened by that clock; what began in an older year is of that year."""
    happened = Filters(
        include=only(board="timeline", year="2025"),
        range=AUTUMN,
        as_of=AUTUMN.last,
        as_of_mode=AsOfMode.HAPPENED,
    )
    sure = [name for name, certainty in certainties(store, happened).items() if certainty is Certainty.CERTAIN]
    assert sure == HAPPENED_IN_AUTUMN


def test_the_appearance_in_pyongyang_is_only_reported(store: Repository) -> None:
    summits = listed(store, Filters(include=only(kind="summit"), range=DayRange(date(2025, 9, 1), date(2025, 10, 31))))
    assert {str(event.id): event.status for event in summits} == {
        "xi-putin-kim-beijing-2025-09": Status.OCCURRED,
        "apec-gyeongju-2025": Status.OCCURRED,
        "xi-putin-kim-pyongyang-2025-10": Status.REPORTED,
    }


def test_the_parts_of_the_deal_are_no_third_package(store: Repository) -> None:
    parts = [
        each.event
        for each in store.relations_of(EventId("gyeongju-deal-2025-10"))
        if each.type is RelationType.HAS_PART
    ]
    assert sorted(parts) == ["gyeongju-masga-150bn", "gyeongju-spv-200bn"]
    dollars = {
        str(event.id): figure.value
        for event in listed(store, Filters(include=only(theme="tariffs-investment", status="occurred")))
        for figure in event.figures
        if figure.unit == "USD"
    }
    whole = dollars.pop("gyeongju-deal-2025-10")
    assert dollars == {"gyeongju-spv-200bn": 200e9, "gyeongju-masga-150bn": 150e9}
    assert whole == 350e9


# How many North Koreans are in Russia, since when, on whose word?


def test_troops_in_russia_are_found_by_filters(store: Repository) -> None:
    deployments = listed(store, Filters(include=only(kind="deployment", actor="dprk", theme="dprk-russia")))
    assert ids(deployments) == ["dprk-troops-in-russia", "dprk-troops-ukraine-war"]
    counted, uncounted = deployments
    assert uncounted.figures == ()
    assert uncounted.when is None
    assert [(each.value, each.unit, each.qualifier) for each in counted.figures] == [
        (16000, "troops", Qualifier.ABOUT),
        (4700, "casualties", Qualifier.ABOUT),
    ]
    assert counted.when is not None
    assert (counted.when.text, counted.modifier) == ("2024~/..", "late")


def test_troops_in_russia_stand_on_the_authors_word_alone(store: Repository) -> None:
    (counted,) = listed(store, Filters(include=only(kind="deployment", document=SEJONG, theme="dprk-russia")))
    assert counted.attributed_to == ()
    assert {figure.attributed_to for figure in counted.figures} == {()}
    assert {figure.document for figure in counted.figures} == {SEJONG}
    assert store.library.documents[SEJONG].authors == ("Lee, Sang Hyun",)
    (arms,) = listed(store, Filters(include=only(actor="ukraine-intelligence")))
    assert (arms.id, arms.attributed_to) == ("dprk-arms-to-russia", (Attribution(actor=arms.actors[-1].id),))


@pytest.mark.parametrize("query", ["북한군", "16,000", "casualties", "combat troops"])
def test_troops_in_russia_are_found_by_words(store: Repository, query: str) -> None:
    assert "dprk-troops-in-russia" in [each.id for each in store.search(query) if each.kind is HitKind.EVENT]


# Which background lies before 2022?


def test_background_before_2022(store: Repository) -> None:
    before = Filters(include=only(board="timeline"), range=DayRange(None, date(2021, 12, 31)))
    assert ids(listed(store, before)) == [
        "roh-balancer-2003",
        "usfk-flexibility-2006",
        "rok-dual-track-2010s",
        "thaad-deployment-2016",
        "china-trade-weapon-2016",
        "hanoi-talks-fail-2019",
        "dprk-new-strategy-2019",
        "china-dual-circulation-2020",
        "urea-shortage-2021",
    ]
    assert set(certainties(store, before).values()) == {Certainty.CERTAIN}


def test_the_saved_view_gives_the_same_background(store: Repository) -> None:
    (view,) = [each for each in store.views if each.id == "background-before-2022"]
    before = Filters(include=only(board="timeline"), range=DayRange(None, date(2021, 12, 31)))
    assert ids(listed(store, view.filters)) == ids(listed(store, before))


# Who disagrees with whom?


def contradictions(store: Repository) -> set[frozenset[str]]:
    everything = listed(store, Filters())
    return {
        frozenset((str(event.id), str(each.event)))
        for event in everything
        for each in store.relations_of(event.id)
        if each.type is RelationType.CONTRADICTS
    }


def voice(event: Event) -> str:
    """Whose word an entry is: the last link of its chain that is an actor, else the paper's own author."""
    documents = {piece.document for piece in event.evidence}
    if SEJONG in documents:
        return str(SEJONG)
    return [str(link.actor) for link in event.attributed_to if link.actor][-1]


def test_seventeen_pairs_contradict_each_other(store: Repository) -> None:
    assert len(contradictions(store)) == 17


def test_who_disagrees_with_whom(store: Repository) -> None:
    events = {str(event.id): event for event in listed(store, Filters())}
    pairs = Counter("/".join(sorted(voice(events[name]) for name in pair)) for pair in contradictions(store))
    assert pairs == {
        "evans-revere/ryan-hass": 3,
        "kuyoun-chung/ryan-hass": 3,
        "chaesung-chun/evans-revere": 1,
        "chaesung-chun/kuyoun-chung": 2,
        "kuyoun-chung/sejong-2025": 1,
        "chaesung-chun/sejong-2025": 5,
        "sejong-2025/sejong-2025": 2,
    }


def test_both_sides_tell_of_a_contradiction(store: Repository) -> None:
    for pair in contradictions(store):
        one, other = sorted(pair)
        assert (RelationType.CONTRADICTS, other) in [(r.type, r.event) for r in store.relations_of(EventId(one))]
        assert (RelationType.CONTRADICTS, one) in [(r.type, r.event) for r in store.relations_of(EventId(other))]


def test_two_against_two_on_beijing(store: Repository) -> None:
    own = {
        cell.contributor: str(cell.stance)
        for cell in store.viewpoints.cells
        if cell.question == "beijing-and-the-bond" and not cell.second_hand
    }
    assert own == {
        "evans-revere": "agrees",
        "kuyoun-chung": "agrees",
        "ryan-hass": "disagrees",
        "chaesung-chun": "disagrees",
    }


# Which entries concern Taiwan, and is any dated?


def test_five_entries_on_taiwan_and_none_on_the_axis(store: Repository) -> None:
    taiwan = Filters(include=only(theme="taiwan-contingency"))
    assert {str(event.id): event.board for event in listed(store, taiwan)} == {
        "trump-demands-on-seoul": Board.SCENARIOS,
        "taiwan-crisis-coordination": Board.SCENARIOS,
        "clarify-wartime-roles": Board.RECOMMENDATIONS,
        "taiwan-limits-rapprochement": Board.OUTLOOK,
        "china-military-assertiveness": Board.ASSESSMENTS,
    }
    assert ids(listed(store, Filters(include=only(theme="taiwan-contingency", board="timeline")))) == []


def test_the_only_date_on_taiwan_is_that_of_the_paper(store: Repository) -> None:
    dated = listed(store, Filters(include=only(theme="taiwan-contingency"), undated=Undated.WITHOUT))
    published = store.library.documents[BROOKINGS].published
    assert published is not None
    assert [(event.role, event.when) for event in dated] == [(Role.ATTESTED, published.when)]


@pytest.mark.parametrize("query", ["Taiwan", "대만"])
def test_taiwan_is_found_in_both_languages(store: Repository, query: str) -> None:
    about = set(ids(listed(store, Filters(include=only(theme="taiwan-contingency")))))
    assert about <= {each.id for each in store.search(query) if each.kind is HitKind.EVENT}


# What was known by 1 March 2025?

BY_MARCH = Filters(as_of=date(2025, 3, 1))


def test_by_march_only_the_brookings_paper_was_known(store: Repository) -> None:
    known = listed(store, BY_MARCH)
    cited = {str(event.id): {piece.document for piece in event.evidence} for event in listed(store, Filters())}
    assert set(ids(known)) == {name for name, documents in cited.items() if BROOKINGS in documents}
    selection = store.select(BY_MARCH)
    assert (selection.possible, selection.not_known) == (0, len(cited) - len(known))


def test_by_march_nothing_of_the_autumn_was_known(store: Repository) -> None:
    assert ids(listed(store, Filters(range=AUTUMN, include=only(document=SEJONG), as_of=BY_MARCH.as_of))) == []
    assert not set(HAPPENED_IN_AUTUMN) & set(ids(listed(store, BY_MARCH)))


def test_by_march_no_words_of_the_sejong_paper_were_known(store: Repository) -> None:
    for event in listed(store, BY_MARCH):
        kept = known_parts([(piece, piece.document) for piece in event.evidence], store.library, BY_MARCH)
        assert {piece.document for piece, _ in kept.parts} == {BROOKINGS}, event.id


def test_before_the_paper_came_out_nothing_was_known(store: Repository) -> None:
    assert ids(listed(store, Filters(as_of=date(2024, 12, 1)))) == []


def test_about_new_year_it_is_only_possible(store: Repository) -> None:
    selection = store.select(Filters(as_of=date(2025, 1, 15)))
    assert (selection.certain, selection.possible) == (0, len(listed(store, BY_MARCH)))


# Words that mean two or three things


def test_three_trilaterals_are_three_actors(store: Repository) -> None:
    groups = ("allied-trilateral", "china-japan-rok-trilateral", "northern-triangle")
    found = {group: set(ids(listed(store, Filters(include=only(actor=group))))) for group in groups}
    assert found["china-japan-rok-trilateral"] == {"hass-keep-china-invested"}
    assert all(found.values())
    assert not found["allied-trilateral"] & found["northern-triangle"]


def test_strategic_flexibility_is_two_things(store: Repository) -> None:
    found = {each.id for each in store.search('"strategic flexibility"') if each.kind is HitKind.EVENT}
    assert {"usfk-flexibility-2006", "seoul-needs-flexibility"} <= found
    forces, seoul = (store.event(EventId(name)) for name in ("usfk-flexibility-2006", "seoul-needs-flexibility"))
    assert (forces.kind, seoul.kind) == ("agreement", "assessment")


# What else a desk officer asks, typed as one would type it


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("28,500", "usfk-reassessment"),
        ("troop reduction", "usfk-partial-reduction"),
        ("Brunson carrier", "brunson-aircraft-carrier"),
        ("KN-23", "dprk-arms-to-russia"),
        ("9.8 billion", "guseinova-study-2025"),
        ("SPV", "gyeongju-spv-200bn"),
        ("nuclear consultative", "institutionalize-consultation"),
        ("full withdrawal", "cha-full-withdrawal"),
        ("urea", "urea-shortage-2021"),
        ("사드", "thaad-deployment-2016"),
        ("suspend exercises", "drills-suspended-trump-1"),
        ("이시바", "trump-wary-of-alliance-work"),
        ("theater actor:Japan", "one-theater-talks"),
        ("rare earth", "us-china-disputes-widen"),
        ("veto before:2010", "usfk-flexibility-2006"),
    ],
)
def test_a_question_as_typed_leads_to_its_event(store: Repository, typed: str, first: str) -> None:
    events = [each.id for each in find(store, typed).hits if each.kind is HitKind.EVENT]
    assert events[:1] == [first]


def test_what_a_minus_leaves_out_stays_out(store: Repository) -> None:
    with_china = {each.id for each in find(store, "kind:summit").hits}
    assert {each.id for each in find(store, "kind:summit -actor:China").hits} < with_china
