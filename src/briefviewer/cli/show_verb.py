"""``briefviewer show``: all about one event."""

from dataclasses import asdict
from pathlib import Path

import click

from briefviewer.app.ports import EventStore
from briefviewer.app.records import event_record
from briefviewer.cli.output import json_option, language_option, list_problems, print_json, printable, words_for
from briefviewer.cli.stores import opened_subject
from briefviewer.domain.event import Event, EventId
from briefviewer.domain.layer import layer_of
from briefviewer.words import Words
from briefviewer.words.dates import long_date
from briefviewer.words.figures import figure_value
from briefviewer.words.labels import label
from briefviewer.words.sources import attribution_sentence, origin_sentence, short_citation


@click.command("show")
@click.argument("store", type=click.Path(path_type=Path))
@click.argument("event")
@json_option
@language_option
def command(store: Path, event: str, as_json: bool, language: str | None) -> int:
    """Tell all about one event: date, actors, figures, excerpts, relations."""
    words = words_for(language)
    opened = opened_subject(store, words)
    found = opened.event(EventId(event))
    if as_json:
        origin = opened.origin(found.id)
        told = {"store": opened.id, "event": event_record(opened, found)}
        print_json(told if origin is None else {**told, "origin": asdict(origin)})
    else:
        click.echo(printable("\n".join(_lines(opened, found, words))))
    return list_problems(opened.problems, words)


def _lines(store: EventStore, event: Event, words: Words) -> list[str]:
    library = store.library
    date = long_date(event.when, event.modifier, words) if event.when else words.text("undated")
    kind = library.kinds[event.kind].label.in_language(words.language)
    lines = [
        event.title,
        f"{kind} · {date} · {label(event.basis, words)} · {label(event.status, words)}",
        "",
        event.summary,
    ]
    if event.attributed_to or layer_of(event.id) is not None:
        lines.append(attribution_sentence(event, library, words))
    origin = store.origin(event.id)
    if origin is not None:
        lines.append(origin_sentence(origin, words))
    if event.external:
        external = long_date(event.external.when, None, words)
        lines.append(words.text("Known from outside: {date}. {note}", date=external, note=event.external.note))
    actors = [library.actors[each.id].name.in_language(words.language) for each in event.actors]
    themes = [library.themes[each].name.in_language(words.language) for each in event.themes]
    lines += ["", words.text("Actors: {names}", names=", ".join(actors) or "–")]
    lines.append(words.text("Themes: {names}", names=", ".join(themes) or "–"))
    lines += [f"{each.label}: {figure_value(each, words)}" for each in event.figures]
    for excerpt in store.excerpts(event.id):
        evidence = excerpt.evidence
        document = library.documents[library.original_of(evidence.document)]
        place = f"¶ {excerpt.paragraph}" if excerpt.paragraph else ""
        if excerpt.page is not None:
            place = words.text("p. {page}", page=excerpt.page)
        told = [short_citation(document, words), place, label(evidence.stance, words), label(excerpt.state, words)]
        lines += ["", " · ".join(filter(None, told)), excerpt.text]
    relations = store.relations_of(event.id)
    lines += [""] if relations else []
    lines += [f"{label(each.type, words)}: {store.event(each.event).title} [{each.event}]" for each in relations]
    lines += ["", *(words.text("Note: {note}", note=note) for note in event.notes)] if event.notes else []
    return lines
