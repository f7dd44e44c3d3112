"""Every page of the window as a PNG file, without a display."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QApplication

from cqbrief.app import controller
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.saving.write_guard import WriteGuard
from cqbrief.cards.view_context import ViewContext
from cqbrief.cli.terminal import ERRORS, FINE, list_problems
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator, choose_language, system_locale
from cqbrief.look import qt_style
from cqbrief.look.looks import LOOKS
from cqbrief.system import paths
from cqbrief.window.main_window import MainWindow
from cqbrief.window.settings import LookChoice
from cqbrief.window.window_size import fit_page


def draw(
    folder: Path,
    out: Path,
    *,
    language: Language | None = None,
    look: LookChoice | None = None,
    size: tuple[int, int] = (1440, 900),
    whole: bool = True,
) -> int:
    """Draw every page of the window into PNG files in the folder `out`; return the exit code.

    Of a briefing with errors only these are drawn, and listed on the terminal. Pictures are as wide as `size`
    and, with `whole`, as high as the page needs; else just `size`. Where there is room for the source pane it
    shows where the theme's headline figure comes from.
    Raises OwnFileError, and nothing is written, where one of them is a file of the briefing; OSError when a
    picture cannot be written.
    """
    application = controller.make_application()
    qt_style.load_fonts(paths.resources())
    # What somebody chose for a window at some time, a text size for example, is not asked for here.
    shown_look = LOOKS[qt_style.system_look() if look is None or look == "system" else look]
    tr = Translator(language or choose_language(os.environ, system_locale()))
    qt_style.apply(application, shown_look, 1.0, tr.language)
    edition = load_edition(folder)
    guard = WriteGuard(edition)
    files = [out / name for name in _names(edition)]
    guard.check(*files)
    out.mkdir(parents=True, exist_ok=True)
    window = MainWindow(ViewContext(edition, tr, shown_look, 1.0))
    if window.pane is not None:
        # It would fill itself after it was painted first: too late for the first picture.
        window.pane.content.show_nothing()
    window.resize(*size)
    window.show()
    if edition.errors or edition.briefing is None:
        list_problems(edition, window.context.tr)
        guard.write(files[0], _picture(window, size, whole))
        return ERRORS
    headlines = [None, *(theme.headline for theme in edition.briefing.themes)]
    for number, (file, headline) in enumerate(zip(files, headlines, strict=True)):
        window.go(number)
        if headline is not None:
            window.show_figure(headline, open_pane=False)
        window.page(number).draw_charts()
        guard.write(file, _picture(window, size, whole))
    window.close()
    return FINE


def _names(edition: Edition) -> list[str]:
    """Name the pictures of the pages, in order."""
    if edition.errors or edition.briefing is None:
        return ["0-problems.png"]
    pages = ["overview", *(theme.id for theme in edition.briefing.themes)]
    return [f"{number}-{name}.png" for number, name in enumerate(pages)]


def _picture(window: MainWindow, size: tuple[int, int], whole: bool) -> bytes:
    QApplication.processEvents()
    if whole:
        fit_page(window, size)
        QApplication.processEvents()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # Less effort than Qt's own makes these no larger: they are mostly plain areas.
    window.grab().save(buffer, "PNG", 60)
    return bytes(buffer.data().data())
