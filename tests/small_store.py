"""A store of three events and one document, small enough to hold in mind."""

from pathlib import Path

STORE = {
    "store.yaml": "format: 1\nid: small\ntitle: A small store\nlanguages: [en]\ndescription: For tests.\n",
    "kinds.yaml": "- id: summit\n  label: {en: Summit, ko: 정상회담}\n  hue: blue\n  glyph: circle\n"
    "- id: scenario\n  label: {en: Scenario, ko: 시나리오}\n  hue: slate\n  glyph: square\n",
    "actors.yaml": "- id: usa\n  name: {en: United States, ko: 미국}\n  kind: country\n  aliases: [America]\n"
    "- id: usfk\n  name: {en: US Forces Korea, ko: 주한미군}\n  kind: unit\n  part_of: usa\n"
    "- id: rok\n  name: {en: South Korea, ko: 한국}\n  kind: country\n",
    "themes.yaml": "- id: trade\n  name: {en: Trade, ko: 무역}\n  definition: Goods and tariffs.\n",
    "documents.yaml": "- id: note\n  title: A note on the summit\n  authors: [Desk]\n  publisher: The desk\n"
    "  published: {when: '2025-09-10', basis: stated}\n  language: en\n  file: documents/note.txt\n",
    "documents/note.txt": "The leaders met in August.\n\nTroops have been there since late 2024.\n",
    "events/events.yaml": """\
- id: summit
  title: The leaders meet
  short: Leaders meet
  when: "2025-08-25"
  basis: stated
  role: occurrence
  kind: summit
  status: occurred
  board: timeline
  actors: [rok, {id: usa, role: host}]
  themes: [trade]
  place: Washington
  summary: They meet for the first time.
  figures:
    - {label: Tariff, value: 15, unit: percent, qualifier: exactly}
  evidence:
    - document: note
      stance: supports
      position: {start: 0, end: 26}
      quote: {exact: "The leaders met in August."}
- id: troops
  title: Troops abroad
  short: Troops
  when: "2024~/.."
  modifier: late
  basis: stated
  role: state
  kind: summit
  status: ongoing
  board: timeline
  actors: [usfk]
  themes: []
  summary: =Troops are there.
  evidence:
    - document: note
      stance: supports
      position: {start: 28, end: 67}
      quote: {exact: "Troops have been there since late 2024."}
  relations:
    - {type: contradicts, event: summit}
- id: withdrawal
  title: A full withdrawal
  short: Withdrawal
  when: null
  basis: none
  role: none
  kind: scenario
  status: hypothetical
  board: scenarios
  actors: [usfk]
  themes: [trade]
  summary: It might be threatened.
  evidence: []
""",
    "viewpoints.yaml": "questions:\n  - {id: q1, text: 'Will it hold?', evidence: []}\ncontributors: [usa, rok]\n"
    "cells:\n  - {question: q1, contributor: usa, stance: agrees, position: It will., evidence: []}\n"
    "lists:\n  - {id: all, title: Both, events: [summit, troops]}\n",
    "views.yaml": "- id: august\n  title: August\n  range: {from: '2025-08', to: '2025-08'}\n"
    "  filters: {actor: [rok]}\n",
}


def write_small_store(folder: Path) -> Path:
    """Write the small store into a folder, which is made."""
    for name, text in STORE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
