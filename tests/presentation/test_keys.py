"""Keys are exactly those that the plan promises, each does one thing, and Qt's events find them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from cqbrief.presentation.key_bindings import GROUPS, KEYS, commands_by_key
from cqbrief.presentation.key_events import command_for_key, is_unbound_key

PROMISED = {
    "next": ("PageDown", "Right", "Down", "Space", "N"),
    "enter": ("Enter",),
    "back": ("PageUp", "Left", "Up", "P"),
    "erase": ("Backspace",),
    "first": ("Home",),
    "last": ("End",),
    "black": ("B", ".", "。"),
    "white": ("W", ","),
    "freeze": ("F",),
    "source": ("S",),
    "question": ("/", "Ctrl+K"),
    "enlarge": ("Z",),
    "pointer": ("L",),
    "timer": ("T",),
    "overview": ("O",),
    "keys": ("?",),
    "nothing": ("F5", "Shift+F5"),
    "leave": ("Escape",),
    "digit": tuple("0123456789"),
    "theme": tuple(f"Ctrl+{n}" for n in range(1, 10)),
}


def test_every_promised_key_does_what_was_promised() -> None:
    found = commands_by_key()
    for command, keys in PROMISED.items():
        assert {key: found[key][0] for key in keys} == dict.fromkeys(keys, command)


def test_a_key_that_does_two_things_is_refused_by_name() -> None:
    twice = replace(KEYS[0], command="black", keys=("PageDown",))
    with pytest.raises(ValueError, match="PageDown"):
        commands_by_key((*KEYS, twice))


def test_every_key_stands_on_the_sheet_under_a_heading() -> None:
    groups = {group for group, _ in GROUPS}
    assert {binding.group for binding in KEYS} == groups
    assert all(binding.text for binding in KEYS)


def press(
    key: Qt.Key | int, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *, repeated: bool = False,
) -> tuple[str, str] | None:  # fmt: skip
    return command_for_key(QKeyEvent(QEvent.Type.KeyPress, int(key), modifiers, text, repeated))


@pytest.mark.parametrize(
    ("key", "text", "command"),
    [
        (Qt.Key.Key_PageDown, "", "next"),
        (Qt.Key.Key_PageUp, "", "back"),
        (Qt.Key.Key_B, "b", "black"),
        (Qt.Key.Key_B, "B", "black"),
        (Qt.Key.Key_Period, ".", "black"),
        (0x3002, "。", "black"),
        (0x3002, "", "black"),
        (Qt.Key.Key_F5, "", "nothing"),
        (Qt.Key.Key_Escape, "\x1b", "leave"),
        (Qt.Key.Key_Return, "\r", "enter"),
        (Qt.Key.Key_Space, " ", "next"),
        (Qt.Key.Key_Question, "?", "keys"),
        (Qt.Key.Key_Slash, "/", "question"),
        (Qt.Key.Key_Minus, "-", "dash"),
        (Qt.Key.Key_7, "7", "digit"),
    ],
)
def test_events_of_keyboards_and_clickers_find_their_command(
    key: Qt.Key | int, text: str, command: str
) -> None:
    found = press(key, text)
    assert found is not None and found[0] == command


def widened(key: str) -> str:
    """The character as a Chinese input method types it at full width."""
    return "\u3000" if key == " " else chr(ord(key) + 0xFEE0)


NARROW = [key for binding in KEYS for key in binding.keys if len(key) == 1 and key.isascii()]
"""Every key of the table that types a character."""


@pytest.mark.parametrize("key", [*NARROW, *(key.lower() for key in NARROW if key.isalpha()), " "])
def test_a_key_at_full_width_does_what_it_does_at_half_width(key: str) -> None:
    wide, expected = widened(key), commands_by_key()["Space" if key == " " else key.upper()]
    for code in (0, ord(wide), ord(key.upper())):
        assert press(code, wide) == expected
    assert press(ord(wide)) == expected


def test_a_letter_at_full_width_with_shift_is_the_key_with_shift() -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    assert press(Qt.Key.Key_T, "Ｔ", shift) == ("timer_reset", "Shift+T")
    assert press(Qt.Key.Key_B, "Ｂ", shift) == ("black", "B")
    assert press(Qt.Key.Key_Question, "？", shift) == ("keys", "?")


@pytest.mark.parametrize(
    ("key", "text", "modifier", "unbound"),
    [
        (Qt.Key.Key_Q, "q", Qt.KeyboardModifier.NoModifier, True),
        (0, "ｑ", Qt.KeyboardModifier.NoModifier, True),
        (0, "重", Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_F7, "", Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_B, "b", Qt.KeyboardModifier.NoModifier, False),
        (0, "／", Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Shift, "", Qt.KeyboardModifier.ShiftModifier, False),
        (Qt.Key.Key_VolumeUp, "", Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Tab, "\t", Qt.KeyboardModifier.AltModifier, False),
        (Qt.Key.Key_C, "\x03", Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_Escape, "\x1b", Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_a_stray_key_was_pressed_on_purpose_and_means_nothing(
    key: Qt.Key | int, text: str, modifier: Qt.KeyboardModifier, unbound: bool
) -> None:
    assert is_unbound_key(QKeyEvent(QEvent.Type.KeyPress, int(key), modifier, text)) is unbound


def test_control_alt_and_shift_make_other_keys() -> None:
    modifier = Qt.KeyboardModifier
    assert press(Qt.Key.Key_K, "\x0b", modifier.ControlModifier) == ("question", "K")
    assert press(Qt.Key.Key_3, "3", modifier.ControlModifier) == ("theme", "3")
    assert press(Qt.Key.Key_T, "T", modifier.ShiftModifier) == ("timer_reset", "Shift+T")
    assert press(Qt.Key.Key_F5, "", modifier.ShiftModifier) == ("nothing", "Shift+F5")
    assert press(Qt.Key.Key_B, "b", modifier.AltModifier) is None


def test_digits_of_the_number_pad_count_and_a_digit_carries_itself() -> None:
    assert press(Qt.Key.Key_4, "4", Qt.KeyboardModifier.KeypadModifier) == ("digit", "4")


def test_a_key_held_down_moves_on_but_never_flickers() -> None:
    assert press(Qt.Key.Key_PageDown, repeated=True) == ("next", "PageDown")
    assert press(Qt.Key.Key_B, "b", repeated=True) is None
    assert press(Qt.Key.Key_Escape, repeated=True) is None


def test_no_two_keys_on_a_line_of_the_sheet_look_alike() -> None:
    for binding in KEYS:
        shown = [unicodedata.normalize("NFKC", key) for key in binding.shown or binding.keys]
        alike = {"。": ".", "、": "/"}
        assert len({alike.get(key, key) for key in shown}) == len(shown)
