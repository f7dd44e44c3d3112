"""The files of an open briefing are watched: what is saved is read again, in a thread of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

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


@dataclass(frozen=True)
class _Look:
    """What came of looking at the files."""

    stamps: dict[Path, Stamp]
    """As they were before the files were read."""
    edition: Edition | None = None
    """None: the content is what it was."""
    steady: bool = True
    """Whether nothing changed while the files were read."""
    failure: BaseException | None = None
    """A failure of the program, not of the files."""


class _Post(QObject):
    """Carries what was seen out of the thread; outlives the watch, which may be gone by then."""

    arrived = Signal(object)


class FileWatcher(QObject):
    """Reads one briefing again whenever a file of it changes, appears or vanishes; never two at once.

    It looks when the system announces a change and, because not every drive does, once a second.
    """

    read = Signal(Edition)
    """The edition as the files are now, good or not; only when content or problems are different."""

    def __init__(self, edition: Edition, parent: QObject, check: Callable[[], Edition] | None = None) -> None:
        """Where `edition` is not checked yet, that comes first, by `check` if its files are as they were."""
        super().__init__(parent)
        self._edition = edition
        self._check = check
        self._stamps: dict[Path, Stamp] = {}
        self._looking = self._again = self._asked = self._answering = False
        self._changes = 0
        self._post = _Post()
        self._post.arrived.connect(self._arrived)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._changed)
        self._watcher.directoryChanged.connect(self._changed)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self._look)
        self._round = QTimer(self)
        self._round.setInterval(ROUND)
        self._round.timeout.connect(self._look_around)
        self._round.start()
        self._follow()
        # What was saved since the edition was read, too.
        self._look()

    def look_now(self) -> None:
        """The files are read again, and `read` comes, even where nothing is different."""
        self._asked = True
        self._look()

    def stop(self) -> None:
        """Nothing is watched any more, and `read` does not come again."""
        for timer in (self._calm, self._round):
            timer.stop()
        self._post.arrived.disconnect(self._arrived)
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)

    def _changed(self, _: str) -> None:
        self._changes += 1
        if self._changes <= PATIENCE or not self._calm.isActive():
            self._calm.start()

    def _look_around(self) -> None:
        if not self._calm.isActive():
            self._look()

    def _look(self) -> None:
        if self._looking:
            self._again = True
            return
        self._looking, self._again, self._changes = True, False, 0
        self._answering, self._asked = self._asked, False
        known = None if self._answering else dict(self._stamps)
        check, self._check = self._check, None
        Thread(target=_look, args=(self._edition, check, known, self._post), daemon=True).start()

    def _arrived(self, seen: _Look) -> None:
        self._looking = False
        self._stamps = seen.stamps
        if seen.failure is not None:
            raise seen.failure
        edition = seen.edition
        # An error in a file that is just being written is none.
        if edition is not None and (seen.steady or not edition.errors):
            self._edition = edition
            self.read.emit(edition)
        elif not seen.steady:
            self._asked = self._asked or self._answering
        # Saving replaces a file, and a replaced file is no longer announced.
        self._follow()
        if self._asked and seen.steady:
            self._look()
        elif self._again or not seen.steady:
            self._calm.start()

    def _follow(self) -> None:
        edition = self._edition
        files = [path for path in watched(edition) if path != edition.folder or edition.one_file]
        paths = {*files, *(path.parent for path in files), edition.folder}
        if not edition.folder.exists():
            # Where it is to appear.
            paths.add(edition.folder.parent)
        known = {*self._watcher.files(), *self._watcher.directories()}
        fresh = [str(path) for path in paths if str(path) not in known and path.exists()]
        if fresh:
            self._watcher.addPaths(fresh)


def watched(edition: Edition) -> Iterator[Path]:
    """The files that make up `edition`; where it has errors, so that one may be missing, directories too."""
    folder = edition.folder
    if edition.one_file:
        yield folder
        return
    yield from (folder / name for name in edition.file_names)
    if edition.errors or edition.briefing is None:
        yield from (Path(directory) for directory, _, _ in islice(os.walk(folder), MOST_DIRECTORIES))
        yield folder


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _look(
    edition: Edition, check: Callable[[], Edition] | None, known: dict[Path, Stamp] | None, post: _Post
) -> None:
    """In the thread: compare the files with `known`, read them if need be (None: always), tell `post`."""
    stamps: dict[Path, Stamp] = {}
    try:
        stamps = {path: _stamp(path) for path in watched(edition)}
        seen = _Look(stamps)
        if check is not None and _is_as_on_disk(edition):
            seen = _Look(stamps, check())
        elif stamps != known and (
            known is None or edition.errors or not edition.checked or not _is_as_on_disk(edition)
        ):
            now = load_edition(edition.folder)
            same = edition.checked and (now.fingerprint, now.problems) == (
                edition.fingerprint,
                edition.problems,
            )
            steady = all(_stamp(path) == stamp for path, stamp in stamps.items())
            seen = _Look(stamps, None if same and known is not None else now, steady)
    except BaseException as failure:
        seen = _Look(stamps, failure=failure)
    # The program may have ended meanwhile.
    with suppress(RuntimeError):
        post.arrived.emit(seen)


def _is_as_on_disk(edition: Edition) -> bool:
    """Whether the files have the content that the edition has: a file may only have been touched."""
    files = open_files(edition.folder, ProblemCollector())
    if files is None:
        return False
    for name in edition.file_names:
        files.read(name, MAX_PICTURE_BYTES, SourceLocation(name), "")
    return files.fingerprint == edition.fingerprint
