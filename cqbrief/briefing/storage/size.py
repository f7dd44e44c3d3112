"""How large a briefing's files are, told without reading them."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

# Nothing that takes long to import: the program asks before it does anything else.
if TYPE_CHECKING:
    from pathlib import Path

LARGE = 600_000
"""Bytes of YAML from which on handing over what was read takes longer than loading Qt beside it saves, and
from which on checking it is waited for."""


def is_large(folder: Path) -> bool:
    """Tell whether reading the briefing takes so long that other ways of opening it are better."""
    return _yaml_bytes(folder) >= LARGE


def _yaml_bytes(folder: Path) -> int:
    """Return the size of the YAML files in a briefing's folder and its subfolders, as far as it is known."""
    size = 0
    # Whoever reads it will say what is wrong with it.
    with suppress(OSError):
        if os.path.isfile(os.path.join(folder, "briefing.yaml")):
            for entry in os.scandir(folder):
                inside = os.scandir(entry) if entry.is_dir(follow_symlinks=False) else (entry,)
                size += sum(file.stat().st_size for file in inside if file.name.endswith(".yaml"))
    return size
