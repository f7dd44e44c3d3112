"""Every key of a presentation, declared once: what it does, and how help describes it. Free of Qt.

A key is written as in the help: ``PageDown``, ``Ctrl+K``, ``Shift+F5``, or the character that it types.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from cqbrief.i18n.messages import N_
from cqbrief.presentation.state import Command

PresentationCommand = Command | Literal["swap", "windowed", "notes_larger", "notes_smaller", "nothing"]
"""What the state carries out, and what concerns the windows only."""
Group = Literal["go", "audience", "answer", "presenter"]


@dataclass(frozen=True, slots=True)
class KeyBinding:
    """Describe keys that do one thing."""

    command: PresentationCommand
    text: str
    """English source text of the help."""
    group: Group
    keys: tuple[str, ...]
    shown: tuple[str, ...] = ()
    """Keys as the help prints them, where that is shorter than naming each: what a key types with a
    Chinese input method looks like what it types without one."""
    argument: str = ""
    """What the command is given; empty: for digits and themes the key itself."""


GROUPS: tuple[tuple[Group, str], ...] = (
    ("go", N_("Moving")),
    ("audience", N_("The wall")),
    ("answer", N_("Questions and sources")),
    ("presenter", N_("For the presenter")),
)

KEYS: tuple[KeyBinding, ...] = (
    KeyBinding("next", N_("next; also click and wheel"), "go", ("PageDown", "Right", "Down", "Space", "N")),
    KeyBinding("enter", N_("next; takes a typed number; enlarges a chosen card"), "go", ("Enter",)),
    KeyBinding(
        "back",
        N_("back; also right click, a click at the left edge and wheel"),
        "go",
        ("PageUp", "Left", "Up", "P"),
    ),
    KeyBinding("erase", N_("back; deletes a typed digit"), "go", ("Backspace",)),
    KeyBinding("first", N_("first slide"), "go", ("Home",)),
    KeyBinding("last", N_("last slide"), "go", ("End",)),
    KeyBinding("digit", N_("then Enter: slide, or figure such as 2-03"), "go", tuple("0123456789"), ("0–9",)),
    KeyBinding("dash", N_("in the number of a figure"), "go", ("-",), argument="-"),
    KeyBinding("theme", N_("theme 1 to 9"), "go", tuple(f"Ctrl+{n}" for n in range(1, 10)), ("Ctrl+1…9",)),
    KeyBinding("messages_only", N_("five minutes left: messages and headline figures only"), "go", ("M",)),
    KeyBinding("black", N_("black, and back"), "audience", ("B", ".", "。"), ("B", ".")),
    KeyBinding("white", N_("white, and back"), "audience", ("W", ",", "，"), ("W", ",")),
    KeyBinding(
        "freeze", N_("freeze the wall while looking around; again: show this slide"), "audience", ("F",)
    ),
    KeyBinding("enlarge", N_("enlarge the chosen card or chart, and back"), "audience", ("Z",)),
    KeyBinding("next_card", N_("choose the next card"), "audience", ("Tab",)),
    KeyBinding("previous_card", N_("choose the card before"), "audience", ("Shift+Tab",)),
    KeyBinding("pointer", N_("pointer: everything but the card under it is dimmed"), "audience", ("L",)),
    KeyBinding("source", N_("source of the figures on this slide"), "answer", ("S",)),
    KeyBinding(
        "question",
        N_("question: search in private, Enter shows the answer"),
        "answer",
        ("/", "、", "Ctrl+K"),
        ("/", "Ctrl+K"),
    ),
    KeyBinding("timer", N_("stop the clock, and start it"), "presenter", ("T",)),
    KeyBinding("timer_reset", N_("set the clock to zero"), "presenter", ("Shift+T",)),
    KeyBinding("overview", N_("all slides"), "presenter", ("O",)),
    KeyBinding("notes_larger", N_("larger notes"), "presenter", ("Ctrl++", "Ctrl+=")),
    KeyBinding("notes_smaller", N_("smaller notes"), "presenter", ("Ctrl+-",)),
    KeyBinding("swap", N_("swap the screens"), "presenter", ("X",)),
    KeyBinding("windowed", N_("the wall as a window, for video calls; and back"), "presenter", ("V",)),
    KeyBinding("keys", N_("all keys"), "presenter", ("?", "？"), ("?",)),
    KeyBinding("nothing", N_("starts the show; nothing while it runs"), "presenter", ("F5", "Shift+F5")),
    KeyBinding("leave", N_("leaves what is open, one by one; then the show"), "presenter", ("Escape",)),
)

_SCREEN_COMMANDS: tuple[PresentationCommand, ...] = ("swap", "windowed")
"""What moves the windows from screen to screen."""


def available_bindings(*, rehearse: bool) -> tuple[KeyBinding, ...]:
    """Return the bindings that do something; a rehearsal has everything in one window."""
    return tuple(binding for binding in KEYS if not (rehearse and binding.command in _SCREEN_COMMANDS))


def commands_by_key(bindings: Iterable[KeyBinding] = KEYS) -> Mapping[str, tuple[PresentationCommand, str]]:
    """Map each key to its command and argument. Raises ValueError naming keys that do two things."""
    pairs = [(key, binding) for binding in bindings for key in binding.keys]
    twice = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    if twice:
        raise ValueError(f"keys that do two things: {', '.join(twice)}")
    return {key: (binding.command, binding.argument or key.removeprefix("Ctrl+")) for key, binding in pairs}
