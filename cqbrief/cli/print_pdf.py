"""`cqbrief print`: a briefing as a PDF, without a display."""

from __future__ import annotations

import re
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from cqbrief.app.startup import interpreter
from cqbrief.cli.command import Command, starting_preloaded
from cqbrief.cli.parser import CommandParser
from cqbrief.cli.requirements import can_draw_offscreen
from cqbrief.cli.terminal import ERRORS, FINE, UNUSABLE, allows_output, print_notice, refuse_for
from cqbrief.cli.values import OptionValueError
from cqbrief.i18n.messages import N_, Message
from cqbrief.system import paths

if TYPE_CHECKING:
    from cqbrief.app.startup.preload import PreloadProcess
    from cqbrief.briefing.edition import Edition
    from cqbrief.i18n.language import Language
    from cqbrief.i18n.translator import Translator
    from cqbrief.paper.document_builder import DocumentBuilder, DraftDocument, PrintJob, Progress
    from cqbrief.paper.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPdfOptions:
    """Hold what `cqbrief print` was given."""

    folder: Path = field(default_factory=paths.built_in_briefing)
    output: Path | None = None
    profile: str = "briefing"
    themes: tuple[int, ...] = ()
    """Numbers of the themes that are printed; empty for all."""
    paper: str = ""
    """Empty for the profile's own."""
    grey: bool = False
    archive: bool = False
    despite_errors: bool = False
    language: Language | None = None


def add_arguments(parser: CommandParser) -> None:
    """Declare what `cqbrief print` takes."""
    parser.positional("folder", N_("FOLDER"))
    parser.value(
        "-o",
        "--output",
        metavar=N_("FILE"),
        read=Path,
        help=N_("the PDF (default: the folder's and the profile's name)"),
    )
    parser.value(
        "--profile",
        metavar=N_("PROFILE"),
        help=N_(
            "briefing   the whole, with all sources (default)\n"
            "gongwen    a bulletin by the values of GB/T 9704-2012\n"
            "handout    two slides' worth a page, lines for notes\n"
            "summary    one page\n"
            "slides     16:9 pages for a PDF reader"
        ),
    )
    parser.value("--themes", metavar="1,3-5", read=theme_numbers, help=N_("only these themes"))
    parser.value(
        "--paper",
        metavar="a4|a3|letter",
        help=N_("paper, where the profile knows more than one; a3 is the A4\npage enlarged"),
    )
    parser.flag("--grey", help=N_("for a printer without colours"))
    parser.flag("--archive", help=N_("valid as PDF/A-2a besides PDF/UA-1"))
    parser.flag("--despite-errors", help=N_("print although the briefing has errors"))


def run(options: PrintPdfOptions, tr: Translator, preload: PreloadProcess) -> int:
    """Write the PDF; return the exit code."""
    preload.read(options.folder)
    if not can_draw_offscreen(tr):
        return UNUSABLE
    interpreter.collect_seldom()
    from cqbrief.paper.pdf_file import require_pdf
    from cqbrief.paper.print_request import PrintError

    try:
        profile = _profile(options.profile)
        if options.output is not None:
            require_pdf(options.output)
        edition = preload.edition()
        refusal = tr.text("the briefing has errors; mend them, or print with --despite-errors")
        if not allows_output(edition, tr, refusal, despite_errors=options.despite_errors):
            return ERRORS
        _write(edition, profile, options, tr)
    except PrintError as error:
        return refuse_for(error, tr)
    return ERRORS if edition.errors else FINE


def _write(edition: Edition, profile: Profile, options: PrintPdfOptions, tr: Translator) -> None:
    """Write the PDF and print its name and what is missing from it. Raises PrintError."""
    from PySide6.QtWidgets import QApplication

    from cqbrief.look import qt_style
    from cqbrief.paper.document_builder import DocumentBuilder, missing_line
    from cqbrief.paper.pdf_file import forbid_own_file, write_pdf
    from cqbrief.paper.print_request import PrintRequest

    target = options.output or Path(f"{edition.name}-{profile.id}.pdf")
    forbid_own_file(target, edition)
    # A QApplication must stay referred to for as long as anything of Qt is used.
    application = QApplication.instance() or QApplication(sys.argv[:1])
    qt_style.load_fonts(paths.resources())
    request = PrintRequest(
        themes=options.themes, paper=options.paper, grey=options.grey, archive=options.archive
    )
    with closing(DocumentBuilder(tr)) as builder:
        progress = _Progress(tr)
        try:
            job = _draw(builder, builder.prepare_draft(edition, profile, request), progress)
            progress.show(tr.text("Setting pages"))
            pages = builder.make_pdf(job)
        finally:
            progress.show("")
    write_pdf(target, pages.parts[0], edition)
    del application
    if job.missing:
        missing = missing_line(job.missing, tr)
        print_notice(tr.text("warning: no font has these characters; {what}", what=missing))
    print(tr.plural("{file}: {count} page", "{file}: {count} pages", pages.pages, file=target))


def _draw(builder: DocumentBuilder, draft: DraftDocument, progress: Progress) -> PrintJob:
    """Draw the charts of the draft while a thread lays out its pages.

    Drawing, the plotting library imported, takes as long as laying out.
    """
    layout = Thread(target=builder.lay_out_draft, args=(draft,))
    layout.start()
    try:
        return builder.draw_charts(draft, progress)
    finally:
        layout.join()


def _profile(name: str) -> Profile:
    from cqbrief.paper.print_request import PrintError
    from cqbrief.paper.profile import profiles

    known = profiles()
    if name not in known:
        raise PrintError(
            Message(N_("there is no profile “{name}”"), {"name": name}),
            Message(N_("the profiles are: {names}"), {"names": tuple(known)}),
        )
    return known[name]


def theme_numbers(typed: str) -> tuple[int, ...]:
    """Return the numbers in ``1,3-5``, in order. Raises OptionValueError for anything else."""
    numbers: set[int] = set()
    for part in typed.replace("，", ",").split(","):
        ends = re.fullmatch(r"\s*(\d{1,4})\s*(?:[-–]\s*(\d{1,4})\s*)?", part)
        if ends is None:
            raise OptionValueError(Message(N_("expected numbers of themes, such as 1,3-5")))
        numbers.update(range(int(ends[1]), int(ends[2] or ends[1]) + 1))
    return tuple(sorted(numbers))


class _Progress:
    """Show how far a long job is, on a terminal only."""

    def __init__(self, tr: Translator) -> None:
        self._tr = tr

    def __call__(self, done: int, all_of_them: int) -> bool:
        self.show(self._tr.text("Drawing charts: {done} of {all}", done=done + 1, all=all_of_them))
        return True

    def show(self, text: str) -> None:
        """Write `text` over what was shown before."""
        if sys.stderr.isatty():
            print(f"\r\x1b[K{text}", end="\r", file=sys.stderr, flush=True)


COMMAND = Command(
    summary=N_("make a PDF for paper or for a room with a PDF reader"),
    description=N_("Makes a PDF of the briefing; needs no display."),
    language=N_("language of the pages and messages"),
    add_arguments=add_arguments,
    start=starting_preloaded(PrintPdfOptions, run),
)
