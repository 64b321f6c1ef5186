"""What the world got wrong, as facts; ``words`` turns the facts into sentences.

A ``Problem`` is one finding in a file a person can mend. A ``BriefviewerError`` ends the work at hand. Anything that is
neither is our bug and travels up untouched.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a store, with the place a person must go to mend it.

    ``file`` is relative to the store, with forward slashes. ``line`` and ``column`` count from 1; 0 where a whole
    file is meant. ``field`` is a dotted path inside the record (``evidence[2].position``), empty for the record
    itself. ``code`` names the sentence in ``briefviewer.words.problems``; ``facts`` fill its gaps, in the order they
    were found.
    """

    file: str
    line: int
    column: int
    field: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()


class BriefviewerError(Exception):
    """The world got something wrong, and the work at hand cannot go on.

    Args:
        code: Names the sentence in ``briefviewer.words.problems``.
        facts: Fill the gaps of that sentence (path, line, id …).
    """

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class UsageError(BriefviewerError):
    """The user named something that does not exist (an id, view, event, store) or a value that cannot be read."""
