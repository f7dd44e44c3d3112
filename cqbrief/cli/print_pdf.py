"""`cqbrief print`: from the command line to a PDF, without a display."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from cqbrief.cli.terminal import ERRORS, FINE, passes, refuse, say
from cqbrief.i18n.messages import N_, Message
from cqbrief.i18n.translator import Translator
from cqbrief.look import qt_style
from cqbrief.paper.document_builder import (
    DocumentBuilder,
    DraftDocument,
    PrintJob,
    Progress,
    missing_line,
)
from cqbrief.paper.pdf_file import require_foreign, require_pdf, write
from cqbrief.paper.print_request import PrintError, PrintRequest
from cqbrief.paper.profile import Profile, profiles
from cqbrief.system import paths

if TYPE_CHECKING:
    from cqbrief.app.startup.preload import PreloadProcess
    from cqbrief.briefing.edition_diff.figures import EditionDiff


def run(ahead: PreloadProcess, options: argparse.Namespace, tr: Translator) -> int:
    """Write the PDF of the briefing that `ahead` reads; the exit code. The terminal says what is wrong."""
    try:
        profile = _profile(options.profile)
        if options.output is not None:
            require_pdf(options.output)
        edition = ahead.edition()
        target = options.output or Path(f"{edition.name}-{profile.id}.pdf")
        refusal = tr.text("the briefing has errors; mend them, or print with --despite-errors")
        if not passes(edition, tr, refusal, despite_errors=options.despite_errors):
            return ERRORS
        require_foreign(target, edition)
        # A QApplication must stay referred to for as long as anything of Qt is used.
        application = QApplication.instance() or QApplication(sys.argv[:1])
        qt_style.load_fonts(paths.resources())
        wanted = PrintRequest(
            themes=options.themes, paper=options.paper, grey=options.grey, archive=options.archive
        )
        with closing(DocumentBuilder(tr)) as press:
            progress = _Progress(tr)
            try:
                job = _draw(press, press.draft(edition, profile, wanted), progress)
                progress.say(tr.text("Setting pages"))
                sheets = press.pdf(job)
            finally:
                progress.say("")
        write(target, sheets.parts[0], edition)
        del application
    except PrintError as error:
        return _refuse(error, tr)
    if job.missing:
        say(tr.text("warning: no font has these characters; {what}", what=missing_line(job.missing, tr)))
    print(tr.plural("{file}: {count} page", "{file}: {count} pages", sheets.pages, file=target))
    return ERRORS if edition.errors else FINE


def print_changes(collation: EditionDiff, target: Path, tr: Translator) -> int:
    """Write the changes between two editions as a PDF; the exit code."""
    # Not needed for a briefing.
    from cqbrief.paper.change_pages import print_comparison

    # A QApplication must stay referred to for as long as anything of Qt is used.
    application = QApplication.instance() or QApplication(sys.argv[:1])
    qt_style.load_fonts(paths.resources())
    try:
        require_pdf(target)
        pages = print_comparison(collation, target, tr)
    except PrintError as error:
        return _refuse(error, tr)
    del application
    print(tr.plural("{file}: {count} page", "{file}: {count} pages", pages, file=target))
    return FINE


def _draw(press: DocumentBuilder, draft: DraftDocument, progress: Progress) -> PrintJob:
    """The draft with its charts. Drawing them, the plotting library imported, takes as long as laying out
    the pages, so both are done at the same time."""
    ahead = Thread(target=press.try_out, args=(draft,))
    ahead.start()
    try:
        return press.draw(draft, progress)
    finally:
        ahead.join()


def _refuse(error: PrintError, tr: Translator) -> int:
    advice = () if error.advice is None else (tr.render(error.advice),)
    return refuse(tr.render(error.message), *advice)


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

    def __init__(self, tr: Translator) -> None:
        self._tr = tr

    def __call__(self, done: int, all_of_them: int) -> bool:
        self.say(self._tr.text("Drawing charts: {done} of {all}", done=done + 1, all=all_of_them))
        return True

    def say(self, text: str) -> None:
        """The terminal shows `text` in place of what was said before."""
        if sys.stderr.isatty():
            print(f"\r\x1b[K{text}", end="\r", file=sys.stderr, flush=True)
