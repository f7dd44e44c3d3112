"""The command line: its beginning, where every millisecond is felt, and its end."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from cqbrief.app.startup import interpreter
from cqbrief.app.startup.preload import PreloadProcess
from cqbrief.cli.commands import COMMANDS, OPEN, Ending

INTERRUPTED, PIPE_CLOSED = 130, 141
"""What a shell reports for a process ended by SIGINT or SIGPIPE."""


def program() -> NoReturn:
    """Run the command line as a process, with its exit code."""
    ending = _run(sys.argv[1:])
    if ending.at_once:
        interpreter.end_at_once(ending.code)
    sys.exit(ending.code)


def main(given: Sequence[str]) -> int:
    """Run the command line `given`; return the exit code. Whatever happens, no traceback is shown."""
    return _run(given).code


def _run(given: Sequence[str]) -> Ending:
    # What comes first mostly tells; where it is an option, a briefing is likely to be opened.
    preloads = COMMANDS.get(given[0] if given else OPEN, COMMANDS[OPEN]).preloads
    if preloads:
        interpreter.pause_collection()
    # Before anything else is imported: so it is ready when the folder is known.
    preload = PreloadProcess(wanted=preloads)
    try:
        from cqbrief.cli import dispatch

        ending = dispatch.run(given, preload)
        print(end="", flush=True)
    except KeyboardInterrupt:
        return Ending(INTERRUPTED)
    except BrokenPipeError:
        # The reader closed the pipe: keep Python from complaining when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Ending(PIPE_CLOSED)
    except Exception as error:
        from cqbrief.cli.crash import report_crash

        return Ending(report_crash(error, given))
    finally:
        preload.forget()
        interpreter.resume_collection()
    return ending
