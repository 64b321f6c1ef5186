"""``briefviewer viewpoints``: who answers which question how."""

from pathlib import Path

import click

from briefviewer.app.ports import EventStore
from briefviewer.app.records import EvidenceRecord, evidence_record
from briefviewer.cli.output import json_option, language_option, list_problems, print_json, printable, words_for
from briefviewer.cli.stores import opened_subject
from briefviewer.domain.evidence import Evidence
from briefviewer.words import Words
from briefviewer.words.labels import label


@click.command("viewpoints")
@click.argument("store", required=False, type=click.Path(path_type=Path))
@json_option
@language_option
def command(store: Path | None, as_json: bool, language: str | None) -> int:
    """Show the matrix of questions and contributors, and the lists of events that belong together."""
    words = words_for(language)
    opened = opened_subject(store, words)
    if as_json:
        print_json(_record(opened))
    else:
        click.echo(printable("\n".join(_lines(opened, words))))
    return list_problems(opened.problems, words)


def _record(store: EventStore) -> dict[str, object]:
    points = store.viewpoints

    def evidence(items: tuple[Evidence, ...]) -> list[EvidenceRecord]:
        return [evidence_record(store.excerpt(each), store.library) for each in items]

    return {
        "store": store.id,
        "questions": [
            {"id": each.id, "text": each.text, "evidence": evidence(each.evidence)} for each in points.questions
        ],
        "contributors": list(points.contributors),
        "cells": [
            {
                "question": each.question,
                "contributor": each.contributor,
                "stance": each.stance.value,
                "position": each.position,
                "evidence": evidence(each.evidence),
                "second_hand": each.second_hand,
            }
            for each in points.cells
        ],
        "lists": [{"id": each.id, "title": each.title, "events": list(each.events)} for each in points.lists],
    }


def _lines(store: EventStore, words: Words) -> list[str]:
    points = store.viewpoints
    lines: list[str] = []
    for question in points.questions:
        lines += [question.text]
        for contributor in points.contributors:
            name = store.library.actors[contributor].name.in_language(words.language)
            for cell in points.cells_at(question.id, contributor):
                hand = f" ({words.text('second hand')})" if cell.second_hand else ""
                lines.append(f"  {name}{hand} – {label(cell.stance, words)}: {cell.position}")
        lines.append("")
    for each in points.lists:
        lines += [
            each.title,
            *(f"  {number}. {store.event(event).title}" for number, event in enumerate(each.events, 1)),
            "",
        ]
    return lines[:-1]
