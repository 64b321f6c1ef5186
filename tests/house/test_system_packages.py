"""What the set-up does about system packages, tried with stand-ins for the system's own commands."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tracked import ROOT

SCRIPT = ROOT / "packaging" / "linux" / "system-packages.sh"
EVERY_LIBRARY = "".join(
    f"\t{line.split()[0]} (libc6,x86-64) => /lib/{line.split()[0]}\n"
    for line in SCRIPT.read_text(encoding="utf-8").splitlines()
    if line.startswith("lib") and ".so." in line
)
TOOLS = ("Xvfb", "xdotool", "qpdf", "pdftotext", "git")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has system packages of this kind")


class Machine:
    """A made-up machine: its commands are stand-ins that only say how they were called."""

    def __init__(self, folder: Path, libraries: str, user: int, tools: tuple[str, ...], has_apt: bool) -> None:
        self.bin = folder
        self.has("ldconfig", f"cat <<'END'\n{libraries}END")
        self.has("id", f"echo {user}")
        self.has("uname", "echo Linux")
        self.has("grep", 'exec /usr/bin/env -i PATH=/usr/bin:/bin grep "$@"')
        self.has("cat", 'exec /bin/cat "$@"')
        if has_apt:
            self.has("apt-get", 'echo "apt-get $*" >&2')
        for tool in tools:
            self.has(tool, ":")

    def has(self, command: str, does: str) -> None:
        """Give it a command."""
        file = self.bin / command
        file.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        file.chmod(0o755)

    def set_up(self, for_what: str) -> subprocess.CompletedProcess[str]:
        """Run the script there."""
        command = ["/bin/sh", str(SCRIPT), for_what, sys.executable]
        return subprocess.run(command, env={"PATH": str(self.bin)}, capture_output=True, text=True, check=False)


def test_where_nothing_is_missing_nothing_is_said(tmp_path: Path) -> None:
    done = Machine(tmp_path, EVERY_LIBRARY, user=1000, tools=TOOLS, has_apt=True).set_up("test")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_root_on_debian_installs_just_what_is_missing(tmp_path: Path) -> None:
    without_egl = EVERY_LIBRARY.replace("libEGL.so.1", "libother.so.1")
    done = Machine(tmp_path, without_egl, user=0, tools=TOOLS[1:], has_apt=True).set_up("test")
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == "apt-get install -qq -y --no-install-recommends libegl1 xvfb"


def test_anyone_else_is_told_the_one_command_and_cannot_go_on_without_qts_libraries(tmp_path: Path) -> None:
    done = Machine(tmp_path, "", user=1000, tools=TOOLS, has_apt=True).set_up("run")
    assert done.returncode == 1
    assert "sudo apt-get install --no-install-recommends libegl1 libgl1 " in done.stderr
    assert "apt-get install" not in done.stdout


def test_missing_tools_of_the_tests_are_named_but_stop_nothing(tmp_path: Path) -> None:
    done = Machine(tmp_path, EVERY_LIBRARY, user=1000, tools=(), has_apt=True).set_up("test")
    assert done.returncode == 0
    assert "install --no-install-recommends xvfb xdotool qpdf poppler-utils git" in done.stderr


def test_to_run_needs_no_tool_of_the_tests(tmp_path: Path) -> None:
    done = Machine(tmp_path, EVERY_LIBRARY, user=1000, tools=(), has_apt=True).set_up("run")
    assert (done.returncode, done.stderr) == (0, "")


def test_another_system_is_told_what_debian_calls_them(tmp_path: Path) -> None:
    done = Machine(tmp_path, "", user=0, tools=TOOLS, has_apt=False).set_up("run")
    assert done.returncode == 1
    assert "what Debian calls libegl1" in done.stderr
