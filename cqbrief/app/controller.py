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

from cqbrief.app.exception_hook import ExceptionHook
from cqbrief.briefing.edition import Edition, LoadedEdition
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator, choose_language, system_locale
from cqbrief.look import accessible, icons, qt_style
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import Look
from cqbrief.system import paths
from cqbrief.window.main_window import MainWindow
from cqbrief.window.settings import ZOOMS, AppearanceChoices, LookChoice, Settings

# What is needed later is imported then: every module counts when the window opens.
if TYPE_CHECKING:
    from cqbrief.app.file_watcher import FileWatcher
    from cqbrief.app.startup.preload import PreloadProcess
    from cqbrief.presentation.session import PresentationSession
    from cqbrief.window.preferences_dialog import PreferencesDialog
    from cqbrief.window.print_preview import PrintPreviewDialog

BUSY = 200
"""Milliseconds until it is tried again to show what was read, while a menu is open or the mouse drags."""


class AppController(QObject):
    """Holds the open window and answers what it asks for: another folder, look, language or zoom.

    `page` is the page it opens on: 0 for 总览, a theme's number, the last theme where there are fewer.
    A large briefing is shown before it is checked, unless `checked` says that this has to be waited for.
    """

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        language: Language | None,
        look: LookChoice | None,
        page: int = 0,
        ahead: PreloadProcess | None = None,
        *,
        checked: bool = False,
    ) -> None:
        super().__init__(application)
        # 1. What is remembered; what the command line says holds for this run.
        self._application = application
        self.settings = Settings()
        self._look_choice: LookChoice = look or self.settings.look
        self._language_choice: Language | None = language or self.settings.language
        self._language = choose_language(os.environ, system_locale(), self._language_choice)
        self._zoom = self.settings.zoom
        # 2. Fonts, then the look: text is measured with them from here on.
        qt_style.load_fonts(paths.resources())
        self._translator = QTranslator(self)
        self._qt_words: QTranslator | None = None
        """What Qt's own catalogue lacks; there when the window is."""
        self._translate_qt()
        # 3. The content.
        self._edition, self._check = ahead.begun() if ahead is not None else _begin(folder, checked)
        self._broken: Edition | None = None
        """The files as they are now, where they have errors and what is shown is older."""
        self._watch: FileWatcher | None = None
        self._shown = False
        self._meeting: PresentationSession | None = None
        self._preview: PrintPreviewDialog | None = None
        self._preferences: PreferencesDialog | None = None
        # 4. The window.
        self._remember_folder()
        page = page or self._page_left()
        self.window = MainWindow(self._dressed_context(), page, self.settings.recent, gradual=True)
        self.window.tick_look(self._look_choice)
        self.window.recent_forgotten.connect(self._forget_recent)
        self.window.open_requested.connect(self.open)
        self.window.built_in_requested.connect(lambda: self.open(paths.built_in_briefing()))
        self.window.reload_requested.connect(self.reload)
        self.window.compare_requested.connect(self.compare)
        self.window.look_requested.connect(self.choose_look)
        self.window.language_requested.connect(self.choose_language)
        self.window.zoom_requested.connect(self.zoom)
        self.window.print_requested.connect(self.print)
        self.window.present_requested.connect(self.present)
        self.window.preferences_requested.connect(self.open_preferences)
        # 5. What the first picture needs nothing of, and would wait for.
        self.window.seen.connect(self._show_icon)
        # When it is painted: a thread that reads or checks would hold that up.
        self.window.settled.connect(lambda: QTimer.singleShot(0, self, self._keep_up))
        self.window.settled.connect(self._complete_qt)
        # 6. From now on the look follows the system where that was chosen.
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    def show(self) -> None:
        """The window is on screen where it was the last time."""
        if not self._shown:
            self._shown = True
            self.window.closing.connect(self._remember)
            self.window.remember_pane(self.settings.pane_chosen, self.settings.pane_width)
        geometry = self.settings.geometry
        if geometry is None or not self.window.restoreGeometry(geometry):
            self.window.fit_screen()
        self.window.show()

    def _show_icon(self) -> None:
        if self._application.windowIcon().isNull():
            self._application.setWindowIcon(icons.window_icon())

    def _keep_up(self) -> None:
        """From now on the window follows the briefing's files."""
        if self._watch is None:
            from cqbrief.app.file_watcher import FileWatcher

            self._watch = FileWatcher(self._edition, self.window, self._check)
            self._check = None
            self._watch.read.connect(self._take)

    def _let_go(self) -> None:
        """The files are no longer watched, except for a talk about them that is still going on."""
        if self._watch is not None:
            self._watch.read.disconnect(self._take)
            if self._meeting is not None and self._meeting.presentation is not None:
                self._watch.read.connect(self._meeting.replace_edition)
                self._meeting.finished.connect(self._watch.deleteLater)
            else:
                self._watch.deleteLater()
            self._watch = None

    def _take(self, edition: Edition) -> None:
        """The files were read anew. With errors in them what is shown stays, and the errors are told."""
        if self._meeting is not None:
            # The audience first.
            self._meeting.replace_edition(edition)
        broken = bool(edition.errors) or edition.briefing is None
        good = self._edition.checked and not self._edition.errors and self._edition.briefing is not None
        if broken and good:
            self._broken = edition
        else:
            self._broken, self._edition = None, edition
        self._show_files()

    def _show_files(self) -> None:
        """Window and preview show the files as they were read; a menu, or a drag, is not taken away."""
        application = self._application
        if application.activePopupWidget() is not None or application.mouseButtons():
            QTimer.singleShot(BUSY, self, self._show_files)
            return
        if self.window.context.edition is self._edition:
            self.window.show_trouble(self._broken)
            return
        self.window.trouble = self._broken
        self._show()
        if self._preview is not None:
            self._preview.replace(self.window.context)

    def _look(self) -> Look:
        return LOOKS[qt_style.system_look() if self._look_choice == "system" else self._look_choice]

    def _dressed_context(self) -> ViewContext:
        look = self._look()
        qt_style.apply(self._application, look, self._zoom, self._language)
        return ViewContext(self._edition, Translator(self._language), look, self._zoom)

    def _show(self) -> None:
        context = self._dressed_context()
        self.window.show_context(context)
        if self._preferences is not None:
            self._preferences.show_choices(context, self._choices())
        self.window.tick_look(self._look_choice)

    def _translate_qt(self) -> None:
        """Qt's own dialogs and menus speak the language too; its catalogue comes with the library."""
        if self._qt_words is not None:
            self._application.removeTranslator(self._qt_words)
            self._qt_words = None
        self._application.removeTranslator(self._translator)
        if self._language == "zh":
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._translator.load(QLocale("zh_CN"), "qtbase", "_", folder):
                self._application.installTranslator(self._translator)

    def _complete_qt(self) -> None:
        """The program says in Qt's dialogs what Qt's own catalogue lacks."""
        if self._language == "zh" and self._qt_words is None:
            from cqbrief.window.qt_translations import QtTranslations

            self._qt_words = QtTranslations(Translator(self._language), self)
            self._application.installTranslator(self._qt_words)

    def open(self, folder: Path) -> None:
        """Another briefing is shown, at the page where it was left the last time."""
        self._remember_page()
        self._let_go()
        self._edition, self._check = _begin(folder, checked=False)
        self._broken = self.window.trouble = None
        self.window.page_number = self._page_left()
        self._remember_folder()
        self.window.recent = self.settings.recent
        self._show()
        self._keep_up()

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
        """The files are being read, though they are read whenever they change; page and source stay."""
        self._keep_up()
        assert self._watch is not None
        self._watch.look_now()

    def compare(self, folder: Path) -> None:
        """What changed from the edition in `folder` is shown; if it has errors, those are told instead."""
        from cqbrief.briefing.loading.load import load_edition

        other = load_edition(folder)
        tr = self.window.context.tr
        if other.errors:
            from cqbrief.text.problem_text import problem_text

            lines = [problem_text(problem, other.folder, tr) for problem in other.errors]
            self.window.refuse_comparison(folder, lines)
        else:
            self.window.show_comparison(other)

    def choose_look(self, choice: LookChoice) -> None:
        """The window wears the look from now on."""
        self._look_choice = choice
        self.settings.look = choice
        self._show()

    def choose_language(self, language: Language | None) -> None:
        """The window speaks the language, None: the system's, from now on."""
        self._language_choice = self.settings.language = language
        self._language = choose_language(os.environ, system_locale(), language)
        self._translate_qt()
        self._complete_qt()
        self._show()

    def zoom(self, step: int) -> None:
        """Text is a step larger (+1), smaller (-1) or of normal size (0)."""
        index = ZOOMS.index(self._zoom) + step if step else ZOOMS.index(1.0)
        self.choose_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, index))])

    def choose_zoom(self, zoom: float) -> None:
        """Text is of this size, one of `ZOOMS`, from now on."""
        if zoom != self._zoom:
            self._zoom = self.settings.zoom = zoom
            self._show()

    def _choices(self) -> AppearanceChoices:
        return AppearanceChoices(self._language_choice, self._look_choice, self._zoom)

    def open_preferences(self) -> None:
        """The dialog with all preferences is open."""
        from cqbrief.presentation.settings import PresentationSettings
        from cqbrief.window.preferences_dialog import PreferencesDialog

        if self._preferences is None:
            dialog = PreferencesDialog(
                self.window.context, self._choices(), self.settings, PresentationSettings(), self.window
            )
            dialog.language_chosen.connect(self.choose_language)
            dialog.look_chosen.connect(self.choose_look)
            dialog.zoom_chosen.connect(self.choose_zoom)
            dialog.defaults_requested.connect(self._restore_defaults)
            dialog.finished.connect(self._forget_preferences)
            self._preferences = dialog
        self._preferences.show()
        self._preferences.activateWindow()

    def _forget_preferences(self) -> None:
        if self._preferences is not None:
            self._preferences.deleteLater()
            self._preferences = None

    def _restore_defaults(self) -> None:
        self._zoom = self.settings.zoom = 1.0
        self._look_choice = self.settings.look = "system"
        self.choose_language(None)

    def print(self) -> None:
        """The print preview is open; a briefing with errors asks first."""
        # Typst and the preview are not needed before.
        from cqbrief.window.confirm_errors import ask_to_print
        from cqbrief.window.print_preview import PrintPreviewDialog

        context = self.window.context
        if ask_to_print(context, self.window):
            self._preview = preview = PrintPreviewDialog(context, self.window)
            preview.exec()
            self._preview = None
            preview.deleteLater()

    def present(self, from_here: bool = False, **wishes: Any) -> None:
        """Start presenting with `wishes` as `PresentationSession.present` has them; ask first on errors."""
        context = self.window.context
        if context.edition.briefing is None:
            return
        # The wall and the console are not needed before.
        from cqbrief.presentation.session import PresentationSession
        from cqbrief.window.confirm_errors import ask_to_present

        running = self._meeting is not None and self._meeting.presentation is not None
        despite_errors = wishes.pop("despite_errors", False)
        if not (running or despite_errors or ask_to_present(context, self.window)):
            return
        if self._meeting is None:
            self._meeting = PresentationSession(self)
            self._meeting.finished.connect(self._after_show)
            self._meeting.present_requested.connect(self.present)
        self._keep_up()
        wishes.setdefault("theme", self.window.page_number)
        self._meeting.present(context, from_here=from_here, behind=self.window, **wishes)
        if self._broken is not None and not running:
            self._meeting.replace_edition(self._broken)

    def _after_show(self, theme: int) -> None:
        """Back from the wall, the window is on screen with the theme where the talk was left.

        Another briefing may have been opened meanwhile: that stays, with its last theme where it has fewer.
        """
        if not self.window.isVisible():
            self.show()
        self.window.go(theme)
        self.window.activateWindow()

    def _follow_system(self) -> None:
        if self._look_choice == "system":
            QTimer.singleShot(0, self, self._show)

    def _remember(self) -> None:
        settings, window = self.settings, self.window
        settings.geometry = window.saveGeometry()
        settings.pane_chosen, settings.pane_width = window.pane_chosen, window.pane_width
        self._remember_page()

    def _remember_page(self) -> None:
        """Where the reader was in this briefing; the next time it opens there."""
        briefing = self._edition.briefing
        if briefing is not None and not self._edition.errors:
            number = self.window.page_number
            theme = briefing.themes[number - 1].id if number else ""
            self.settings.remember_page(self._edition.folder, theme)

    def _page_left(self) -> int:
        """The page that the briefing was left at; 0 where that theme is gone."""
        left, briefing = self.settings.page_of(self._edition.folder), self._edition.briefing
        ids = [theme.id for theme in briefing.themes] if briefing is not None and left else []
        return ids.index(left) + 1 if left in ids else 0


def _begin(folder: Path, checked: bool) -> LoadedEdition:
    from cqbrief.briefing.loading.load import begin, load_edition

    return LoadedEdition(load_edition(folder)) if checked else begin(folder)


def make_application() -> QApplication:
    """The one application object, named for the desktop; needed before anything of the window.

    On a screen a failure is told in the window, which stays, and Ctrl+C in the terminal ends the program.
    """
    existing = QApplication.instance()
    # As an argument: a style object in Python's hands, even to ask for its name, brings 500 constants, 6 ms.
    arguments = [*sys.argv[:1], "-style", "Fusion"]
    application = existing if isinstance(existing, QApplication) else QApplication(arguments)
    application.setApplicationName("cqbrief")
    application.setApplicationDisplayName("cqbrief")
    application.setDesktopFileName("cqbrief")
    accessible.install()
    # While a large briefing is checked in a thread a page comes three times as soon as with Python's 5 ms.
    sys.setswitchinterval(0.001)
    if application.platformName() != "offscreen":
        sys.excepthook = ExceptionHook(application)
        # Python's own answer would wait for Qt's loop to come back to Python.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    return application


def _collect_from_now_on() -> None:
    """End of the quick start that `cli` began: what is there by now stays and is not looked through again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def run(
    folder: Path,
    *,
    language: Language | None = None,
    look: LookChoice | None = None,
    page: int = 0,
    ahead: PreloadProcess | None = None,
) -> int:
    """Open the window on the briefing in `folder` at `page` and stay until it is closed; the exit code."""
    application = make_application()
    desk = AppController(application, folder, language, look, page, ahead)
    desk.window.settled.connect(_collect_from_now_on)
    desk.show()
    return application.exec()
