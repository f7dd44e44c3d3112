"""A process with two simulated screens: runs a show and prints what is where, as JSON."""

from __future__ import annotations

import json
import sys

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
    """Start, go on, swap the screens, go black."""
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    qt_style.load_fonts(paths.resources())
    qt_style.apply(application, LOOKS["light"])
    edition = load_edition(paths.built_in_briefing())
    wanted = sys.argv[1] if len(sys.argv) > 1 else None
    context, settings = ViewContext(edition, Translator("zh"), LOOKS["light"]), PresentationSettings()
    presentation = Presentation(context, settings=settings, screen=wanted)
    presentation.start()
    application.processEvents()
    seen = {"start": facts(presentation)}
    QTest.keyClick(presentation.console, Qt.Key.Key_PageDown)
    QTest.keyClick(presentation.audience, Qt.Key.Key_PageDown)
    seen["two on"] = facts(presentation)
    QTest.keyClick(presentation.audience, Qt.Key.Key_X)
    application.processEvents()
    QTest.keyClick(presentation.audience, Qt.Key.Key_B)
    seen["swapped"] = facts(presentation)
    # As when a screen comes, goes or changes: everything is put where it belongs anew.
    QGuiApplication.screens()[0].geometryChanged.emit(QGuiApplication.screens()[0].geometry())
    application.processEvents()
    seen["settled"] = facts(presentation)
    presentation.finish()
    again = Presentation(context, settings=settings)
    again.start()
    application.processEvents()
    seen["next time"] = facts(again)
    again.finish()
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
