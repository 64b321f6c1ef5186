"""A store folder in a sentence, for tests that want a real one on disk."""

import json
from collections.abc import Mapping
from pathlib import Path

TEXT = """\
A title

First paragraph: the ministers met on Monday.

Second paragraph, where the ministers agreed on a tariff of 15 percent and 한미동맹 현대화.
They met again.
"""

MINISTERS = TEXT.index("the ministers met")

FILES: Mapping[str, str] = {
    "store.yaml": "format: 1\nid: tiny\ntitle: Tiny\nlanguages: [en, ko]\n",
    "kinds.yaml": "- {id: meeting, label: {en: Meeting, ko: 회의}, hue: blue, glyph: circle}\n",
    "actors.yaml": (
        "- {id: usa, name: {en: United States, ko: 미국}, kind: country, aliases: [US, Washington]}\n"
        "- {id: usfk, name: {en: US Forces Korea, ko: 주한미군}, kind: unit, part_of: usa}\n"
        "- {id: dprk, name: {en: North Korea, ko: 북한}, kind: country, aliases: [Pyongyang]}\n"
    ),
    "themes.yaml": "- {id: trade, name: {en: Trade, ko: 무역}, definition: Goods and tariffs.}\n",
    "documents.yaml": (
        "- id: report\n"
        "  title: A report\n"
        '  authors: ["Writer, A."]\n'
        '  published: {when: "2025-10-31", basis: stated}\n'
        "  file: documents/report.txt\n"
    ),
    "events/events.yaml": (
        "# what happened\n"
        "- id: met\n"
        "  title: Ministers meet\n"
        '  when: "2025-08-25"\n'
        "  basis: stated\n"
        "  role: occurrence\n"
        "  kind: meeting\n"
        "  status: occurred\n"
        "  board: timeline\n"
        "  actors: [usa, {id: dprk, role: host}]\n"
        "  themes: [trade]\n"
        "  evidence:\n"
        "    - document: report\n"
        "      quote: {exact: the ministers met on Monday}\n"
    ),
    "documents/report.txt": TEXT,
}


def a_store(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """A small sound store, with some files replaced, added, or (None) left out."""
    for name, content in {**FILES, **(files or {})}.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def an_event_yaml(id_: str = "event", **fields: object) -> str:
    """A record of an event as one line of YAML; JSON is YAML. A field given as None is left out."""
    plain: dict[str, object] = {
        "id": id_,
        "title": f"The {id_}",
        "kind": "meeting",
        "status": "occurred",
        "board": "timeline",
    }
    record = {key: value for key, value in {**plain, **fields}.items() if value is not None}
    return f"- {json.dumps(record, ensure_ascii=False)}\n"
