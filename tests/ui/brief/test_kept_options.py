from datetime import date
from pathlib import Path

from briefviewer.domain.facet import DayRange, Facet, Filters
from briefviewer.ui.brief.kept_options import keep_options, kept_options
from briefviewer.ui.memory import Memory

AUTUMN = Filters(range=DayRange(date(2025, 8, 1), date(2025, 10, 31)))


def test_options_are_kept_for_each_store(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    keep_options(memory, "one", {"title": "Weekly", "without": "actors"}, AUTUMN)
    keep_options(memory, "two", {"title": "Other"}, AUTUMN)
    assert kept_options(memory, "one", AUTUMN) == {"title": "Weekly", "without": "actors"}
    keep_options(memory, "one", {"marking": "Draft"}, AUTUMN)
    assert kept_options(memory, "one", AUTUMN) == {"marking": "Draft"}
    assert kept_options(memory, "none", AUTUMN) == {}


def test_what_was_said_of_one_selection_is_not_said_of_another(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    said = {"title": "Autumn", "bottom_line": "It holds.", "judgements": "## likely\nIt will.", "marking": "Draft"}
    keep_options(memory, "one", said, AUTUMN)
    assert kept_options(memory, "one", Filters()) == {"marking": "Draft"}
    assert kept_options(memory, "one", AUTUMN) == said


def test_the_order_of_choices_makes_no_other_selection(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    choices = {Facet.KIND: (("summit",), ("deal",)), Facet.ACTOR: (("rok",),)}
    keep_options(memory, "one", {"bottom_line": "It holds."}, Filters(include=choices))
    turned = {Facet.ACTOR: (("rok",),), Facet.KIND: (("deal",), ("summit",))}
    assert kept_options(memory, "one", Filters(include=turned)) == {"bottom_line": "It holds."}
