"""A failure inside the window is told once and kept in a file; Ctrl+C ends the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cqbrief.app.exception_hook import MOST_REPORTS, ExceptionHook
from cqbrief.window.main_window import MainWindow
from tests.support import editions


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow(editions.context())
    qtbot.addWidget(window)
    return window


@pytest.fixture
def failures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ExceptionHook]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    holder = QObject()
    yield ExceptionHook(holder)


def fail(failures: ExceptionHook, text: str) -> None:
    try:
        raise ValueError(text)
    except ValueError as error:
        failures(ValueError, error, error.__traceback__)


def test_a_failure_is_told_in_one_box_with_its_report(
    window: MainWindow, failures: ExceptionHook, tmp_path: Path
) -> None:
    fail(failures, "<b>first</b>")
    (report,) = tmp_path.glob("cqbrief-*.txt")
    assert "Traceback" in report.read_text(encoding="utf-8")
    box = failures.box
    assert box is not None
    assert box.isVisible() and not box.text().isascii()
    assert "<b>first</b>" in box.informativeText() and str(report) in box.informativeText()
    box.close()


def test_a_flood_of_failures_opens_one_box_and_few_files(
    window: MainWindow, failures: ExceptionHook, tmp_path: Path
) -> None:
    for _ in range(3):
        fail(failures, "the same")
    box = failures.box
    assert len(list(tmp_path.glob("cqbrief-*.txt"))) == 1
    for number in range(MOST_REPORTS + 5):
        fail(failures, str(number))
    assert len(list(tmp_path.glob("cqbrief-*.txt"))) == MOST_REPORTS
    assert box is not None and failures.box is box
    box.close()


def test_a_failure_that_cannot_be_kept_is_told_all_the_same(
    window: MainWindow, failures: ExceptionHook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    fail(failures, "no room")
    box = failures.box
    assert box is not None
    assert box.informativeText() == "ValueError: no room"
    box.close()


START = """
import sys
from cqbrief.app.controller import make_application
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
application = make_application()
"""


def started(code: str) -> subprocess.Popen[str]:
    """A program on a platform that has screens but shows nothing."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "minimal"}
    return subprocess.Popen(
        [sys.executable, "-c", START + code],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip


def test_the_program_stays_after_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    program = started(
        "def after():\n"
        "    boxes = [w for w in application.topLevelWidgets() if isinstance(w, QMessageBox)]\n"
        "    print(*(box.informativeText() for box in boxes))\n"
        "    application.exit(7)\n"
        "def failing():\n"
        "    QTimer.singleShot(0, after)\n"
        "    raise ValueError('in a slot')\n"
        "QTimer.singleShot(0, failing)\n"
        "sys.exit(application.exec())\n"
    )
    said, _ = program.communicate(timeout=60)
    assert "ValueError: in a slot" in said and program.returncode == 7
    assert len(list(tmp_path.glob("cqbrief-*.txt"))) == 1


def test_an_interrupt_ends_the_program() -> None:
    program = started(
        "QTimer.singleShot(0, lambda: print('running', flush=True))\nsys.exit(application.exec())\n"
    )
    assert program.stdout is not None
    with program.stdout:
        assert program.stdout.readline() == "running\n"
        program.send_signal(signal.SIGINT)
        assert program.wait(60) == -signal.SIGINT
