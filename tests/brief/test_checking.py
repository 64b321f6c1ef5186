from dataclasses import replace
from pathlib import Path

from briefviewer.brief.checking import check_data, check_packet, findings, grounds, verdict
from briefviewer.brief.packet_data import PacketData, from_json, to_json
from briefviewer.words import Words
from tests.brief.fake_store import TEXT, a_store, an_event, harbours
from tests.brief.packets import Printed, brief_of

ENGLISH = Words.for_language("en")


def data() -> PacketData:
    return from_json(to_json(brief_of().data))


def test_a_file_is_checked_with_its_pages(printed: Printed, tmp_path: Path) -> None:
    file = tmp_path / "packet.pdf"
    file.write_bytes(printed.pdf)
    check = check_packet(file, harbours())
    assert verdict(check, ENGLISH) == "All 10 excerpts are verified word for word. No event has changed since."
    assert findings(check, ENGLISH) == []
    assert grounds(check, ENGLISH) == [
        "10 passages looked up in the documents of “Harbours 2025”",
        f"the words on {check.pages} pages held against the packet’s data",
        f"{len(check.data['selected']['events'])} events compared with the store’s",
    ]


def test_what_changed_since_is_told_by_title_and_field() -> None:
    store = harbours()
    events = [event for event in store.all_events if event.id != "next"]
    events[1] = replace(events[1], summary="Ships of one side may enter.", place="Quay")
    check = check_data(data(), store.with_events(*events, an_event("new", "2025-10-01", title="A <b>storm</b>")))
    assert verdict(check, ENGLISH) == "All 10 excerpts are verified word for word."
    edited, added, gone = findings(check, ENGLISH)
    assert edited.startswith("Edited since: ")
    assert edited.endswith("(place, summary)")
    assert added == "New since: A <b>storm</b>"
    assert gone.startswith("Gone since: ")


def test_what_is_wrong_comes_first_and_but_once() -> None:
    altered = data()
    for event in altered["selected"]["events"]:
        event["place"] = "Elsewhere"
    check = check_data(altered, replace(harbours(), text=TEXT.upper()))
    assert verdict(check, ENGLISH) == "10 things are wrong with this packet."
    told = findings(check, ENGLISH)
    assert len(told) == len(set(told))
    assert "find" in told[0] or "passage" in told[0]
    assert told[-1].startswith("Edited since: ")


def test_without_documents_nothing_is_claimed() -> None:
    told = verdict(check_data(data(), replace(harbours(), text=None)), ENGLISH)
    assert told.startswith("Nothing is wrong as far as can be seen, but none of its documents is at hand")


def test_of_another_store_no_change_is_told() -> None:
    other = replace(a_store(an_event("other")), id="elsewhere")
    check = check_data(data(), other)
    assert not check.is_of_this_store
    assert "It was made from another store" in verdict(check, ENGLISH)
    assert len(grounds(check, ENGLISH)) == 1, "neither pages nor events were compared"
    assert findings(check, ENGLISH) == []
