from briefviewer.reader.outline import entry_at, outline
from briefviewer.reader.page import page_of

PAGE = page_of("# The mill\n\nRain.\n\n### By night\n\nWater.\n\n#### At one\n\nMore.\n\n### By day\n\nNone.")


def test_headings_are_told_by_depth_without_gaps() -> None:
    assert [(each.depth, each.title) for each in outline(PAGE)] == [
        (0, "The mill"),
        (1, "By night"),
        (2, "At one"),
        (1, "By day"),
    ]


def test_a_place_stands_under_the_heading_before_it() -> None:
    entries = outline(PAGE)
    assert entry_at(entries, PAGE.text.index("Water")) == 1
    assert entry_at(entries, PAGE.text.index("None")) == 3
    assert entry_at(entries, -1) is None


def test_headings_of_web_pages_have_levels() -> None:
    page = page_of("[H2]One\n\ntext\n\n[H3]Two\n\ntext")
    assert [each.depth for each in outline(page)] == [0, 1]


def test_a_page_without_headings_has_no_outline() -> None:
    assert outline(page_of("Only words.")) == ()
    assert outline(page_of("")) == ()
