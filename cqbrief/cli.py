"""The command line: its beginning, where every millisecond is felt, and its end."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from cqbrief.briefing.ahead import ReadAhead

INTERRUPTED, PIPE_CLOSED = 130, 141
"""What a shell reports for a process ended by SIGINT or SIGPIPE."""


def main(given: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code. Whatever happens, no traceback is shown."""
    given = sys.argv[1:] if given is None else given
    showing = _may_show_a_briefing(given)
    if showing:
        # Opening makes many objects and drops few: looking for garbage would take a seventh of the time.
        # `app.run` starts collecting once the first page is on screen.
        gc.disable()
    # Before anything else is imported: so it is ready when the folder is known.
    ahead = ReadAhead(wanted=showing)
    try:
        from cqbrief import commands

        code = commands.run(given, ahead)
        print(end="", flush=True)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever was reading has gone; keep Python from complaining when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        from cqbrief import commands

        return commands.report_crash(error)
    finally:
        ahead.forget()
        gc.enable()
    return code


def _may_show_a_briefing(given: Sequence[str]) -> bool:
    """A guess before the arguments are understood: every other command begins with its name, a word."""
    return not given or given[0] == "print" or not given[0].isalpha() or os.path.exists(given[0])
