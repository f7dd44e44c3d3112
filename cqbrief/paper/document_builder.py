"""From a briefing to its pages: the data is put together, then Typst sets it.

`DocumentBuilder.prepare` needs a QApplication and its thread, for charts are drawn by Qt; what it returns can
be set in any thread. Preview, file and printer all take their pages from one `PrintJob`.
"""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from cqbrief import __version__
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Chart, Theme
from cqbrief.i18n.messages import N_, Message
from cqbrief.i18n.os_errors import reason
from cqbrief.i18n.translator import Translator
from cqbrief.paper import template_strings
from cqbrief.paper.block_data import RenderContext, chart_file
from cqbrief.paper.document_data import content, lines, numbers
from cqbrief.paper.drawings import ChartSpace, Drawings, look
from cqbrief.paper.fonts import FontSet, case_for
from cqbrief.paper.glyph_check import STAND_IN, GlyphCheck
from cqbrief.paper.print_request import PrintError, PrintRequest, chosen_themes, paper_of
from cqbrief.paper.profile import PAPERS, Profile
from cqbrief.paper.span_data import SpanData
from cqbrief.paper.typesetter import Kind, TypesetPages, Typesetter
from cqbrief.system import paths
from cqbrief.text.coverage_text import evidence_text

Progress = Callable[[int, int], bool]
"""Told how many of how many steps are done; answers whether to go on."""

A3_TO_A4 = 2**0.5
LONG = 1000
"""Characters of a text that may be why pages cannot be had."""


class Cancelled(Exception):
    """The reader does not want these pages any more."""


@dataclass(frozen=True)
class PrintJob:
    """Everything that Typst needs for one document."""

    template: Path
    data: dict[str, Any]
    drawings: Mapping[str, str]
    """Charts and pictures: file name -> SVG."""
    case: FontSet
    profile: Profile
    archive: bool
    grey: bool
    made: datetime
    missing: tuple[str, ...]
    """Characters that no font has, and that are printed as a stand-in."""
    choices: int
    """How many themes it has."""
    edition: Edition


@dataclass(frozen=True)
class DraftDocument:
    """A document whose charts are still blank, and what drawing them takes."""

    job: PrintJob
    edition: Edition
    options: PrintRequest
    themes: list[tuple[int, Theme]]
    bench: RenderContext


class DocumentBuilder:
    """Prepares and sets documents; keeps drawings and Typst's memory for the next change of an option."""

    def __init__(self, tr: Translator) -> None:
        self.words = tr
        self._resources = paths.resources()
        self._drawings: tuple[Edition, Drawings] | None = None
        self._typesetters: dict[tuple[Path, int], Typesetter] = {}
        self._lock = Lock()

    def prepare(
        self, edition: Edition, profile: Profile, options: PrintRequest, progress: Progress | None = None
    ) -> PrintJob:
        """The document's data, charts drawn. Raises PrintError, and Cancelled where `progress` says so."""
        return self.draw(self.draft(edition, profile, options), progress)

    def draft(self, edition: Edition, profile: Profile, options: PrintRequest) -> DraftDocument:
        """The document's data; charts that were not drawn before are blank. Raises PrintError."""
        themes = chosen_themes(edition, options)
        paper = paper_of(profile, options)
        glyphs = GlyphCheck(self._resources)
        case = case_for(profile, self._resources)
        bench = self._bench(edition, profile, options, glyphs)
        data = content(themes, bench)
        data |= {
            "words": template_strings.words_of_templates(self.words),
            "profile": dict(profile.layout),
            "page": _page(paper, profile),
            "colours": dict(look(options.grey).colours),
            "fonts": {role: {"families": list(f), "weight": w} for role, (f, w) in case.roles.items()},
            "chart": {
                "width": profile.chart_width,
                "height": profile.chart_height,
                "gap": profile.pair_gap or 0,
            },
        }
        data["colophon"] = lines(self._colophon(edition, profile, options, case, glyphs, themes), bench)
        job = PrintJob(
            template=self._resources / "paper" / profile.template,
            data=data,
            drawings=bench.files,
            case=case,
            profile=profile,
            archive=options.archive,
            grey=options.grey,
            made=options.made,
            missing=glyphs.missing,
            choices=len(themes),
            edition=edition,
        )
        return DraftDocument(job, edition, options, themes, bench)

    def draw(self, draft: DraftDocument, progress: Progress | None = None) -> PrintJob:
        """The draft's document with its charts. Raises Cancelled where `progress` says so."""
        job, bench = draft.job, draft.bench
        charts = [chart for _, theme in draft.themes for chart in theme.charts]
        drawn: dict[str, str] = {}
        for done, chart in enumerate(charts):
            if progress is not None and not progress(done, len(charts)):
                raise Cancelled
            drawing = bench.drawings.chart(chart, bench.rooms[chart.id], bench.grey)
            drawn[chart_file(chart, bench)] = bench.glyphs.clean(drawing.svg)
        colophon = self._colophon(
            draft.edition, job.profile, draft.options, job.case, bench.glyphs, draft.themes
        )
        return replace(
            job,
            # A chart may have characters that no text had.
            data={**job.data, "colophon": lines(colophon, bench)},
            drawings={**job.drawings, **drawn},
            missing=bench.glyphs.missing,
        )

    def try_out(self, draft: DraftDocument) -> None:
        """Typst has laid the draft out, blank charts and all, so that the real pages take it less time.

        May run in another thread while the charts are drawn: Typst lets Python go on meanwhile.
        """
        job = draft.job
        # What is wrong will be said of the real pages.
        with contextlib.suppress(typst.TypstError, OSError), self._lock:
            self._typesetter(job).lay_out(as_json(job, job.profile.details[0]), job.drawings)

    def close(self) -> None:
        """Nothing of it is left on the disk; it cannot be used any more."""
        for typesetter in self._typesetters.values():
            typesetter.close()

    def pdf(self, job: PrintJob) -> TypesetPages:
        """The job as PDF, tagged and valid as PDF/UA-1. Raises PrintError where it takes too many pages."""
        return self._set(job, "pdf", 72)

    def pictures(self, job: PrintJob, dots_per_inch: float) -> TypesetPages:
        """The job's pages as PNG. Raises PrintError where it takes too many pages."""
        return self._set(job, "png", dots_per_inch)

    # --- preparing --------------------------------------------------------------------------

    def _bench(
        self, edition: Edition, profile: Profile, options: PrintRequest, glyphs: GlyphCheck
    ) -> RenderContext:
        assert edition.briefing is not None
        if self._drawings is None or self._drawings[0] is not edition:
            self._drawings = (edition, Drawings(edition, self.words))
        drawings = self._drawings[1]
        whole = ChartSpace(profile.chart_width, profile.chart_height, profile.chart_scales)
        rooms: dict[str, ChartSpace] = {}
        for theme in edition.briefing.themes:
            rooms |= _rooms(theme, profile, whole, drawings)
        units = frozenset(unit.unit for unit in edition.briefing.units)
        return RenderContext(
            edition=edition,
            tr=self.words,
            inline=SpanData(self.words.language, edition.figures, units, edition.briefing.decimal, glyphs),
            glyphs=glyphs,
            drawings=drawings,
            numbers=numbers(edition.briefing),
            rooms=rooms,
            whole=whole,
            grey=options.grey,
            files={},
        )

    def _colophon(
        self,
        edition: Edition,
        profile: Profile,
        options: PrintRequest,
        case: FontSet,
        glyphs: GlyphCheck,
        themes: list[tuple[int, Theme]],
    ) -> list[tuple[str, str]]:
        tr = self.words
        assert edition.briefing is not None
        count = len(edition.briefing.themes)
        chosen = tr.text("{themes} of {all}", themes=tuple(number for number, _ in themes), all=count)
        fonts = [
            tr.text("{font} set in {family}", font=font, family=family) for font, family in case.substituted
        ]
        errors = len(edition.errors)
        return [
            (tr.text("Edition"), edition.fingerprint),
            (tr.text("File") if edition.one_file else tr.text("Folder"), edition.folder.resolve().name),
            (tr.text("Made on"), options.made.strftime("%Y-%m-%d %H:%M %z")),
            (tr.text("Made with"), f"cqbrief {__version__}"),
            (tr.text("Profile"), profile.name.in_language(tr.language)),
            (tr.text("Themes"), "" if len(themes) == count else chosen),
            (tr.text("Evidence"), evidence_text(edition, tr)),
            (tr.text("Errors not mended"), str(errors) if errors else ""),
            (tr.text("Fonts substituted"), tr.join(fonts)),
            (tr.text("Characters missing"), missing_line(glyphs.missing, tr)),
        ]

    # --- setting ----------------------------------------------------------------------------

    def _set(self, job: PrintJob, kind: Kind, dots_per_inch: float) -> TypesetPages:
        profile, pages = job.profile, 0
        for detail in profile.details:
            sheets = self._compile(job, detail, kind, dots_per_inch)
            pages = sheets.pages
            if profile.most_pages is None or pages <= profile.most_pages:
                return sheets
        message = N_("the profile {profile} has {most} page, and this briefing fills {pages}")
        advice = Message(N_("print fewer themes, or take another profile"))
        if (longest := _longest(job.edition)) is not None:
            advice = longest
        elif job.choices > 1:
            advice = Message(
                N_("leave themes out, for example print {themes} only, or take another profile"),
                {"themes": f"--themes 1-{job.choices // 2}"},
            )
        counts = {"profile": profile.id, "most": profile.most_pages, "pages": pages}
        raise PrintError(Message(message, counts), advice)

    def _compile(self, job: PrintJob, detail: str, kind: Kind, dots_per_inch: float) -> TypesetPages:
        # First a source stands once on a page. Where that never comes to rest, every block has its own.
        sheets = self._compile_once(job, detail, kind, dots_per_inch, once=True)
        if any("converge" in warning for warning in sheets.warnings):
            return self._compile_once(job, detail, kind, dots_per_inch, once=False)
        return sheets

    def _compile_once(
        self, job: PrintJob, detail: str, kind: Kind, dots_per_inch: float, *, once: bool
    ) -> TypesetPages:
        standards = (("ua-1", "a-2a") if job.archive else ("ua-1",)) if kind == "pdf" else ()
        try:
            with self._lock:
                return self._typesetter(job).set(
                    as_json(job, detail, once=once),
                    job.drawings,
                    kind,
                    dots_per_inch=dots_per_inch,
                    standards=standards,
                    made=job.made,
                )
        except typst.TypstError as error:
            raise PrintError(
                Message(N_("the pages cannot be set: {reason}"), {"reason": error.message}),
                _longest(job.edition),
            ) from error
        except OSError as error:
            raise PrintError(
                Message(
                    N_("cannot write into {folder}: {reason}"),
                    {"folder": tempfile.tempdir or "/tmp", "reason": reason(error)},
                ),
                Message(N_("make room there, or name another folder in TMPDIR")),
            ) from error

    def _typesetter(self, job: PrintJob) -> Typesetter:
        key = (job.template, id(job.case.fonts))
        if key not in self._typesetters:
            self._typesetters[key] = Typesetter(job.template, job.case.fonts)
        return self._typesetters[key]


def _rooms(theme: Theme, profile: Profile, whole: ChartSpace, drawings: Drawings) -> dict[str, ChartSpace]:
    """Id of each chart of the theme -> its room: of two small ones in a row each has half the width."""
    rooms = {chart.id: whole for chart in theme.charts}
    if profile.pair_gap is None:
        return rooms
    half = ChartSpace((profile.chart_width - profile.pair_gap) / 2, profile.pair_height)
    waiting: Chart | None = None
    for chart in theme.charts:
        if not drawings.small(chart, half):
            waiting = None
        elif waiting is None:
            waiting = chart
        else:
            rooms[waiting.id] = rooms[chart.id] = half
            waiting = None
    return rooms


def as_json(job: PrintJob, detail: str, *, once: bool = True) -> str:
    """What the template reads. `once`: a source stands once on a page, instead of with every block."""
    return json.dumps({**job.data, "detail": detail, "once": once}, ensure_ascii=False)


def _longest(edition: Edition) -> Message | None:
    """Where the longest text stands, if it is longer than any page wants it."""
    # Asked only where something went wrong.
    from cqbrief.briefing.prose import wordings

    assert edition.briefing is not None
    found = max(wordings(edition.briefing), key=lambda wording: len(wording.words), default=None)
    place = edition.places.get(found.path) if found is not None else None
    if found is None or place is None or len(found.words) < LONG:
        return None
    return Message(
        N_("shorten the text of {count} characters in {file}, line {line}"),
        {"count": len(found.words), "file": place.file, "line": place.line},
    )


def missing_line(missing: tuple[str, ...], tr: Translator) -> str:
    """What was not printed for want of a glyph; empty where there was nothing."""
    if not missing:
        return ""
    codes = tuple(f"U+{ord(character):04X}" for character in missing)
    return tr.text("printed as {sign}: {codes}", sign=STAND_IN, codes=codes)


def _page(paper: str, profile: Profile) -> dict[str, float | str]:
    sheet = PAPERS[paper]
    enlarged = A3_TO_A4 if paper == "a3" and profile.enlarge_a3 else 1.0
    return {"width": sheet.width, "height": sheet.height, "zoom": enlarged, "media": sheet.media}
