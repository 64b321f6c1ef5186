import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefviewer.app.child import PDF_TEXT_WORKER, own_command, run_worker
from briefviewer.brief.press_messages import Message, Order, Reassembly
from briefviewer.brief.scope import Choice
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.facet import Filters
from tests.cli.conftest import Said
from tests.ingest.pdfs import a_pdf, set_lines


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


def test_a_pdf_is_read_in_a_child() -> None:
    told = json.loads(run_worker(PDF_TEXT_WORKER, a_pdf([set_lines(["One line."]), set_lines(["Another."])])))
    assert told["pages"] == [["One line."], ["Another."]]
    with pytest.raises(BriefviewerError) as caught:
        run_worker(PDF_TEXT_WORKER, a_pdf([[], []]))
    assert (caught.value.code, caught.value.facts) == ("pdf-without-text", {"pages": "2"})
