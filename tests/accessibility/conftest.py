"""The program as assistive technology meets it: a process of its own, read over AT-SPI."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import cqbrief
from cqbrief.briefing.model import Theme
from cqbrief.cards.view_context import ViewContext
from tests.support import editions
from tests.support.process import home_variables
from tests.support.programs import system_program
from tests.support.x11 import XServer

ROOT = Path(cqbrief.__file__).parents[1]
READER = Path(__file__).with_name("reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
BUS = "/usr/libexec/at-spi-bus-launcher"
# Told by the bus and by Qt's own bridge, whatever the program does.
USUAL = ("dbus-daemon", "SpiRegistry daemon is running", "GetApplicationBusAddress")


class Listener:
    """A reader with the program it has started."""

    def __init__(self, server: XServer, log: Path, *arguments: str) -> None:
        self._environment = {
            **server.environment, **home_variables(log.parent),
            "PYTHONPATH": str(ROOT), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }  # fmt: skip
        self._log = log
        with log.open("w") as errors:
            self._process = subprocess.Popen(
                [
                    "dbus-run-session", "--", SYSTEM_PYTHON, str(READER),
                    sys.executable, "-m", "cqbrief", *arguments,
                ],
                env={**self._environment, "PYTHONPATH": ""},
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=ROOT,
            )  # fmt: skip

    def ask(self, do: str, role: str = "", name: str = "") -> Any:
        """`tree`, `heard`, `forget`; `node`, `focus`, `press`: the first of this role with part of a name."""
        assert self._process.stdin is not None and self._process.stdout is not None
        print(json.dumps({"do": do, "role": role, "name": name}), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        while line and not line.startswith("{"):  # the bus speaks there too
            line = self._process.stdout.readline()
        assert line, self._log.read_text()
        reply = json.loads(line)
        assert "failed" not in reply, (reply, self._log.read_text())
        return reply["answer"]

    def keys(self, *keys: str) -> None:
        """The keys are pressed one after another on the keyboard."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], env=self._environment, check=True)

    def close(self) -> list[str]:
        """The program is ended; what it complained of."""
        self._process.communicate()
        lines = self._log.read_text().splitlines()
        return [line for line in lines if not any(usual in line for usual in USUAL)]


@pytest.fixture(scope="session")
def listen(xserver: XServer, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Listener]:
    """Starts the program under a reader; who asks for it ends it."""
    for name in (BUS, "dbus-run-session", "xdotool"):
        system_program(name)
    probe = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if subprocess.run(probe, capture_output=True, env={**os.environ, "PYTHONPATH": ""}).returncode:
        pytest.fail("pyatspi is missing: sudo apt-get install -y python3-pyatspi")

    def starting(*arguments: str) -> Listener:
        return Listener(xserver, tmp_path_factory.mktemp("reader") / "log", *arguments)

    return starting


@pytest.fixture(scope="module", params=["zh", "en"])
def listener(listen: Callable[..., Listener], request: pytest.FixtureRequest) -> Iterator[Listener]:
    """The program under a reader, in one language after the other; it may not have complained at the end."""
    started = listen("--language", request.param, "--theme", "1")
    yield started
    assert started.close() == []


@pytest.fixture
def context(request: pytest.FixtureRequest) -> ViewContext:
    """What the briefing and the program say in the language of the program under the reader."""
    return editions.context(language=request.node.callspec.params["listener"])


@pytest.fixture
def first_theme(listener: Listener, context: ViewContext) -> Theme:
    """The first theme, which the program shows with its chart, whatever was done in it before."""
    assert context.edition.briefing is not None
    theme = context.edition.briefing.themes[0]
    listener.keys("ctrl+1")
    listener.ask("node", "chart", context.text(theme.charts[0].headline))
    return theme
