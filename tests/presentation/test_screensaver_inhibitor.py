"""The screensaver is held off while presenting, and let go afterwards; without a bus nothing happens."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cqbrief.presentation.screensaver_inhibitor import ScreensaverInhibitor
from tests.support.programs import system_program

ROOT = Path(__file__).resolve().parents[2]


def test_the_screensaver_is_held_off_by_a_connection_that_goes_with_the_show() -> None:
    with subprocess.Popen(
        [system_program("dbus-daemon"), "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        text=True,
    ) as daemon:
        try:
            assert daemon.stdout is not None
            address = daemon.stdout.readline().strip()
            done = subprocess.run(
                [sys.executable, "-m", "tests.presentation.bus_child"],
                cwd=ROOT, capture_output=True, text=True,
                env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}, timeout=60,
            )  # fmt: skip
        finally:
            daemon.terminate()
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"asked": ["cqbrief: talk"], "let go": True}


def test_without_a_bus_nothing_happens(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    inhibitor = ScreensaverInhibitor()
    inhibitor.inhibit("cqbrief", "talk")
    assert not inhibitor.active
    inhibitor.release()
