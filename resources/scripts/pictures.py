"""Make the pictures of README.md from the built-in briefing.

    python resources/scripts/pictures.py

Writes resources/pictures/*.png: pages of the window, a slide with the presenter's console, and pages of
the hand-out. Needs no display.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication, QWidget

from cqbrief.app import controller
from cqbrief.briefing.loading.load import load_edition
from cqbrief.cards.view_context import ViewContext
from cqbrief.cli.page_pictures import draw
from cqbrief.i18n.translator import Translator
from cqbrief.look import qt_style
from cqbrief.look.looks import LOOKS
from cqbrief.paper.document_builder import DocumentBuilder
from cqbrief.paper.print_request import PrintRequest
from cqbrief.paper.profile import profiles
from cqbrief.presentation.presentation import Presentation
from cqbrief.presentation.settings import PresentationSettings
from cqbrief.system import paths
from cqbrief.window.settings import LookChoice

OUT = paths.resources() / "pictures"
WINDOW: dict[LookChoice, dict[str, str]] = {
    "light": {"0-overview": "overview", "2-relief": "theme"},
    "dark": {"1-priority": "dark"},
}
"""Look -> page of `cqbrief pictures` -> picture of the README."""
SLIDE, CONSOLE = (1280, 720), (1280, 800)
PAGES = (2, 5)
"""Pages of the hand-out that are shown."""


def main() -> None:
    """Make all pictures anew."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    OUT.mkdir(exist_ok=True)
    for look in WINDOW:
        with tempfile.TemporaryDirectory() as folder:
            draw(paths.built_in_briefing(), Path(folder), language="zh", look=look, whole=False)
            for page, name in WINDOW[look].items():
                shutil.copy(Path(folder) / f"{page}.png", OUT / f"{name}.png")
    _talk()
    _paper()


def _talk() -> None:
    application = controller.make_application()
    context = ViewContext(load_edition(paths.built_in_briefing()), Translator("zh"), LOOKS["light"])
    qt_style.apply(application, context.look)
    show = Presentation(context, settings=PresentationSettings(), start=2, rehearse=True)
    show.start()
    show.do("next")
    show.do("back")
    for window, size, name in ((show.audience, SLIDE, "slide"), (show.console, CONSOLE, "console")):
        window.resize(*size)
        _settle(application)
        _save(window, name)
    show.finish()


def _settle(application: QApplication) -> None:
    # The console draws its small slides one by one when it has time.
    for _ in range(50):
        application.processEvents()


def _save(window: QWidget, name: str) -> None:
    window.grab().save(str(OUT / f"{name}.png"))


def _paper() -> None:
    builder = DocumentBuilder(Translator("zh"))
    job = builder.prepare(load_edition(paths.built_in_briefing()), profiles()["briefing"], PrintRequest())
    pages = builder.make_pictures(job, 96)
    for number in PAGES:
        (OUT / f"page-{number}.png").write_bytes(pages.parts[number - 1])


if __name__ == "__main__":
    main()
