"""`cqbrief present`: from the command line to the wall."""

from __future__ import annotations

import argparse
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from cqbrief.app.controller import AppController, make_application
from cqbrief.briefing.validation import report
from cqbrief.cli.terminal import passes, refuse, say
from cqbrief.i18n.translator import Translator


def run(folder: Path, options: argparse.Namespace, tr: Translator) -> int:
    """Present the briefing in `folder`; the exit code. The window comes when the show is over.

    A theme that is not there is wrong usage; a screen that is not there is told, and another one taken.
    """
    application = make_application()
    desk = AppController(application, folder, options.language, options.look, options.theme, checked=True)
    edition = desk.window.context.edition
    refusal = tr.text("the briefing has errors; mend them, or present it all the same with --despite-errors")
    if not passes(edition, tr, refusal, despite_errors=options.despite_errors):
        return report.exit_code(edition)
    assert edition.briefing is not None
    if options.theme > len(edition.briefing.themes):
        return refuse(
            tr.plural(
                "there is no theme {number}; the briefing has {count} theme",
                "there is no theme {number}; the briefing has {count} themes",
                len(edition.briefing.themes),
                number=options.theme,
            )
        )
    names = tuple(screen.name() for screen in QGuiApplication.screens())
    if options.screen is not None and options.screen not in names:
        say(tr.text("there is no screen “{name}”; there are: {names}", name=options.screen, names=names))
    desk.present(
        options.theme > 0, theme=options.theme, screen=options.screen, rehearse=options.rehearse,
        windowed=options.window, despite_errors=options.despite_errors,
    )  # fmt: skip
    return application.exec() or report.exit_code(edition)
