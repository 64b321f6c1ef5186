"""What git keeps of this checkout."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked_files() -> tuple[str, ...]:
    """Paths of the tracked files that stand in the work tree, from its top, with forward slashes."""
    command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"]
    listed = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    return tuple(path for path in listed.split("\0") if path and (ROOT / path).is_file())
