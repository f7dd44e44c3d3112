"""The program opens no connection to any network: every system call for one is watched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cqbrief.system import paths
from tests.conftest import XServer

ROOT = paths.resources().parent
PICTURES = Path(__file__).parent / "briefings" / "people-pictures"
_CALL = re.compile(r"\b(socket|connect|sendto|sendmsg|bind)\(")
_LOCAL = re.compile(r"AF_UNIX|\bsend(?:to|msg)\(\d+, (?!.*sa_family)")
"""Sockets of this machine: the display, the desktop's bus, the printing system."""


def traced(folder: Path, *command: str, **environment: str) -> tuple[int, list[str]]:
    """Run a command; its exit code, and every call that has to do with another than a local socket."""
    if shutil.which("strace") is None:
        pytest.fail("strace is missing: sudo apt-get install -y strace")
    log = folder / "calls"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log), *command],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True, text=True,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    calls = log.read_text(errors="replace").splitlines()
    return done.returncode, [call for call in calls if _CALL.search(call) and not _LOCAL.search(call)]


def test_a_connection_would_be_seen(tmp_path: Path) -> None:
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"
    _, calls = traced(tmp_path, sys.executable, "-c", code)
    assert len(calls) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("print", "-o", "out.pdf"),
        ("export", "-o", "out.xlsx", "--charts", "charts"),
        ("pictures", "-o", "pages"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_command_opens_a_connection(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    command, *rest = arguments
    code, calls = traced(tmp_path, sys.executable, "-m", "cqbrief", command, str(PICTURES), *rest)
    assert (code, calls) == (0, [])


USE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cqbrief.app import controller
from cqbrief.window.print_preview import PrintPreviewDialog

steps = []
def use():
    desk = next(o for o in QApplication.instance().children() if isinstance(o, controller.AppController))
    window = desk.window
    window.go(1)
    window.request("find")
    window.request("problems")
    window.go(1)
    desk.reload()
    QTimer.singleShot(0, lambda: present(desk))
    desk.print()  # until the preview is closed

def present(desk):
    preview = desk.preview
    if not preview.pages.pages:
        QTimer.singleShot(20, lambda: present(desk))
        return
    preview.reject()
    QTimer.singleShot(0, lambda: show(desk))

def show(desk):
    desk.presenter.present(rehearse=True)
    running = desk.presenter.session.show
    for command in ("next", "next", "source", "question"):
        running.do(command)
    QTimer.singleShot(300, lambda: (running.finish(), QApplication.exit(7)))

start = controller.AppController.show
def shown(desk):
    start(desk)
    desk.window.settled.connect(lambda: steps or (steps.append(1), QTimer.singleShot(0, use)))
controller.AppController.show = shown
sys.exit(controller.run(__import__("pathlib").Path(sys.argv[1]), language="zh", look="light"))
"""


def test_neither_window_nor_preview_nor_show_opens_a_connection(xserver: XServer, tmp_path: Path) -> None:
    code, calls = traced(tmp_path, sys.executable, "-c", USE, str(PICTURES), **xserver.environment)
    assert (code, calls) == (7, [])
