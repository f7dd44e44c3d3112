"""A talk as it is given: a process of its own, a real X server, two monitors, a window manager, real keys."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support.process import CQBRIEF, environment, home_variables
from tests.support.x11 import XServer, wait_until

LEFT = ("*laptop", "960/250x1080/280+0+0", "screen")
RIGHT = ("projector", "960/250x1080/280+960+0", "none")


class Room:
    """A meeting room: two monitors, the program, and a clicker."""

    def __init__(self, server: XServer) -> None:
        self._server = server
        self.environment = {**environment(), **server.environment, "NO_AT_BRIDGE": "1"}
        self.process: subprocess.Popen[str] | None = None
        self.plug(*LEFT)
        self.plug(*RIGHT)

    def start(self, *arguments: str) -> None:
        """The program presents, and the wall is there."""
        self.process = subprocess.Popen(
            [*CQBRIEF, *arguments, "--language", "zh"],
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, *command: str) -> str:
        """What a command of the X server says."""
        return self._server.run(*command)

    def plug(self, name: str, place: str, output: str) -> None:
        self.run("xrandr", "--setmonitor", name, place, output)

    def unplug(self, name: str) -> None:
        self.run("xrandr", "--delmonitor", name)

    def press(self, *keys: str) -> None:
        """The keys are pressed one after another on the keyboard or the clicker."""
        self._server.press(*keys)

    def wall(self) -> tuple[str, tuple[int, int, int, int] | None]:
        """Title and place of the wall's window; empty while it is not there."""
        # One command: a process for each question would take longer than the program takes to answer.
        said = self.run(
            "xdotool", "search", "--onlyvisible", "--name", r"^[0-9]+ / [0-9]+",
            "getwindowname", "%@", "getwindowgeometry", "--shell", "%@",
        )  # fmt: skip
        titles, *shells = said.split("WINDOW=")
        for title, shell in zip(titles.splitlines(), shells, strict=False):
            numbers = dict(re.findall(r"(\w+)=(-?\d+)", shell))
            if title and {"X", "Y", "WIDTH", "HEIGHT"} <= set(numbers):
                x, y, width, height = (int(numbers[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
                return title, (x, y, width, height)
        return "", None

    def until(self, shown: str, place: tuple[int, int, int, int] | None = None) -> None:
        """Goes on as soon as the wall shows `shown` (its title begins so) at `place`."""

        def held() -> None:
            assert self.process is not None
            assert self.process.poll() is None, self.process.communicate()
            title, where = self.wall()
            assert title.startswith(shown), title
            assert place is None or where == place, where

        wait_until(held)

    def until_active(self, words: str) -> None:
        """Goes on as soon as the active window's title has `words` in it."""

        def held() -> None:
            title = self.run("xdotool", "getactivewindow", "getwindowname")
            assert words in title, title

        wait_until(held)


ON_PROJECTOR = (960, 0, 960, 1080)
ON_LAPTOP = (0, 0, 960, 1080)
WHOLE = (0, 0, 1920, 1080)


@contextmanager
def made_room(server: XServer) -> Iterator[Room]:
    """Two monitors; afterwards the server is as before and the program has said nothing."""
    made = Room(server)
    yield made
    made.unplug("projector")
    made.unplug("laptop")
    assert made.process is not None
    made.process.terminate()
    assert made.process.communicate()[1] == ""


def present(room: Room) -> None:
    """Starts `cqbrief present` and waits for its title slide on the projector."""
    room.start("present")
    room.until("1 / ", ON_PROJECTOR)
    room.until_active("讲解")


@pytest.fixture
def room(xserver: XServer) -> Iterator[Room]:
    """A room for one test."""
    with made_room(xserver) as room:
        yield room


@pytest.fixture(scope="class")
def begun(xserver: XServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A program that presents, a Chinese input method set up; it lives longer than the home of a test."""
    with made_room(xserver) as room:
        room.environment |= home_variables(tmp_path_factory.mktemp("home"))
        room.environment |= {"XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "ibus", "GTK_IM_MODULE": "fcitx"}
        # A key of its own: xdotool would lend the sign a key and take it back, maybe too soon.
        room.run("xmodmap", "-e", "keycode 247 = U3002")
        present(room)
        yield room


class TestOneTalk:
    """What one program is asked, from its title slide on each time: starting it takes most of the time."""

    @pytest.fixture
    def talk(self, begun: Room) -> Room:
        """The same, at its title slide on the projector as it was, whatever was done before."""
        begun.unplug("projector")
        begun.plug(*RIGHT)
        begun.press("Home")
        begun.until("1 / 25 —", ON_PROJECTOR)
        return begun

    def test_a_clicker_leads_through_the_talk_and_never_ends_the_program(self, talk: Room) -> None:
        talk.press("Next", "Next")
        talk.until("3 / ")
        talk.press("Prior")
        talk.until("2 / ")
        talk.press("b")
        talk.until("2 / 25 (黑屏)")
        talk.press("period")
        talk.until("2 / 25 —")
        talk.press("F5", "shift+F5")
        talk.press("Next")
        talk.until("3 / ")
        # One button of some clickers sends Escape and F5 in turn: the slide is there again.
        talk.press("Escape")
        talk.until_active("讲完之后")
        talk.press("F5")
        talk.until("3 / ", ON_PROJECTOR)

    def test_letters_work_with_a_chinese_input_method_set_up(self, talk: Room) -> None:
        talk.press("n", "w")
        talk.until("2 / 25 (白屏)")
        talk.press("comma", "U3002")
        talk.until("2 / 25 (黑屏)")
        talk.press("U3002")
        talk.until("2 / 25 —")

    def test_a_question_is_answered_with_three_keys_and_left_with_one(self, talk: Room) -> None:
        talk.press("Next", "slash")
        talk.run("xdotool", "type", "--delay", "30", "75.1")
        talk.press("Return")
        talk.until("2 / 25 (答案)")
        talk.press("Escape")
        talk.until("2 / 25 —")

    def test_unplugging_and_plugging_the_projector_keeps_place_and_state(self, talk: Room) -> None:
        talk.press("Next", "Next", "Next", "z")
        talk.until("4 / 25 (放大)", ON_PROJECTOR)
        talk.unplug("projector")
        talk.until("4 / 25 (放大)", ON_LAPTOP)
        talk.press("Escape", "Next")
        talk.until("5 / 25 —", ON_LAPTOP)
        talk.plug(*RIGHT)
        talk.until("5 / 25 —", ON_PROJECTOR)

    def test_another_resolution_of_the_projector_is_filled(self, talk: Room) -> None:
        talk.press("Next")
        talk.unplug("projector")
        talk.plug("projector", "800/250x600/280+960+0", "none")
        talk.until("2 / 25 —", (960, 0, 800, 600))

    def test_one_key_swaps_the_screens_and_the_wall_can_be_a_window(self, talk: Room) -> None:
        talk.press("Next", "x")
        talk.until("2 / 25 —", ON_LAPTOP)
        talk.press("x")
        talk.until("2 / 25 —", ON_PROJECTOR)
        talk.press("v", "Next")
        talk.until("3 / 25 —")
        place = talk.wall()[1]
        assert place is not None and place[2:] == (960, 540)
        talk.press("v")
        talk.until("3 / 25 —", ON_PROJECTOR)


def test_on_one_screen_the_wall_is_alone_and_questions_are_asked_over_it(room: Room) -> None:
    room.unplug("projector")
    room.unplug("laptop")
    room.start("present", "--theme", "2")
    room.until("5 / 25 —", WHOLE)
    room.until_active("5 / 25")
    room.press("slash")
    room.run("xdotool", "type", "--delay", "30", "xiateng")
    room.press("Return")
    room.until("5 / 25 (答案)", WHOLE)
    room.press("Escape", "Next")
    room.until("6 / 25 —", WHOLE)


def test_from_the_window_f5_presents_and_shift_f5_from_the_theme_shown(room: Room) -> None:
    room.start()
    room.until_active("重庆五张就业答卷")
    room.press("ctrl+3")
    room.until_active("坚持精准施策")
    room.press("shift+F5")
    room.until("12 / 25 —", ON_PROJECTOR)
    room.press("Escape")
    room.until_active("讲完之后")
    room.press("F5")
    room.until("12 / 25 —", ON_PROJECTOR)
