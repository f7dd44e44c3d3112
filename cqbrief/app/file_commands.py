"""Commands that begin with a question for a briefing, and those that show files on the desktop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cqbrief.window.main_window import MainWindow

# What is opened later is imported then: every module counts when the window opens.

Open = Callable[[Path], object]


class FileCommands:
    """Carry them out for the briefing that the window shows at that moment."""

    def __init__(self, window: MainWindow, open_: Open, compare: Open) -> None:
        """`open_` and `compare` are called with the place of the briefing that the reader names."""
        self._window, self._open, self._compare = window, open_, compare

    def new_briefing(self) -> None:
        """Open the dialog that begins a briefing."""
        from cqbrief.window.message_box import open_dialog
        from cqbrief.window.new_briefing_dialog import NewBriefingDialog

        dialog = NewBriefingDialog(self._window.context, self._window)
        dialog.made.connect(self._open_new)
        open_dialog(dialog)

    def choose_briefing(self) -> None:
        """Open the briefing that the reader names."""
        from cqbrief.window.open_dialogs import ask_for_briefing

        folder = ask_for_briefing(self._window.context, self._window)
        if folder is not None:
            self._open(folder)

    def choose_other_edition(self) -> None:
        """Compare what is shown with the edition that the reader names."""
        from cqbrief.window.open_dialogs import ask_for_other_edition

        folder = ask_for_other_edition(self._window.context, self._window)
        if folder is not None:
            self._compare(folder)

    def show_folder(self) -> None:
        """Open the folder of the briefing in the desktop's file manager."""
        from cqbrief.window.open_dialogs import show_folder

        edition = self._window.context.edition
        place = edition.folder.resolve()
        show_folder(place.parent if edition.one_file else place, self._window.context, self._window)

    def show_file(self, file: Path) -> None:
        """Open this file in the desktop's program for it."""
        from cqbrief.window.open_dialogs import show_file

        show_file(file, self._window.context, self._window)

    def _open_new(self, folder: Path, show_files: bool) -> None:
        """Show a briefing just made and say which of its files to edit."""
        from cqbrief.window.open_dialogs import show_folder

        self._window.welcome(folder)
        self._open(folder)
        if show_files:
            show_folder(folder.resolve(), self._window.context, self._window)
