"""The program opens no connection to any network: every system call for one is watched."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from cqbrief.system import paths
from tests.support import whole_session
from tests.support.process import environment as variables
from tests.support.programs import system_program
from tests.support.x11 import XServer

ROOT = paths.resources().parent
PICTURES = Path(__file__).parent / "briefings" / "people-pictures"
_CALL = re.compile(r"\b(socket|connect|sendto|sendmsg|bind)\(")
_LOCAL = re.compile(r"AF_UNIX|\bsend(?:to|msg)\(\d+, (?!.*sa_family)")
"""Sockets of this machine: the display, the desktop's bus, the printing system."""


def traced(
    folder: Path, *command: str, **environment: str
) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Run a command; how it ended, and every call that has to do with another than a local socket."""
    log = folder / "calls"
    # The kernel itself lets every call pass that is not asked for: else each stops twice.
    done = subprocess.run(
        [
            system_program("strace"), "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o", str(log),
            *command,
        ],
        cwd=folder, env=variables(**environment),
        capture_output=True, text=True,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    calls = log.read_text(errors="replace").splitlines()
    return done, [call for call in calls if _CALL.search(call) and not _LOCAL.search(call)]


def test_a_connection_would_be_seen(tmp_path: Path) -> None:
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"
    _, calls = traced(tmp_path, sys.executable, "-c", code)
    assert len(calls) == 2


COMMANDS = (
    ("check", str(PICTURES)),
    ("print", str(PICTURES), "-o", "out.pdf"),
    ("export", str(PICTURES), "-o", "out.xlsx", "--charts", "charts"),
    ("pictures", str(PICTURES), "-o", "pages"),
)


def test_no_command_opens_a_connection(tmp_path: Path) -> None:
    # One after another in one process, which takes long to start.
    program = f"from cqbrief.cli.main import main; print([main([*given]) for given in {COMMANDS}])"
    done, calls = traced(tmp_path, sys.executable, "-c", program)
    assert (done.returncode, done.stdout.splitlines()[-1], calls) == (0, "[0, 0, 0, 0]", [])
    assert {"out.pdf", "out.xlsx", "charts", "pages"} <= {file.name for file in tmp_path.iterdir()}


def test_neither_window_nor_preview_nor_show_opens_a_connection(xserver: XServer, tmp_path: Path) -> None:
    done, calls = traced(
        tmp_path, sys.executable, whole_session.__file__, str(PICTURES), **xserver.environment
    )
    assert (done.returncode, calls) == (whole_session.DONE, [])
