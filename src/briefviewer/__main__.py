"""``python -m briefviewer`` and the installed command: one door to every verb."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from briefviewer.cli.program import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
