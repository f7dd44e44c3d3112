"""`cqbrief new`: a briefing of one's own, to begin with."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cqbrief.cli.command import EXIT_STATUS_WITHOUT_BRIEFING, Command, starting
from cqbrief.cli.parser import CommandParser
from cqbrief.cli.requirements import can_read
from cqbrief.cli.terminal import FINE, UNUSABLE, refuse, refuse_for
from cqbrief.i18n.messages import N_

if TYPE_CHECKING:
    from cqbrief.i18n.language import Language
    from cqbrief.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOptions:
    """Hold what `cqbrief new` was given."""

    folder: Path | None = None
    title: str = ""
    language: Language | None = None


def add_arguments(parser: CommandParser) -> None:
    """Declare what `cqbrief new` takes."""
    parser.positional("folder", N_("FOLDER"), required=True)
    parser.value("--title", metavar=N_("TITLE"), help=N_("what the briefing is called"))


def run(options: NewOptions, tr: Translator) -> int:
    """Make the folder and print what to do next; return the exit code."""
    if not can_read(tr):
        return UNUSABLE
    from cqbrief.briefing.saving.scaffold import SOURCE_FILE, ScaffoldError, make_briefing

    if options.folder is None:
        return refuse(
            tr.text("a new briefing needs the name of its folder"),
            tr.text("{command} tells more", command="cqbrief new --help"),
        )
    try:
        make_briefing(options.folder, tr.language, options.title, tr.text)
    except ScaffoldError as error:
        return refuse_for(error, tr)
    folder = str(options.folder)
    # One that is called like a command, of this version or a later one, needs its path.
    typed = shlex.quote(f"./{folder}" if re.fullmatch("[a-z-]+", folder) else folder)
    print(
        tr.text(
            "Made. First put your report into {file}, then change the YAML files.",
            file=options.folder / SOURCE_FILE,
        )
    )
    print(
        tr.text(
            "After each change: {check}; to see it: {open}",
            check=f"cqbrief check {typed}",
            open=f"cqbrief {typed}",
        )
    )
    return FINE


COMMAND = Command(
    summary=N_("begin a briefing of your own, with an example to change"),
    description=N_("""
Makes a small complete briefing in FOLDER, which must be new or empty. Its
comments explain every key; put your own report, numbers and words in, and run
cqbrief check after each change. Editors that speak JSON Schema complete the keys
and underline mistakes, by the file .cqbrief-schema.json in the folder.
"""),
    language=N_("language of the briefing, its comments and the messages"),
    add_arguments=add_arguments,
    start=starting(NewOptions, run),
    exit_status=EXIT_STATUS_WITHOUT_BRIEFING,
)
