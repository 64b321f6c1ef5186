"""A small store on disk and a way to call verbs as a user does."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefviewer.cli.program import run
from briefviewer.resources import seeds_dir


@dataclass(frozen=True)
class Said:
    """What a verb left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CACHE", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LANGUAGE", raising=False)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Call the program: ``say("events", store, "--format", "json")``."""

    def called(*arguments: object) -> Said:
        code = run([str(each) for each in arguments])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return called


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


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A store of three events and one document."""
    store = tmp_path / "small"
    for name, text in STORE.items():
        (store / name).parent.mkdir(parents=True, exist_ok=True)
        (store / name).write_text(text, encoding="utf-8")
    return store


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the store that ships."""
    return Path(shutil.copytree(seeds_dir() / "alliance-2025", tmp_path / "alliance"))
