"""The legend says what each sign means, within its room, in either language."""

import pytest

from briefviewer.timeline.arcs import Arc
from briefviewer.timeline.drawing import draw, draw_legend
from briefviewer.timeline.legend import Legend, SignKind, kinds_in, legend_of
from briefviewer.timeline.marks import Manner
from briefviewer.timeline.measure import REGULAR, counted_letters
from briefviewer.timeline.scene import build
from briefviewer.timeline.shapes import Bar, DensityStrip, Glyph, VisitorTick
from briefviewer.timeline.strokes import Text
from briefviewer.words import Words
from tests.builders import an_event
from tests.timeline.arrangements import ENGLISH, LIGHT, an_arrangement
from tests.timeline.test_scene import YEAR, a_story

SUMMIT = SignKind("Summit", "blue", "circle")


def a_legend(width: float = 900.0, words: Words = ENGLISH) -> Legend:
    return legend_of([SUMMIT], words, LIGHT, counted_letters, 10.0, 5.0, width)


def test_each_manner_and_each_end_is_told_apart() -> None:
    signs = [item.sign for item in a_legend().items]
    assert [sign.manner for sign in signs if isinstance(sign, Glyph)] == [
        Manner.HAPPENED,
        Manner.ATTESTED,
        Manner.PLANNED,
        Manner.FORECAST,
        Manner.EXTERNAL,
    ]
    bars = [sign for sign in signs if isinstance(sign, Bar)]
    assert len({(bar.core_x0 - bar.x0 > 0, bar.open_right, bar.dots_right > 0) for bar in bars}) == len(bars) == 4


def test_ties_ticks_and_counts_are_told_too() -> None:
    signs = [item.sign for item in a_legend().items]
    assert [sign.is_contradiction for sign in signs if isinstance(sign, Arc)] == [True, False]
    assert sum(isinstance(sign, VisitorTick) for sign in signs) == 1
    assert sum(isinstance(sign, DensityStrip) for sign in signs) == 1
    texts = [shape.text for shape in draw_legend(a_legend(), LIGHT, 900.0) if isinstance(shape, Text)]
    assert {"≠", "+3", "contradict each other"} <= set(texts)


def test_groups_begin_lines_where_asked() -> None:
    legend = legend_of([SUMMIT], ENGLISH, LIGHT, counted_letters, 10.0, 5.0, 2000.0, has_groups=True)
    first = {item.y: item.text for item in reversed(legend.items)}
    assert [first[y] for y in sorted(first)] == [
        "Summit", "reported by a source", "ends known", "contradict each other", "drawn whole in another lane",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [360.0, 500.0, 1600.0])
def test_stays_in_its_room(width: float) -> None:
    legend = a_legend(width)
    for item in legend.items:
        assert item.text_x + counted_letters(item.text, LIGHT.size("small"), REGULAR) <= width
        assert 5.0 <= item.y - 8 < item.y + 8 <= 5.0 + legend.height
    lines = {item.y for item in legend.items}
    for y in lines:
        line = [item for item in legend.items if item.y == y]
        ends = [item.text_x + counted_letters(item.text, LIGHT.size("small"), REGULAR) for item in line]
        assert all(end < item.text_x for end, item in zip(ends, line[1:], strict=False))


def test_kinds_are_those_on_the_axis_commonest_first() -> None:
    events = [
        an_event("a", on="2025-01-01", kind="policy"),
        an_event("b", on="2025-02-01", kind="summit"),
        an_event("c", on="2025-03-01", kind="summit"),
    ]
    assert [kind.name for kind in kinds_in(an_arrangement(events))] == ["Summit", "Policy"]
    assert [kind.name for kind in kinds_in(an_arrangement(events[:1]))] == ["Policy"]


def test_picture_shows_it_below_all_else_when_switched_on() -> None:
    without = build(an_arrangement(a_story()), YEAR)
    assert without.legend is None
    scene = build(an_arrangement(a_story()), YEAR, has_legend=True)
    assert scene.legend is not None
    assert scene.regions.legend.bottom == pytest.approx(YEAR.height)
    assert scene.regions.lanes.height < without.regions.lanes.height
    assert "goes on" in [shape.text for shape in draw(scene, LIGHT) if isinstance(shape, Text)]


def test_by_itself_and_in_korean() -> None:
    korean = a_legend(words=Words.for_language("ko"))
    texts = [shape.text for shape in draw_legend(korean, LIGHT, 900.0) if isinstance(shape, Text)]
    assert {item.text for item in korean.items} <= set(texts)
    assert set(texts).isdisjoint({item.text for item in a_legend().items} - {"Summit"})
