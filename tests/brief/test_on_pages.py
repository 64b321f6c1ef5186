"""The pages of a packet must say what its data say: whoever alters one of the two is found out."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.brief.on_pages import differences, squeezed
from briefviewer.brief.packet_data import FILE_NAME, PacketData, from_json, to_json
from briefviewer.brief.page_words import page_words
from briefviewer.brief.render import render
from briefviewer.brief.scope import Part
from briefviewer.brief.style import Style
from briefviewer.brief.verify import verify_packet
from tests.brief.fake_store import an_event, harbours
from tests.brief.packets import CHOICE, Printed, brief_of


@pytest.fixture(scope="session")
def pages(printed: Printed) -> tuple[str, ...]:
    return page_words(printed.pdf)


def data_of(printed: Printed) -> PacketData:
    return from_json(to_json(printed.brief.data))


def codes(data: PacketData, pages: tuple[str, ...]) -> list[str]:
    return [problem.code for problem in differences(data, pages)]


def test_an_untouched_packet_says_what_it_holds(printed: Printed, pages: tuple[str, ...]) -> None:
    assert codes(data_of(printed), pages) == []


def test_a_word_of_a_passage_altered_on_the_page(printed: Printed, pages: tuple[str, ...]) -> None:
    passage = printed.brief.data["selected"]["events"][0]["evidence"][0]["text"]
    word = max(passage.split(), key=len)
    altered = tuple(page.replace(word, word[::-1]) for page in pages)
    assert altered != pages
    assert "packet-page-passage" in codes(data_of(printed), altered)


def test_a_passage_altered_in_the_data(printed: Printed, pages: tuple[str, ...]) -> None:
    data = data_of(printed)
    data["selected"]["events"][0]["evidence"][0]["text"] += " Not."
    assert codes(data, pages) == ["packet-page-passage"]


@pytest.mark.parametrize("key", ["title", "summary"])
def test_an_event_told_otherwise(printed: Printed, pages: tuple[str, ...], key: str) -> None:
    data = data_of(printed)
    event = data["selected"]["events"][0]
    if key == "title":
        event["title"] += " again"
    else:
        event["summary"] += " Never."
    (problem,) = differences(data, pages)
    assert (problem.code, problem.field) == ("packet-page-event", "events[0]")
    assert dict(problem.facts)["event"] == event["id"]


def test_a_date_told_otherwise(style: Style) -> None:
    brief = brief_of(choice=replace(CHOICE, program=""))
    pages = page_words(render(brief, style))
    data = from_json(to_json(brief.data))
    data["selected"]["events"][0]["when"] = "1999-01-01"
    assert codes(data, pages) == [], "of another version nobody knows how it tells dates"


def test_a_date_told_otherwise_by_this_version(
    printed: Printed, pages: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = data_of(printed)
    monkeypatch.setattr("briefviewer.brief.on_pages.__version__", data["program"])
    assert codes(data, pages) == []
    data["selected"]["events"][0]["when"] = "1999-01-01"
    assert codes(data, pages) == ["packet-page-event"]


def test_a_hash_that_is_on_the_page_alone(printed: Printed, pages: tuple[str, ...]) -> None:
    data = data_of(printed)
    mark = data["selected"]["events"][0]["evidence"][0]["sha256"]
    for event in data["selected"]["events"]:
        event["evidence"] = [each for each in event["evidence"] if each["sha256"] != mark]
    for each in (*data["viewpoints"]["questions"], *data["viewpoints"]["cells"]):
        each["evidence"] = [one for one in each["evidence"] if one["sha256"] != mark]
    (problem,) = differences(data, pages)
    assert (problem.code, dict(problem.facts)["sha256"]) == ("packet-page-surplus", mark[:12])


def test_an_event_taken_out_of_the_data(printed: Printed, pages: tuple[str, ...]) -> None:
    data = data_of(printed)
    del data["selected"]["events"][0]
    assert "packet-entries-missing" in codes(data, pages)


@pytest.mark.parametrize("left_out", [{Part.EXCERPTS}, {Part.CHRONOLOGY}, {Part.BOARDS}, set(Part)])
def test_a_part_that_was_left_out_says_nothing(style: Style, left_out: set[Part]) -> None:
    brief = brief_of(choice=replace(CHOICE, parts=frozenset(Part) - left_out))
    assert codes(from_json(to_json(brief.data)), page_words(render(brief, style))) == []


def test_other_pages_under_the_same_data_are_found_out(printed: Printed, style: Style) -> None:
    """Whoever alters what people read has to alter the data too, and then the documents tell."""
    store = harbours()
    other = brief_of(store.with_events(*(replace(each, summary="All is well.") for each in store.all_events)))
    with pikepdf.open(BytesIO(render(other, style))) as pdf:
        stream = pdf.Root.Names.EmbeddedFiles.Names[1].EF.F
        stream.write(to_json(printed.brief.data))
        target = BytesIO()
        pdf.save(target)
    report = verify_packet(target.getvalue(), store)
    assert {problem.code for problem in report.problems} == {"packet-page-event"}
    assert report.verified == 10, "the data themselves are sound"
    assert FILE_NAME in {problem.file for problem in report.problems}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_glyphs_that_no_font_has_and_turned_text_raise_no_alarm(style: Style, language: str) -> None:
    odd = an_event(
        "odd",
        "2025-09-09",
        title="北 \U00010384 한미동맹 \u202eabc\u202c",
        summary="A\u00adb \U00010384 <b>c</b> & d-e",
    )
    brief = brief_of(harbours().with_events(odd), language=language)
    assert codes(from_json(to_json(brief.data)), page_words(render(brief, style))) == []


def _broken(text: str, at: int) -> tuple[str, ...]:
    head, foot = "\r\nTwo harbours\r\nPage 2 of 3", "\r\nFor internal use"
    return (text[:at] + foot, head + "\r\n" + text[at:])


@given(at=st.integers(20, 380))
def test_a_passage_that_goes_on_on_the_next_page_is_followed(at: int) -> None:
    passage = " ".join(f"word{n}" for n in range(60))
    data, pages = _a_packet(passage)
    assert codes(data, _broken(pages, pages.index("word0") + at)) == []
    assert codes(data, _broken(pages.replace("word59", "word60"), pages.index("word0") + at)) == ["packet-page-passage"]


def _a_packet(passage: str) -> tuple[PacketData, str]:
    brief = brief_of()
    data = from_json(to_json(brief.data))
    record = data["selected"]["events"][0]["evidence"][0] | {"text": passage}
    data["selected"]["events"], data["numbers"] = [], {}
    data["viewpoints"]["questions"], data["viewpoints"]["cells"] = [], []
    data["cited"] = [record]
    return data, f"E1 · sha-256 {record['sha256'][:12]}… verified {passage} Cited in [1]"


def test_what_setting_changes_does_not_count() -> None:
    text = "Two well-known\nharbours, 1.5 %"
    assert len({squeezed(text.replace(*each)) for each in (("\n", " "), ("-", "-\n"), (" ", "\u00a0"))}) == 1
    assert squeezed("1.5") != squeezed("15")
