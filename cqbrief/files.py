"""Writing files so that what was there before is never left half-written."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write_whole(target: Path, data: bytes) -> None:
    """`target` holds `data`, whole; or OSError is raised and what was there before is untouched.

    Written beside and then renamed. A link keeps leading to the file it led to, a file keeps its
    rights, and a pipe or device is written to directly, having no place beside it.
    """
    if target.exists() and not target.is_file():
        target.write_bytes(data)  # raises IsADirectoryError for a folder
        return
    file = Path(os.path.realpath(target))
    beside = file.with_name(f".cqbrief-{os.getpid()}{file.suffix}")
    # One left by a program that was killed and had the same number; a link is not followed.
    beside.unlink(missing_ok=True)
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            os.chmod(beside, file.stat().st_mode & 0o777)
        os.replace(beside, file)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
