"""`cqbrief pack`: from the command line to a one-file briefing."""

from __future__ import annotations

import argparse
from pathlib import Path

from cqbrief.briefing import report
from cqbrief.briefing.load import load_edition
from cqbrief.briefing.one_file import ENDING, OneFileError, pack
from cqbrief.briefing.own_files import Guard
from cqbrief.briefing.problems import OwnFileError, reason
from cqbrief.terminal import passes, refuse, refuse_own
from cqbrief.words import Words


def run(folder: Path, options: argparse.Namespace, words: Words) -> int:
    """Write the one file; the exit code. What is wrong is said on the terminal."""
    output: Path | None = options.output
    if output is not None and output.suffix.lower() != ENDING:
        return refuse(
            words.text("“{file}” does not end in {ending}", file=output, ending=ENDING),
            words.text("by this ending it is known when it is opened: {file}", file=f"{output}{ENDING}"),
        )
    edition = load_edition(folder)
    refusal = words.text("the briefing has errors; mend them, or pack it with --despite-errors")
    if not passes(edition, words, refusal, despite_errors=options.despite_errors):
        return report.exit_code(edition)
    target = output or Path(f"{edition.name}{ENDING}")
    guard = Guard(edition)
    try:
        guard.check(target)
        data = pack(edition)
    except OwnFileError as error:
        return refuse_own(error, words)
    except OneFileError as error:
        advice = () if error.advice is None else (words.render(error.advice),)
        return refuse(words.render(error.message), *advice)
    except OSError as error:
        return refuse(words.text("cannot read “{file}”: {reason}", file=folder, reason=reason(error)))
    try:
        guard.write(target, data)
    except OSError as error:
        return refuse(words.text("cannot write “{file}”: {reason}", file=target, reason=reason(error)))
    print(
        words.text(
            "{file}: edition {edition}, {size} kB",
            file=target,
            edition=edition.fingerprint,
            size=-(-len(data) // 1000),
        )
    )
    return report.exit_code(edition)
