"""`cqbrief pack`: from the command line to a one-file briefing."""

from __future__ import annotations

import argparse
from pathlib import Path

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.storage.package import ENDING, PackageError, pack
from cqbrief.briefing.storage.write_guard import WriteGuard
from cqbrief.briefing.validation import report
from cqbrief.cli.terminal import passes, refuse, refuse_own
from cqbrief.i18n.os_errors import OwnFileError, reason
from cqbrief.i18n.translator import Translator


def run(folder: Path, options: argparse.Namespace, tr: Translator) -> int:
    """Write the one file; the exit code. What is wrong is said on the terminal."""
    output: Path | None = options.output
    if output is not None and output.suffix.lower() != ENDING:
        return refuse(
            tr.text("“{file}” does not end in {ending}", file=output, ending=ENDING),
            tr.text("by this ending it is known when it is opened: {file}", file=f"{output}{ENDING}"),
        )
    edition = load_edition(folder)
    refusal = tr.text("the briefing has errors; mend them, or pack it with --despite-errors")
    if not passes(edition, tr, refusal, despite_errors=options.despite_errors):
        return report.exit_code(edition)
    target = output or Path(f"{edition.name}{ENDING}")
    guard = WriteGuard(edition)
    try:
        guard.check(target)
        data = pack(edition)
    except OwnFileError as error:
        return refuse_own(error, tr)
    except PackageError as error:
        advice = () if error.advice is None else (tr.render(error.advice),)
        return refuse(tr.render(error.message), *advice)
    except OSError as error:
        return refuse(tr.text("cannot read “{file}”: {reason}", file=folder, reason=reason(error)))
    try:
        guard.write(target, data)
    except OSError as error:
        return refuse(tr.text("cannot write “{file}”: {reason}", file=target, reason=reason(error)))
    print(
        tr.text(
            "{file}: edition {edition}, {size} kB",
            file=target,
            edition=edition.fingerprint,
            size=-(-len(data) // 1000),
        )
    )
    return report.exit_code(edition)
