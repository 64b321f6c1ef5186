"""Builds the program as a folder that needs no Python, and tries it: its help, a picture of the window, a packet."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SPECS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
TRIALS = (
    ("the help", ["--help"], None, b""),
    ("a picture of the window", ["screenshot", "--out"], "window.png", b"\x89PNG"),
    ("a packet", ["brief", "--out"], "brief.pdf", b"%PDF-"),
)


def main() -> int:
    """Build, then try; returns an exit code."""
    spec = ROOT / "packaging" / SPECS[sys.platform] / "briefviewer.spec"
    out = ROOT / "dist"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(out), "--workpath", str(ROOT / "build"), str(spec)]
    print("Building the package …", flush=True)
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        return 1
    folder = out / "briefviewer"
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{folder.relative_to(ROOT)}: {size / 1e6:,.0f} MB", flush=True)
    with tempfile.TemporaryDirectory() as away:
        return 0 if all(works(folder / "briefviewer", Path(away), *trial) for trial in TRIALS) else 1


def works(program: Path, away: Path, what: str, arguments: list[str], makes: str | None, begins: bytes) -> bool:
    """Try one thing far from the checkout, as a user who never started the program before; tells how it went."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT") if name in os.environ}
    folders = {f"XDG_{name}_HOME": str(away / name) for name in ("DATA", "CACHE", "CONFIG", "STATE")}
    target = [] if makes is None else [str(away / makes)]
    run = subprocess.run(
        [str(program), *arguments, *target],
        cwd=away,
        env={**kept, "HOME": str(away), **folders, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    made = makes is None or ((away / makes).is_file() and (away / makes).read_bytes().startswith(begins))
    good = run.returncode == 0 and made
    print(f"  {'works' if good else 'FAILS'}: {what}", flush=True)
    if not good:
        print(f"exit code {run.returncode}\n{run.stdout}\n{run.stderr}", file=sys.stderr)
    return good


if __name__ == "__main__":
    sys.exit(main())
