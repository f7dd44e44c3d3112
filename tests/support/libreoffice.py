"""A spreadsheet program of others, which reads our files and writes files for us to read."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.support.programs import system_program


def convert(files: Sequence[Path], kind: str, folder: Path, *opened_as: str) -> list[Path]:
    """Open the files with these options and save each in `folder` as `kind`; one start serves all of them.

    A file becomes one of the same name with the ending that `kind` begins with.
    """
    soffice = system_program("soffice")
    subprocess.run(
        [soffice, f"-env:UserInstallation={_profile().as_uri()}", "--headless", *opened_as,
         "--convert-to", kind, "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return [folder / f"{file.stem}.{kind.partition(':')[0]}" for file in files]


@cache
def _profile() -> Path:
    """The program's settings, which it makes at its first start."""
    folder = Path(tempfile.mkdtemp(prefix="cqbrief-libreoffice-"))
    atexit.register(shutil.rmtree, folder)
    return folder
