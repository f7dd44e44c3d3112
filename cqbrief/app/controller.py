"""The controller: puts the program together and carries out what the reader asks the window for."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from cqbrief.app.appearance import Appearance
from cqbrief.app.exception_hook import ExceptionHook
from cqbrief.app.file_commands import FileCommands
from cqbrief.app.history import BriefingHistory
from cqbrief.app.loader import RETRY, BriefingLoader, is_reader_occupied, load_briefing
from cqbrief.app.open_briefing import OpenBriefing
from cqbrief.app.presenter import Presenter
from cqbrief.app.startup import interpreter
from cqbrief.briefing.edition import Edition, LoadedEdition
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.look import accessible, icons
from cqbrief.system import paths
from cqbrief.window.main_window import MainWindow
from cqbrief.window.settings import LookChoice, Settings
from cqbrief.window.window_size import fit_screen

# What is needed later is imported then: every module counts when the window opens.
if TYPE_CHECKING:
    from cqbrief.app.saving import Saving
    from cqbrief.app.startup.preload import PreloadProcess
    from cqbrief.window.preferences_dialog import PreferencesDialog
    from cqbrief.window.print_preview import PrintPreviewDialog


class AppController(QObject):
    """Hold the open window and carry out its commands.

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
        preload: PreloadProcess | None = None,
        *,
        checked: bool = False,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._shown = False
        # 1. What is remembered.
        self.settings = Settings()
        self._history = BriefingHistory(self.settings)
        # 2. Fonts, then the look: text is measured with them from here on.
        self.appearance = Appearance(application, self.settings, language, look, self)
        # 3. The content.
        loaded = preload.begun() if preload is not None else load_briefing(folder, checked=checked)
        self.briefing = OpenBriefing(loaded)
        self._history.add(loaded.edition)
        # 4. The window.
        self.window = MainWindow(
            self.appearance.context(loaded.edition),
            page or self._history.page_left(loaded.edition),
            self._history.recent,
            gradual=True,
            pane_chosen=self.settings.pane_chosen,
            pane_width=self.settings.pane_width,
        )
        self.window.menus.show_look_choice(self.appearance.choices.look)
        # 5. What carries out commands.
        self.loader = BriefingLoader(self.window)
        self.presenter = Presenter(self.window, self)
        self.preview: PrintPreviewDialog | None = None
        """The print preview while it is open."""
        self.preferences: PreferencesDialog | None = None
        """The dialog of preferences while it is open."""
        self._saver: Saving | None = None
        self._files = FileCommands(self.window, self.open, self.compare)
        self.commands = self._command_table()
        self._connect()

    def _command_table(self) -> Mapping[str, Callable[[], object]]:
        """Map each command that the window asks for, by its id, to what carries it out."""
        appearance, presenter, files = self.appearance, self.presenter, self._files
        return {
            "new": files.new_briefing,
            "open": files.choose_briefing,
            "open_built_in": lambda: self.open(paths.built_in_briefing()),
            "forget_recent": self.forget_recent,
            "folder": files.show_folder,
            "reload": lambda: self.briefing.reload(),
            "compare": files.choose_other_edition,
            "pack": lambda: self._saving.pack(),
            "print": self.print,
            "export": lambda: self._saving.export(),
            "export_charts": lambda: self._saving.export_charts(),
            "present": presenter.present,
            "present_here": lambda: presenter.present(True),
            "zoom_in": lambda: appearance.zoom_by(1),
            "zoom_out": lambda: appearance.zoom_by(-1),
            "zoom_reset": lambda: appearance.zoom_by(0),
            "look_system": lambda: appearance.choose_look("system"),
            "look_light": lambda: appearance.choose_look("light"),
            "look_dark": lambda: appearance.choose_look("dark"),
            "look_contrast": lambda: appearance.choose_look("contrast"),
            **{
                f"language_{language}": partial(appearance.choose_language, language)
                for language in LANGUAGES
            },
            "preferences": self.open_preferences,
        }

    def _connect(self) -> None:
        window, presenter = self.window, self.presenter
        window.command_requested.connect(self.run)
        window.open_requested.connect(self.open)
        window.file_requested.connect(self._files.show_file)
        window.comparison_save_requested.connect(lambda diff: self._saving.save_comparison(diff))
        # What the first picture needs nothing of, and would wait for.
        window.seen.connect(self._show_icon)
        # When it is painted: a thread that reads or checks would hold that up.
        window.settled.connect(lambda: QTimer.singleShot(0, self, lambda: self.briefing.follow()))
        window.settled.connect(self.appearance.complete_translations)
        self.appearance.changed.connect(self._show_again)
        self.appearance.follow_system()
        presenter.started.connect(self._follow_for_talk)
        presenter.ended.connect(self.return_to)
        self._take_up(self.briefing)

    def run(self, command: str) -> None:
        """Carry out the command with this id of the table of actions; KeyError where it is none."""
        self.commands[command]()

    def show(self) -> None:
        """Show the window where it was the last time."""
        if not self._shown:
            self._shown = True
            self.window.closing.connect(self._remember)
        geometry = self.settings.geometry
        if geometry is None or not self.window.restoreGeometry(geometry):
            fit_screen(self.window)
        self.window.show()

    # --- the briefing -----------------------------------------------------------------------

    def open(self, folder: Path) -> None:
        """Read another briefing, and show it at the page where it was left the last time.

        It is read in a thread; until then everything goes on with the one shown. What is asked for last
        counts.
        """
        self.loader.load(folder, self._show_opened)

    def compare(self, folder: Path) -> None:
        """Read the edition in `folder`, in a thread, and show what changed since; or tell its errors."""
        self.loader.load_edition(folder, self._show_comparison)

    def forget_recent(self) -> None:
        """Clear the list of recent briefings."""
        self._history.clear()
        self.window.menus.list_recent(())

    def _show_opened(self, loaded: LoadedEdition) -> None:
        self._history.leave(self.briefing.edition, self.window.page_number)
        self._release(self.briefing)
        self.briefing = OpenBriefing(loaded)
        self._take_up(self.briefing)
        self._history.add(loaded.edition)
        self.window.menus.list_recent(self._history.recent)
        self._show_again(self._history.page_left(loaded.edition))
        self.briefing.follow()

    def _show_comparison(self, other: Edition) -> None:
        if not other.errors:
            self.window.show_comparison(other)
            return
        from cqbrief.text.problem_text import problem_text
        from cqbrief.window.open_dialogs import refuse_comparison

        context = self.window.context
        lines = [problem_text(problem, other.folder, context.tr) for problem in other.errors]
        refuse_comparison(context, other.folder, lines, self.window)

    def _take_up(self, briefing: OpenBriefing) -> None:
        # Its files are followed no longer than there is a window.
        briefing.setParent(self.window)
        # The audience first.
        briefing.reread.connect(self.presenter.replace_edition)
        briefing.changed.connect(self._show_files)

    def _release(self, briefing: OpenBriefing) -> None:
        """Follow its files no longer, except for a talk about them that is still going on."""
        briefing.changed.disconnect(self._show_files)
        if self.presenter.is_running:
            self.presenter.ended.connect(briefing.deleteLater)
        else:
            briefing.deleteLater()

    def _show_files(self) -> None:
        """Show the files as they were read; a menu, or a drag, is not taken away."""
        window = self.window
        if is_reader_occupied():
            QTimer.singleShot(RETRY, self, self._show_files)
            return
        if window.context.edition is self.briefing.edition:
            window.show_broken_files(self.briefing.broken)
            return
        self._show_again()
        if self.preview is not None:
            self.preview.replace(window.context)

    def _show_again(self, page: int | None = None) -> None:
        """Show everything anew, on this page or where the reader is."""
        context, choices = self.appearance.context(self.briefing.edition), self.appearance.choices
        self.window.menus.show_look_choice(choices.look)
        self.window.show_context(context, self.briefing.broken, page)
        if self.preferences is not None:
            self.preferences.show_choices(context, choices)

    # --- other media ------------------------------------------------------------------------

    def print(self) -> None:
        """Open the print preview; of a briefing with errors ask first."""
        # Typst and the preview are not needed before.
        from cqbrief.window.confirm_errors import ask_to_print
        from cqbrief.window.print_preview import PrintPreviewDialog

        context = self.window.context
        if ask_to_print(context, self.window):
            self.preview = preview = PrintPreviewDialog(context, self.settings, self.window)
            preview.exec()
            self.preview = None
            preview.deleteLater()

    @property
    def _saving(self) -> Saving:
        """Return what saves files, made when something is saved for the first time."""
        if self._saver is None:
            from cqbrief.app.saving import Saving

            self._saver = Saving(self.window, self.settings)
        return self._saver

    def _follow_for_talk(self) -> None:
        """Follow the files during a talk that has begun; the presenter is told of errors in them."""
        self.briefing.follow()
        if self.briefing.broken is not None:
            self.presenter.replace_edition(self.briefing.broken)

    def return_to(self, theme: int) -> None:
        """Show the window after a talk, with the theme where that was left.

        Another briefing may have been opened meanwhile: that stays, with its last theme where it has fewer.
        """
        if not self.window.isVisible():
            self.show()
        self.window.go(theme)
        self.window.activateWindow()

    # --- what is remembered -----------------------------------------------------------------

    def open_preferences(self) -> None:
        """Open the dialog with all preferences."""
        from cqbrief.window.preferences_dialog import PreferencesDialog

        if self.preferences is None:
            appearance = self.appearance
            dialog = PreferencesDialog(
                self.window.context, appearance.choices, self.settings, self.presenter.settings, self.window
            )
            dialog.language_chosen.connect(appearance.choose_language)
            dialog.look_chosen.connect(appearance.choose_look)
            dialog.zoom_chosen.connect(appearance.choose_zoom)
            dialog.defaults_requested.connect(appearance.restore_defaults)
            dialog.finished.connect(self._forget_preferences)
            self.preferences = dialog
        self.preferences.show()
        self.preferences.activateWindow()

    def _forget_preferences(self) -> None:
        if self.preferences is not None:
            self.preferences.deleteLater()
            self.preferences = None

    def _remember(self) -> None:
        state, settings = self.window.view_state(), self.settings
        settings.geometry = self.window.saveGeometry()
        settings.pane_chosen, settings.pane_width = state.pane_chosen, state.pane_width
        self._history.leave(self.briefing.edition, state.page_number)

    def _show_icon(self) -> None:
        if self._application.windowIcon().isNull():
            self._application.setWindowIcon(icons.window_icon())


def make_application() -> QApplication:
    """Make the one application object, named for the desktop; needed before anything of the window.

    On a screen a failure is told in the window, which stays, and Ctrl+C in the terminal ends the program.
    """
    existing = QApplication.instance()
    # The style that looks the same on every desktop.
    arguments = [*sys.argv[:1], "-style", "Fusion"]
    application = existing if isinstance(existing, QApplication) else QApplication(arguments)
    application.setApplicationName("cqbrief")
    application.setApplicationDisplayName("cqbrief")
    application.setDesktopFileName("cqbrief")
    accessible.install()
    # A large briefing is checked in a thread.
    interpreter.switch_threads_often()
    if application.platformName() != "offscreen":
        sys.excepthook = ExceptionHook(application)
        # Python's own answer would wait for Qt's loop to come back to Python.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    return application


def run(
    folder: Path,
    *,
    language: Language | None = None,
    look: LookChoice | None = None,
    page: int = 0,
    preload: PreloadProcess | None = None,
) -> int:
    """Open the window on the briefing in `folder` at `page` and stay until it is closed; the exit code."""
    application = make_application()
    controller = AppController(application, folder, language, look, page, preload)
    controller.window.settled.connect(interpreter.resume_collection_of_new)
    controller.show()
    return application.exec()
