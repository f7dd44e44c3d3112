"""How a problem of a CSV file is said: with its line, and the number of the cell as column."""

from __future__ import annotations

from cqbrief.briefing.problems import Problem, SourceLocation
from cqbrief.i18n.messages import Message


def csv_problem(
    name: str,
    line: int,
    cell: int,
    rule: str,
    template: str,
    advice: str | None = None,
    **arguments: object,
) -> Problem:
    """Return a problem of the file `name` at its `line` and `cell`, both from 1 (0: the line as a whole)."""
    arguments["file"] = name
    hint = Message(advice, arguments) if advice else None
    return Problem("error", rule, SourceLocation(name, line, cell), "", Message(template, arguments), hint)
