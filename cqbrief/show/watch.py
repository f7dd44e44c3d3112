"""The files of a briefing are watched during a talk, so that what breaks is noticed before a question."""

from __future__ import annotations

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.load import load_edition

CALM = 400
"""Milliseconds without a further change before the files are read: editors write in several steps."""


class Watch(QObject):
    """Reads the briefing's folder again whenever a file of it changes: texts, series and pictures."""

    read = Signal(Edition)
    """The edition as the files are now, good or not; only when something in them is different."""

    def __init__(self, edition: Edition, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = edition.folder
        self._fingerprint = edition.fingerprint
        self._watcher = QFileSystemWatcher(self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self._read)
        self._watcher.fileChanged.connect(self._changed)
        self._watcher.directoryChanged.connect(self._changed)
        self._follow(edition)

    def stop(self) -> None:
        """Nothing is watched any more."""
        self._calm.stop()
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)

    def _changed(self, _: str) -> None:
        self._calm.start()

    def _follow(self, edition: Edition) -> None:
        paths = {self._folder / name for name in edition.file_names}
        paths |= {path.parent for path in paths} | {self._folder}
        known = {*self._watcher.files(), *self._watcher.directories()}
        fresh = [str(path) for path in paths if path.exists() and str(path) not in known]
        if fresh:
            self._watcher.addPaths(fresh)

    def _read(self) -> None:
        edition = load_edition(self._folder)
        # Saving replaces a file, and a replaced file is no longer watched.
        self._follow(edition)
        if edition.fingerprint != self._fingerprint:
            self._fingerprint = edition.fingerprint
            self.read.emit(edition)
