"""Writing files so that what was there before is never left half-written."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import BinaryIO


def write_whole(target: Path, data: bytes) -> None:
    """`target` holds `data`, whole; or OSError is raised and what was there before is untouched.

    Written without a name or, where the system cannot, beside, and then renamed. A link keeps leading to
    the file it led to, a file keeps its rights, and a pipe or device is written to directly, having no
    place beside it.
    """
    if target.exists() and not target.is_file():
        target.write_bytes(data)  # raises IsADirectoryError for a folder
        return
    file = Path(os.path.realpath(target))
    beside = file.with_name(f".cqbrief-{os.getpid()}{file.suffix}")
    # One left by a program that was killed and had the same number; a link is not followed.
    beside.unlink(missing_ok=True)
    # Both refuse where a file of that name came meanwhile: it is neither renamed nor removed.
    stream = None if _written_without_name(beside, data) else beside.open("xb")
    try:
        if stream is not None:
            with stream:
                _write(stream, data)
        if file.exists():
            os.chmod(beside, file.stat().st_mode & 0o777)
        os.replace(beside, file)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _written_without_name(beside: Path, data: bytes) -> bool:
    """`data` is at `beside`, which it got as its name when it was whole; False where the system cannot."""
    stream = nameless(beside.parent)
    if stream is None:
        return False
    with stream:
        _write(stream, data)
        try:
            name(stream.fileno(), beside)
        except OSError:  # on some drives it can be made and not named
            return False
    return True


def _write(stream: BinaryIO, data: bytes) -> None:
    stream.write(data)
    stream.flush()
    os.fsync(stream.fileno())


def nameless(folder: Path, rights: int = 0o666) -> BinaryIO | None:
    """A file in `folder` that is gone when the program is killed; None where the system has no such files.

    Its `rights` are lessened by the umask, as those of every new file.
    """
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None or not os.path.isdir("/proc/self/fd"):
        return None
    try:
        return os.fdopen(os.open(folder, flag | os.O_WRONLY, rights), "wb")
    except OSError:  # not on every drive; what else is wrong the other way tells
        return None


def name(nameless_file: int, path: Path) -> None:
    """The open file is at `path` from now on. Raises OSError, for one where something is there."""
    # Without a descriptor the link itself would be linked to; an absolute path does not start from it.
    os.link(f"/proc/self/fd/{nameless_file}", path, src_dir_fd=nameless_file)
