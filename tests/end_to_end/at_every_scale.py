"""The ten tasks at every scale and in both themes: ``python tests/end_to_end/at_every_scale.py STORE OUT [SESSION…]``.

A session is called ``2-dark`` and such; without one named, all take place. Each has a screen of its own and keeps its
pictures and times in ``OUT/SESSION``, which is emptied before; the cache of all of them is ``OUT/cache``. Told as lines
of a table; exit code 1 if one failed, with its last words.
"""

import json
import os
import sys
from pathlib import Path
from shutil import rmtree
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.end_to_end.screen import SCREENS, use  # noqa: E402

PICTURE = "picture: "
"""Steps that only wait until nothing moves are no answers."""

PATIENCE_S = "180"
SLOW_S = 0.5
"""What takes longer is told by name."""


def main() -> int:
    """Do them all."""
    store, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    failed = 0
    print("| scale | theme | screen | passed | opened | seconds | steps | median answer | slowest answers |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    for scale, (width, height) in SCREENS.items():
        for theme in ("light", "dark"):
            name = f"{scale:g}-{theme}"
            if sys.argv[3:] and name not in sys.argv[3:]:
                continue
            rmtree(out / name, ignore_errors=True)
            session = use("ten_tasks.py", store, out / name, theme, PATIENCE_S, scale=scale, timeout_s=1800)
            outcome = "yes" if session.returncode == 0 else f"no: {session.stderr.strip().splitlines()[-1:]}"
            print(f"| {scale:.0%} | {theme} | {width} × {height} | {outcome} | {_told(out / name)} |", flush=True)
            failed += session.returncode != 0
    return os.EX_OK if not failed else 1


def _told(out: Path) -> str:
    """What a session took."""
    try:
        times = json.loads((out / "times.json").read_text("utf-8"))
    except OSError:
        return "– | – | – | – | –"
    steps = [each for each in times["steps"] if not each["step"].startswith(PICTURE)]
    slowest = sorted((each for each in steps if each["answer_s"] > SLOW_S), key=lambda each: -each["answer_s"])
    told = ", ".join(f"{each['step']} {each['answer_s']:.2f}" for each in slowest[:3])
    answers = median(each["answer_s"] for each in steps)
    return f"{times['opened_s']:.1f} | {times['seconds']:.0f} | {len(steps)} | {answers:.2f} | {told or '–'}"


if __name__ == "__main__":
    sys.exit(main())
