"""The program as its users have it: a process of its own, a real X server, a window manager, real keys."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest

from cqbrief.system import paths
from tests.support import editions
from tests.support.x11 import PATIENCE, StartProgram, XServer, programs


@pytest.fixture
def start(xserver: XServer) -> Iterator[StartProgram]:
    with programs(xserver) as start:
        yield start


def test_the_briefing_opens_and_real_keys_go_through_its_themes(start: StartProgram) -> None:
    program = start("--language", "zh")
    briefing = editions.edition().briefing
    assert briefing is not None
    title = editions.context().text(briefing.title)
    program.until(lambda: program.title() == f"{title} — cqbrief", "the window did not open")
    for number, theme in enumerate(briefing.themes, start=1):
        short = editions.context().text(theme.short)
        program.press(f"ctrl+{number}")
        program.until(lambda short=short: program.title().startswith(short), f"theme {number}")  # type: ignore[misc]
    program.press("alt+Home")
    program.until(lambda: program.title() == f"{title} — cqbrief", "the overview")
    program.press("ctrl+Next")
    program.until(
        lambda: program.title().startswith(editions.context().text(briefing.themes[0].short)), "page 1"
    )


def test_control_k_finds_and_goes_there_with_real_keys(start: StartProgram) -> None:
    program = start("--language", "zh")
    briefing = editions.edition().briefing
    assert briefing is not None
    program.until(lambda: program.title().startswith(editions.context().text(briefing.title)), "the window")
    program.press("ctrl+k", "2", "minus", "0", "1", "Return")
    short = editions.context().text(briefing.themes[1].short)
    program.until(lambda: program.title().startswith(short), "the theme of figure 2-01")


def test_control_q_ends_the_program_with_0(start: StartProgram) -> None:
    program = start(str(paths.data() / "template"))
    program.until(lambda: program.title().endswith("cqbrief"), "the window did not open")
    program.press("ctrl+q")
    assert program.process.wait(PATIENCE / 1000) == 0


WIDE = {"space": "U3000", "b": "UFF42", "n": "UFF4E", "p": "UFF50", "q": "UFF51", "1": "UFF11", "2": "UFF12",
        "slash": "UFF0F"}  # fmt: skip
"""What a Chinese input method types at full width instead of these."""


def test_keys_at_full_width_present_and_escape_leaves_what_they_opened(
    xserver: XServer, start: StartProgram
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
