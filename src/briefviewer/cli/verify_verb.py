"""``briefviewer verify``: check the excerpts of a store, or of a packet against a store, again."""

from pathlib import Path

import click

from briefviewer.app.ports import EventStore
from briefviewer.brief.packet_data import PacketData
from briefviewer.brief.packet_file import read_packet_file, read_packet_words
from briefviewer.brief.verify import verify_data, verify_store
from briefviewer.cli.output import json_option, language_option, list_problems, print_json, problem_values, words_for
from briefviewer.cli.stores import opened_store
from briefviewer.words import Words


@click.command("verify")
@click.argument("subject", type=click.Path(path_type=Path), metavar="STORE|PACKET.pdf")
@click.argument("store", required=False, type=click.Path(path_type=Path))
@json_option
@language_option
def command(subject: Path, store: Path | None, as_json: bool, language: str | None) -> int:
    """Check every excerpt again: does each passage still stand where it did, word for word?

    Of a packet also what has changed in the store since; without STORE the user's copy of the store that ships is
    meant.
    """
    words = words_for(language)
    if subject.suffix.lower() == ".pdf":
        data = read_packet_file(subject)
        report = verify_data(data, _store_of(data, store, words), read_packet_words(subject))
    else:
        opened = opened_store(subject, words)
        report = verify_store(opened)
    if as_json:
        values: dict[str, object] = {
            "ok": report.ok,
            "verified": report.verified,
            "moved": report.moved,
            "lost": report.lost,
            "not_attached": report.not_attached,
            "problems": problem_values(report.problems),
        }
        if report.changed is not None:
            changed = report.changed
            values["changed"] = {"edited": changed.edited, "added": changed.added, "gone": changed.gone}
        print_json(values)
        return 0 if report.ok else 1
    counted = words.text(
        "{verified} verified, {moved} moved, {lost} lost, {not_attached} not attached",
        verified=report.verified,
        moved=report.moved,
        lost=report.lost,
        not_attached=report.not_attached,
    )
    click.echo(counted)
    if report.changed is not None:
        since = words.text(
            "Since the packet: {edited} edited, {added} added, {gone} gone",
            edited=len(report.changed.edited),
            added=len(report.changed.added),
            gone=len(report.changed.gone),
        )
        click.echo(since)
    list_problems(report.problems, words)
    return 0 if report.ok else 1


def _store_of(data: PacketData, named: Path | None, words: Words) -> EventStore | None:
    if named is not None:
        return opened_store(named, words)
    shipped = opened_store(None, words)
    return shipped if shipped.id == data["store"]["id"] else None
