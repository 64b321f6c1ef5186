"""What a person chooses for a packet, as the few lines of text that a saved view keeps (``packet`` in ``views.yaml``).

Everything is text that a person can read and change. Reading it is lenient: what a newer or a mistaken hand has written
is passed over, for a packet can always be made with what is left. The day and the file are no part of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefviewer.brief.model import Paper
from briefviewer.brief.scope import Choice, Part
from briefviewer.domain.event import EventId
from briefviewer.domain.judgement import ConfidenceLevel, Judgement

KEYS = ("title", "marking", "paper", "language", "without", "bottom_line", "judgements")
LANGUAGES = ("en", "ko")

_HEAD = re.compile(r"^##(?:[ \t]+([^\n·]*?))?[ \t]*(?:·[ \t]*([^\n]*?))?[ \t]*$")
_TO_ESCAPE = re.compile(r"^(\\*)##", re.MULTILINE)
_ESCAPED = re.compile(r"^(\\*)\\##", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PacketOptions:
    """A choice with the language that the packet speaks; ``language`` is empty where the window's is meant."""

    choice: Choice
    language: str = ""


def options_as_text(options: PacketOptions) -> Mapping[str, str]:
    """The options as a saved view keeps them; whatever is as it is by itself is left out."""
    choice = options.choice
    without = [part.value for part in Part if part not in choice.parts]
    told = {
        "title": choice.title,
        "marking": choice.marking,
        "paper": choice.paper,
        "language": options.language,
        "without": ", ".join(without),
        "bottom_line": choice.bottom_line,
        "judgements": judgements_as_text(choice.judgements),
    }
    return {key: value for key, value in told.items() if value.strip()}


def options_from_text(told: Mapping[str, str], start: Choice | None = None) -> PacketOptions:
    """The options that a saved view tells; what it does not tell is as in ``start``."""
    choice = start or Choice()
    paper = told.get("paper", "")
    language = told.get("language", "")
    without = {each.strip() for each in told.get("without", "").split(",")}
    return PacketOptions(
        replace(
            choice,
            title=told.get("title", choice.title),
            marking=told.get("marking", choice.marking),
            paper=paper if paper in set(Paper) else choice.paper,
            bottom_line=told.get("bottom_line", choice.bottom_line),
            judgements=judgements_from_text(told["judgements"]) if "judgements" in told else choice.judgements,
            parts=frozenset(part for part in Part if part.value not in without) if "without" in told else choice.parts,
        ),
        language if language in LANGUAGES else "",
    )


def judgements_as_text(judgements: Sequence[Judgement]) -> str:
    """Judgements as Markdown, each under a heading ``## confidence · events``; a heading in its text is escaped.

    >>> judgements_as_text([Judgement("So.", ConfidenceLevel.HIGH, (EventId("closure"),))])
    '## high · closure\\nSo.\\n'
    """
    told = []
    for each in judgements:
        if each.text.strip():
            heads = [each.confidence or "", *([f"· {', '.join(each.events)}"] if each.events else [])]
            head = " ".join(["##", *(part for part in heads if part)])
            text = _TO_ESCAPE.sub(r"\1\\##", each.text.strip("\n"))
            told.append(f"{head}\n{text}\n")
    return "\n".join(told)


def judgements_from_text(text: str) -> tuple[Judgement, ...]:
    """Judgements read back; text before the first heading is one of its own.

    >>> judgements_from_text("## high · closure\\nSo.")
    (Judgement(text='So.', confidence=<ConfidenceLevel.HIGH: 'high'>, events=('closure',)),)
    """
    return tuple(_judgements(text))


def _judgements(text: str) -> Iterator[Judgement]:
    start = Judgement("")
    lines: list[str] = []
    for line in [*text.split("\n"), None]:
        found = _HEAD.match(line) if line is not None else None
        if line is not None and found is None:
            lines.append(line)
            continue
        told = _ESCAPED.sub(r"\1##", "\n".join(lines).strip("\n"))
        if told.strip():
            yield replace(start, text=told)
        lines = []
        if found is not None:
            level, events = found.group(1) or "", found.group(2) or ""
            start = Judgement(
                "",
                ConfidenceLevel(level) if level in set(ConfidenceLevel) else None,
                tuple(EventId(each) for part in events.split(",") if (each := part.strip())),
            )
