"""Every key of the show, declared once: what a key does, and the sheet that tells it. Free of Qt.

A key is written as on the sheet: ``PageDown``, ``Ctrl+K``, ``Shift+F5``, or the character that it types.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from cqbrief.briefing.problems import N_
from cqbrief.show.talk import Command

ShowCommand = Command | Literal["swap", "windowed", "notes_larger", "notes_smaller", "nothing"]
"""What the talk is told, and what is the windows' own affair."""
Group = Literal["go", "wall", "answer", "presenter"]


@dataclass(frozen=True, slots=True)
class Binding:
    """Keys that do one thing."""

    command: ShowCommand
    text: str
    """English source text of the sheet."""
    group: Group
    keys: tuple[str, ...]
    shown: tuple[str, ...] = ()
    """Keys as the sheet prints them, where that is shorter than naming each: what a key types with a
    Chinese input method looks like what it types without one."""
    argument: str = ""
    """What the command is given; empty: for digits and themes the key itself."""


GROUPS: tuple[tuple[Group, str], ...] = (
    ("go", N_("Moving")),
    ("wall", N_("The wall")),
    ("answer", N_("Questions and sources")),
    ("presenter", N_("For the presenter")),
)

KEYS: tuple[Binding, ...] = (
    Binding("next", N_("next; also click and wheel"), "go", ("PageDown", "Right", "Down", "Space", "N")),
    Binding("enter", N_("next; takes a typed number; enlarges a chosen card"), "go", ("Enter",)),
    Binding(
        "back",
        N_("back; also right click, a click at the left edge and wheel"),
        "go",
        ("PageUp", "Left", "Up", "P"),
    ),
    Binding("rub", N_("back; deletes a typed digit"), "go", ("Backspace",)),
    Binding("first", N_("first slide"), "go", ("Home",)),
    Binding("last", N_("last slide"), "go", ("End",)),
    Binding("digit", N_("then Enter: slide, or figure such as 2-03"), "go", tuple("0123456789"), ("0–9",)),
    Binding("dash", N_("in the number of a figure"), "go", ("-",), argument="-"),
    Binding("theme", N_("theme 1 to 9"), "go", tuple(f"Ctrl+{n}" for n in range(1, 10)), ("Ctrl+1…9",)),
    Binding("short", N_("five minutes left: messages and headline figures only"), "go", ("M",)),
    Binding("black", N_("black, and back"), "wall", ("B", ".", "。"), ("B", ".")),
    Binding("white", N_("white, and back"), "wall", ("W", ",", "，"), ("W", ",")),
    Binding("freeze", N_("freeze the wall while looking around; again: show this slide"), "wall", ("F",)),
    Binding("enlarge", N_("enlarge the chosen card or chart, and back"), "wall", ("Z",)),
    Binding("card", N_("choose the next card"), "wall", ("Tab",)),
    Binding("card_back", N_("choose the card before"), "wall", ("Shift+Tab",)),
    Binding("pointer", N_("pointer: everything but the card under it is dimmed"), "wall", ("L",)),
    Binding("source", N_("source of the figures on this slide"), "answer", ("S",)),
    Binding(
        "question",
        N_("question: search in private, Enter shows the answer"),
        "answer",
        ("/", "、", "Ctrl+K"),
        ("/", "Ctrl+K"),
    ),
    Binding("timer", N_("stop the clock, and start it"), "presenter", ("T",)),
    Binding("timer_reset", N_("set the clock to zero"), "presenter", ("Shift+T",)),
    Binding("overview", N_("all slides"), "presenter", ("O",)),
    Binding("notes_larger", N_("larger notes"), "presenter", ("Ctrl++", "Ctrl+=")),
    Binding("notes_smaller", N_("smaller notes"), "presenter", ("Ctrl+-",)),
    Binding("swap", N_("swap the screens"), "presenter", ("X",)),
    Binding("windowed", N_("the wall as a window, for video calls; and back"), "presenter", ("V",)),
    Binding("keys", N_("all keys"), "presenter", ("?", "？"), ("?",)),
    Binding("nothing", N_("starts the show; nothing while it runs"), "presenter", ("F5", "Shift+F5")),
    Binding("leave", N_("leaves what is open, one by one; then the show"), "presenter", ("Escape",)),
)

_SCREENS: tuple[ShowCommand, ...] = ("swap", "windowed")
"""What moves the windows from screen to screen."""


def offered(*, rehearse: bool) -> tuple[Binding, ...]:
    """The part of the table that does something; a rehearsal has all of it in one window."""
    return tuple(binding for binding in KEYS if not (rehearse and binding.command in _SCREENS))


def bindings(table: Iterable[Binding] = KEYS) -> Mapping[str, tuple[ShowCommand, str]]:
    """Key -> its command and argument. Raises ValueError naming keys that do two things."""
    pairs = [(key, binding) for binding in table for key in binding.keys]
    twice = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    if twice:
        raise ValueError(f"keys that do two things: {', '.join(twice)}")
    return {key: (binding.command, binding.argument or key.removeprefix("Ctrl+")) for key, binding in pairs}
