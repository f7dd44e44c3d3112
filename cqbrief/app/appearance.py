"""Language, look and text size of the whole program."""

from __future__ import annotations

import os

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from cqbrief.briefing.edition import Edition
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.i18n.translator import Translator, choose_language, system_locale
from cqbrief.look import qt_style
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import Look
from cqbrief.system import paths
from cqbrief.window.settings import ZOOMS, AppearanceChoices, LookChoice, Settings


class Appearance(QObject):
    """Hold what the reader chose for the whole program, apply it to Qt, and remember it.

    What the command line says, `language` and `look`, holds for this run.
    """

    changed = Signal()
    """Another language, look or text size: everything is to be shown anew."""

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        language: Language | None,
        look: LookChoice | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._application, self._settings = application, settings
        self._look_choice: LookChoice = look or settings.look
        self._language_choice: Language | None = language or settings.language
        self._language = choose_language(os.environ, system_locale(), self._language_choice)
        self._zoom = settings.zoom
        qt_style.load_fonts(paths.resources())
        self._qt_catalogue = QTranslator(self)
        self._qt_additions: QTranslator | None = None
        """What Qt's own catalogue lacks; there when the window is."""
        self._translate_qt()

    def context(self, edition: Edition) -> ViewContext:
        """Apply the look to the application and return what the widgets of `edition` are made with."""
        look = self._look()
        qt_style.apply(self._application, look, self._zoom, self._language)
        return ViewContext(edition, Translator(self._language), look, self._zoom)

    @property
    def choices(self) -> AppearanceChoices:
        """Return what is chosen now."""
        return AppearanceChoices(self._language_choice, self._look_choice, self._zoom)

    def choose_look(self, choice: LookChoice) -> None:
        """Apply the look `choice` and remember it."""
        self._look_choice = self._settings.look = choice
        self.changed.emit()

    def choose_language(self, language: Language | None) -> None:
        """Use `language`, None: the system's, and remember it."""
        self._language_choice = self._settings.language = language
        self._language = choose_language(os.environ, system_locale(), language)
        self._translate_qt()
        self.complete_translations()
        self.changed.emit()

    def choose_zoom(self, zoom: float) -> None:
        """Show text of this size, one of `ZOOMS`, and remember it."""
        if zoom != self._zoom:
            self._zoom = self._settings.zoom = zoom
            self.changed.emit()

    def zoom_by(self, step: int) -> None:
        """Show text a step larger (+1), smaller (-1) or of normal size (0)."""
        index = ZOOMS.index(self._zoom) + step if step else ZOOMS.index(1.0)
        self.choose_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, index))])

    def restore_defaults(self) -> None:
        """Take back every choice."""
        self._zoom = self._settings.zoom = 1.0
        self._look_choice = self._settings.look = "system"
        self.choose_language(None)

    def follow_system(self) -> None:
        """Follow the system from now on where its look was chosen."""
        self._application.styleHints().colorSchemeChanged.connect(self._system_changed)

    def complete_translations(self) -> None:
        """Say in Qt's dialogs what Qt's own catalogue lacks; none of it is needed before the window is."""
        if LANGUAGES[self._language].qt_locale is not None and self._qt_additions is None:
            from cqbrief.window.qt_translations import QtTranslations

            self._qt_additions = QtTranslations(Translator(self._language), self)
            self._application.installTranslator(self._qt_additions)

    def _look(self) -> Look:
        return LOOKS[qt_style.system_look() if self._look_choice == "system" else self._look_choice]

    def _system_changed(self) -> None:
        if self._look_choice == "system":
            QTimer.singleShot(0, self, self.changed.emit)

    def _translate_qt(self) -> None:
        """Have Qt's own dialogs and menus speak the language; their catalogue comes with the library."""
        if self._qt_additions is not None:
            self._application.removeTranslator(self._qt_additions)
            self._qt_additions = None
        self._application.removeTranslator(self._qt_catalogue)
        locale = LANGUAGES[self._language].qt_locale
        if locale is not None:
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._qt_catalogue.load(QLocale(locale), "qtbase", "_", folder):
                self._application.installTranslator(self._qt_catalogue)
