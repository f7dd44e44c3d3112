"""What every command prints on the terminal, and with which exit code it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cqbrief.briefing.edition import Edition
    from cqbrief.cli.preflight import Obstacle
    from cqbrief.i18n.messages import Message
    from cqbrief.i18n.os_errors import OwnFileError
    from cqbrief.i18n.translator import Translator

FINE, ERRORS, UNUSABLE = 0, 1, 2
"""Exit codes: fine; errors in the briefing; wrong usage or environment."""


class _Advised(Protocol):
    """Say what is wrong and, mostly, what to do about it."""

    @property
    def message(self) -> Message: ...

    @property
    def advice(self) -> Message | None: ...


def print_notice(text: str) -> None:
    """Print one line on the error stream, under the program's name."""
    print(f"cqbrief: {text}", file=sys.stderr, flush=True)


def print_advice(text: str) -> None:
    """Print one line on the error stream that belongs to the line before."""
    print(f"    {text}", file=sys.stderr, flush=True)


def refuse(text: str, *advice: str) -> int:
    """Print why the command cannot be carried out, and what to do; return the exit code `UNUSABLE`."""
    print_notice(text)
    for line in advice:
        print_advice(line)
    return UNUSABLE


def refuse_for(error: _Advised, tr: Translator) -> int:
    """Print what `error` says is wrong, and its advice; return the exit code `UNUSABLE`."""
    return refuse(tr.render(error.message), *(() if error.advice is None else (tr.render(error.advice),)))


def refuse_own_file(error: OwnFileError, tr: Translator) -> int:
    """Print that a file of the briefing is not written over; return the exit code `UNUSABLE`."""
    return refuse(
        tr.text("cannot write “{file}”: {reason}", file=error.filename, reason=error.why),
        tr.text("choose another name or folder; nothing was written"),
    )


def refuse_for_obstacles(obstacles: Iterable[Obstacle], tr: Translator) -> int:
    """Print everything that is missing here, and what to do; return the exit code `UNUSABLE`."""
    for obstacle in obstacles:
        refuse_for(obstacle, tr)
    return UNUSABLE


def list_problems(edition: Edition, tr: Translator) -> None:
    """Print the problems of the briefing on the error stream, each with its place."""
    # Most briefings have none.
    from cqbrief.text.problem_text import problem_lines

    for line in problem_lines(edition, tr):
        print(line, file=sys.stderr)


def allows_output(edition: Edition, tr: Translator, refusal: str, *, despite_errors: bool) -> bool:
    """Tell whether the briefing may be given to others; list its errors, and print `refusal` if not."""
    if not edition.errors:
        return True
    list_problems(edition, tr)
    if despite_errors and not edition.empty:
        return True
    print_notice(refusal)
    return False


def print_json(content: object) -> None:
    """Print `content` as JSON, in plain ASCII where the terminal is not known to show all characters."""
    import json

    readable = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    print(json.dumps(content, ensure_ascii=not readable, indent=2))
