"""A new store: the smallest valid one, with comments that say what goes where."""

import re
from pathlib import Path

from briefviewer.domain.errors import BriefviewerError, UsageError
from briefviewer.store.atomic import reason_of, write_atomically
from briefviewer.store.files import DOCUMENTS_FOLDER, EVENTS_FOLDER, STORE_FILE


def new_store(path: Path) -> None:
    """Make an empty store in a folder that does not exist yet, or is empty.

    Raises:
        UsageError: ``new-not-empty`` if there is something in the folder, or a file in its place.
        BriefviewerError: ``file-not-written``.
    """
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise UsageError("new-not-empty", path=str(path))
        for folder in (path, path / EVENTS_FOLDER, path / DOCUMENTS_FOLDER):
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BriefviewerError("file-not-written", path=str(path), reason=reason_of(error)) from error
    for name, text in _FILES.items():
        write_atomically(path / name, text.encode())
    name = path.resolve().name
    write_atomically(path / STORE_FILE, _STORE.format(id=slug(name), title=_quoted(name)).encode())


def slug(name: str) -> str:
    """A store's id from the name of its folder.

    >>> slug("Korea 2025 (draft)")
    'korea-2025-draft'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:100] or "store"


def _quoted(text: str) -> str:
    """A double-quoted scalar of YAML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each if each.isprintable() else " " for each in escaped) + '"'


_STORE = """\
# A briefviewer store. The formats are described in docs/formats/store.md.
format: 1
id: {id}
title: {title}
languages: [en]
description: ""
"""

_FILES = {
    "kinds.yaml": """\
# Controlled words for what sort of thing an event is; at most 8 hues in all.
- {id: summit, label: {en: Summit, ko: 정상회담}, hue: blue, glyph: circle}
- {id: deployment, label: {en: Deployment, ko: 배치·파병}, hue: red, glyph: triangle}
- {id: agreement, label: {en: Agreement, ko: 합의}, hue: green, glyph: square}
- {id: negotiation, label: {en: Negotiation, ko: 협상}, hue: amber, glyph: diamond}
- {id: statement, label: {en: Statement, ko: 발언·성명}, hue: slate, glyph: bar}
- {id: policy, label: {en: Policy, ko: 정책}, hue: violet, glyph: hexagon}
- {id: economic_measure, label: {en: Economic measure, ko: 경제 조치}, hue: amber, glyph: cross}
- {id: military_activity, label: {en: Military activity, ko: 군사 활동}, hue: red, glyph: star}
- {id: political_transition, label: {en: Political transition, ko: 정치 변동}, hue: violet, glyph: triangle_down}
- {id: study, label: {en: Study, ko: 연구}, hue: teal, glyph: dome}
- {id: exercise, label: {en: Exercise, ko: 군사 연습}, hue: teal, glyph: parallelogram}
- {id: crisis, label: {en: Crisis, ko: 위기}, hue: pink, glyph: saltire}
- {id: assessment, label: {en: Assessment, ko: 평가}, hue: slate, glyph: pentagon}
- {id: scenario, label: {en: Scenario, ko: 시나리오}, hue: slate, glyph: hourglass}
- {id: recommendation, label: {en: Recommendation, ko: 제언}, hue: green, glyph: chevron}
""",
    "actors.yaml": """\
# Who acts. An actor with part_of is found under its whole too.
# - id: usa
#   name: {en: United States, ko: 미국}
#   kind: country                         # country person institution mechanism unit party grouping
#   aliases: [US, Washington]
#   part_of: []
""",
    "themes.yaml": """\
# The lanes of the timeline, in this order.
# - id: trade
#   name: {en: Trade, ko: 무역}
#   definition: Tariffs, trade talks and investment.
""",
    "documents.yaml": """\
# What the events rest on. Put the text of a document into documents/ as UTF-8 and name it here.
# - id: my-report
#   title: A report
#   authors: ["Family, Given"]
#   publisher: A publisher
#   published: {when: "2025-10-31", basis: stated}
#   language: en
#   file: documents/my-report.txt
""",
    "events/events.yaml": """\
# One record an event; split them over as many files as you like.
# - id: first-event
#   title: Something happened
#   when: "2025-08-25"                    # EDTF, or null
#   basis: stated                         # stated derived none
#   role: occurrence                      # occurrence state attested forecast none
#   kind: summit
#   status: occurred                      # occurred ongoing announced reported expected hypothetical recommended
#   board: timeline                       # timeline assessments outlook scenarios recommendations undated
#   actors: [usa]
#   themes: [trade]
#   summary: In your own words.
#   evidence:
#     - document: my-report
#       quote: {exact: the words of the report}
""",
}
