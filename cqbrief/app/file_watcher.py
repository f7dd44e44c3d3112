"""The files of an open briefing are watched: what is saved is read again, in a thread of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from cqbrief.app.background import BackgroundWork
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import SourceLocation
from cqbrief.briefing.storage.folder import MAX_PICTURE_BYTES
from cqbrief.briefing.storage.locate import open_files

CALM = 50
"""Milliseconds without a further change before the files are looked at: editors write in several steps."""
PATIENCE = 20
"""After so many changes without such a calm the files are looked at all the same."""
ROUND = 1000
"""Milliseconds between two looks without any reason: drives in a network announce no changes."""
MOST_DIRECTORIES = 100

Stamp = tuple[int, int, int] | None
"""Time of the last change in nanoseconds, size and inode; None for what is not there."""


class Scan(IntEnum):
    """Name what the files are looked at for; of two that are wanted the greater one does for both."""

    NONE = 0
    FOR_CHANGES = 1
    """Read the files where they are different, and announce the edition where it is."""
    TO_READ = 2
    """Read the files and announce the edition in any case: the reader asked for it."""


@dataclass(frozen=True)
class _Seen:
    """Hold what came of a look at the files."""

    stamps: dict[Path, Stamp]
    """As they were before the files were read."""
    edition: Edition | None = None
    """None: the content is what it was."""
    steady: bool = True
    """Whether nothing changed while the files were read."""
    directories: tuple[Path, ...] = ()
    """What has to be watched beside the edition's own files."""
    failure: BaseException | None = None
    """A failure of the program, not of the files."""


class FileWatcher(QObject):
    """Read one briefing again whenever a file of it changes, appears or vanishes; never twice at once.

    It looks when the system announces a change and, because not every drive does, once a second.
    """

    read = Signal(Edition)
    """The edition as the files are now, good or not; only when content or problems are different."""
    idle = Signal()
    """A look is over, and no other one follows before something changes."""

    def __init__(self, edition: Edition, parent: QObject, check: Callable[[], Edition] | None = None) -> None:
        """Watch `edition`; where it is not checked yet, run `check` first if its files are as they were."""
        super().__init__(parent)
        self._edition = edition
        self._check = check
        self._stamps: dict[Path, Stamp] = {}
        self._current = self._next = Scan.NONE
        """The look under way, and the one that is wanted after it."""
        self._changes = 0
        self._work = BackgroundWork(self)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._wait_for_calm)
        self._watcher.directoryChanged.connect(self._wait_for_calm)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self.look_for_changes)
        self._round = QTimer(self)
        self._round.setInterval(ROUND)
        self._round.timeout.connect(self._look_around)
        self._round.start()
        self._follow()
        # What was saved since the edition was read, too.
        self.look_for_changes()

    @property
    def is_idle(self) -> bool:
        """Tell whether no look is under way, and none is about to begin."""
        return self._current is Scan.NONE and not self._calm.isActive()

    def read_again(self) -> None:
        """Read the files, and announce the edition even where nothing is different."""
        self._look(Scan.TO_READ)

    def look_for_changes(self) -> None:
        """Read the files if they are different from what was read; at once, or after the look under way."""
        self._look(Scan.FOR_CHANGES)

    def stop(self) -> None:
        """Watch nothing any more; `read` does not come again."""
        for timer in (self._calm, self._round):
            timer.stop()
        self._work.give_up()
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)

    def _wait_for_calm(self) -> None:
        self._changes += 1
        if self._changes <= PATIENCE or not self._calm.isActive():
            self._calm.start()

    def _look_around(self) -> None:
        if not self._calm.isActive():
            self.look_for_changes()

    def _look(self, wanted: Scan) -> None:
        self._next = max(self._next, wanted)
        if self._current is not Scan.NONE:
            return
        self._current, self._next = self._next, Scan.NONE
        self._changes = 0
        known = None if self._current is Scan.TO_READ else dict(self._stamps)
        check, self._check = self._check, None
        self._work.run(partial(_look_at, self._edition, check, known), self._take)

    def _take(self, seen: _Seen) -> None:
        """Announce what was found, and look again if that is wanted."""
        over, self._current = self._current, Scan.NONE
        self._stamps = seen.stamps
        if seen.failure is not None:
            raise seen.failure
        edition = seen.edition
        # An error in a file that is just being written is none.
        if edition is not None and (seen.steady or not edition.errors):
            self._edition = edition
            self.read.emit(edition)
        elif not seen.steady and over is Scan.TO_READ:
            self._next = over
        # Saving replaces a file, and a replaced file is no longer announced.
        self._follow(seen.directories)
        if self._next is Scan.TO_READ and seen.steady:
            self._look(self._next)
        elif self._next is not Scan.NONE or not seen.steady:
            self._calm.start()
        if self.is_idle:
            self.idle.emit()

    def _follow(self, directories: tuple[Path, ...] = ()) -> None:
        """Have the system announce changes of the edition's files and of these directories."""
        edition = self._edition
        files = [path for path in _files(edition) if path != edition.folder or edition.one_file]
        paths = {*files, *(path.parent for path in files), edition.folder, *directories}
        if not edition.folder.exists():
            # Where it is to appear.
            paths.add(edition.folder.parent)
        known = {*self._watcher.files(), *self._watcher.directories()}
        fresh = [str(path) for path in paths if str(path) not in known and path.exists()]
        if fresh:
            self._watcher.addPaths(fresh)


def _files(edition: Edition) -> Iterator[Path]:
    """Yield the files that make up the edition."""
    if edition.one_file:
        yield edition.folder
    else:
        yield from (edition.folder / name for name in edition.file_names)


def _directories(edition: Edition) -> tuple[Path, ...]:
    """Return the directories of an edition with errors, in which what is missing may appear."""
    if edition.one_file or not (edition.errors or edition.briefing is None):
        return ()
    walk = islice(os.walk(edition.folder), MOST_DIRECTORIES)
    return (*(Path(directory) for directory, _, _ in walk), edition.folder)


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _look_at(edition: Edition, check: Callable[[], Edition] | None, known: dict[Path, Stamp] | None) -> _Seen:
    """Compare the files with `known` and read them if need be (None: always); in the thread."""
    stamps: dict[Path, Stamp] = {}
    try:
        directories = _directories(edition)
        stamps = {path: _stamp(path) for path in (*_files(edition), *directories)}
        if check is not None and _is_as_on_disk(edition):
            now = check()
            return _Seen(stamps, now, directories=_directories(now))
        if stamps == known or (
            known is not None and edition.checked and not edition.errors and _is_as_on_disk(edition)
        ):
            return _Seen(stamps, directories=directories)
        now = load_edition(edition.folder)
        same = edition.checked and (now.fingerprint, now.problems) == (edition.fingerprint, edition.problems)
        steady = all(_stamp(path) == stamp for path, stamp in stamps.items())
        return _Seen(stamps, None if same and known is not None else now, steady, _directories(now))
    except BaseException as failure:
        return _Seen(stamps, failure=failure)


def _is_as_on_disk(edition: Edition) -> bool:
    """Tell whether the files have the content that the edition has: a file may only have been touched."""
    files = open_files(edition.folder, ProblemCollector())
    if files is None:
        return False
    for name in edition.file_names:
        files.read(name, MAX_PICTURE_BYTES, SourceLocation(name), "")
    return files.fingerprint == edition.fingerprint
