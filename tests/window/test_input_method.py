"""With a Chinese input method switched on: single keys still work in the show, and pinyin becomes Chinese."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from tests.support import editions
from tests.support.programs import system_program
from tests.support.x11 import StartProgram, XServer, programs, wait_until

ENGINE = "libpinyin"
NEEDED = ("dbus-daemon", "gdbus", "ibus-daemon", "ibus", "/usr/libexec/ibus-engine-libpinyin")


@dataclass(frozen=True)
class WithPinyin(XServer):
    """An X server on which whatever is typed goes through a Chinese input method."""

    bus: str

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables that a Chinese desktop sets, with nothing of the user's own."""
        return {
            **super().environment,
            "DBUS_SESSION_BUS_ADDRESS": self.bus, "QT_IM_MODULE": "ibus", "GSETTINGS_BACKEND": "memory",
        }  # fmt: skip

    def place(self) -> str:
        """The place to type in that had the keyboard last, as IBus calls it."""
        return self.run(
            "gdbus", "call", "--address", self.run("ibus", "address"),
            "--dest", "org.freedesktop.IBus", "--object-path", "/org/freedesktop/IBus",
            "--method", "org.freedesktop.DBus.Properties.Get", "org.freedesktop.IBus", "CurrentInputContext",
        )  # fmt: skip


@pytest.fixture
def pinyin(xserver: XServer) -> Iterator[WithPinyin]:
    """IBus with its pinyin, on a bus of its own, is switched on."""
    for name in NEEDED:
        system_program(name)
    reading, writing = os.pipe()
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"],
        pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            server = WithPinyin(xserver.display, xserver.size, answer.readline().strip())
        daemon = subprocess.Popen(
            ["ibus-daemon", "--panel=disable", "--emoji-extension=disable",
             "--config=/usr/libexec/ibus-memconf"],
            env=server.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

        def switched_on() -> None:
            server.run("ibus", "engine", ENGINE)
            assert server.run("ibus", "engine") == ENGINE

        try:
            wait_until(switched_on)
            yield server
        finally:
            daemon.terminate()
            daemon.wait()
    finally:
        bus.terminate()
        bus.wait()


@pytest.fixture
def start(pinyin: WithPinyin) -> Iterator[StartProgram]:
    with programs(pinyin, "--language", "zh") as start:
        yield start


def test_single_keys_are_the_shows_own_while_the_input_method_is_on(start: StartProgram) -> None:
    program = start("present")

    def pressed(key: str, title: str) -> None:
        program.press(key)
        program.until(lambda: program.title().startswith(title), f"{key} did not do its work")

    program.until(lambda: program.title().startswith("1 / 25"), "the show did not begin")
    pressed("Next", "2 / 25 —")
    pressed("b", "2 / 25 (黑屏)")
    pressed("b", "2 / 25 —")
    pressed("s", "2 / 25 (出处)")
    pressed("Escape", "2 / 25 —")
    program.press("f", "Next", "Next", "s")  # frozen: the wall stays
    pressed("f", "4 / 25")
    program.press("Escape", "slash", "l", "a", "o", "d", "o", "n", "g", "space", "Return")
    program.until(lambda: "答" in program.title(), "the question was not answered")


def test_escape_leaves_a_word_being_put_together_then_the_question_and_not_the_show(
    start: StartProgram, pinyin: WithPinyin
) -> None:
    program = start("present")
    program.until(lambda: program.title().startswith("1 / 25"), "the show did not begin")
    program.press("Next")
    program.until(lambda: program.title().startswith("2 / 25"), "the second slide")
    before = pinyin.place()
    program.press("slash")
    program.until(lambda: pinyin.place() != before, "a line to type in")
    program.press("l", "a", "o", "Escape")
    # Still in the question: what is typed there is found and answered.
    program.press("4", "9", "period", "4", "Return")
    program.until(lambda: "答" in program.title(), "the question was left with the word")
    program.press("Escape")
    program.until(lambda: program.title().startswith("2 / 25 —"), "the answer was not left")


def test_pinyin_typed_into_find_becomes_chinese(start: StartProgram, pinyin: WithPinyin) -> None:
    briefing = editions.edition().briefing
    assert briefing is not None
    program = start()
    overview = editions.context().text(briefing.title)
    program.until(lambda: program.title().startswith(overview), "the window")
    before = pinyin.place()
    program.press("ctrl+k")
    program.until(lambda: pinyin.place() != before, "a line to type in")
    # 服务 finds a figure of theme 4 first; the letters fuwu would find one of theme 2.
    program.press("f", "u", "w", "u", "space", "Return")
    fourth = editions.context().text(briefing.themes[3].short)
    program.until(lambda: program.title().startswith(fourth), "the theme of what 服务 finds")
