"""Start-up in numbered steps; the only place where objects are put together."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from cqbrief import paths
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.load import load_edition
from cqbrief.briefing.text import Language
from cqbrief.cards.context import Context
from cqbrief.look import icons, qt
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import Look
from cqbrief.window.failures import Failures
from cqbrief.window.main_window import MainWindow
from cqbrief.window.settings import ZOOMS, LookChoice, Settings
from cqbrief.words.catalogue import Words, choose_language, system_locale
from cqbrief.words.problems import problem_text

if TYPE_CHECKING:
    from cqbrief.show.meeting import Meeting


class Desk(QObject):
    """Holds the open window and answers what it asks for: another folder, look, language or zoom.

    `page` is the page it opens on: 0 for 总览, a theme's number, the last theme where there are fewer.
    """

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        language: Language | None,
        look: LookChoice | None,
        page: int = 0,
    ) -> None:
        super().__init__(application)
        # 1. What is remembered; what the command line says holds for this run.
        self._application = application
        self.settings = Settings()
        self._look_choice: LookChoice = look or self.settings.look
        self._language = choose_language(os.environ, system_locale(), language or self.settings.language)
        self._zoom = self.settings.zoom
        # 2. Fonts, then the look: text is measured with them from here on.
        qt.load_fonts(paths.resources())
        application.setWindowIcon(icons.window_icon())
        self._translator = QTranslator(self)
        self._translate_qt()
        # 3. The content.
        self._edition = load_edition(folder)
        self._presented = self._edition
        self._meeting: Meeting | None = None
        # 4. The window.
        self._remember_folder()
        self.window = MainWindow(self._dressed_context(), page, self.settings.recent)
        self.window.tick_look(self._look_choice)
        self.window.recent_forgotten.connect(self._forget_recent)
        self.window.open_asked.connect(self.open)
        self.window.built_in_asked.connect(lambda: self.open(paths.built_in_briefing()))
        self.window.reload_asked.connect(self.reload)
        self.window.compare_asked.connect(self.compare)
        self.window.look_asked.connect(self.choose_look)
        self.window.language_asked.connect(self.choose_language)
        self.window.zoom_asked.connect(self.zoom)
        self.window.print_asked.connect(self.print)
        self.window.present_asked.connect(self.present)
        self.window.closing.connect(self._remember)
        # 5. From now on the look follows the system where that was chosen.
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    def show(self) -> None:
        """The window is on screen where it was the last time."""
        geometry = self.settings.geometry
        if geometry is None or not self.window.restoreGeometry(geometry):
            self.window.fit_screen()
        self.window.show()

    def _look(self) -> Look:
        return LOOKS[qt.system_look() if self._look_choice == "system" else self._look_choice]

    def _dressed_context(self) -> Context:
        look = self._look()
        qt.apply(self._application, look, self._zoom, self._language)
        return Context(self._edition, Words(self._language), look, self._zoom)

    def _show(self) -> None:
        self.window.show_context(self._dressed_context())
        self.window.tick_look(self._look_choice)

    def _translate_qt(self) -> None:
        """Qt's own dialogs and menus speak the language too; its catalogue comes with the library."""
        self._application.removeTranslator(self._translator)
        if self._language == "zh":
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._translator.load(QLocale("zh_CN"), "qtbase", "_", folder):
                self._application.installTranslator(self._translator)

    def open(self, folder: Path) -> None:
        """Another briefing is shown, from its overview."""
        self._edition = load_edition(folder)
        self.window.page_number = 0
        self._remember_folder()
        self.window.recent = self.settings.recent
        self._show()

    def _remember_folder(self) -> None:
        """The folder shown is among the recent ones; the built-in briefing has its own place in the menu."""
        folder = self._edition.folder.resolve()
        if self._edition.briefing is not None and folder != paths.built_in_briefing().resolve():
            self.settings.recent = (folder, *self.settings.recent)

    def _forget_recent(self) -> None:
        self.settings.recent = ()
        self.window.recent = ()
        self._show()

    def reload(self) -> None:
        """The same briefing is shown as its files are now; page and source stay."""
        self._edition = load_edition(self._edition.folder)
        self._show()

    def compare(self, folder: Path) -> None:
        """What changed from the edition in `folder` is shown; if it has errors, those are told instead."""
        other = load_edition(folder)
        words = self.window.context.words
        if other.errors:
            lines = [problem_text(problem, other.folder, words) for problem in other.errors]
            self.window.refuse_comparison(folder, lines)
        else:
            self.window.show_comparison(other)

    def choose_look(self, choice: LookChoice) -> None:
        """The window wears the look from now on."""
        self._look_choice = choice
        self.settings.look = choice
        self._show()

    def choose_language(self, language: Language) -> None:
        """The window speaks the language from now on."""
        self._language = language
        self.settings.language = language
        self._translate_qt()
        self._show()

    def zoom(self, step: int) -> None:
        """Text is a step larger (+1), smaller (-1) or of normal size (0)."""
        index = ZOOMS.index(self._zoom) + step if step else ZOOMS.index(1.0)
        zoom = ZOOMS[max(0, min(len(ZOOMS) - 1, index))]
        if zoom != self._zoom:
            self._zoom = self.settings.zoom = zoom
            self._show()

    def print(self) -> None:
        """The print preview is open; a briefing with errors asks first."""
        # Typst and the preview are not needed before.
        from cqbrief.window.despite_errors import ask_to_print
        from cqbrief.window.print_preview import PrintPreview

        context = self.window.context
        if ask_to_print(context, self.window):
            preview = PrintPreview(context, self.window)
            preview.exec()
            preview.deleteLater()

    def present(self, from_here: bool = False, **wishes: Any) -> None:
        """The show is running, with the `wishes` of `Meeting.present`; a briefing with errors asks first."""
        context = self.window.context
        if context.edition.briefing is None:
            return
        # The wall and the console are not needed before.
        from cqbrief.show.meeting import Meeting
        from cqbrief.window.despite_errors import ask_to_present

        running = self._meeting is not None and self._meeting.show is not None
        despite_errors = wishes.pop("despite_errors", False)
        if not (running or despite_errors or ask_to_present(context, self.window)):
            return
        if self._meeting is None:
            self._meeting = Meeting(self)
            self._meeting.left.connect(self._after_show)
            self._meeting.present_asked.connect(self.present)
        if not running:
            self._presented = self._edition
        wishes.setdefault("theme", self.window.page_number)
        self._meeting.present(context, from_here=from_here, behind=self.window, **wishes)

    def _after_show(self, theme: int, shown: Edition) -> None:
        """Back from the wall, the window is on screen with the theme where the talk was left.

        It shows the files as they were read during the talk. Another briefing may have been opened
        meanwhile, or this one read again: that stays, with its last theme where it has fewer.
        """
        if self._edition is self._presented and shown is not self._presented:
            self._edition = shown
            self._show()
        if not self.window.isVisible():
            self.show()
        self.window.go(theme)
        self.window.activateWindow()

    def _follow_system(self) -> None:
        if self._look_choice == "system":
            QTimer.singleShot(0, self, self._show)

    def _remember(self) -> None:
        self.settings.geometry = self.window.saveGeometry()


def make_application() -> QApplication:
    """The one application object, named for the desktop; needed before anything of the window.

    On a screen a failure is told in the window, which stays, and Ctrl+C in the terminal ends the program.
    """
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("cqbrief")
    application.setApplicationDisplayName("cqbrief")
    application.setDesktopFileName("cqbrief")
    if application.platformName() != "offscreen":
        sys.excepthook = Failures(application)
        # Python's own answer would wait for Qt's loop to come back to Python.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    return application


def _collect_from_now_on() -> None:
    """End of the quick start that `cli` began: what is there by now stays and is not looked through again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def run(
    folder: Path, *, language: Language | None = None, look: LookChoice | None = None, page: int = 0
) -> int:
    """Open the window on the briefing in `folder` at `page` and stay until it is closed; the exit code."""
    application = make_application()
    desk = Desk(application, folder, language, look, page)
    desk.window.settled.connect(_collect_from_now_on)
    desk.show()
    return application.exec()
