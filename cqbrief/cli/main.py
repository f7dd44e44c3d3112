"""The command line: its beginning, where every millisecond is felt, and its end."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from cqbrief.app.startup.preload import PreloadProcess

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
    ahead = PreloadProcess(wanted=showing)
    try:
        from cqbrief.cli import dispatch

        code = dispatch.run(given, ahead)
        print(end="", flush=True)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever was reading has gone; keep Python from complaining when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        from cqbrief.cli import dispatch

        return dispatch.report_crash(error)
    finally:
        ahead.forget()
        gc.enable()
    return code


def program() -> NoReturn:
    """`main` as a process, with its exit code.

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


def _may_show_a_briefing(given: Sequence[str]) -> bool:
    """A guess before the arguments are understood: every other command begins with its name, a word."""
    first = given[0] if given else "-"
    names_a_command = first.replace("-", "").isalpha() and not first.startswith("-")
    return not names_a_command or first == "print" or os.path.exists(first)
