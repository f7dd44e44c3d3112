"""The program as its users have it: a process of its own, a real X server, a window manager, real keys."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import cqbrief
from cqbrief.system import paths
from tests import desk
from tests.conftest import XServer

ROOT = Path(cqbrief.__file__).parents[1]
SECONDS = 20.0
"""A bound for a hung program, not a wait: every step goes on as soon as its window is there."""


class Program:
    """The running program and what the window manager says of it."""

    def __init__(self, qtbot: QtBot, server: XServer, *arguments: str) -> None:
        self._qtbot = qtbot
        environment = {**server.environment, "PYTHONPATH": str(ROOT), "NO_AT_BRIDGE": "1"}
        self._environment = environment
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cqbrief", *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def title(self) -> str:
        """The title of the window that keys go to; empty while there is none."""
        return self._xdotool("getwindowfocus", "getwindowname")

    def press(self, *keys: str) -> None:
        """The keys are pressed one after another on the keyboard."""
        self._xdotool("key", "--clearmodifiers", *keys)

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self._environment, capture_output=True, text=True, encoding="utf-8"
        )
        return done.stdout.strip()

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Goes on as soon as `condition` holds."""

        def held() -> None:
            assert self.process.poll() is None, self.process.communicate()
            assert condition(), f"{what}; the title is {self.title()!r}"

        self._qtbot.waitUntil(held, timeout=round(SECONDS * 1000))


@pytest.fixture
def start(qtbot: QtBot, xserver: XServer) -> Iterator[Callable[..., Program]]:
    """Starts programs; those still running at the end are ended, and none may have complained."""
    running: list[Program] = []

    def starting(*arguments: str) -> Program:
        running.append(Program(qtbot, xserver, *arguments))
        return running[-1]

    yield starting
    for program in running:
        program.process.terminate()
    complaints = [program.process.communicate()[1].decode() for program in running]
    assert complaints == [""] * len(running)


def test_the_briefing_opens_and_real_keys_go_through_its_themes(start: Callable[..., Program]) -> None:
    program = start("--language", "zh")
    briefing = desk.edition().briefing
    assert briefing is not None
    title = desk.context().say(briefing.title)
    program.until(lambda: program.title() == f"{title} — cqbrief", "the window did not open")
    for number, theme in enumerate(briefing.themes, start=1):
        short = desk.context().say(theme.short)
        program.press(f"ctrl+{number}")
        program.until(lambda short=short: program.title().startswith(short), f"theme {number}")  # type: ignore[misc]
    program.press("alt+Home")
    program.until(lambda: program.title() == f"{title} — cqbrief", "the overview")
    program.press("ctrl+Next")
    program.until(lambda: program.title().startswith(desk.context().say(briefing.themes[0].short)), "page 1")


def test_control_k_finds_and_goes_there_with_real_keys(start: Callable[..., Program]) -> None:
    program = start("--language", "zh")
    briefing = desk.edition().briefing
    assert briefing is not None
    program.until(lambda: program.title().startswith(desk.context().say(briefing.title)), "the window")
    program.press("ctrl+k", "2", "minus", "0", "1", "Return")
    short = desk.context().say(briefing.themes[1].short)
    program.until(lambda: program.title().startswith(short), "the theme of figure 2-01")


def test_control_q_ends_the_program_with_0(start: Callable[..., Program]) -> None:
    program = start(str(paths.data() / "template"))
    program.until(lambda: program.title().endswith("cqbrief"), "the window did not open")
    program.press("ctrl+q")
    assert program.process.wait(SECONDS) == 0


WIDE = {"space": "U3000", "b": "UFF42", "n": "UFF4E", "p": "UFF50", "q": "UFF51", "1": "UFF11", "2": "UFF12",
        "slash": "UFF0F"}  # fmt: skip
"""What a Chinese input method types at full width instead of these."""


def test_keys_at_full_width_present_and_escape_leaves_what_they_opened(
    xserver: XServer, start: Callable[..., Program]
) -> None:
    # Onto keys that no keyboard has, before the program looks: a key given for the moment may come too late.
    mapped = [f"keycode {code} = {name}" for code, name in enumerate(WIDE.values(), start=240)]
    commands = [part for line in mapped for part in ("-e", line)]
    subprocess.run(["xmodmap", *commands], env={**xserver.environment}, check=True)
    program = start("present", "--language", "zh")

    def pressed(title: str, *keys: str) -> None:
        program.press(*(WIDE.get(key, key) for key in keys))
        program.until(lambda: program.title().startswith(title), f"{keys} did not do their work")

    program.until(lambda: program.title().startswith("1 / 25"), "the show did not begin")
    pressed("2 / 25 —", "space")
    pressed("2 / 25 (黑屏)", "b")
    pressed("2 / 25 —", "b")
    pressed("12 / 25 —", "1", "2", "Return")
    pressed("11 / 25 —", "slash", "Escape", "p")
    pressed("12 / 25 —", "q", "Escape", "n")
    program.press("Escape")
    program.until(lambda: "讲完之后" in program.title(), "the show did not end")
