"""The table of all commands. Whoever adds one adds its module and its entry here.

Nothing that takes long is imported: the table is looked at before anything else is done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cqbrief.cli.command import Command


class CommandEntry(NamedTuple):
    """Tell where a command is, and how its process begins and ends."""

    load: Callable[[], Command]
    """Imports the command's module; by a statement, so that a bundle has the module."""
    preloads: bool = False
    """Whether a second process reads the briefing while this one loads Qt."""
    ends_at_once: bool = False
    """Whether its process ends by `interpreter.end_at_once`: nothing is left to be saved then."""


class Ending(NamedTuple):
    """Tell how a command ended."""

    code: int
    """The exit code."""
    at_once: bool = False
    """Whether the process may end without further ado, as its entry says."""


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
    "print": CommandEntry(_print, preloads=True, ends_at_once=True),
    "export": CommandEntry(_export),
    "pictures": CommandEntry(_pictures),
    "pack": CommandEntry(_pack),
    "schema": CommandEntry(_schema),
    "install-desktop": CommandEntry(_install_desktop),
}
"""Name as it is typed -> the command, in the order of the help."""
