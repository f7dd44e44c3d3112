"""A real X server with a window manager, and the program on it: real windows, real keys."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from tests.support.process import CQBRIEF, environment
from tests.support.programs import system_program

PATIENCE = 20_000
"""Milliseconds after which a program hangs: no wait, every step goes on as soon as its window is there."""


BETWEEN = 0.02
"""Seconds between two looks at what another process does: each look is a process too."""


def wait_until(holds: Callable[[], None]) -> None:
    """Goes on as soon as `holds` does not fail any more; fails as it does where it always fails."""
    end = time.monotonic() + PATIENCE / 1000
    while True:
        try:
            return holds()
        except AssertionError:
            if time.monotonic() > end:
                raise
        time.sleep(BETWEEN)


@dataclass(frozen=True)
class XServer:
    """A running X server with a window manager."""

    display: str
    size: tuple[int, int]

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment in which a program started by a test shows itself on this server."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def run(self, *command: str) -> str:
        """What a program says that is run on this server."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, encoding="utf-8")
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        """The keys are pressed one after another on the keyboard, or on a clicker."""
        self.run("xdotool", "key", "--clearmodifiers", *keys)


@pytest.fixture(scope="session")
def xserver() -> Iterator[XServer]:
    """A real X server with a window manager, for programs that a test starts as processes of their own.

    The tests' own process stays on the offscreen platform: Qt takes one platform per process.
    """
    for name in ("Xvfb", "openbox"):
        system_program(name)
    size = (1920, 1080)
    reading, writing = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-noreset", "-nolisten", "tcp", "-screen", "0", screen],
        pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:  # Xvfb writes the number when it is ready, or closes on failure
            number = answer.readline().strip()
        if not number:
            pytest.fail("Xvfb did not start")
        running = XServer(f":{number}", size)
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=running.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield running
        finally:
            manager.terminate()
            manager.wait()
    finally:
        server.terminate()
        server.wait()


class Program:
    """The running program and what the window manager says of it."""

    def __init__(self, server: XServer, *arguments: str) -> None:
        self.server = server
        self.process = subprocess.Popen(
            [*CQBRIEF, *arguments],
            env={**environment(), **server.environment, "NO_AT_BRIDGE": "1"},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def title(self) -> str:
        """The title of the window that keys go to; empty while there is none."""
        return self.server.run("xdotool", "getwindowfocus", "getwindowname")

    def press(self, *keys: str) -> None:
        """The keys are pressed one after another on the keyboard."""
        self.server.press(*keys)

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Goes on as soon as `condition` holds; fails with `what` where it never does."""

        def held() -> None:
            assert self.process.poll() is None, self.process.communicate()
            assert condition(), f"{what}; the title is {self.title()!r}"

        wait_until(held)

    def close(self) -> str:
        """The program is ended; what it complained of."""
        self.process.terminate()
        return self.process.communicate()[1]


StartProgram = Callable[..., Program]


@contextmanager
def programs(server: XServer, *always: str) -> Iterator[StartProgram]:
    """Starts programs; those still running at the end are ended, and none may have complained."""
    running: list[Program] = []

    def start(*arguments: str) -> Program:
        running.append(Program(server, *arguments, *always))
        return running[-1]

    yield start
    assert [program.close() for program in running] == [""] * len(running)
