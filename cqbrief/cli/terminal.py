"""What every command says on the terminal, and with which exit code it ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cqbrief.briefing.edition import Edition
    from cqbrief.i18n.os_errors import OwnFileError
    from cqbrief.i18n.translator import Translator

FINE, ERRORS, UNUSABLE = 0, 1, 2
"""Exit codes: fine; errors in the briefing; wrong usage or environment."""


def say(text: str) -> None:
    """One line on the error stream, under the program's name."""
    print(f"cqbrief: {text}", file=sys.stderr, flush=True)


def advise(text: str) -> None:
    """One line on the error stream that belongs to the line before."""
    print(f"    {text}", file=sys.stderr, flush=True)


def refuse(text: str, *advice: str) -> int:
    """Say why the command cannot be carried out, and what to do; the exit code `UNUSABLE`."""
    say(text)
    for line in advice:
        advise(line)
    return UNUSABLE


def refuse_own(error: OwnFileError, tr: Translator) -> int:
    """Say that a file of the briefing is not written over, and what to do; the exit code `UNUSABLE`."""
    return refuse(
        tr.text("cannot write “{file}”: {reason}", file=error.filename, reason=error.why),
        tr.text("choose another name or folder; nothing was written"),
    )


def list_problems(edition: Edition, tr: Translator) -> None:
    """The problems of the briefing are on the error stream, each with its place."""
    # Most briefings have none.
    from cqbrief.text.problem_text import problem_lines

    for line in problem_lines(edition, tr):
        print(line, file=sys.stderr)


def passes(edition: Edition, tr: Translator, refusal: str, *, despite_errors: bool) -> bool:
    """Whether the briefing may be given to others; errors are listed, and the `refusal` where it may not."""
    if not edition.errors:
        return True
    list_problems(edition, tr)
    if despite_errors and not edition.empty:
        return True
    say(refusal)
    return False
