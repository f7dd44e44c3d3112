"""Writing files so that what was there before is never left half-written."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import BinaryIO


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` into `target`, whole; or raise OSError, and what was there before is untouched.

    It is written without a name or, where the system cannot, beside, and then renamed. A link keeps leading
    to the file it led to, a file keeps its rights, and a pipe or device is written to directly, having no
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
    """Write `data` into a file that is called `beside` once it is whole; False where the system cannot."""
    stream = _open_nameless(beside.parent)
    if stream is None:
        return False
    with stream:
        _write(stream, data)
        try:
            # Without a descriptor, which an absolute path does not need, the link itself would be linked to.
            os.link(f"/proc/self/fd/{stream.fileno()}", beside, src_dir_fd=stream.fileno())
        except OSError:  # on some drives it can be made and not named
            return False
    return True


def _write(stream: BinaryIO, data: bytes) -> None:
    stream.write(data)
    stream.flush()
    os.fsync(stream.fileno())


def _open_nameless(folder: Path) -> BinaryIO | None:
    """Make a file in `folder` that is gone when the program is killed; None where the system cannot."""
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None or not os.path.isdir("/proc/self/fd"):
        return None
    try:
        return os.fdopen(os.open(folder, flag | os.O_WRONLY, 0o666), "wb")
    except OSError:  # not on every drive; what else is wrong the other way tells
        return None
