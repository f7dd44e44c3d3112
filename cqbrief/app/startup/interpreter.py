"""How Python itself is set so that the program starts, works beside a thread, and ends without delay.

The gains are told in the docstring of the package.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def pause_collection() -> None:
    """Look for no garbage until one of the other functions says so: starting makes much and drops little."""
    gc.disable()


def resume_collection() -> None:
    """Look for garbage again."""
    gc.enable()


def resume_collection_of_new() -> None:
    """Look for garbage again, but never among what is there by now, most of which stays until the end.

    Does nothing where garbage is looked for already.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def collect_seldom() -> None:
    """Look for garbage once in 100,000 new objects: most of what printing makes stays until its end."""
    gc.set_threshold(100_000, 50, 100)
    gc.enable()


def switch_threads_often() -> None:
    """Let the thread that paints go on after 1 ms, not 5, while another one works."""
    sys.setswitchinterval(0.001)


def end_at_once(code: int) -> NoReturn:
    """End the process with the exit code, and leave it to the system to take back what it had.

    Nothing is called that waits for the end of a process; what was printed is out.
    """
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)
