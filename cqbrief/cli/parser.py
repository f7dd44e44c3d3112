"""Parsing the arguments of one command, and the help about it, both in the reader's language.

argparse takes its own words from the process-wide gettext, and lays help out by counting characters, of
which a Chinese one is two columns wide. So what it would say is said here.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from cqbrief.cli.values import OptionValueError
from cqbrief.i18n.translator import Translator

LINE_WIDTH = 80
"""Columns of a terminal at which the usage of a command is broken."""


class UsageError(Exception):
    """Report wrong usage in the reader's language, with the command whose help tells more."""

    def __init__(self, message: str, help_command: str) -> None:
        super().__init__(message)
        self.help_command = help_command


class _Positional(NamedTuple):
    metavar: str
    required: bool


class _Option(NamedTuple):
    names: tuple[str, ...]
    metavar: str
    """Empty for a flag."""
    help: str
    choices: Sequence[tuple[str, str]]
    """What may be chosen, each with what it is."""
    places: dict[str, object]

    @property
    def short(self) -> bool:
        """Tell whether it has a name of one letter."""
        return not self.names[0].startswith("--")


class CommandParser(argparse.ArgumentParser):
    """Parse the arguments of one command and make its help.

    `positional`, `flag` and `value` declare the arguments. Help texts and metavars are templates of the
    catalogue; line breaks in them are kept. An argument that was not given is not among the parsed ones.
    """

    def __init__(self, command: str, description: str, epilog: str, tr: Translator) -> None:
        super().__init__(
            prog=f"cqbrief {command}".strip(), description=tr.text(description).strip(),
            epilog=tr.text(epilog), argument_default=argparse.SUPPRESS, add_help=False, allow_abbrev=False,
            exit_on_error=False,
        )  # fmt: skip
        self._tr = tr
        self._positionals_shown: list[_Positional] = []
        self._options_shown: list[_Option] = []

    def positional(self, name: str, metavar: str, *, required: bool = False) -> None:
        """Declare a path that is told by its place.

        Where it is `required` help shows it so, and the command refuses to do without it: the parser does
        not, for help and version are asked for without it.
        """
        self.add_argument(name, action=_ReadValue, nargs="?", read=Path, tr=self._tr)
        self._positionals_shown.append(_Positional(metavar, required))

    def flag(self, *names: str, help: str) -> None:
        """Declare an option without a value: true where it is given."""
        self.add_argument(*names, action="store_true")
        self._options_shown.append(_Option(names, "", help, (), {}))

    def value(
        self,
        *names: str,
        metavar: str,
        help: str,
        read: Callable[[str], object] = str,
        choices: Sequence[tuple[str, str]] = (),
        **places: object,
    ) -> None:
        """Declare an option with a value, which `read` makes of what was typed or refuses (OptionValueError).

        `choices` are names with what they are, listed below the template `help`, whose places `places` fill.
        """
        # "?": so that the action, and not argparse, says that the value is missing.
        self.add_argument(*names, action=_ReadValue, nargs="?", read=read, tr=self._tr)
        self._options_shown.append(_Option(names, metavar, help, choices, places))

    @property
    def value_options(self) -> frozenset[str]:
        """Return the names of the options whose value may be the next argument."""
        return frozenset(name for option in self._options_shown if option.metavar for name in option.names)

    def read(self, given: Sequence[str]) -> argparse.Namespace:
        """Return the arguments that were given, by name. Raises UsageError."""
        try:
            parsed, unknown = self.parse_known_args(given)
        except argparse.ArgumentError as error:
            message = self._said_of_flag(error, given) or error.message
            self.error(self._tr.text("argument {name}: {message}", name=error.argument_name, message=message))
        if unknown:
            self.error(self._tr.text("unrecognized arguments: {arguments}", arguments=" ".join(unknown)))
        return parsed

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        raise UsageError(message, f"{self.prog} --help")

    def _said_of_flag(self, error: argparse.ArgumentError, given: Sequence[str]) -> str:
        """Say what argparse itself finds wrong with a flag: it was given a value. Empty for other options."""
        flags = (option.names for option in self._options_shown if not option.metavar)
        names = next((names for names in flags if "/".join(names) == error.argument_name), ())
        for argument in given:
            name, equals, value = argument.partition("=")
            if not equals or name not in names:
                name, value = argument[:2], argument[2:]
            if name in names and (equals or value):
                return self._tr.text("ignored explicit argument {value!r}", value=value)
        return ""

    def short_usage(self) -> str:
        """Return the command with its places and those options that have a short name, on one line."""
        options = (option for option in self._options_shown if option.short and option.metavar)
        return " ".join([self.prog, *self._places(), *map(self._in_brackets, options)])

    def format_help(self) -> str:
        """Return usage, description, options and epilog, with a line between them."""
        return "\n\n".join(
            [self.format_usage(), self.description or "", self.format_options(), self.epilog or ""]
        )

    def format_usage(self) -> str:
        """Return the command with its places and all options, wrapped."""
        options = map(self._in_brackets, self._options_shown)
        return wrapped(self.prog, [*self._places(), *options])

    def format_options(self) -> str:
        """Return the options with what they mean, in two columns under their heading."""
        rows = [(self._names_and_value(option), self._help(option)) for option in self._options_shown]
        return "\n".join([self._tr.text("Options:"), *two_columns(rows)])

    def _places(self) -> Iterable[str]:
        for metavar, required in self._positionals_shown:
            shown = self._tr.text(metavar)
            yield shown if required else f"[{shown}]"

    def _in_brackets(self, option: _Option) -> str:
        return f"[{option.names[0]}{self._after_space(option)}]"

    def _names_and_value(self, option: _Option) -> str:
        return ", ".join(option.names) + self._after_space(option)

    def _after_space(self, option: _Option) -> str:
        return f" {self._tr.text(option.metavar)}" if option.metavar else ""

    def _help(self, option: _Option) -> str:
        lines = [self._tr.text(option.help, **option.places)]
        if option.choices:
            rows = [(name, self._tr.text(purpose)) for name, purpose in option.choices]
            lines += two_columns(rows, indent="")
        return "\n".join(lines)


class _ReadValue(argparse.Action):
    """Store what `read` makes of the value."""

    def __init__(self, *, read: Callable[[str], object], tr: Translator, **settings: Any) -> None:
        super().__init__(**settings)
        self._read, self._tr = read, tr

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        if not isinstance(values, str):
            raise argparse.ArgumentError(self, self._tr.text("expected one argument"))
        try:
            setattr(namespace, self.dest, self._read(values))
        except OptionValueError as error:
            raise argparse.ArgumentError(self, self._tr.render(error.message)) from error


def two_columns(rows: Sequence[tuple[str, str]], indent: str = "  ") -> list[str]:
    """Lay out pairs of a name and a text of one or more lines, the texts below each other."""
    edge = max(columns(name) for name, _ in rows) + 2
    lines = []
    for name, text in rows:
        first, *more = text.split("\n")
        lines.append(f"{indent}{name}{' ' * (edge - columns(name))}{first}")
        lines += [f"{indent}{' ' * edge}{line}" for line in more]
    return lines


def wrapped(first: str, words: Iterable[str]) -> str:
    """Set `words` after `first`, on as many lines as are needed, the further ones indented below them."""
    lines, indent = [first], columns(first) + 1
    for word in words:
        if columns(lines[-1]) + 1 + columns(word) > LINE_WIDTH:
            lines.append(" " * (indent - 1))
        lines[-1] += f" {word}"
    return "\n".join(lines)


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes: two for a Chinese character."""
    # Only help needs it.
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
