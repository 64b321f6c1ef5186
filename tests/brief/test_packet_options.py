from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefviewer.brief.packet_options import (
    KEYS,
    PacketOptions,
    judgements_as_text,
    judgements_from_text,
    options_as_text,
    options_from_text,
)
from briefviewer.brief.scope import Choice, Part
from briefviewer.domain.event import EventId
from briefviewer.domain.judgement import ConfidenceLevel, Judgement

EVENTS = st.lists(st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True).map(EventId), max_size=3).map(tuple)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=60).map(
    lambda text: text.strip("\n")
)
JUDGEMENTS = st.builds(
    Judgement,
    text=st.one_of(TEXTS, st.sampled_from(["## high · a\nSo.", "\\## x", "a\n## b\n\n##", "#### c"])).filter(str.strip),
    confidence=st.one_of(st.none(), st.sampled_from(ConfidenceLevel)),
    events=EVENTS,
)


@given(st.lists(JUDGEMENTS, max_size=4).map(tuple))
def test_judgements_come_back_as_they_were(judgements: tuple[Judgement, ...]) -> None:
    assert judgements_from_text(judgements_as_text(judgements)) == judgements


def test_judgements_are_markdown_that_a_person_can_read() -> None:
    judgements = (
        Judgement("The north *will* open.", ConfidenceLevel.MODERATE, (EventId("closure"), EventId("opening"))),
        Judgement("Nobody knows when."),
    )
    told = "## moderate · closure, opening\nThe north *will* open.\n\n##\nNobody knows when.\n"
    assert judgements_as_text(judgements) == told


def test_text_without_a_heading_is_a_judgement_too() -> None:
    assert judgements_from_text("So it is.\n") == (Judgement("So it is."),)
    assert judgements_from_text("") == ()


def test_an_unknown_confidence_is_passed_over() -> None:
    assert judgements_from_text("## certain · a\nSo.") == (Judgement("So.", None, (EventId("a"),)),)


def test_options_come_back_as_they_were() -> None:
    choice = Choice(
        title="Two harbours",
        marking="For internal use",
        paper="letter",
        bottom_line="Both **open**.",
        judgements=(Judgement("So.", ConfidenceLevel.LOW),),
        parts=frozenset(Part) - {Part.VIEWPOINTS, Part.ACTORS},
    )
    told = options_as_text(PacketOptions(choice, "ko"))
    assert set(told) <= set(KEYS)
    assert told["without"] == "viewpoints, actors"
    assert options_from_text(told) == PacketOptions(choice, "ko")


def test_what_is_not_told_stays_as_it_was() -> None:
    start = Choice(title="Before", parts=frozenset({Part.METHOD}))
    assert options_from_text({"marking": "Draft"}, start) == PacketOptions(replace(start, marking="Draft"))


def test_what_cannot_be_read_is_passed_over() -> None:
    told = {"paper": "a3", "language": "fr", "without": "poems, method", "colour": "green"}
    assert options_from_text(told) == PacketOptions(Choice(parts=frozenset(Part) - {Part.METHOD}))
