"""`cqbrief export`: from the command line to files for other programs, without a display."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.storage.write_guard import WriteGuard
from cqbrief.briefing.validation import report
from cqbrief.cli.terminal import passes, refuse, refuse_own, say
from cqbrief.export.formats import FORMATS, chart_files, export, export_charts
from cqbrief.i18n.os_errors import OwnFileError, reason
from cqbrief.i18n.translator import Translator
from cqbrief.system import paths


def run(folder: Path, options: argparse.Namespace, tr: Translator) -> int:
    """Write what is asked for; the exit code. What is wrong is said on the terminal."""
    output: Path | None = options.output
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
    edition = load_edition(folder)
    refusal = tr.text("the briefing has errors; mend them, or export with --despite-errors")
    if not passes(edition, tr, refusal, despite_errors=options.despite_errors):
        return report.exit_code(edition)
    written: Path | None = output
    try:
        # All of them before one is written.
        WriteGuard(edition).check(*_targets(edition, options))
        if output is not None:
            remark = export(edition, tr, output)
            if remark:
                say(tr.text("warning: {remark}", remark=remark))
            count = len(edition.figures)
            print(tr.plural("{file}: {count} figure", "{file}: {count} figures", count, file=output))
        if options.charts is not None:
            written = options.charts
            _draw(edition, tr, options.charts)
    except OwnFileError as error:
        return refuse_own(error, tr)
    except OSError as error:
        return refuse(tr.text("cannot write “{file}”: {reason}", file=written, reason=reason(error)))
    return report.exit_code(edition)


def _targets(edition: Edition, options: argparse.Namespace) -> list[Path]:
    files = [options.output] if options.output is not None else []
    if options.charts is not None:
        files += [file for file, _ in chart_files(edition, options.charts)]
    return files


def _draw(edition: Edition, tr: Translator, folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from cqbrief.look import qt_style

    # A QApplication must stay referred to for as long as anything of Qt is used.
    application = QApplication.instance() or QApplication(sys.argv[:1])
    qt_style.load_fonts(paths.resources())
    files = list(export_charts(edition, tr, folder))
    del application
    print(tr.plural("{folder}: {count} file", "{folder}: {count} files", len(files), folder=folder))
