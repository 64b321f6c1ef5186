"""Method and limits: what was left out is counted, nothing that keeps out nothing is named."""

from dataclasses import replace
from datetime import date

from briefviewer.brief.method import left_out, method
from briefviewer.brief.model import Head, words_of
from briefviewer.brief.scope import Part
from briefviewer.domain.facet import DayRange, Facet, Filters, Undated
from tests.brief.packets import CHOICE, scope_of

AUTUMN = DayRange(date(2025, 8, 1), date(2025, 12, 31))


def test_all_events_leave_nothing_out() -> None:
    assert left_out(scope_of()) == []


def test_reasons_are_counted_apart() -> None:
    filters = Filters({Facet.KIND: (("summit",),)}, range=AUTUMN, undated=Undated.WITHOUT)
    assert left_out(scope_of(filters=filters)) == [
        ("Events that the filters do not match", 1),
        ("Events outside the range", 2),
        ("Events without a date", 1),
        ("Questions of the viewpoints that no listed event touches", 1),
    ]


def test_what_no_document_vouches_for_is_counted() -> None:
    counted = dict(left_out(scope_of(filters=Filters(as_of=date(2025, 1, 1), undated=Undated.WITH))))
    assert counted == {"Events no document vouches for by the as-of day": 8}


def test_parts_left_out_are_counted() -> None:
    scope = scope_of(choice=replace(CHOICE, parts=frozenset(Part) - {Part.BOARDS}))
    assert left_out(scope) == [("Events beside the axis (part left out)", 2)]


def test_the_note_names_selection_states_and_program() -> None:
    scope = scope_of(filters=Filters(range=AUTUMN))
    for event in scope.events:
        scope.citations(event)
    section = method(scope, Head("method", "9", "Method"))
    told = [words_of(line) for line in section.groups[0].paragraphs]
    assert told[0] == "Selection: 1 August – 31 December 2025."
    assert any("4 verified" in each for each in told)
    assert told[-1] == "Made with briefviewer 0.1.0."
    assert "{glyphs}" in section.missing_glyphs
