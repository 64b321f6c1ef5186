"""Every finding and every error as one sentence that says what is wrong and what to do about it.

A code is one line of the table. Its gaps are filled by the facts that came with it.
"""

from collections.abc import Mapping

from briefviewer.domain.errors import BriefviewerError, Problem
from briefviewer.words.catalogue import Words, mark


def sentence(found: Problem | BriefviewerError, words: Words) -> str:
    """The sentence of a problem or an error. A code nobody wrote a sentence for is said as it is, with its facts."""
    facts = dict(found.facts)
    message = SENTENCES.get(found.code)
    if message is None:
        told = ", ".join(f"{name} {value}" for name, value in facts.items())
        return f"{found.code}: {told}" if told else found.code
    return words.text(message).format_map(_Facts(facts))


class _Facts(dict[str, str]):
    """A fact that was not handed over leaves a dash, so that a message never fails to be shown."""

    def __init__(self, facts: Mapping[str, str]) -> None:
        super().__init__(facts)

    def __missing__(self, name: str) -> str:
        return "–"


SENTENCES = {
    # dates
    "date-syntax": mark(
        "“{text}” is not an EDTF date we read; write it like 2025-08-25, 2025-10~, 2024/.. or [2025-01,2025-02]."
    ),
    "date-year": mark("“{text}” has no such year; years run from 0001 to 9999."),
    "date-month": mark("“{text}” has no such month; months are 01–12, seasons 21–24 and without a day."),
    "date-day": mark("“{text}” names a day that does not exist; check the day of the month."),
    "date-set": mark("“{text}” is not a set we read; write [a,b] or [a..b] with a date on both sides."),
    "date-backwards": mark("“{text}” runs backwards; write the earlier date first."),
    "date-no-side": mark("“{text}” has no known side; give a start or an end, or leave the date out."),
    "date-after-document": mark(
        "“{text}” begins after its earliest document came out; check the date, the status or the document’s date."
    ),
}
