"""`cqbrief compare`: what changed from one edition of a briefing to the next."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cqbrief.cli.command import Command, starting
from cqbrief.cli.parser import CommandParser
from cqbrief.cli.requirements import can_draw_offscreen, can_read
from cqbrief.cli.terminal import (
    ERRORS,
    FINE,
    UNUSABLE,
    list_problems,
    print_json,
    print_notice,
    refuse,
    refuse_for,
)
from cqbrief.i18n.messages import N_
from cqbrief.system import paths

if TYPE_CHECKING:
    from cqbrief.briefing.edition_diff.figures import EditionDiff
    from cqbrief.i18n.language import Language
    from cqbrief.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareOptions:
    """Hold what `cqbrief compare` was given."""

    old: Path | None = None
    new: Path | None = None
    json: bool = False
    output: Path | None = None
    """The PDF that the changes are written into."""
    language: Language | None = None


def add_arguments(parser: CommandParser) -> None:
    """Declare what `cqbrief compare` takes."""
    parser.positional("old", N_("OLD"), required=True)
    parser.positional("new", N_("NEW"), required=True)
    parser.flag("--json", help=N_("print the changes as JSON"))
    parser.value(
        "-o", "--output", metavar=N_("FILE"), read=Path, help=N_("write the changes as pages to print (PDF)")
    )  # fmt: skip


def run(options: CompareOptions, tr: Translator) -> int:
    """Print what changed from the old edition to the new one, or write it as a PDF; return the exit code."""
    # Typst and Qt are not needed for what the terminal shows.
    usable = can_read(tr) if options.output is None else can_draw_offscreen(tr)
    if not usable:
        return UNUSABLE
    from cqbrief.briefing.edition_diff.figures import compare
    from cqbrief.briefing.edition_diff.report import compare_report
    from cqbrief.briefing.loading.load import load_edition
    from cqbrief.text.change_text import compare_lines

    if options.old is None or options.new is None:
        return refuse(
            tr.text("two folders are compared: an old edition and a new one"),
            tr.text("{command} tells more", command="cqbrief compare --help"),
        )
    editions = [load_edition(folder) for folder in (options.old, options.new)]
    broken = [edition for edition in editions if edition.errors]
    for edition in broken:
        list_problems(edition, tr)
    if broken:
        print_notice(tr.text("editions with errors cannot be compared; mend what is listed above"))
        return ERRORS
    diff = compare(*editions)
    if options.output is not None:
        return _write_pages(diff, options.output, tr)
    if options.json:
        print_json(compare_report(diff))
    else:
        print("\n".join(compare_lines(diff, tr)))
    return FINE


def _write_pages(diff: EditionDiff, target: Path, tr: Translator) -> int:
    from PySide6.QtWidgets import QApplication

    from cqbrief.look import qt_style
    from cqbrief.paper.change_pages import write_changes
    from cqbrief.paper.pdf_file import require_pdf
    from cqbrief.paper.print_request import PrintError

    # A QApplication must stay referred to for as long as anything of Qt is used.
    application = QApplication.instance() or QApplication(sys.argv[:1])
    qt_style.load_fonts(paths.resources())
    try:
        require_pdf(target)
        pages = write_changes(diff, target, tr)
    except PrintError as error:
        return refuse_for(error, tr)
    del application
    print(tr.plural("{file}: {count} page", "{file}: {count} pages", pages, file=target))
    return FINE


COMMAND = Command(
    summary=N_("say what changed from one edition to the next"),
    description=N_("""
Holds two editions of a briefing against each other, figure by figure: numbers
that changed and by how much, new and dropped figures, changed wording. Figures
are the same where their ids are.
"""),
    language=N_("language of the messages"),
    add_arguments=add_arguments,
    start=starting(CompareOptions, run),
)
