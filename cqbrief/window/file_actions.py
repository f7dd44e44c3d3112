"""What the window does with files, and the dialogs that tell of the program: called from its menus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

# What is opened later is imported then: every module counts when the window opens.
if TYPE_CHECKING:
    from cqbrief.window.main_window import MainWindow


class FileActions:
    """Each is done for the briefing that the window shows at that moment."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def begin(self) -> None:
        """The dialog that begins a briefing is open."""
        from cqbrief.window.new_briefing_dialog import NewBriefingDialog

        dialog = NewBriefingDialog(self._window.context, self._window)
        dialog.made.connect(self.take_begun)
        _open(dialog)

    def take_begun(self, folder: Path, show_files: bool) -> None:
        """A briefing was begun in `folder`: the window is to show it, and says which file to edit."""
        self._window.begun = folder
        self._window.open_requested.emit(folder)
        if show_files:
            self.show_folder()

    def open(self) -> None:
        """The briefing that the reader names is asked for."""
        from cqbrief.window.open_dialogs import ask_for_briefing

        folder = ask_for_briefing(self._window.context, self._window)
        if folder is not None:
            self._window.open_requested.emit(folder)

    def compare(self) -> None:
        """The edition that the reader names is to be compared with this one."""
        from cqbrief.window.open_dialogs import ask_for_other_edition

        folder = ask_for_other_edition(self._window.context, self._window)
        if folder is not None:
            self._window.compare_requested.emit(folder)

    def pack(self) -> None:
        """The briefing is in one file, where the reader wants it."""
        from cqbrief.window.export_dialogs import save_as_one_file

        save_as_one_file(self._window.context, self._window)

    def export(self) -> None:
        """Figures or text are in a file, where the reader wants it."""
        from cqbrief.window.export_dialogs import export_to_file

        export_to_file(self._window.context, self._window)

    def export_charts(self) -> None:
        """All charts are in a folder, where the reader wants it."""
        from cqbrief.window.export_dialogs import export_charts_to_folder

        export_charts_to_folder(self._window.context, self._window)

    def show_folder(self) -> None:
        """The folder of the briefing is open in the desktop's file manager."""
        from cqbrief.window.open_dialogs import show_files

        show_files(self._window.context, self._window)

    def show_file(self, file: Path) -> None:
        """This file is open in the desktop's program for it."""
        from cqbrief.window.open_dialogs import show_file

        show_file(file, self._window.context, self._window)

    def show_keys(self) -> None:
        """The sheet of all keys is open."""
        from cqbrief.window.shortcuts_dialog import ShortcutsDialog

        _open(ShortcutsDialog(self._window.context, self._window))

    def show_manual(self) -> None:
        """The ten steps from a report to its briefing are open."""
        from cqbrief.window.manual_dialog import ManualDialog

        _open(ManualDialog(self._window.context, self._window))

    def show_about(self) -> None:
        """Versions and licences are open."""
        from cqbrief.window.about_dialog import AboutDialog

        _open(AboutDialog(self._window.context, self._window))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
