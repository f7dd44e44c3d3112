"""What the terminal shows when the program fails."""

from __future__ import annotations

from collections.abc import Sequence

from cqbrief.cli.dispatch import translator
from cqbrief.cli.terminal import refuse
from cqbrief.system import crash_report, paths


def report_crash(error: Exception, given: Sequence[str]) -> int:
    """Print in one line that the program failed; return the exit code.

    The details are kept in a file for those who mend it.
    """
    try:
        file = crash_report.write_report(error)
        tr = translator(given)
        return refuse(
            tr.text("the program failed ({reason}); details are in {file}", reason=error, file=file)
        )
    except (OSError, paths.FilesMissingError):
        # Neither a writable folder nor a catalogue: then in the source language, on one line.
        return refuse(f"the program failed ({type(error).__name__}: {error})")
