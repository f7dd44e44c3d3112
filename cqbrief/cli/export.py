"""`cqbrief export`: a briefing as files for other programs, without a display."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cqbrief.cli.command import Command, starting
from cqbrief.cli.parser import CommandParser
from cqbrief.cli.requirements import can_draw_offscreen, can_read
from cqbrief.cli.terminal import FINE, UNUSABLE, allows_output, print_notice, refuse, refuse_own_file
from cqbrief.export.formats import FORMATS
from cqbrief.i18n.messages import N_
from cqbrief.i18n.os_errors import OwnFileError, reason
from cqbrief.system import paths

if TYPE_CHECKING:
    from cqbrief.briefing.edition import Edition
    from cqbrief.i18n.language import Language
    from cqbrief.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """Hold what `cqbrief export` was given."""

    folder: Path = field(default_factory=paths.built_in_briefing)
    output: Path | None = None
    charts: Path | None = None
    """The folder that the charts are drawn into."""
    despite_errors: bool = False
    language: Language | None = None


def add_arguments(parser: CommandParser) -> None:
    """Declare what `cqbrief export` takes."""
    parser.positional("folder", N_("FOLDER"))
    parser.value(
        "-o",
        "--output",
        metavar=N_("FILE"),
        read=Path,
        help=N_("its ending says what it is:"),
        choices=[(entry.ending, entry.purpose) for entry in FORMATS.values()],
    )
    parser.value("--charts", metavar=N_("DIR"), read=Path, help=N_("every chart as PNG and SVG"))
    parser.flag("--despite-errors", help=N_("export although the briefing has errors"))


def run(options: ExportOptions, tr: Translator) -> int:
    """Write what is asked for; return the exit code."""
    # Qt is needed for the charts only.
    usable = can_read(tr, {"openpyxl": "openpyxl"}) if options.charts is None else can_draw_offscreen(tr)
    if not usable:
        return UNUSABLE
    from cqbrief.briefing.loading.load import load_edition
    from cqbrief.briefing.validation import report

    output = options.output
    if output is None and options.charts is None:
        return refuse(
            tr.text("nothing to export: name a file with -o or a folder with --charts"),
            tr.text("{command} tells more", command="cqbrief export --help"),
        )
    if output is not None and output.suffix.lower() not in FORMATS:
        return refuse(
            tr.text("“{file}” has no ending that says what to export", file=output),
            tr.text("the endings are: {endings}", endings=tuple(FORMATS)),
        )
    edition = load_edition(options.folder)
    refusal = tr.text("the briefing has errors; mend them, or export with --despite-errors")
    if not allows_output(edition, tr, refusal, despite_errors=options.despite_errors):
        return report.exit_code(edition)
    return _write(edition, output, options.charts, tr) or report.exit_code(edition)


def _write(edition: Edition, output: Path | None, charts: Path | None, tr: Translator) -> int:
    """Write the file and the charts that are asked for; `UNUSABLE` where one of them cannot be written."""
    from cqbrief.briefing.saving.write_guard import WriteGuard
    from cqbrief.export.files import chart_files, export

    written = output
    try:
        # All of them before one is written.
        files = [] if output is None else [output]
        files += [] if charts is None else [file for file, _ in chart_files(edition, charts)]
        WriteGuard(edition).check(*files)
        if output is not None:
            remark = export(edition, tr, output)
            if remark:
                print_notice(tr.text("warning: {remark}", remark=remark))
            count = len(edition.figures)
            print(tr.plural("{file}: {count} figure", "{file}: {count} figures", count, file=output))
        if charts is not None:
            written = charts
            _draw_charts(edition, charts, tr)
    except OwnFileError as error:
        return refuse_own_file(error, tr)
    except OSError as error:
        return refuse(tr.text("cannot write “{file}”: {reason}", file=written, reason=reason(error)))
    return FINE


def _draw_charts(edition: Edition, folder: Path, tr: Translator) -> None:
    from PySide6.QtWidgets import QApplication

    from cqbrief.export.files import export_charts
    from cqbrief.look import qt_style

    # A QApplication must stay referred to for as long as anything of Qt is used.
    application = QApplication.instance() or QApplication(sys.argv[:1])
    qt_style.load_fonts(paths.resources())
    files = list(export_charts(edition, tr, folder))
    del application
    print(tr.plural("{folder}: {count} file", "{folder}: {count} files", len(files), folder=folder))


COMMAND = Command(
    summary=N_("figures as XLSX or CSV, the whole as Markdown, charts"),
    description=N_("""
Makes files for other programs; needs no display. Every file says from which
sources and which edition it was made.
"""),
    language=N_("language of the files and messages"),
    add_arguments=add_arguments,
    start=starting(ExportOptions, run),
)
