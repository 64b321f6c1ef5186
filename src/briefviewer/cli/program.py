"""The group of verbs, and the one place where what the world got wrong becomes a sentence and an exit code."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from briefviewer import __version__
from briefviewer.domain.errors import BriefviewerError, UsageError

DONE, HAS_PROBLEMS, WRONG_USAGE = 0, 1, 2

VERBS = {
    "open": "Open the window on a store, or on a packet.",
    "new": "Make an empty store.",
    "check": "Prove a store: every record, every excerpt. All problems are listed.",
    "build": "Bring the index of a store up to date.",
    "events": "List the events of a selection.",
    "show": "Tell all about one event.",
    "viewpoints": "Show who answers which question how.",
    "search": "Search events, passages, actors, themes and documents.",
    "brief": "Print a selection as a PDF briefing packet.",
    "picture": "Draw the timeline of a selection as PNG, SVG or PDF.",
    "screenshot": "Draw the whole window, without a display.",
    "attach": "Take in the originals of documents, known by their SHA-256.",
    "import": "Take in a table as a read-only layer beside the curated events.",
    "verify": "Check the excerpts of a store or a packet again.",
    "bench": "Measure the promised figures, each beside its baseline.",
}
"""The verbs with their one line of help, so that ``--help`` need load none of them."""

WORKER = "worker"
"""The verb under which the program runs itself; it is no part of the help."""


class Verbs(click.Group):
    """A group that imports a verb's module when the verb is called, and opens a path given without a verb."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the documentation."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's own command, from the module of its name."""
        if cmd_name not in VERBS and cmd_name != WORKER:
            return None
        module = import_module(f"briefviewer.cli.{cmd_name}_verb")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that is meant; a store or packet named without a verb is to be opened."""
        if args and args[0] not in (*VERBS, WORKER) and Path(args[0]).exists():
            args = ["open", *args]
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of verbs, from their one-line helps."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="briefviewer")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Curated events on a timeline, the exact passages behind them, and packets that prove themselves.

    STORE is a folder. Where it may be left out, the user's copy of the store that ships is meant.
    Without a verb the window opens.
    """
    if ctx.invoked_subcommand is None:
        command = program.get_command(ctx, "open")
        assert command is not None
        ctx.invoke(command)


def run(arguments: Sequence[str]) -> int:
    """Run one command and tell its exit code: 0 done, 1 the input has problems, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        outcome = program.main(args=list(arguments), prog_name="briefviewer", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort:
        return 130
    except click.ClickException as wrong:
        wrong.show()
        return WRONG_USAGE
    except BriefviewerError as error:
        _tell(error)
        return WRONG_USAGE if isinstance(error, UsageError) else HAS_PROBLEMS
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return outcome if isinstance(outcome, int) else DONE


def _tell(error: BriefviewerError) -> None:
    from briefviewer.cli.output import words_for
    from briefviewer.words.problems import sentence

    click.echo(f"briefviewer: {sentence(error, words_for(None))}", err=True)
