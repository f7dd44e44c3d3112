"""A briefing dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_briefing(data: QMimeData) -> Path | None:
    """The folder of the one briefing that is dropped: a folder, or a YAML file in one; else None."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    if path.is_dir():
        return path
    return path.parent if path.name == "briefing.yaml" else None
