"""Failures inside the window: each told once and kept in a file; the program stays."""

from __future__ import annotations

import os
import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from cqbrief.i18n.translator import Translator, choose_language, system_locale
from cqbrief.system import crash_report
from cqbrief.window.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

MOST_REPORTS = 20
"""A failure in every drawing must not fill the disk."""


class ExceptionHook(QObject):
    """Replace `sys.excepthook` while there is a window; may be called in any thread."""

    _happened = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: set[str] = set()
        self.box: QMessageBox | None = None
        """The one box of this run, once it was needed."""
        self._happened.connect(self._show_box)

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write a report of the failure, unless there is one; tell the reader of the first one."""
        try:
            details = "".join(traceback.format_exception(kind, error, trace))
            if details in self._known or len(self._known) == MOST_REPORTS:
                return
            self._known.add(details)
            try:
                file = str(crash_report.write_report(error))
            except OSError:
                file = ""
            self._happened.emit(f"{kind.__name__}: {error}", file)
        except Exception:
            sys.__excepthook__(kind, error, trace)

    def _show_box(self, reason: str, file: str) -> None:
        if self.box is not None:
            return
        window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
        tr = window.context.tr if window else Translator(choose_language(os.environ, system_locale(), None))
        text = tr.text("Something went wrong in the program. You can go on working.")
        kept = tr.text("Details are in {file}", file=file) if file else ""
        more = "\n\n".join(filter(None, (reason, kept)))
        if window is not None:
            from cqbrief.window.message_box import show_message_box

            self.box = show_message_box(window.context, window, "warning", "cqbrief", text, more)
            return
        from PySide6.QtWidgets import QMessageBox

        self.box = box = QMessageBox(QMessageBox.Icon.Warning, "cqbrief", "")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setInformativeText(more)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
