"""Problems of a briefing, each with its rule and its location.

A problem's words are `i18n.messages.Message`s: this room knows no language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from cqbrief.briefing.record import Record, record
from cqbrief.i18n.messages import Message

Severity = Literal["error", "warning"]


@record
class Rule(Record):
    """Declare one kind of problem; it stands beside what reports it, and in the table `validation.rules`."""

    id: str
    """Public: `check` prints it, and authors name it under `silenced:`."""
    severity: Severity
    """What a breach is, unless the check is less sure and says so."""
    explanation: str
    """Why the rule is there and what to do; English source text of the catalogue."""


class SourceLocation(NamedTuple):
    """Hold a place in a briefing's folder; line and column count from 1 (0: the file as a whole).

    A tuple, because every key of a briefing has one: made and sent in a third of the time.
    """

    file: str
    line: int = 0
    column: int = 0


@record
class UnplacedProblem(Record):
    """Hold what is wrong before it is known where: rule, words and advice."""

    rule: Rule
    message: Message
    advice: Message | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Hold one thing that is wrong: where, which rule, what, and what to do about it."""

    severity: Severity
    rule: str
    """The rule's id."""
    place: SourceLocation
    path: str
    """Where in the content, e.g. ``themes[0].figures[2].quote``."""
    message: Message
    advice: Message | None = None
    """What was expected, or what to do."""
