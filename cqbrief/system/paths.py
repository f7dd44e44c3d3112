"""Where the program's own files are: in a checkout, an editable install and an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]

BUILT_IN = "chongqing-2021"
"""Name of the briefing under data/ that is opened when no folder is given."""


class FilesMissingError(RuntimeError):
    """Report that the program's own files are not there: it was installed incompletely."""


def _find(name: str) -> Path:
    # A wheel carries the folder inside the package; a checkout has it beside the package.
    for candidate in (_PACKAGE / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FilesMissingError(name)


def resources() -> Path:
    """Return the folder with fonts, icons, translations and the like. Raises FilesMissingError."""
    return _find("resources")


def licence() -> Path | None:
    """Return the file with the program's licence; None where the program was packed without it."""
    files = (folder / "LICENSE" for folder in (_PACKAGE, _PACKAGE.parent))
    return next((file for file in files if file.is_file()), None)


def data() -> Path:
    """Return the folder with the built-in briefings. Raises FilesMissingError."""
    return _find("data")


def built_in_briefing() -> Path:
    """Return the folder of the briefing that is opened when none is named. Raises FilesMissingError."""
    return data() / BUILT_IN
