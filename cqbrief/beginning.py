"""`cqbrief new`: from the command line to a briefing of one's own."""

from __future__ import annotations

import argparse
import shlex

from cqbrief.arguments import HELP
from cqbrief.briefing.new_folder import SOURCE_FILE, NotMadeError, make_briefing
from cqbrief.terminal import FINE, refuse
from cqbrief.words import Words


def run(options: argparse.Namespace, words: Words) -> int:
    """Make the folder and say what to do next; the exit code. What is wrong is said on the terminal."""
    if options.folder is None:
        return refuse(
            words.text("a new briefing needs the name of its folder"),
            words.text("{command} tells more", command="cqbrief new --help"),
        )
    try:
        make_briefing(options.folder, words.language, options.title, words.text)
    except NotMadeError as error:
        advice = () if error.advice is None else (words.render(error.advice),)
        return refuse(words.render(error.message), *advice)
    folder = str(options.folder)
    typed = shlex.quote(f"./{folder}" if folder in HELP else folder)
    print(
        words.text(
            "Made. First put your report into {file}, then change the YAML files.",
            file=options.folder / SOURCE_FILE,
        )
    )
    print(
        words.text(
            "After each change: {check}; to see it: {open}",
            check=f"cqbrief check {typed}",
            open=f"cqbrief {typed}",
        )
    )
    return FINE
