"""From the arguments to the command that they name. Nothing of Qt is imported before a command needs it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from cqbrief import __version__
from cqbrief.app.startup.preload import PreloadProcess
from cqbrief.cli.commands import COMMANDS, OPEN, Ending
from cqbrief.cli.parser import CommandParser, UsageError, two_columns
from cqbrief.cli.terminal import FINE, UNUSABLE, print_notice
from cqbrief.i18n.language import Language, known_language
from cqbrief.i18n.translator import Translator, choose_language, system_locale


def run(given: Sequence[str], preload: PreloadProcess) -> Ending:
    """Carry out the command in `given`; return how it ended.

    A command that shows a briefing has `preload` read it; any other ends that process.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show Chinese shows escapes; that is no reason to stop.
            stream.reconfigure(errors="backslashreplace")
    tr = translator(given)
    name, rest = split_command(given, tr)
    entry = COMMANDS[name]
    command = entry.load()
    parser = command.parser(name, tr)
    try:
        parsed = parser.read(rest)
    except UsageError as error:
        print_notice(str(error))
        print(tr.text("{command} tells more", command=error.help_command), file=sys.stderr, flush=True)
        return Ending(UNUSABLE)
    if "help" in parsed:
        print(overview(parser, tr) if name == OPEN else parser.format_help())
        return Ending(FINE)
    if "version" in parsed:
        print(f"cqbrief {__version__}")
        return Ending(FINE)
    return Ending(command.start(parsed, tr, preload), entry.ends_at_once)


def split_command(given: Sequence[str], tr: Translator) -> tuple[str, list[str]]:
    """Return the command's name (`OPEN` where none is named) and the other arguments, in order.

    A command is the first argument that is neither an option nor an option's value; ``./check`` and
    ``-- check`` name a folder.
    """
    named = [argument for argument in given if argument != OPEN and argument in COMMANDS]
    if not named:
        return OPEN, list(given)
    if given[0] == named[0]:
        return given[0], list(given[1:])
    # Something comes first: each command knows which of its options are followed by their value.
    parsers = (entry.load().parser(name, tr) for name, entry in COMMANDS.items())
    followed = {option for parser in parsers for option in parser.value_options}
    value_expected = False
    for index, argument in enumerate(given):
        if argument == "--":
            break
        if value_expected or argument.startswith("-"):
            value_expected = not value_expected and argument in followed
            continue
        if argument in named:
            return argument, [*given[:index], *given[index + 1 :]]
        break
    return OPEN, list(given)


def overview(parser: CommandParser, tr: Translator) -> str:
    """Return the help about the program: all commands, and the options of `parser`, that of `OPEN`."""
    rows = []
    for name, entry in COMMANDS.items():
        command = entry.load()
        rows.append((command.parser(name, tr).short_usage(), tr.text(command.summary)))
    remarks = tr.text(
        "FOLDER may be a one-file briefing, too. Without it each takes the built-in\n"
        "briefing. A folder that is named like a command is written with its path: ./check\n"
        "Each command has help of its own: cqbrief check --help"
    )
    return "\n\n".join(
        [
            parser.description or "",
            "\n".join(two_columns(rows)),
            remarks,
            parser.format_options(),
            parser.epilog or "",
        ]
    )


def translator(given: Sequence[str]) -> Translator:
    """Return the texts in the language asked for, which is read ahead: wrong usage is told in it, too."""
    return Translator(choose_language(os.environ, system_locale(), language_asked_for(given)))


def language_asked_for(given: Sequence[str]) -> Language | None:
    """Return the value of the first --language in `given`; None where there is none or it is wrong."""
    for index, argument in enumerate(given):
        name, _, value = argument.partition("=")
        if name == "--language":
            value = value or next(iter(given[index + 1 :]), "")
            return known_language(value)
    return None
