"""The press, spoken to through plain streams: what it answers, in which order, and what it drops."""

import queue
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from briefviewer.brief.press import Press, serve
from briefviewer.brief.press_messages import Message, Order, Reassembly
from briefviewer.brief.scope import Choice
from briefviewer.domain.errors import UsageError
from briefviewer.domain.facet import Filters
from tests.brief.fake_store import FakeStore, harbours
from tests.brief.packets import CHOICE, Printed

SUBJECT = Path("harbours")


def an_order(number: int, choice: Choice = CHOICE, page: int = 1, since: Path | None = None) -> Message:
    order = Order(SUBJECT, "r1", Filters(), choice, "en", since)
    return Message({"say": "set", "order": number, "page": page}, order.as_bytes())


class Hearing(BytesIO):
    """What the press said; ``on`` puts further messages into its inbox once it has said something."""

    def __init__(self, inbox: "queue.SimpleQueue[Message | None]", on: dict[str, Sequence[Message | None]]) -> None:
        super().__init__()
        self.inbox, self.on, self.reassembly = inbox, dict(on), Reassembly()
        self.messages: list[Message] = []

    def write(self, data: object) -> int:
        assert isinstance(data, bytes)
        for message in self.reassembly.feed(data):
            self.messages.append(message)
            for each in self.on.pop(message.name, ()):
                self.inbox.put(each)
        return len(data)


def said_to(
    fonts: Path, *messages: Message | None, store: FakeStore | None = None, **on: Sequence[Message | None]
) -> list[Message]:
    inbox: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
    for each in messages:
        inbox.put(each)
    hearing = Hearing(inbox, on)
    Press(inbox, hearing, lambda _: store or harbours(), fonts).work()
    return hearing.messages


def names(messages: Sequence[Message]) -> list[str]:
    """What was said, progress told once."""
    found = [each.name for each in messages]
    return [name for n, name in enumerate(found) if n == 0 or found[n - 1] != name]


def test_an_order_is_set_and_handed_over_as_render_makes_it(fonts: Path, printed: Printed) -> None:
    told = said_to(fonts, an_order(1), done=[Message({"say": "pdf"}), None])
    assert names(told) == ["progress", "done", "pdf"]
    assert told[-1].body == printed.pdf
    sizes = told[-2].head["sizes"]
    assert isinstance(sizes, list)
    assert len(sizes) == len(printed.opened().pages)


def test_progress_grows(fonts: Path) -> None:
    shares = [each.share("share") for each in said_to(fonts, an_order(1), done=[None]) if each.name == "progress"]
    assert shares == sorted(shares)
    assert len(set(shares)) > 3
    assert max(shares) <= 1


def test_the_second_order_shows_its_first_pages_before_the_whole(fonts: Path) -> None:
    changed = an_order(2, replace(CHOICE, title="Otherwise 한글"))
    page = Message({"say": "page", "page": 1, "scale": 1.0})
    told = said_to(fonts, an_order(1), done=[changed], proof=[page, Message({"say": "pdf"})], page=[None])
    second = [each for each in told if each.number("order") == 2]
    assert names(second)[:2] == ["proof", "page"]
    assert "pdf" not in names(second)  # a proof is for looking at
    (picture,) = [each for each in second if each.name == "page"]
    assert len(picture.body) == picture.number("width") * picture.number("height") * 4


def test_a_newer_order_ends_the_work_on_an_older_one(fonts: Path) -> None:
    told = said_to(fonts, an_order(1), progress=[an_order(2, replace(CHOICE, title="Newer"))], done=[None])
    assert [each.number("order") for each in told if each.name == "done"] == [2]


def test_work_can_be_stopped_and_taken_up_again(fonts: Path) -> None:
    told = said_to(fonts, an_order(1), progress=[Message({"say": "stop"}), None])
    assert "done" not in names(told)
    told = said_to(fonts, an_order(1), progress=[Message({"say": "stop"}), an_order(2)], done=[None])
    assert [each.number("order") for each in told if each.name == "done"] == [2]


def test_what_the_world_got_wrong_is_told_and_work_goes_on(fonts: Path, tmp_path: Path) -> None:
    missing = an_order(1, since=tmp_path / "none.pdf")
    told = said_to(fonts, missing, failed=[an_order(2)], done=[None])
    assert told[0].head["code"] == UsageError("unknown-packet").code
    assert told[-1].name == "done"


def test_a_font_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file stands here")
    (told,) = [each for each in said_to(blocked, an_order(1), failed=[None]) if each.name == "failed"]
    assert told.head["code"] == "file-not-written"


def test_a_page_that_is_not_there_is_not_shown(fonts: Path) -> None:
    pages = [Message({"say": "page", "page": page, "scale": 1.0}) for page in (0, 999)]
    assert "page" not in names(said_to(fonts, *pages, an_order(1), done=[*pages, None]))


def test_it_ends_when_the_other_side_hangs_up(fonts: Path, printed: Printed) -> None:
    asked = BytesIO(an_order(1).as_bytes() + Message({"say": "pdf"}).as_bytes())
    answer = BytesIO()
    serve(asked, answer, lambda _: harbours(), fonts)
    assert list(Reassembly().feed(answer.getvalue())) == []  # nobody was left to hear of it
