"""Python's search for garbage, left alone where many objects come and none go."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_users = 0
_was_on = True


@contextmanager
def gc_paused() -> Iterator[None]:
    """Nobody searches for garbage until the last of all threads that want it so is done."""
    global _users, _was_on
    with _lock:
        if not _users:
            _was_on = gc.isenabled()
            gc.disable()
        _users += 1
    try:
        yield
    finally:
        with _lock:
            _users -= 1
            if not _users and _was_on:
                gc.enable()
