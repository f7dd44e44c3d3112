"""The file with the details of a failure of the program, for those who mend it."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path

from cqbrief import __version__


def write_report(error: BaseException) -> Path:
    """Write versions and traceback into a new file, in the folder for temporary files. Raises OSError."""
    details = f"cqbrief {__version__}, Python {sys.version}\n\n" + "".join(traceback.format_exception(error))
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", errors="backslashreplace", prefix="cqbrief-", suffix=".txt", delete=False
    ) as file:
        file.write(details)
    return Path(file.name)
