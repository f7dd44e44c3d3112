"""`cqbrief new`: from the command line to a briefing of one's own."""

from __future__ import annotations

import argparse
import shlex

from cqbrief.briefing.storage.scaffold import SOURCE_FILE, ScaffoldError, make_briefing
from cqbrief.cli.arguments import HELP
from cqbrief.cli.terminal import FINE, refuse
from cqbrief.i18n.translator import Translator


def run(options: argparse.Namespace, tr: Translator) -> int:
    """Make the folder and say what to do next; the exit code. What is wrong is said on the terminal."""
    if options.folder is None:
        return refuse(
            tr.text("a new briefing needs the name of its folder"),
            tr.text("{command} tells more", command="cqbrief new --help"),
        )
    try:
        make_briefing(options.folder, tr.language, options.title, tr.text)
    except ScaffoldError as error:
        advice = () if error.advice is None else (tr.render(error.advice),)
        return refuse(tr.render(error.message), *advice)
    folder = str(options.folder)
    typed = shlex.quote(f"./{folder}" if folder in HELP else folder)
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
