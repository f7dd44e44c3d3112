"""Problems of a briefing, each with its location.

A problem's words are `i18n.messages.Message`s: this room knows no language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from cqbrief.i18n.messages import Message

Severity = Literal["error", "warning"]


class SourceLocation(NamedTuple):
    """A place in a briefing's folder; line and column count from 1 (0: the file as a whole).

    A tuple, because every key of a briefing has one: made and sent in a third of the time.
    """

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, which rule, what, and what to do about it."""

    severity: Severity
    rule: str
    place: SourceLocation
    path: str
    """Where in the content, e.g. ``themes[0].figures[2].quote``."""
    message: Message
    advice: Message | None = None
    """What was expected, or what to do."""
