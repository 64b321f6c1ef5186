from briefviewer.domain.event import EventId
from briefviewer.ui.shell.event_text import event_as_text
from tests.ui.harbour_window import ENGLISH, harbour_store


def test_an_event_is_told_in_lines_with_its_sources() -> None:
    assert event_as_text(harbour_store(), EventId("opening"), ENGLISH).splitlines() == [
        "Both harbours open",
        "25 August 2025 · exact day · occurred",
        "",
        "Ships of both sides may enter.",
        "Reported by Northport, via the author.",
        "",
        "“Both opened in August.”",
        "Harbour Press · 31 Oct 2025 · ¶ 2 · supports · verified ✓",
    ]
