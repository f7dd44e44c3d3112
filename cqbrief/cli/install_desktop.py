"""`cqbrief install-desktop`: the program in the desktop's menu."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cqbrief.cli.command import EXIT_STATUS_WITHOUT_BRIEFING, Command, starting
from cqbrief.cli.parser import CommandParser
from cqbrief.cli.requirements import can_draw_offscreen
from cqbrief.cli.terminal import FINE, UNUSABLE, print_notice, refuse
from cqbrief.i18n.messages import N_
from cqbrief.i18n.os_errors import reason

if TYPE_CHECKING:
    from cqbrief.i18n.language import Language
    from cqbrief.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallOptions:
    """Hold what `cqbrief install-desktop` was given."""

    remove: bool = False
    language: Language | None = None


def add_arguments(parser: CommandParser) -> None:
    """Declare what `cqbrief install-desktop` takes."""
    parser.flag("--remove", help=N_("take all that away again"))


def run(options: InstallOptions, tr: Translator) -> int:
    """Install for this user, or remove; print the files and return the exit code."""
    if not can_draw_offscreen(tr):
        return UNUSABLE
    # The icons are drawn by Qt.
    from cqbrief.cli import desktop_entry

    if not sys.platform.startswith("linux"):
        return refuse(tr.text("this is for desktops on Linux; elsewhere open the program by its command"))
    base = desktop_entry.data_home(os.environ)
    try:
        if options.remove:
            changed = desktop_entry.remove(base)
        else:
            command = desktop_entry.own_command()
            if command is None:
                return _refuse_uninstalled(tr)
            changed = desktop_entry.install(base, command)
    except OSError as error:
        return refuse(tr.text("cannot write into {folder}: {reason}", folder=base, reason=reason(error)))
    for file in changed:
        print(file)
    missing = desktop_entry.update_desktop(base) if changed else []
    if missing:
        programs = tuple(missing)
        print_notice(tr.text("warning: not found: {programs}; log in anew to see it", programs=programs))
    if not options.remove:
        print(tr.text("cqbrief is in the menu, and opens .cqbrief files."))
    elif changed:
        print(tr.text("cqbrief is no longer in the menu."))
    else:
        print(tr.text("There was nothing to remove."))
    return FINE


def _refuse_uninstalled(tr: Translator) -> int:
    folder = Path(__file__).resolve().parents[2]
    return refuse(
        tr.text("the program is not installed, so no desktop could start it"),
        tr.text("install it: {command}", command=f"{sys.executable} -m pip install {folder}"),
    )


COMMAND = Command(
    summary=N_("put the program into the desktop's menu"),
    description=N_("""
Puts the program into the desktop's menu, with its icon, and lets a double click
open .cqbrief files: for you alone, without further rights. Doing it again mends
it, for example after the program was moved.
"""),
    language=N_("language of the messages"),
    add_arguments=add_arguments,
    start=starting(InstallOptions, run),
    exit_status=EXIT_STATUS_WITHOUT_BRIEFING,
)
