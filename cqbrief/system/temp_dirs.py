"""Folders for what is needed only while the program runs.

A program that is killed can clear nothing away. So the name of a folder tells which process of which computer
made it, and the next program that makes a folder there removes those whose process is gone.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import tempfile
import weakref
import zlib
from contextlib import suppress
from pathlib import Path


class TempDir:
    """Make a folder for this user alone, at `folder`, and remove it when this object goes."""

    def __init__(self, prefix: str, where: Path) -> None:
        """Raises OSError where none can be made."""
        remove_leftovers(prefix, where)
        name = f"{prefix}{_computer()}-{os.getpid()}-"
        self.folder = Path(tempfile.mkdtemp(prefix=name, dir=where))
        self.close = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        """Call it to remove the folder at once; that happens when the program ends at the latest."""


def remove_leftovers(prefix: str, where: Path) -> None:
    """Remove, as far as may be, what killed programs of this user and this computer left in `where`."""
    # Elsewhere asking for a process may end it: there what a killed program leaves stays.
    if os.name != "posix":
        return
    ours = re.compile(re.escape(f"{prefix}{_computer()}-") + r"(\d{1,9})-\w+")
    with suppress(OSError), os.scandir(where) as entries:
        for entry in list(entries):
            found = ours.fullmatch(entry.name)
            if found and _is_own_folder(entry) and not _is_running(int(found[1])):
                shutil.rmtree(entry.path, ignore_errors=True)


def _is_own_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_uid == os.getuid()


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is another user's
        return True
    return True


def _computer() -> str:
    """Return a mark of this computer: on a drive in a network another one's processes cannot be asked for."""
    known = platform.node()
    with suppress(OSError):
        known += Path("/etc/machine-id").read_text(encoding="ascii")
    with suppress(OSError):
        # In a container processes have numbers of their own.
        known += os.readlink("/proc/self/ns/pid")
    return f"{zlib.crc32(known.encode()):08x}"
