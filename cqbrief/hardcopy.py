"""`cqbrief print`: from the command line to a PDF, without a display."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cqbrief import paths
from cqbrief.briefing import report
from cqbrief.briefing.compare import Collation
from cqbrief.briefing.load import load_edition
from cqbrief.briefing.problems import Message
from cqbrief.look import qt
from cqbrief.paper.comparison import print_comparison
from cqbrief.paper.options import Options, PrintError
from cqbrief.paper.output import write
from cqbrief.paper.press import Press, missing_line
from cqbrief.paper.profile import Profile, profiles
from cqbrief.terminal import FINE, passes, refuse, say
from cqbrief.words import N_, Words


def run(folder: Path, options: argparse.Namespace, words: Words) -> int:
    """Write the PDF that is asked for; the exit code. What is wrong is said on the terminal."""
    try:
        profile = _profile(options.profile)
        edition = load_edition(folder)
        refusal = words.text("the briefing has errors; mend them, or print with --despite-errors")
        if not passes(edition, words, refusal, despite_errors=options.despite_errors):
            return report.exit_code(edition)
        # A QApplication must stay referred to for as long as anything of Qt is used.
        application = QApplication.instance() or QApplication(sys.argv[:1])
        qt.load_fonts(paths.resources())
        target = options.output or Path(f"{edition.folder.resolve().name}-{profile.id}.pdf")
        press = Press(words)
        wanted = Options(
            themes=options.themes, paper=options.paper, grey=options.grey, archive=options.archive
        )
        job = press.prepare(edition, profile, wanted, _Progress(words))
        sheets = press.pdf(job)
        write(target, sheets.parts[0])
        del application
    except PrintError as error:
        return _refuse(error, words)
    if job.missing:
        say(
            words.text("warning: no font has these characters; {what}", what=missing_line(job.missing, words))
        )
    print(words.plural("{file}: {count} page", "{file}: {count} pages", sheets.pages, file=target))
    return report.exit_code(edition)


def print_changes(collation: Collation, target: Path, words: Words) -> int:
    """Write the changes between two editions as a PDF; the exit code."""
    # A QApplication must stay referred to for as long as anything of Qt is used.
    application = QApplication.instance() or QApplication(sys.argv[:1])
    qt.load_fonts(paths.resources())
    try:
        pages = print_comparison(collation, target, words)
    except PrintError as error:
        return _refuse(error, words)
    del application
    print(words.plural("{file}: {count} page", "{file}: {count} pages", pages, file=target))
    return FINE


def _refuse(error: PrintError, words: Words) -> int:
    advice = () if error.advice is None else (words.render(error.advice),)
    return refuse(words.render(error.message), *advice)


def _profile(name: str) -> Profile:
    known = profiles()
    if name not in known:
        raise PrintError(
            Message(N_("there is no profile “{name}”"), {"name": name}),
            Message(N_("the profiles are: {names}"), {"names": tuple(known)}),
        )
    return known[name]


class _Progress:
    """Says how far a long job is, on a terminal only and over itself."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, done: int, all_of_them: int) -> bool:
        if sys.stderr.isatty():
            text = self._words.text("Drawing charts: {done} of {all}", done=done + 1, all=all_of_them)
            end = "\r" if done + 1 < all_of_them else "\r\x1b[K"
            print(f"\r\x1b[K{text}", end=end, file=sys.stderr, flush=True)
        return True
