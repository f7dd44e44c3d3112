"""`cqbrief export`: from the command line to files for other programs, without a display."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cqbrief import paths
from cqbrief.briefing import report
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.load import load_edition
from cqbrief.briefing.own_files import Guard
from cqbrief.briefing.problems import OwnFileError, reason
from cqbrief.export.output import FORMATS, chart_files, export, export_charts
from cqbrief.terminal import passes, refuse, refuse_own, say
from cqbrief.words import Words


def run(folder: Path, options: argparse.Namespace, words: Words) -> int:
    """Write what is asked for; the exit code. What is wrong is said on the terminal."""
    output: Path | None = options.output
    if output is None and options.charts is None:
        return refuse(
            words.text("nothing to export: name a file with -o or a folder with --charts"),
            words.text("{command} tells more", command="cqbrief export --help"),
        )
    if output is not None and output.suffix.lower() not in FORMATS:
        return refuse(
            words.text("“{file}” has no ending that says what to export", file=output),
            words.text("the endings are: {endings}", endings=tuple(FORMATS)),
        )
    edition = load_edition(folder)
    refusal = words.text("the briefing has errors; mend them, or export with --despite-errors")
    if not passes(edition, words, refusal, despite_errors=options.despite_errors):
        return report.exit_code(edition)
    written: Path | None = output
    try:
        # All of them before one is written.
        Guard(edition).check(*_targets(edition, options))
        if output is not None:
            remark = export(edition, words, output)
            if remark:
                say(words.text("warning: {remark}", remark=remark))
            count = len(edition.figures)
            print(words.plural("{file}: {count} figure", "{file}: {count} figures", count, file=output))
        if options.charts is not None:
            written = options.charts
            _draw(edition, words, options.charts)
    except OwnFileError as error:
        return refuse_own(error, words)
    except OSError as error:
        return refuse(words.text("cannot write “{file}”: {reason}", file=written, reason=reason(error)))
    return report.exit_code(edition)


def _targets(edition: Edition, options: argparse.Namespace) -> list[Path]:
    files = [options.output] if options.output is not None else []
    if options.charts is not None:
        files += [file for file, _ in chart_files(edition, options.charts)]
    return files


def _draw(edition: Edition, words: Words, folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from cqbrief.look import qt

    # A QApplication must stay referred to for as long as anything of Qt is used.
    application = QApplication.instance() or QApplication(sys.argv[:1])
    qt.load_fonts(paths.resources())
    files = list(export_charts(edition, words, folder))
    del application
    print(words.plural("{folder}: {count} file", "{folder}: {count} files", len(files), folder=folder))
