import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from briefviewer.app.child import own_command
from briefviewer.brief.press_messages import Message, Order, Reassembly
from briefviewer.brief.scope import Choice
from briefviewer.domain.facet import Filters
from tests.cli.conftest import Said


def test_the_worker_is_hidden(say: Callable[..., Said]) -> None:
    assert "worker" not in say("--help").out
    assert say("worker", "no-such").code == 2


def test_a_worker_loads_no_more_than_its_work() -> None:
    """It is started for every large store, and while it starts it helps nobody."""
    asked = "import sys, briefviewer.cli.worker_verb; print([each for each in sys.modules if 'bootstrap' in each])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert "briefviewer.bootstrap" not in done.stdout


def test_the_press_prints_a_store_it_opens_itself(small: Path) -> None:
    order = Order(small, "", Filters(), Choice(prepared=date(2025, 11, 22)), "en")
    with subprocess.Popen([*own_command(), "worker", "press"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as press:
        assert press.stdin is not None
        assert press.stdout is not None
        press.stdin.write(Message({"say": "set", "order": 1, "page": 1}, order.as_bytes()).as_bytes())
        press.stdin.flush()
        reassembly, told = Reassembly(), list[Message]()
        while not any(each.name in ("done", "failed") for each in told):
            piece = press.stdout.read1(65_536)  # type: ignore[attr-defined]
            assert piece, "it ended without a word"
            told += reassembly.feed(piece)
        press.stdin.close()
        assert press.wait(30) == 0
    assert told[-1].name == "done"
