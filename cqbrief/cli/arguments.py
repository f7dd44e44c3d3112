"""What the command line takes, and the help about it.

The help is written as a whole, so that it reads well in both languages; argparse only parses.
"""

from __future__ import annotations

import argparse
import gettext
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn, cast

from cqbrief.cli.terminal import UNUSABLE
from cqbrief.i18n.language import Language
from cqbrief.i18n.messages import N_
from cqbrief.i18n.translator import DOMAIN, Translator
from cqbrief.system import paths

LANGUAGES = ("zh", "en")
LOOKS = ("system", "light", "dark", "contrast")
PICTURES = "cqbrief-pictures"
"""Folder for the pictures of the pages where none is named."""
DEFAULT_SIZE = "1440x900"
TAKING_VALUES = (
    "--language", "--look", "--explain", "--theme", "--size", "-o", "--output", "--profile", "--themes",
    "--paper", "--screen", "--charts", "--title",
)  # fmt: skip
"""Options whose value may be the next argument."""

HELP = {
    "": N_("""
cqbrief - a report as a briefing in which every number can be traced to its sentence

  cqbrief [FOLDER]                  open the window
  cqbrief new FOLDER                begin a briefing of your own, with an example to change
  cqbrief check [FOLDER]            report what is wrong with a briefing
  cqbrief compare OLD NEW           say what changed from one edition to the next
  cqbrief present [FOLDER]          present it: wall for the audience, console for you
  cqbrief print [FOLDER] -o FILE    make a PDF for paper or for a room with a PDF reader
  cqbrief export [FOLDER] -o FILE   figures as XLSX or CSV, the whole as Markdown, charts
  cqbrief pictures [FOLDER] -o DIR  draw every page of the window into pictures
  cqbrief pack [FOLDER]             put the briefing into one file to pass on
  cqbrief schema                    print the JSON Schema of the YAML files, for editors
  cqbrief install-desktop           put the program into the desktop's menu

FOLDER may be a one-file briefing, too. Without it each takes the built-in
briefing. A folder that is named like a command is written with its path: ./check

Options:
  --theme N                          open at theme N instead of the overview
  --look system|light|dark|contrast  colours of the window
  --language zh|en                   language of the interface
  --version                          print the version
  -h, --help                         print this help; also: cqbrief check --help

Exit status: 0 fine; 1 errors in the briefing; 2 wrong usage or environment
"""),
    "new": N_("""
cqbrief new FOLDER [--title TITLE] [--language zh|en]

Makes a small complete briefing in FOLDER, which must be new or empty. Its
comments explain every key; put your own report, numbers and words in, and run
cqbrief check after each change. Editors that speak JSON Schema complete the keys
and underline mistakes, by the file .cqbrief-schema.json in the folder.

Options:
  --title TITLE     what the briefing is called
  --language zh|en  language of the briefing, its comments and the messages
  --version         print the version
  -h, --help        print this help

Exit status: 0 fine; 2 wrong usage or environment
"""),
    "check": N_("""
cqbrief check [FOLDER] [--strict] [--ledger] [--json]
cqbrief check --explain RULE

Reads the briefing in FOLDER (without it: the built-in one) and prints every
problem with file, line and column, what was expected and what to do.

Options:
  --strict          warnings count as errors
  --ledger          print every sum too, written out and judged
  --json            print problems, figures, charts, stories, measures and sums
                    as JSON
  --explain RULE    say what a rule is for; its name stands behind each problem
  --language zh|en  language of the messages
  --version         print the version
  -h, --help        print this help

Exit status: 0 no errors; 1 errors in the briefing; 2 wrong usage or environment
"""),
    "compare": N_("""
cqbrief compare OLD NEW [--json] [-o FILE]

Holds two editions of a briefing against each other, figure by figure: numbers
that changed and by how much, new and dropped figures, changed wording. Figures
are the same where their ids are.

Options:
  --json            print the changes as JSON
  -o, --output FILE write the changes as pages to print (PDF)
  --language zh|en  language of the messages
  --version         print the version
  -h, --help        print this help

Exit status: 0 fine; 1 errors in a briefing; 2 wrong usage or environment
"""),
    "present": N_("""
cqbrief present [FOLDER] [--theme N] [--screen NAME] [--rehearse]

Presents the briefing: the wall on the external screen, the presenter's console
on the other. Press ? in the show for all keys; Escape leads to the window.

Options:
  --theme N                          start at theme N
  --screen NAME                      the audience's screen, such as HDMI-1
  --rehearse                         the wall within the console, on one screen
  --window                           the wall as a window, for video calls
  --despite-errors                   present although the briefing has errors
  --look system|light|dark|contrast  colours of window and wall
  --language zh|en                   language of the interface
  --version                          print the version
  -h, --help                         print this help

Exit status: 0 fine; 1 errors in the briefing; 2 wrong usage or environment
"""),
    "print": N_("""
cqbrief print [FOLDER] [-o FILE] [--profile PROFILE] [--themes 1,3] [--grey]

Makes a PDF of the briefing; needs no display.

Options:
  -o, --output FILE    the PDF (default: the folder's and the profile's name)
  --profile PROFILE    briefing   the whole, with all sources (default)
                       gongwen    a bulletin by the values of GB/T 9704-2012
                       handout    two slides' worth a page, lines for notes
                       summary    one page
                       slides     16:9 pages for a PDF reader
  --themes 1,3-5       only these themes
  --paper a4|a3|letter paper, where the profile knows more than one; a3 is the A4
                       page enlarged
  --grey               for a printer without colours
  --archive            valid as PDF/A-2a besides PDF/UA-1
  --despite-errors     print although the briefing has errors
  --language zh|en     language of the pages and messages
  --version            print the version
  -h, --help           print this help

Exit status: 0 fine; 1 errors in the briefing; 2 wrong usage or environment
"""),
    "export": N_("""
cqbrief export [FOLDER] [-o FILE] [--charts DIR]

Makes files for other programs; needs no display. Every file says from which
sources and which edition it was made.

Options:
  -o, --output FILE  its ending says what it is:
                     .xlsx  all figures with their sentences, a workbook
                     .csv   the same as plain text (UTF-8); what a spreadsheet
                            would change, such as 1-01, begins with a tab
                     .md    the whole briefing as Markdown
  --charts DIR       every chart as PNG and SVG
  --despite-errors   export although the briefing has errors
  --language zh|en   language of the files and messages
  --version          print the version
  -h, --help         print this help

Exit status: 0 fine; 1 errors in the briefing; 2 wrong usage or environment
"""),
    "pictures": N_("""
cqbrief pictures [FOLDER] [-o DIR]

Draws every page of the window into PNG pictures; needs no display.

Options:
  -o, --output DIR                   where to put them (default: {pictures})
  --size WIDTHxHEIGHT                size of the window in pixels (default: {size})
  --window                           only what the window shows, not the whole page
  --look system|light|dark|contrast  colours of the window
  --language zh|en                   language of the interface
  --version                          print the version
  -h, --help                         print this help
"""),
    "pack": N_("""
cqbrief pack [FOLDER] [-o FILE.cqbrief]

Puts all files of a briefing into one, to be passed on. It opens like a folder
and bears the same fingerprint. Files that the briefing does not use stay out.

Options:
  -o, --output FILE  the one file (default: the folder's name, with .cqbrief)
  --despite-errors   pack although the briefing has errors
  --language zh|en   language of the messages
  --version          print the version
  -h, --help         print this help

Exit status: 0 fine; 1 errors in the briefing; 2 wrong usage or environment
"""),
    "install-desktop": N_("""
cqbrief install-desktop [--remove]

Puts the program into the desktop's menu, with its icon, and lets a double click
open .cqbrief files: for you alone, without further rights. Doing it again mends
it, for example after the program was moved.

Options:
  --remove          take all that away again
  --language zh|en  language of the messages
  --version         print the version
  -h, --help        print this help

Exit status: 0 fine; 2 wrong usage or environment
"""),
    "schema": N_("""
cqbrief schema

Prints the JSON Schema of the YAML files. An editor that is given it completes
keys, explains them and underlines mistakes while you write. A folder made by
cqbrief new has it as .cqbrief-schema.json.

Options:
  --language zh|en  language of the explanations
  --version         print the version
  -h, --help        print this help
"""),
}
"""Command (empty: open the window) -> its help, a template of the catalogue."""

# What argparse says of wrong usage; it asks gettext for these.
ARGPARSE_TEMPLATES = (
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("unrecognized arguments: %s"),
)


def parse(given: Sequence[str], tr: Translator) -> tuple[str, argparse.Namespace]:
    """The command's name and its options; SystemExit with 2 after saying what is wrong with the usage."""
    name, rest = split_command(given)
    with _argparse_speaks(tr):
        return name, _parser(name, tr).parse_args(rest)


def help_text(name: str, tr: Translator) -> str:
    """The help about the command `name`."""
    return tr.text(HELP[name], pictures=PICTURES, size=DEFAULT_SIZE).strip()


class _Parser(argparse.ArgumentParser):
    """Says what was wrong in the reader's language, in one line, and where the help is."""

    def __init__(self, command: str, tr: Translator) -> None:
        super().__init__(prog="cqbrief", add_help=False, allow_abbrev=False, usage="")
        self._tr, self._help_command = tr, f"cqbrief {command} --help".replace("  ", " ")

    def error(self, message: str) -> NoReturn:
        """Print what was wrong and leave with 2."""
        advice = self._tr.text("{command} tells more", command=self._help_command)
        self.exit(UNUSABLE, f"cqbrief: {message}\n{advice}\n")


def split_command(given: Sequence[str]) -> tuple[str, list[str]]:
    """The command's name (empty: open the window) and the other arguments, in order.

    A command is the first argument that is neither an option nor an option's value; ``./check`` and
    ``-- check`` name a folder.
    """
    value_expected = False
    for index, argument in enumerate(given):
        if argument == "--":
            break
        if value_expected or argument.startswith("-"):
            value_expected = not value_expected and argument in TAKING_VALUES
            continue
        if argument and argument in HELP:
            return argument, [*given[:index], *given[index + 1 :]]
        break
    return "", list(given)


def _parser(name: str, tr: Translator) -> _Parser:
    parser = _Parser(name, tr)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--version", action="store_true")
    parser.add_argument("--language", choices=LANGUAGES)
    if name in ("", "pictures", "present"):
        parser.add_argument("--look", choices=LOOKS)
    if name == "compare":
        # Not required for the parser: help and version are asked for without them.
        parser.add_argument("old", nargs="?", metavar=tr.text("OLD"), type=Path)
        parser.add_argument("new", nargs="?", metavar=tr.text("NEW"), type=Path)
        parser.add_argument("--json", action="store_true")
        parser.add_argument("-o", "--output", type=Path)
    elif name == "install-desktop":
        parser.add_argument("--remove", action="store_true")
    elif name != "schema":
        parser.add_argument("folder", nargs="?", metavar=tr.text("FOLDER"), type=Path)
    if name in ("", "present"):
        parser.add_argument("--theme", type=partial(theme_number, tr), default=0)
    if name == "new":
        parser.add_argument("--title", metavar=tr.text("TITLE"), default="")
    if name == "check":
        parser.add_argument("--strict", action="store_true")
        parser.add_argument("--ledger", action="store_true")
        parser.add_argument("--explain", metavar=tr.text("RULE"))
        parser.add_argument("--json", action="store_true")
    if name == "pictures":
        parser.add_argument("-o", "--output", type=Path, default=Path(PICTURES))
        parser.add_argument("--size", type=partial(picture_size, tr), default=DEFAULT_SIZE)
        parser.add_argument("--window", action="store_true")
    if name == "pack":
        parser.add_argument("-o", "--output", type=Path)
        parser.add_argument("--despite-errors", action="store_true")
    if name == "export":
        parser.add_argument("-o", "--output", type=Path)
        parser.add_argument("--charts", type=Path)
        parser.add_argument("--despite-errors", action="store_true")
    if name == "present":
        parser.add_argument("--screen")
        parser.add_argument("--rehearse", action="store_true")
        parser.add_argument("--window", action="store_true")
        parser.add_argument("--despite-errors", action="store_true")
    if name == "print":
        parser.add_argument("-o", "--output", type=Path)
        parser.add_argument("--profile", default="briefing")
        parser.add_argument("--themes", type=partial(theme_numbers, tr), default=())
        parser.add_argument("--paper", default="")
        parser.add_argument("--grey", action="store_true")
        parser.add_argument("--archive", action="store_true")
        parser.add_argument("--despite-errors", action="store_true")
    return parser


def theme_number(tr: Translator, typed: str) -> int:
    """The number of a theme; raises ArgumentTypeError for anything else."""
    if re.fullmatch(r"\d{1,4}", typed) is None:
        raise argparse.ArgumentTypeError(tr.text("expected the number of a theme"))
    return int(typed)


def theme_numbers(tr: Translator, typed: str) -> tuple[int, ...]:
    """The numbers in ``1,3-5``, in order; raises ArgumentTypeError for anything else."""
    numbers: set[int] = set()
    for part in typed.replace("，", ",").split(","):
        ends = re.fullmatch(r"\s*(\d{1,4})\s*(?:[-–]\s*(\d{1,4})\s*)?", part)
        if ends is None:
            raise argparse.ArgumentTypeError(tr.text("expected numbers of themes, such as 1,3-5"))
        numbers.update(range(int(ends[1]), int(ends[2] or ends[1]) + 1))
    return tuple(sorted(numbers))


def picture_size(tr: Translator, typed: str) -> tuple[int, int]:
    """Width and height in logical pixels; raises ArgumentTypeError for anything but ``WxH``."""
    sides = re.fullmatch(r"([1-9]\d{2,3})x([1-9]\d{2,3})", typed)
    if sides is None:
        raise argparse.ArgumentTypeError(
            tr.text("expected width x height, such as {size}", size=DEFAULT_SIZE)
        )
    return int(sides[1]), int(sides[2])


def language_asked_for(given: Sequence[str]) -> Language | None:
    """The language chosen on the command line, read ahead so that even a usage error is told in it."""
    for index, argument in enumerate(given):
        name, _, value = argument.partition("=")
        if name == "--language":
            value = value or next(iter(given[index + 1 :]), "")
            return cast(Language, value) if value in LANGUAGES else None
    return None


@contextmanager
def _argparse_speaks(tr: Translator) -> Iterator[None]:
    """Let argparse, which asks the process-wide gettext, use this program's catalogue."""
    before, chosen = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(paths.resources() / "i18n"))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = "zh_CN" if tr.language == "zh" else "C"
    try:
        yield
    finally:
        gettext.textdomain(before)
        if chosen is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = chosen
