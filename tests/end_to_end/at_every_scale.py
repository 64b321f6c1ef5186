"""The ten tasks at every scale and in both themes: ``python tests/end_to_end/at_every_scale.py STORE OUT``.

Each combination has a screen of its own and keeps its pictures in ``OUT/SCALE-THEME``. Takes a few minutes; exit code 1
if one failed, with its last words.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.end_to_end.screen import use  # noqa: E402

SCALES = (1.0, 1.25, 1.5, 2.0, 3.0)
THEMES = ("light", "dark")


def main() -> int:
    """Do them all."""
    store, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    failed = 0
    for scale in SCALES:
        for theme in THEMES:
            session = use("ten_tasks.py", store, out / f"{scale:g}-{theme}", theme, scale=scale, timeout_s=1800)
            outcome = "well" if session.returncode == 0 else f"failed: {session.stderr.strip()}"
            print(f"{scale:g} {theme}: {outcome}", flush=True)
            failed += session.returncode != 0
    return os.EX_OK if not failed else 1


if __name__ == "__main__":
    sys.exit(main())
