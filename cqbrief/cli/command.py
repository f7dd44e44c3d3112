"""What a command is: its words, its arguments, and what it does with them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cqbrief.cli.parser import CommandParser
from cqbrief.cli.values import one_of
from cqbrief.i18n.language import LANGUAGES
from cqbrief.i18n.messages import N_

if TYPE_CHECKING:
    from cqbrief.app.startup.preload import PreloadProcess
    from cqbrief.i18n.translator import Translator

EXIT_STATUS = N_("Exit status: 0 fine; 1 errors in the briefing; 2 wrong usage or environment")
EXIT_STATUS_WITHOUT_BRIEFING = N_("Exit status: 0 fine; 2 wrong usage or environment")

Options = TypeVar("Options")
Start = Callable[[Namespace, "Translator", "PreloadProcess"], int]


@dataclass(frozen=True, slots=True)
class Command:
    """Describe a command. Texts are templates of the catalogue."""

    summary: str
    """What it does, for the list of all commands."""
    description: str
    language: str
    """What is in the language that is chosen by --language."""
    add_arguments: Callable[[CommandParser], None]
    """Declares what it takes besides --language, --version and --help."""
    start: Start
    """Made by `starting` or `starting_preloaded` of its `run`."""
    exit_status: str = EXIT_STATUS

    def parser(self, name: str, tr: Translator) -> CommandParser:
        """Make the parser of its arguments; `name` is what it is called by."""
        parser = CommandParser(name, self.description, self.exit_status, tr)
        self.add_arguments(parser)
        parser.value("--language", metavar="|".join(LANGUAGES), help=self.language, read=one_of(*LANGUAGES))
        parser.flag("--version", help=N_("print the version"))
        parser.flag("-h", "--help", help=N_("print this help"))
        return parser


def starting(options: Callable[..., Options], run: Callable[[Options, Translator], int]) -> Start:
    """Make a `Command.start` that fills the dataclass `options` and calls `run`; nothing is preloaded."""

    def start(given: Namespace, tr: Translator, preload: PreloadProcess) -> int:
        preload.forget()
        return run(options(**vars(given)), tr)

    return start


def starting_preloaded(
    options: Callable[..., Options], run: Callable[[Options, Translator, PreloadProcess], int]
) -> Start:
    """Make a `Command.start` like `starting`, but for a `run` that has the briefing preloaded."""
    return lambda given, tr, preload: run(options(**vars(given)), tr, preload)
