"""The briefing that is open, as its files are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cqbrief.briefing.edition import Edition, LoadedEdition

# What is needed later is imported then: every module counts when the window opens.
if TYPE_CHECKING:
    from cqbrief.app.file_watcher import FileWatcher


class OpenBriefing(QObject):
    """Hold the edition that is shown, and the errors that its files have since.

    Files are followed from `follow` on. With errors in them the last good edition stays the one shown.
    """

    reread = Signal(Edition)
    """The files were read anew, good or not."""
    changed = Signal()
    """`edition` or `broken` is another one; comes after `reread`."""

    def __init__(self, loaded: LoadedEdition) -> None:
        super().__init__()
        self.edition, self._check = loaded
        self.broken: Edition | None = None
        """The files as they are now, where they have errors and what is shown is older."""
        self.watcher: FileWatcher | None = None
        """What follows the files; there from `follow` on."""

    def follow(self) -> None:
        """Follow the briefing's files from now on; of a large one, first check what was read."""
        if self.watcher is None:
            from cqbrief.app.file_watcher import FileWatcher

            self.watcher = FileWatcher(self.edition, self, self._check)
            self._check = None
            self.watcher.read.connect(self._take)

    def reload(self) -> None:
        """Read the files again, though they are read whenever they change."""
        self.follow()
        assert self.watcher is not None
        self.watcher.read_again()

    def _take(self, edition: Edition) -> None:
        """Show what was read; with errors in it, keep a good edition and note the errors beside it."""
        self.reread.emit(edition)
        broken = bool(edition.errors) or edition.briefing is None
        good = self.edition.checked and not self.edition.errors and self.edition.briefing is not None
        if broken and good:
            self.broken = edition
        else:
            self.broken, self.edition = None, edition
        self.changed.emit()
