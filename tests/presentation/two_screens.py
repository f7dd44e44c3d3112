"""A process with simulated screens: presents and prints what is where, as JSON.

With --start only at its start, else after going on, after the screens are swapped, and the next time too.
"""

from __future__ import annotations

import argparse
import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cqbrief.briefing.loading.load import load_edition
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.translator import Translator
from cqbrief.look import qt_style
from cqbrief.look.looks import LOOKS
from cqbrief.presentation.presentation import Presentation
from cqbrief.presentation.settings import PresentationSettings
from cqbrief.system import paths


def facts(presentation: Presentation) -> dict[str, object]:
    """Where the windows are and what they show."""
    wall, console = presentation.audience, presentation.console
    return {
        "wall": wall.screen().name(),
        "wall fills": wall.geometry() == wall.screen().geometry() and wall.isFullScreen(),
        "console": console.screen().name() if console.isVisible() else None,
        "slide": presentation.state.view.slide,
        "picture": [
            presentation.renderer.render(presentation.state.audience_view).pixmap.width(),
            wall.devicePixelRatio(),
        ],
        "cover": presentation.state.cover,
    }


def main() -> None:
    """Present on the screens there are."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--screen")
    parser.add_argument("--start", action="store_true")
    options = parser.parse_args()
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    qt_style.load_fonts(paths.resources())
    qt_style.apply(application, LOOKS["light"])
    edition = load_edition(paths.data() / "template")
    context, settings = ViewContext(edition, Translator("zh"), LOOKS["light"]), PresentationSettings()
    presentation = Presentation(context, settings=settings, screen=options.screen)
    presentation.start()
    application.processEvents()
    seen = {"start": facts(presentation)}
    if not options.start:
        seen |= go_on(application, presentation)
    presentation.finish()
    if not options.start:
        again = Presentation(context, settings=settings)
        again.start()
        application.processEvents()
        seen["next time"] = facts(again)
        again.finish()
    print(json.dumps(seen))


def go_on(application: QApplication, presentation: Presentation) -> dict[str, dict[str, object]]:
    """Go two slides on, swap the screens, go black; then lay all out as when a screen comes or goes."""
    QTest.keyClick(presentation.console, Qt.Key.Key_PageDown)
    QTest.keyClick(presentation.audience, Qt.Key.Key_PageDown)
    seen = {"two on": facts(presentation)}
    QTest.keyClick(presentation.audience, Qt.Key.Key_X)
    application.processEvents()
    QTest.keyClick(presentation.audience, Qt.Key.Key_B)
    seen["swapped"] = facts(presentation)
    QGuiApplication.screens()[0].geometryChanged.emit(QGuiApplication.screens()[0].geometry())
    application.processEvents()
    seen["settled"] = facts(presentation)
    return seen


if __name__ == "__main__":
    main()
