"""Folders for what is needed only while the program runs.

A program that is killed can clear nothing away. So beside each folder is a file that its program keeps
locked: the system unlocks it when the program ends, however it ends, and the next program that makes a
folder there removes what nobody holds any more.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import stat
import weakref
from contextlib import suppress
from pathlib import Path

from cqbrief.system import atomic_write

try:
    import fcntl
except ImportError:  # Windows: there what a killed program leaves stays until somebody deletes it
    fcntl = None  # type: ignore[assignment]

_LOCK = ".lock"
_OWNER_LONGEST = 1000


class TempDir:
    """A new folder, at `folder`, until `close` is called or this object goes."""

    def __init__(self, prefix: str, where: Path) -> None:
        """Raises OSError where none can be made."""
        remove_leftovers(prefix, where)
        self.folder = where / f"{prefix}{os.urandom(8).hex()}"
        lock = _hold(self.folder)
        try:
            self.folder.mkdir(mode=0o700)
        except OSError:
            _remove(self.folder, lock)
            raise
        self.close = weakref.finalize(self, _remove, self.folder, lock)
        """Call it to remove the folder at once; that happens when the program ends at the latest."""


def remove_leftovers(prefix: str, where: Path) -> None:
    """What killed programs of this user and this computer left in `where` is gone, as far as may be."""
    if fcntl is None:
        return
    ours = re.compile(re.escape(prefix) + "[0-9a-f]{16}" + re.escape(_LOCK))
    with suppress(OSError):
        for found in [name for name in os.listdir(where) if ours.fullmatch(name)]:
            with suppress(OSError):
                _clear_away(where / found.removesuffix(_LOCK))


def _clear_away(folder: Path) -> None:
    """Remove folder and lock if they are of a program that is gone; OSError says that it is not."""
    lock = os.open(_lock_of(folder), os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        found = os.fstat(lock)
        # On a drive in a network the lock of another computer's program may not be seen.
        if stat.S_ISREG(found.st_mode) and found.st_uid == os.getuid() and _read(lock) == _owner():
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
            if not os.path.lexists(folder):
                _lock_of(folder).unlink()
    finally:
        os.close(lock)


def _hold(folder: Path) -> int | None:
    """The lock of the folder, until it is closed; None where the system has no locks."""
    if fcntl is None:
        return None
    nameless = atomic_write.nameless(folder.parent, 0o600)
    try:
        if nameless is None:
            lock = os.open(_lock_of(folder), os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        else:
            with nameless:
                lock = os.dup(nameless.fileno())
        try:
            # It says whose it is only when it is held, and before it has a name, where that can be.
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.write(lock, _owner())
            if nameless is not None:
                atomic_write.name(lock, _lock_of(folder))
        except OSError:
            os.close(lock)
            raise
    except OSError:
        return None
    return lock


def _remove(folder: Path, lock: int | None) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if lock is not None:
        with suppress(OSError):
            _lock_of(folder).unlink()
        os.close(lock)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + _LOCK)


def _read(lock: int) -> bytes:
    return os.pread(lock, _OWNER_LONGEST, 0)


def _owner() -> bytes:
    return f"cqbrief on {platform.node()}\n".encode()[:_OWNER_LONGEST]
