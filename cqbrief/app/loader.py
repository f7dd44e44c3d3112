"""Briefings and editions to compare with, read in a thread while the window goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from cqbrief.app.background import BackgroundWork
from cqbrief.briefing.edition import Edition, LoadedEdition
from cqbrief.window.main_window import MainWindow

Result = TypeVar("Result")
RETRY = 200
"""Milliseconds until it is tried again to show what was read, while a menu is open or the mouse drags."""


class BriefingLoader(QObject):
    """Read what the reader asked for last; the window says meanwhile what is being read.

    What was asked for before and is not shown yet is dropped.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._work = BackgroundWork(self)
        self._activity = ""
        self._answer: Callable[[], object] | None = None
        """What shows that which was read, until it was shown."""

    def load(self, folder: Path, done: Callable[[LoadedEdition], object]) -> None:
        """Read the briefing in `folder` as far as a window needs it, and call `done` with it."""
        self._read(folder, lambda: load_briefing(folder), done)

    def load_edition(self, folder: Path, done: Callable[[Edition], object]) -> None:
        """Read the edition in `folder`, check it, and call `done` with it."""
        self._read(folder, lambda: load_briefing(folder, checked=True).edition, done)

    def _read(self, folder: Path, work: Callable[[], Result], done: Callable[[Result], object]) -> None:
        self._end_activity()
        self._answer = None
        self._activity = self._window.context.tr.text("Reading “{name}”…", name=folder.name)
        self._window.status_bar.begin_activity(self._activity)
        self._work.run(work, lambda result: self._hand_over(partial(done, result)), self._end_activity)

    def _hand_over(self, answer: Callable[[], object]) -> None:
        """Show what was read, as soon as the reader has neither a menu nor the mouse in hand."""
        self._answer = answer
        self._show()

    def _show(self) -> None:
        if self._answer is None:
            return
        if is_reader_occupied():
            QTimer.singleShot(RETRY, self, self._show)
            return
        answer, self._answer = self._answer, None
        self._end_activity()
        answer()

    def _end_activity(self) -> None:
        if self._activity:
            self._window.status_bar.end_activity(self._activity)
            self._activity = ""


def is_reader_occupied() -> bool:
    """Tell whether a menu is open or the mouse drags: neither is to be taken away by showing anew."""
    dragging = QApplication.mouseButtons() != Qt.MouseButton.NoButton
    return dragging or QApplication.activePopupWidget() is not None


def load_briefing(folder: Path, *, checked: bool = False) -> LoadedEdition:
    """Read the briefing in `folder`; a large one is not checked yet, unless that is asked for."""
    # Reading takes modules that the first picture of the window needs nothing of.
    from cqbrief.briefing.loading import load

    return LoadedEdition(load.load_edition(folder)) if checked else load.load_in_steps(folder)
