"""From a briefing to its pages: the data is put together, then Typst sets it.

`DocumentBuilder.prepare` needs a QApplication and its thread, for charts are drawn by Qt; what it returns can
be typeset in any thread. Preview, file and printer all take their pages from one `PrintJob`.
"""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock

import typst

from cqbrief import __version__
from cqbrief.briefing.chart_kinds import CHART_KINDS
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Chart, Theme
from cqbrief.i18n.messages import N_, Message
from cqbrief.i18n.os_errors import reason
from cqbrief.i18n.translator import Translator
from cqbrief.paper.block_data import RenderContext, chart_file, one_line
from cqbrief.paper.document_data import block_numbers, briefing_data, colophon_data
from cqbrief.paper.drawings import ChartSpace, Drawings, page_look
from cqbrief.paper.fonts import FontSet, font_set_for
from cqbrief.paper.glyph_check import STAND_IN, GlyphCheck
from cqbrief.paper.json_data import JsonObject
from cqbrief.paper.print_request import PrintError, PrintRequest, chosen_themes, paper_of
from cqbrief.paper.profile import PAPERS, Profile
from cqbrief.paper.span_data import SpanData
from cqbrief.paper.template_strings import template_strings
from cqbrief.paper.typesetter import Kind, TypesetPages, Typesetter
from cqbrief.system import paths
from cqbrief.text.coverage_text import evidence_text

Progress = Callable[[int, int], bool]
"""Called with how many of how many steps are done; returns whether to go on."""

A3_TO_A4 = 2**0.5
LONG = 1000
"""Characters of a text that may be why pages cannot be had."""


class Cancelled(Exception):
    """Report that the reader does not want these pages any more."""


@dataclass(frozen=True, slots=True)
class PageFormat:
    """Describe the page that is laid out."""

    width: float
    height: float
    """In millimetres."""
    zoom: float
    """How much larger everything on it is."""
    media: str
    """What CUPS calls the paper; empty for a page that is no paper."""


@dataclass(frozen=True)
class PrintJob:
    """Hold everything that Typst needs for one document."""

    template: Path
    title: str
    """On one line, for the printer's queue."""
    page: PageFormat
    data: JsonObject
    """What the template reads."""
    drawings: Mapping[str, str]
    """Charts and pictures: file name -> SVG."""
    font_set: FontSet
    profile: Profile
    archive: bool
    grey: bool
    made: datetime
    missing: tuple[str, ...]
    """Characters that no font has, and that are printed as a stand-in."""
    theme_count: int
    edition: Edition


@dataclass(frozen=True)
class DraftDocument:
    """Hold a document whose charts are still blank, and what drawing them takes."""

    job: PrintJob
    edition: Edition
    request: PrintRequest
    themes: list[tuple[int, Theme]]
    context: RenderContext


class DocumentBuilder:
    """Prepare and typeset documents; keep drawings and Typst's memory for the next change of a choice."""

    def __init__(self, tr: Translator) -> None:
        self.tr = tr
        self._resources = paths.resources()
        self._drawings: tuple[Edition, Drawings] | None = None
        self._typesetters: dict[tuple[Path, int], Typesetter] = {}
        self._lock = Lock()

    def prepare(
        self, edition: Edition, profile: Profile, request: PrintRequest, progress: Progress | None = None
    ) -> PrintJob:
        """Put the document together, charts drawn.

        Raise PrintError, and Cancelled where `progress` says so.
        """
        return self.draw_charts(self.prepare_draft(edition, profile, request), progress)

    def prepare_draft(self, edition: Edition, profile: Profile, request: PrintRequest) -> DraftDocument:
        """Put the document together; charts that were not drawn before are blank. Raise PrintError."""
        themes = chosen_themes(edition, request)
        page = _page_format(paper_of(profile, request), profile)
        glyphs = GlyphCheck(self._resources)
        font_set = font_set_for(profile, self._resources)
        context = self._render_context(edition, profile, request, glyphs)
        assert edition.briefing is not None
        data = briefing_data(themes, context)
        data |= {
            "words": template_strings(self.tr),
            "profile": dict(profile.layout),
            "page": asdict(page),
            "colours": {str(role): colour for role, colour in page_look(request.grey).colours.items()},
            "fonts": {role: {"families": list(f), "weight": w} for role, (f, w) in font_set.roles.items()},
            "chart": {
                "width": profile.chart_width,
                "height": profile.chart_height,
                "gap": profile.pair_gap or 0,
            },
        }
        job = PrintJob(
            template=self._resources / "paper" / profile.template,
            title=one_line(edition.briefing.title, context),
            page=page,
            data=data,
            drawings=context.files,
            font_set=font_set,
            profile=profile,
            archive=request.archive,
            grey=request.grey,
            made=request.made,
            missing=glyphs.missing,
            theme_count=len(themes),
            edition=edition,
        )
        draft = DraftDocument(job, edition, request, themes, context)
        return replace(draft, job=self._with_colophon(draft))

    def draw_charts(self, draft: DraftDocument, progress: Progress | None = None) -> PrintJob:
        """Return the draft's document with its charts. Raise Cancelled where `progress` says so."""
        job, context = draft.job, draft.context
        charts = [chart for _, theme in draft.themes for chart in theme.charts]
        drawn: dict[str, str] = {}
        for done, chart in enumerate(charts):
            if progress is not None and not progress(done, len(charts)):
                raise Cancelled
            drawing = context.drawings.draw_chart(chart, context.chart_spaces[chart.id], context.grey)
            drawn[chart_file(chart, context)] = context.glyphs.clean(drawing.svg)
        # A chart may have characters that no text had.
        return replace(self._with_colophon(draft), drawings={**job.drawings, **drawn})

    def lay_out_draft(self, draft: DraftDocument) -> None:
        """Lay the draft out, blank charts and all, so that typesetting the real pages takes less time.

        May run in another thread while the charts are drawn: Typst lets Python go on meanwhile.
        """
        job = draft.job
        # What is wrong will be said of the real pages.
        with contextlib.suppress(typst.TypstError, OSError), self._lock:
            self._typesetter(job).count_pages(as_json(job, job.profile.details[0]), job.drawings)

    def close(self) -> None:
        """Remove everything of it from the disk; it cannot be used any more."""
        for typesetter in self._typesetters.values():
            typesetter.close()

    def make_pdf(self, job: PrintJob) -> TypesetPages:
        """Typeset the job as PDF, tagged and valid as PDF/UA-1. Raise PrintError for too many pages."""
        return self._typeset(job, "pdf", 72)

    def make_pictures(self, job: PrintJob, dots_per_inch: float) -> TypesetPages:
        """Typeset the job's pages as PNG. Raise PrintError for too many pages."""
        return self._typeset(job, "png", dots_per_inch)

    # --- preparing --------------------------------------------------------------------------

    def _render_context(
        self, edition: Edition, profile: Profile, request: PrintRequest, glyphs: GlyphCheck
    ) -> RenderContext:
        assert edition.briefing is not None
        if self._drawings is None or self._drawings[0] is not edition:
            self._drawings = (edition, Drawings(edition, self.tr))
        drawings = self._drawings[1]
        full = ChartSpace(
            profile.chart_width, profile.chart_height, profile.chart_tallest, profile.chart_scales
        )
        spaces: dict[str, ChartSpace] = {}
        for theme in edition.briefing.themes:
            spaces |= _chart_spaces(theme, profile, full, drawings)
        units = frozenset(unit.unit for unit in edition.briefing.units)
        return RenderContext(
            edition=edition,
            tr=self.tr,
            inline=SpanData(self.tr.language, edition.figures, units, edition.briefing.decimal, glyphs),
            glyphs=glyphs,
            drawings=drawings,
            numbers=block_numbers(edition.briefing),
            chart_spaces=spaces,
            full_space=full,
            grey=request.grey,
            files={},
        )

    def _with_colophon(self, draft: DraftDocument) -> PrintJob:
        """Return the draft's document with what is known by now of its making."""
        colophon = colophon_data(self._colophon(draft), draft.context)
        data = {**draft.job.data, "colophon": colophon}
        return replace(draft.job, data=data, missing=draft.context.glyphs.missing)

    def _colophon(self, draft: DraftDocument) -> list[tuple[str, str]]:
        tr, edition = self.tr, draft.edition
        assert edition.briefing is not None
        count = len(edition.briefing.themes)
        chosen = tr.text("{themes} of {all}", themes=tuple(number for number, _ in draft.themes), all=count)
        fonts = [
            tr.text("{font} set in {family}", font=font, family=family)
            for font, family in draft.job.font_set.substituted
        ]
        errors = len(edition.errors)
        return [
            (tr.text("Edition"), edition.fingerprint),
            (tr.text("File") if edition.one_file else tr.text("Folder"), edition.folder.resolve().name),
            (tr.text("Made on"), draft.request.made.strftime("%Y-%m-%d %H:%M %z")),
            (tr.text("Made with"), f"cqbrief {__version__}"),
            (tr.text("Profile"), draft.job.profile.name.in_language(tr.language)),
            (tr.text("Themes"), "" if len(draft.themes) == count else chosen),
            (tr.text("Evidence"), evidence_text(edition, tr)),
            (tr.text("Errors not mended"), str(errors) if errors else ""),
            (tr.text("Fonts substituted"), tr.join(fonts)),
            (tr.text("Characters missing"), missing_line(draft.context.glyphs.missing, tr)),
        ]

    # --- typesetting ------------------------------------------------------------------------

    def _typeset(self, job: PrintJob, kind: Kind, dots_per_inch: float) -> TypesetPages:
        """Typeset the job with the greatest detail that its profile has pages for."""
        profile, count = job.profile, 0
        for detail in profile.details:
            pages = self._compile(job, detail, kind, dots_per_inch)
            count = pages.pages
            if profile.most_pages is None or count <= profile.most_pages:
                return pages
        message = N_("the profile {profile} has {most} page, and this briefing fills {pages}")
        advice = Message(N_("print fewer themes, or take another profile"))
        if (longest := _longest(job.edition)) is not None:
            advice = longest
        elif job.theme_count > 1:
            advice = Message(
                N_("leave themes out, for example print {themes} only, or take another profile"),
                {"themes": f"--themes 1-{job.theme_count // 2}"},
            )
        counts = {"profile": profile.id, "most": profile.most_pages, "pages": count}
        raise PrintError(Message(message, counts), advice)

    def _compile(self, job: PrintJob, detail: str, kind: Kind, dots_per_inch: float) -> TypesetPages:
        # First a source stands once on a page. Where that never comes to rest, every block has its own.
        pages = self._compile_once(job, detail, kind, dots_per_inch, once=True)
        if any("converge" in warning for warning in pages.warnings):
            return self._compile_once(job, detail, kind, dots_per_inch, once=False)
        return pages

    def _compile_once(
        self, job: PrintJob, detail: str, kind: Kind, dots_per_inch: float, *, once: bool
    ) -> TypesetPages:
        standards = (("ua-1", "a-2a") if job.archive else ("ua-1",)) if kind == "pdf" else ()
        try:
            with self._lock:
                return self._typesetter(job).typeset(
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
        key = (job.template, id(job.font_set.fonts))
        if key not in self._typesetters:
            self._typesetters[key] = Typesetter(job.template, job.font_set.fonts)
        return self._typesetters[key]


def _chart_spaces(
    theme: Theme, profile: Profile, full: ChartSpace, drawings: Drawings
) -> dict[str, ChartSpace]:
    """Return the space of each chart by its id: of two small ones in a row each has half the width.

    One of a kind that has little to show has it also where it stands alone.
    """
    spaces = {chart.id: full for chart in theme.charts}
    if profile.pair_gap is None:
        return spaces
    half = ChartSpace((profile.chart_width - profile.pair_gap) / 2, profile.pair_height, profile.pair_height)
    waiting: Chart | None = None
    for chart in theme.charts:
        fits = drawings.fits(chart, half)
        if fits and CHART_KINDS[chart.kind].small:
            spaces[chart.id] = half
        if not fits:
            waiting = None
        elif waiting is None:
            waiting = chart
        else:
            spaces[waiting.id] = spaces[chart.id] = half
            waiting = None
    return spaces


def as_json(job: PrintJob, detail: str, *, once: bool = True) -> str:
    """Write what the template reads. `once`: a source stands once on a page, not with every block."""
    return json.dumps({**job.data, "detail": detail, "once": once}, ensure_ascii=False)


def _longest(edition: Edition) -> Message | None:
    """Say where the longest text stands, if it is longer than any page has room for."""
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
    """Return what was not printed for want of a glyph; empty where there was nothing."""
    if not missing:
        return ""
    codes = tuple(f"U+{ord(character):04X}" for character in missing)
    return tr.text("printed as {sign}: {codes}", sign=STAND_IN, codes=codes)


def _page_format(paper: str, profile: Profile) -> PageFormat:
    sheet = PAPERS[paper]
    enlarged = A3_TO_A4 if paper == "a3" and profile.enlarge_a3 else 1.0
    return PageFormat(sheet.width, sheet.height, enlarged, sheet.media)
