"""``briefviewer import``: take in a table as a layer, and tell what could not be carried."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from briefviewer.cli.output import json_option, language_option, list_problems, print_json, printable, words_for
from briefviewer.cli.stores import opened_store
from briefviewer.domain.errors import UsageError
from briefviewer.domain.layer import DateOrder, LayerId
from briefviewer.store.importing import ImportReport, ImportRequest, Outcome, Progress
from briefviewer.store.layer_records import ENCODINGS
from briefviewer.words import Words
from briefviewer.words.losses import loss_lines, loss_sentence

FORMATS = ("csv",)

_TABULATOR = ("tab", "\\t")


@click.command("import")
@click.argument("store", type=click.Path(path_type=Path))
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", default="csv", show_default=True, help="Only csv can be read.")
@click.option("--as", "target", type=click.Choice(["layer", "candidates"]), default="layer", show_default=True)
@click.option("--map", "given", multiple=True, metavar="FIELD=COLUMN", help="Which column holds a field; repeatable.")
@click.option("--id", "id_", metavar="ID", help="What to call the layer.  [default: from the file's name]")
@click.option("--title", metavar="T", help="Its title for people.  [default: the file's name]")
@click.option(
    "--dates", type=click.Choice([each.value for each in DateOrder]), help="What 03/05/2024 means in this table."
)
@click.option("--encoding", type=click.Choice(ENCODINGS), help="Of the file.  [default: found out]")
@click.option("--separator", metavar="SIGN", help="Between cells, or “tab”.  [default: found out]")
@click.option("--replace", "replaces", is_flag=True, help="Put the table in the place of the layer of that id.")
@click.option("--remove", metavar="ID", help="Take a layer out of the store again; names no FILE.")
@click.option("--dry-run", "is_trial", is_flag=True, help="Tell what would be imported, and write nothing.")
@json_option
@language_option
def command(
    store: Path,
    file: Path | None,
    form: str,
    target: str,
    given: tuple[str, ...],
    id_: str | None,
    title: str | None,
    dates: str | None,
    encoding: str | None,
    separator: str | None,
    replaces: bool,
    remove: str | None,
    is_trial: bool,
    as_json: bool,
    language: str | None,
) -> int:
    """Take in a table as a layer: events that stand beside the curated ones, read only, without evidence.

    Columns are found by their usual names; what they are not called, --map tells. FIELD is one of id, title, when,
    start, end, modifier, kind, actors, themes, status, board, basis, role, place, summary, source. Exit 1 if rows had
    to be left out.
    """
    words = words_for(language)
    if form not in FORMATS:
        raise UsageError("import-format", format=form)
    if target == "candidates":
        raise UsageError("import-candidates")
    if (file is None) == (remove is None):
        raise click.UsageError(words.text("Name a FILE to import, or a layer to --remove."))
    opened = opened_store(store, words)
    if remove is not None:
        removed = opened.remove_layer(LayerId(remove))
        if as_json:
            print_json({"removed": removed.id})
        else:
            click.echo(printable(words.text("Layer {id} was removed.", id=removed.id)))
        return list_problems(opened.problems, words)
    assert file is not None
    request = ImportRequest(
        file=file,
        id=id_,
        title=title,
        mapping=_mapping(given, words),
        dates=None if dates is None else DateOrder(dates),
        encoding=encoding,
        separator="\t" if separator in _TABULATOR else separator,
        replaces=replaces,
        is_trial=is_trial,
    )
    is_watched = sys.stderr.isatty()
    report = opened.import_layer(request, _progress(words) if is_watched else lambda read: None)
    if is_watched:
        click.echo(err=True)
    if as_json:
        print_json(_record(report))
    else:
        click.echo(printable("\n".join(_lines(report, request.mapping, words))))
    return 1 if any(each.is_row for each in report.losses) else 0


def _mapping(given: Sequence[str], words: Words) -> Mapping[str, str]:
    mapping = {}
    for each in given:
        field, sign, column = each.partition("=")
        if not sign or not column.strip():
            raise click.UsageError(words.text("--map takes FIELD=COLUMN, such as title=Headline."))
        mapping[field.strip()] = " ".join(column.split())
    return mapping


def _progress(words: Words) -> Progress:
    """Tells how far a table has been read, again and again in one line."""

    def tell(read: int) -> None:
        click.echo("\r" + words.text("{rows} rows read", rows=f"{read:,}"), nl=False, err=True)

    return tell


def _lines(report: ImportReport, given: Mapping[str, str], words: Words) -> Iterator[str]:
    layer = report.layer
    told = {"id": layer.id, "title": layer.title, "rows": f"{layer.rows:,}", "read": f"{report.read:,}"}
    if report.outcome is Outcome.UNCHANGED:
        yield words.text("This table is layer {id} already; nothing was changed.", **told)
        return
    if report.outcome is Outcome.TRIED:
        yield words.text("Layer {id} “{title}” is tried, not written; rows read: {read}, events: {rows}.", **told)
    elif report.outcome is Outcome.REPLACED:
        yield words.text("Layer {id} “{title}” was replaced; rows read: {read}, events: {rows}.", **told)
    else:
        yield words.text("Layer {id} “{title}” was imported; rows read: {read}, events: {rows}.", **told)
    separator = "\\t" if layer.separator == "\t" else layer.separator
    yield words.text("Encoding {encoding}, separator “{separator}”.", encoding=layer.encoding, separator=separator)
    for field, column in layer.mapping.items():
        if field in given:
            yield words.text("  {field} is column “{column}”", field=field, column=column)
        else:
            yield words.text("  {field} is column “{column}”, by its name", field=field, column=column)
    if report.unused:
        yield words.text("Columns not used: {columns}.", columns=", ".join(report.unused))
    yield from loss_lines(report.losses, words)


def _record(report: ImportReport) -> Mapping[str, object]:
    layer, english = report.layer, Words.for_language("en")
    return {
        "outcome": report.outcome.value,
        "layer": layer.id,
        "title": layer.title,
        "file": layer.file,
        "sha256": layer.sha256,
        "read": report.read,
        "events": layer.rows,
        "encoding": layer.encoding,
        "separator": layer.separator,
        "mapping": dict(layer.mapping),
        "unused": list(report.unused),
        "losses": [
            {
                "code": each.code,
                "column": each.field,
                "count": each.count,
                "line": each.line,
                "text": each.example,
                "row_left_out": each.is_row,
                "others": [{"line": line, "text": text} for line, text in each.others],
                "message": loss_sentence(each, english),
            }
            for each in report.losses
        ],
    }
