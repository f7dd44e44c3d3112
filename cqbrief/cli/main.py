"""The command line: its beginning, where every millisecond is felt, and its end."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from cqbrief.app.startup.preload import PreloadProcess
from cqbrief.cli.commands import COMMANDS, OPEN

INTERRUPTED, PIPE_CLOSED = 130, 141
"""What a shell reports for a process ended by SIGINT or SIGPIPE."""


def main(given: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code. Whatever happens, no traceback is shown."""
    given = sys.argv[1:] if given is None else given
    # What comes first mostly tells; where it is an option, a briefing is likely to be opened.
    preloads = COMMANDS.get(given[0] if given else OPEN, COMMANDS[OPEN]).preloads
    if preloads:
        # Opening makes many objects and drops few: looking for garbage would take a seventh of the time.
        # `app.run` starts collecting once the first page is on screen.
        gc.disable()
    # Before anything else is imported: so it is ready when the folder is known.
    preload = PreloadProcess(wanted=preloads)
    try:
        from cqbrief.cli import dispatch

        code = dispatch.run(given, preload)
        print(end="", flush=True)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader closed the pipe: keep Python from complaining when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        from cqbrief.cli.crash import report_crash

        return report_crash(error, given)
    finally:
        preload.forget()
        gc.enable()
    return code


def program() -> NoReturn:
    """Run `main` as a process, with its exit code.

    When a PDF is written nothing is left to be saved, and taking the interpreter, Qt and Typst's pages apart
    would take a fifth of the whole time: the system takes them back at once.
    """
    code = main()
    if sys.argv[1:2] == ["print"]:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
    sys.exit(code)
