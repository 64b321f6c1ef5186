"""Shapes in final colours, complete and back to front."""

from dataclasses import replace

import pytest

from briefviewer.timeline.brushed import Brush
from briefviewer.timeline.drawing import draw, draw_axis
from briefviewer.timeline.palette import THEMES, channels, contrast, load_palette
from briefviewer.timeline.scene import build
from briefviewer.timeline.strokes import Box, Clip, Fade, Line, Polygon, Text
from tests.builders import an_event
from tests.timeline.arrangements import LIGHT, an_arrangement, looking_at
from tests.timeline.test_scene import YEAR, a_story, days


@pytest.mark.parametrize("theme", THEMES)
def test_every_word_of_the_scene_is_drawn(theme: str) -> None:
    scene = build(an_arrangement(a_story()), YEAR)
    words = [shape.text for shape in draw(scene, load_palette(theme)) if isinstance(shape, Text)]
    for label in scene.labels:
        assert label.text in words
    for band in scene.bands:
        assert band.count in words
    assert {"2025", "Oct", "A", "B", "An idea", "Scenarios"} <= set(words)


@pytest.mark.parametrize("theme", THEMES)
def test_colours_are_colours_and_opacities_lawful(theme: str) -> None:
    from datetime import date

    brush = Brush(date(2025, 8, 14), date(2025, 11, 6), 3, 1)
    chosen = a_story()[0].id
    arrangement = an_arrangement(a_story())
    attention = looking_at(arrangement, chosen, hovered=chosen, focused=chosen)
    scene = build(arrangement, YEAR, brush=brush, attention=attention)
    for shape in draw(scene, load_palette(theme)):
        match shape:
            case Box() | Polygon():
                assert 0 <= shape.opacity <= 1
                for color in (shape.fill, shape.stroke):
                    assert color is None or channels(color)
            case Fade():
                assert shape.width > 0
                assert all(0 <= each <= 1 for each in (shape.opacity_left, shape.opacity_right))
                channels(shape.color)
            case Line() | Text():
                channels(shape.color)


def test_clips_end() -> None:
    shapes = draw(build(an_arrangement(a_story()), YEAR), load_palette("light"))
    clips = [shape for shape in shapes if isinstance(shape, Clip)]
    assert clips[-1].rect is None


def test_uncertain_start_fades_in_and_sharp_end_does_not_fade() -> None:
    scene = build(an_arrangement([an_event("a", on="2025-02/2025-08-01", kind="summit")]), YEAR)
    fades = [shape for shape in draw(scene, load_palette("light")) if isinstance(shape, Fade)]
    rising = [shape for shape in fades if shape.opacity_left < shape.opacity_right and shape.y > 78]
    assert any(round(shape.x) == round(scene.bars[0].x0) for shape in rising)
    assert not any(round(shape.x + shape.width) == round(scene.bars[0].x1) for shape in fades)


def test_crowd_shows_its_count() -> None:
    crowd = [an_event(f"e{number:04}", on="2025-06-01", kind="summit", themes=["trade"]) for number in range(1600)]
    shapes = draw(build(an_arrangement(crowd), days("2025-01-01", "2025-12-01")), load_palette("light"))
    assert "1.6k" in [shape.text for shape in shapes if isinstance(shape, Text)]


def test_empty_says_so() -> None:
    scene = build(an_arrangement([]), YEAR)
    assert scene.empty_text in [shape.text for shape in draw(scene, load_palette("light")) if isinstance(shape, Text)]


def test_edges_of_the_range_run_behind_words() -> None:
    from datetime import date

    scene = build(an_arrangement(a_story()), YEAR, brush=Brush(date(2025, 8, 14), date(2025, 11, 6), 3, 1))
    palette = load_palette("light")
    shapes = draw(scene, palette)
    edges = [
        at
        for at, shape in enumerate(shapes)
        if isinstance(shape, Line) and shape.color == palette.color("brush-line") and shape.width == 2.0
    ]
    labels = {label.text for label in scene.labels}
    words = [at for at, shape in enumerate(shapes) if isinstance(shape, Text) and shape.text in labels]
    assert len(edges) == 2
    assert max(edges) < min(words)


def test_no_edge_of_an_uncertain_stretch_stands_in_its_words() -> None:
    """They would be read as one letter more; edges that no words run over stay."""
    event = an_event("a", on="2025", kind="summit", themes=["trade"], title="A title longer than half of its year")
    scene = build(an_arrangement([event]), days("2024-06-01", "2026-08-01"))
    (glyph,), (label,) = scene.glyphs, scene.labels
    assert glyph.smear is not None
    x0, x1 = glyph.smear
    assert label.x < x1 < label.x + label.width
    edges = [shape.x0 for shape in draw(scene, LIGHT) if isinstance(shape, Line) and shape.y1 - shape.y0 == 8]
    assert edges == [x0]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("is_folding", [True, False])
def test_whatever_stands_for_events_is_seen_on_its_ground(theme: str, is_folding: bool) -> None:
    """Heaps, ticks and the scroll handle: what is fainter than 3 : 1 has an edge that is not."""
    palette = load_palette(theme)
    crowd = [
        an_event(f"e{number:04}", on=f"{1950 + 75 * (number % 2)}-06-01", kind="summit", themes=["trade", "north"])
        for number in range(1600)
    ]
    arrangement = an_arrangement([*a_story(), *crowd], is_folding=is_folding)
    scene = build(arrangement, replace(days("1949-01-01", "2026-01-01"), height=420.0))
    assert scene.densities
    assert scene.scroll_thumb is not None
    faint = {palette.color(name) for name in ("canvas", "panel", "header", "sunken", "brush", "overview-window")}
    lanes = scene.regions.lanes
    boxes = [
        shape
        for shape in draw_axis(scene, palette)
        if isinstance(shape, Box) and shape.fill is not None and shape.opacity == 1.0 and shape.fill not in faint
        if lanes.y - 20 <= shape.y
    ]
    seen = [box.fill for box in boxes if contrast(box.fill or "", palette.color("canvas")) >= 3.0]
    assert {palette.color("density"), palette.color("line-control")} < set(seen)
    edges = {(box.x, box.width) for box in boxes if box.fill == palette.color("density")}
    assert [box for box in boxes if box.fill not in seen and (box.x, box.width) not in edges] == []


def test_name_of_a_lane_stays_in_sight_while_any_of_the_lane_does() -> None:
    low = days("2024-09-20", "2025-12-01", height=420.0)
    arrangement = an_arrangement(a_story())
    for scroll in (0.0, 10.0, 25.0, 40.0, 60.0):
        scene = build(arrangement, replace(low, scroll=scroll))
        lanes, (band, *_) = (
            scene.regions.lanes,
            [each for each in scene.bands if each.bottom > scene.regions.lanes.y + 60],
        )
        words = [shape for shape in draw_axis(scene, LIGHT) if isinstance(shape, Text) and shape.text == band.header[0]]
        assert any(lanes.y < word.baseline <= min(band.bottom, lanes.bottom) for word in words)
