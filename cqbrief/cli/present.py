"""`cqbrief present`: the briefing on the wall."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cqbrief.cli import preflight
from cqbrief.cli.command import Command, starting
from cqbrief.cli.parser import CommandParser
from cqbrief.cli.terminal import allows_output, print_notice, refuse, refuse_for_obstacles
from cqbrief.cli.values import LOOKS, one_of, theme_number
from cqbrief.i18n.messages import N_
from cqbrief.system import paths

if TYPE_CHECKING:
    from cqbrief.i18n.language import Language
    from cqbrief.i18n.translator import Translator
    from cqbrief.window.settings import LookChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentOptions:
    """Hold what `cqbrief present` was given."""

    folder: Path = field(default_factory=paths.built_in_briefing)
    theme: int = 0
    """Number of the theme that it starts with; 0 for the beginning."""
    screen: str | None = None
    """Name of the audience's screen."""
    rehearse: bool = False
    window: bool = False
    """Whether the wall is a window, for video calls."""
    despite_errors: bool = False
    look: LookChoice | None = None
    language: Language | None = None


def add_arguments(parser: CommandParser) -> None:
    """Declare what `cqbrief present` takes."""
    parser.positional("folder", N_("FOLDER"))
    parser.value("--theme", metavar="N", read=theme_number, help=N_("start at theme N"))
    parser.value("--screen", metavar=N_("NAME"), help=N_("the audience's screen, such as HDMI-1"))
    parser.flag("--rehearse", help=N_("the wall within the console, on one screen"))
    parser.flag("--window", help=N_("the wall as a window, for video calls"))
    parser.flag("--despite-errors", help=N_("present although the briefing has errors"))
    parser.value(
        "--look", metavar="|".join(LOOKS), read=one_of(*LOOKS), help=N_("colours of window and wall")
    )


def run(options: PresentOptions, tr: Translator) -> int:
    """Present the briefing; return the exit code. The window comes when the show is over.

    A theme that is not there is wrong usage; a screen that is not there is told, and another one taken.
    """
    found = preflight.inspect(os.environ)
    if found.obstacles:
        return refuse_for_obstacles(found.obstacles, tr)
    if not found.display:
        return refuse(
            tr.text("there is no display to present on"),
            tr.text("for a room with a PDF reader: cqbrief print --profile slides"),
        )
    from PySide6.QtGui import QGuiApplication

    from cqbrief.app.controller import AppController, make_application
    from cqbrief.briefing.validation import report

    application = make_application()
    controller = AppController(
        application, options.folder, options.language, options.look, options.theme, checked=True
    )
    edition = controller.window.context.edition
    refusal = tr.text("the briefing has errors; mend them, or present it all the same with --despite-errors")
    if not allows_output(edition, tr, refusal, despite_errors=options.despite_errors):
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
        print_notice(
            tr.text("there is no screen “{name}”; there are: {names}", name=options.screen, names=names)
        )
    controller.presenter.present(
        options.theme > 0, theme=options.theme, screen=options.screen, rehearse=options.rehearse,
        windowed=options.window, despite_errors=options.despite_errors,
    )  # fmt: skip
    return application.exec() or report.exit_code(edition)


COMMAND = Command(
    summary=N_("present it: wall for the audience, console for you"),
    description=N_("""
Presents the briefing: the wall on the external screen, the presenter's console
on the other. Press ? in the show for all keys; Escape leads to the window.
"""),
    language=N_("language of the interface"),
    add_arguments=add_arguments,
    start=starting(PresentOptions, run),
)
