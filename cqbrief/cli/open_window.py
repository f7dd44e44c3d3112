"""`cqbrief` without a command: the window on a briefing, or pictures of its pages without a display."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cqbrief.cli import preflight
from cqbrief.cli.command import Command, starting_preloaded
from cqbrief.cli.parser import CommandParser
from cqbrief.cli.terminal import refuse_for_obstacles
from cqbrief.cli.values import LOOKS, one_of, theme_number
from cqbrief.i18n.messages import N_
from cqbrief.system import paths

if TYPE_CHECKING:
    from cqbrief.app.startup.preload import PreloadProcess
    from cqbrief.i18n.language import Language
    from cqbrief.i18n.translator import Translator
    from cqbrief.window.settings import LookChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOptions:
    """Hold what `cqbrief` was given without a command."""

    folder: Path = field(default_factory=paths.built_in_briefing)
    theme: int = 0
    """Number of the theme that is shown first; 0 for the overview."""
    look: LookChoice | None = None
    language: Language | None = None


def add_arguments(parser: CommandParser) -> None:
    """Declare what `cqbrief` takes without a command."""
    parser.positional("folder", N_("FOLDER"))
    parser.value(
        "--theme", metavar="N", read=theme_number, help=N_("open at theme N instead of the overview")
    )
    parser.value("--look", metavar="|".join(LOOKS), read=one_of(*LOOKS), help=N_("colours of the window"))


def run(options: OpenOptions, tr: Translator, preload: PreloadProcess) -> int:
    """Open the window and stay until it is closed; return the exit code.

    Without a display every page is drawn into a picture instead.
    """
    preload.read(options.folder)
    found = preflight.inspect(os.environ)
    if found.display and not found.obstacles:
        from cqbrief.app import controller

        return controller.run(
            options.folder, language=options.language, look=options.look, page=options.theme, preload=preload
        )
    preload.forget()
    if found.obstacles:
        return refuse_for_obstacles(found.obstacles, tr)
    print(tr.text("There is no display for a window; every page is drawn into a picture."), flush=True)
    return _draw_pages(options, tr)


def _draw_pages(options: OpenOptions, tr: Translator) -> int:
    import tempfile

    from cqbrief.cli import pictures

    out = Path(pictures.FOLDER)
    if not os.access(".", os.W_OK):
        out = Path(tempfile.mkdtemp(prefix=f"{pictures.FOLDER}-"))
    return pictures.run(
        pictures.PicturesOptions(
            folder=options.folder, output=out, look=options.look, language=options.language
        ),
        tr,
    )


COMMAND = Command(
    summary=N_("open the window"),
    description=N_("cqbrief - a report as a briefing in which every number can be traced to its sentence"),
    language=N_("language of the interface"),
    add_arguments=add_arguments,
    start=starting_preloaded(OpenOptions, run),
)
