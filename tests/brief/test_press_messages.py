from datetime import date
from io import BytesIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefviewer.brief.press_messages import Message, Order, Reassembly, messages_from, order_from
from briefviewer.brief.scope import Choice
from briefviewer.domain.facet import DayRange, Filters

MESSAGES = st.lists(
    st.builds(
        Message,
        st.fixed_dictionaries({"say": st.text(max_size=5), "order": st.integers(0, 99)}),
        st.binary(max_size=40),
    ),
    max_size=4,
)


@given(MESSAGES, st.integers(1, 30))
def test_messages_come_out_whole_however_the_stream_is_cut(messages: list[Message], size: int) -> None:
    stream = b"".join(each.as_bytes() for each in messages)
    reassembly = Reassembly()
    pieces = [stream[n : n + size] for n in range(0, len(stream), size)]
    assert [message for piece in pieces for message in reassembly.feed(piece)] == messages
    assert list(messages_from(BytesIO(stream))) == messages


def test_a_stream_that_breaks_off_ends() -> None:
    told = Message({"say": "page"}, b"pixels").as_bytes()
    for end in (3, 14, len(told) - 1):
        assert list(messages_from(BytesIO(told[:end]))) == []


def test_numbers_of_a_head_are_numbers() -> None:
    message = Message({"say": "page", "page": 3, "scale": 1.5, "odd": "x"})
    assert (message.name, message.number("page"), message.share("scale")) == ("page", 3, 1.5)
    assert (message.number("odd"), message.share("none")) == (0, 0.0)


def test_an_order_comes_over_as_it_was() -> None:
    filters = Filters(range=DayRange(date(2025, 8, 1), None), text=("harbour",))
    order = Order(Path("store"), "r1", filters, Choice(title="T"), "ko", Path("before.pdf"))
    assert order_from(order.as_bytes()) == order
