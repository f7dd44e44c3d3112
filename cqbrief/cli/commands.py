"""The table of all commands. Whoever adds one adds its module and its entry here.

Nothing that takes long is imported: the table is looked at before anything else is done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cqbrief.cli.command import Command


class CommandEntry(NamedTuple):
    """Tell where a command is and what is done before it is known what it was given."""

    load: Callable[[], Command]
    """Imports the command's module; by a statement, so that a bundle has the module."""
    preloads: bool = False
    """Whether a second process reads the briefing while this one loads Qt."""


def _open_window() -> Command:
    from cqbrief.cli.open_window import COMMAND

    return COMMAND


def _new() -> Command:
    from cqbrief.cli.new import COMMAND

    return COMMAND


def _check() -> Command:
    from cqbrief.cli.check import COMMAND

    return COMMAND


def _compare() -> Command:
    from cqbrief.cli.compare import COMMAND

    return COMMAND


def _present() -> Command:
    from cqbrief.cli.present import COMMAND

    return COMMAND


def _print() -> Command:
    from cqbrief.cli.print_pdf import COMMAND

    return COMMAND


def _export() -> Command:
    from cqbrief.cli.export import COMMAND

    return COMMAND


def _pictures() -> Command:
    from cqbrief.cli.pictures import COMMAND

    return COMMAND


def _pack() -> Command:
    from cqbrief.cli.pack import COMMAND

    return COMMAND


def _schema() -> Command:
    from cqbrief.cli.schema import COMMAND

    return COMMAND


def _install_desktop() -> Command:
    from cqbrief.cli.install_desktop import COMMAND

    return COMMAND


OPEN = ""
"""The command that is meant where none is named."""
COMMANDS: Mapping[str, CommandEntry] = {
    OPEN: CommandEntry(_open_window, preloads=True),
    "new": CommandEntry(_new),
    "check": CommandEntry(_check),
    "compare": CommandEntry(_compare),
    "present": CommandEntry(_present),
    "print": CommandEntry(_print, preloads=True),
    "export": CommandEntry(_export),
    "pictures": CommandEntry(_pictures),
    "pack": CommandEntry(_pack),
    "schema": CommandEntry(_schema),
    "install-desktop": CommandEntry(_install_desktop),
}
"""Name as it is typed -> the command, in the order of the help."""
