"""`cqbrief pack`: a briefing as one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cqbrief.cli.command import Command, starting
from cqbrief.cli.parser import CommandParser
from cqbrief.cli.requirements import can_read
from cqbrief.cli.terminal import FINE, UNUSABLE, allows_output, refuse, refuse_for, refuse_own_file
from cqbrief.i18n.messages import N_
from cqbrief.i18n.os_errors import OwnFileError, reason
from cqbrief.system import paths

if TYPE_CHECKING:
    from cqbrief.briefing.edition import Edition
    from cqbrief.i18n.language import Language
    from cqbrief.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class PackOptions:
    """Hold what `cqbrief pack` was given."""

    folder: Path = field(default_factory=paths.built_in_briefing)
    output: Path | None = None
    despite_errors: bool = False
    language: Language | None = None


def add_arguments(parser: CommandParser) -> None:
    """Declare what `cqbrief pack` takes."""
    parser.positional("folder", N_("FOLDER"))
    parser.value(
        "-o",
        "--output",
        metavar=N_("FILE"),
        read=Path,
        help=N_("the one file (default: the folder's name, with .cqbrief)"),
    )
    parser.flag("--despite-errors", help=N_("pack although the briefing has errors"))


def run(options: PackOptions, tr: Translator) -> int:
    """Write the one file; return the exit code."""
    if not can_read(tr):
        return UNUSABLE
    from cqbrief.briefing.loading.load import load_edition
    from cqbrief.briefing.storage.package import ENDING
    from cqbrief.briefing.validation import report

    output = options.output
    if output is not None and output.suffix.lower() != ENDING:
        return refuse(
            tr.text("“{file}” does not end in {ending}", file=output, ending=ENDING),
            tr.text("by this ending it is known when it is opened: {file}", file=f"{output}{ENDING}"),
        )
    edition = load_edition(options.folder)
    refusal = tr.text("the briefing has errors; mend them, or pack it with --despite-errors")
    if not allows_output(edition, tr, refusal, despite_errors=options.despite_errors):
        return report.exit_code(edition)
    target = output or Path(f"{edition.name}{ENDING}")
    return _write(edition, options.folder, target, tr) or report.exit_code(edition)


def _write(edition: Edition, folder: Path, target: Path, tr: Translator) -> int:
    """Pack `edition`, which was read from `folder`; `UNUSABLE` where that cannot be done."""
    from cqbrief.briefing.saving.packing import pack
    from cqbrief.briefing.saving.write_guard import WriteGuard
    from cqbrief.briefing.storage.package import PackageError

    guard = WriteGuard(edition)
    try:
        guard.check(target)
        data = pack(edition)
    except OwnFileError as error:
        return refuse_own_file(error, tr)
    except PackageError as error:
        return refuse_for(error, tr)
    except OSError as error:
        return refuse(tr.text("cannot read “{file}”: {reason}", file=folder, reason=reason(error)))
    try:
        guard.write(target, data)
    except OSError as error:
        return refuse(tr.text("cannot write “{file}”: {reason}", file=target, reason=reason(error)))
    size = -(-len(data) // 1000)
    print(
        tr.text("{file}: edition {edition}, {size} kB", file=target, edition=edition.fingerprint, size=size)
    )
    return FINE


COMMAND = Command(
    summary=N_("put the briefing into one file to pass on"),
    description=N_("""
Puts all files of a briefing into one, to be passed on. It opens like a folder
and bears the same fingerprint. Files that the briefing does not use stay out.
"""),
    language=N_("language of the messages"),
    add_arguments=add_arguments,
    start=starting(PackOptions, run),
)
