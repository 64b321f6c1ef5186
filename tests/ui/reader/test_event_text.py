import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefviewer.domain.event import EventId
from briefviewer.ui.reader import event_text
from briefviewer.ui.reader.event_text import CopyForm, event_in_form, events_in_form
from tests.brief.fake_store import an_event
from tests.ui.harbour_window import CLOSED, ENGLISH, OPENED, HarbourStore, harbour_store


def told(form: CopyForm, event: str = "opening", store: HarbourStore | None = None) -> list[str]:
    return event_in_form(form, store or harbour_store(), EventId(event), ENGLISH).splitlines()


def test_an_event_is_told_in_lines_with_its_sources() -> None:
    assert told(CopyForm.TEXT) == [
        "Both harbours open",
        "25 August 2025 · exact day · occurred",
        "",
        "Ships of both sides may enter.",
        "Reported by Northport, via the author.",
        "",
        "“Both opened in August.”",
        "Harbour Press · 31 Oct 2025 · ¶ 2 · supports · verified ✓",
    ]


def test_a_citation_names_each_document_once_with_its_places() -> None:
    store = HarbourStore((an_event("both", "2025", evidence=[OPENED, CLOSED]),), library=harbour_store().library)
    lines = told(CopyForm.CITATION, "both", store)
    assert len(lines) == 1
    assert lines[0].startswith("Quay, Ann. 2025. “")
    assert lines[0].endswith("31 October 2025, ¶ 2.")


@pytest.mark.parametrize("form", CopyForm)
def test_several_are_told_one_after_the_other(form: CopyForm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_text, "_AT_ONCE", 2)
    store = harbour_store()
    chosen = [EventId(each) for each in ("opening", "closure", "storm")]
    text = events_in_form(form, store, chosen, ENGLISH)
    between = "\n" if form is CopyForm.CITATION else "\n\n"
    assert text == between.join("\n".join(told(form, each)).strip("\n") for each in chosen) + "\n"
    assert events_in_form(form, store, [], ENGLISH) == ""


def test_markdown_quotes_the_passages() -> None:
    lines = told(CopyForm.MARKDOWN)
    assert lines[0] == "### Both harbours open"
    assert lines[2] == "*25 August 2025 · exact day · occurred*"
    assert lines[-3:] == [
        "> Both opened in August.",
        ">",
        "> — Harbour Press · 31 Oct 2025 · ¶ 2 · supports · verified ✓",
    ]


@pytest.mark.parametrize(
    "title", ["# *All* [of](http://x) <b>it</b>", "- one", "1. first", "```", "a_b_c & &amp;", "=="]
)
def test_what_the_store_says_is_no_markup(title: str) -> None:
    assert_plain(title)


@given(st.text(st.sampled_from("ab-+*_`#[]()<>!&;~|\\.= 19"), min_size=1).filter(str.strip))
def test_no_text_at_all_becomes_markup(title: str) -> None:
    assert_plain(title)


def assert_plain(title: str) -> None:
    """The title, as a heading and as a paragraph of its own, is read as those words and nothing else."""
    store = HarbourStore((an_event("odd", None, title=title, summary=title),), library=harbour_store().library)
    tokens = MarkdownIt("commonmark").parse("\n".join(told(CopyForm.MARKDOWN, "odd", store)))
    inline = [each for each in tokens if each.type == "inline"]
    for read in (inline[0], inline[2]):
        assert read.children is not None
        assert {each.type for each in read.children} <= {"text", "text_special"}
        assert "".join(each.content for each in read.children) == " ".join(title.split())
