"""A briefing dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from cqbrief.briefing.storage.locate import briefing_at


def dropped_briefing(data: QMimeData) -> Path | None:
    """The one briefing that is dropped: a folder, a one-file briefing, or the folder of a YAML; else None."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return briefing_at(Path(urls[0].toLocalFile()))
