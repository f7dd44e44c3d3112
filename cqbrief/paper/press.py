"""From a briefing to its pages: the data is put together, then Typst sets it.

`Press.prepare` needs a QApplication and its thread, for charts are drawn by Qt; what it returns can
be set in any thread. Preview, file and printer all take their pages from one `Job`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, Literal, cast

import typst

from cqbrief import __version__, paths
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Theme
from cqbrief.briefing.problems import Message
from cqbrief.paper import terms
from cqbrief.paper.blocks import Bench
from cqbrief.paper.content import content, lines, numbers
from cqbrief.paper.drawings import Drawings, look
from cqbrief.paper.fonts import Case, case_for
from cqbrief.paper.glyphs import STAND_IN, Glyphs
from cqbrief.paper.options import Options, PrintError, chosen_themes, paper_of
from cqbrief.paper.profile import PAPERS, Profile
from cqbrief.paper.runs import Runs
from cqbrief.words import N_, Words

Progress = Callable[[int, int], bool]
"""Told how many of how many steps are done; answers whether to go on."""

Kind = Literal["pdf", "png"]
A3_TO_A4 = 2**0.5


class Cancelled(Exception):
    """The reader does not want these pages any more."""


@dataclass(frozen=True)
class Job:
    """Everything that Typst needs for one document."""

    template: Path
    data: dict[str, Any]
    case: Case
    profile: Profile
    archive: bool
    grey: bool
    made: datetime
    missing: tuple[str, ...]
    """Characters that no font has, and that are printed as a stand-in."""
    choices: int
    """How many themes it has."""


@dataclass(frozen=True)
class Sheets:
    """The outcome: one PDF, or one picture for each page."""

    parts: tuple[bytes, ...]
    pages: int
    warnings: tuple[str, ...]
    """What Typst remarked; empty for sound pages."""


class Press:
    """Prepares and sets documents; keeps drawings and Typst's memory for the next change of an option."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._resources = paths.resources()
        self._drawings: tuple[Edition, Drawings] | None = None
        self._compilers: dict[tuple[Path, int], typst.Compiler] = {}
        self._lock = Lock()

    def prepare(
        self, edition: Edition, profile: Profile, options: Options, progress: Progress | None = None
    ) -> Job:
        """The document's data, charts drawn. Raises PrintError, and Cancelled where `progress` says so."""
        themes = chosen_themes(edition, options)
        paper = paper_of(profile, options)
        glyphs = Glyphs(self._resources)
        case = case_for(profile, self._resources)
        bench = self._bench(edition, profile, options, glyphs)
        self._draw(themes, bench, progress)
        data = content(themes, bench)
        data |= {
            "words": terms.words_of_templates(self.words),
            "profile": dict(profile.layout),
            "page": _page(paper, profile),
            "colours": dict(look(options.grey).colours),
            "fonts": {role: {"families": list(f), "weight": w} for role, (f, w) in case.roles.items()},
            "chart": {
                "width": profile.chart_width,
                "height": profile.chart_height,
                "scale": profile.chart_scale,
            },
        }
        data["colophon"] = lines(self._colophon(edition, profile, options, case, glyphs, themes), bench)
        return Job(
            template=self._resources / "paper" / profile.template,
            data=data,
            case=case,
            profile=profile,
            archive=options.archive,
            grey=options.grey,
            made=options.made,
            missing=glyphs.missing,
            choices=len(themes),
        )

    def pdf(self, job: Job) -> Sheets:
        """The job as PDF, tagged and valid as PDF/UA-1. Raises PrintError where it takes too many pages."""
        return self._set(job, "pdf", 72)

    def pictures(self, job: Job, dots_per_inch: float) -> Sheets:
        """The job's pages as PNG. Raises PrintError where it takes too many pages."""
        return self._set(job, "png", dots_per_inch)

    # --- preparing --------------------------------------------------------------------------

    def _bench(self, edition: Edition, profile: Profile, options: Options, glyphs: Glyphs) -> Bench:
        assert edition.briefing is not None
        scale = profile.chart_scale
        if self._drawings is None or self._drawings[0] is not edition:
            self._drawings = (edition, Drawings(edition, self.words))
        units = frozenset(unit.unit for unit in edition.briefing.units)
        return Bench(
            edition=edition,
            words=self.words,
            runs=Runs(self.words.language, units, frozenset(edition.figures), glyphs),
            glyphs=glyphs,
            drawings=self._drawings[1],
            numbers=numbers(edition.briefing),
            chart_size=(profile.chart_width / scale, profile.chart_height / scale),
            grey=options.grey,
        )

    def _draw(self, themes: list[tuple[int, Theme]], bench: Bench, progress: Progress | None) -> None:
        charts = [chart for _, theme in themes for chart in theme.charts]
        for done, chart in enumerate(charts):
            if progress is not None and not progress(done, len(charts)):
                raise Cancelled
            bench.drawings.chart(chart, *bench.chart_size, bench.grey)

    def _colophon(
        self,
        edition: Edition,
        profile: Profile,
        options: Options,
        case: Case,
        glyphs: Glyphs,
        themes: list[tuple[int, Theme]],
    ) -> list[tuple[str, str]]:
        words = self.words
        assert edition.briefing is not None
        count = len(edition.briefing.themes)
        chosen = words.text("{themes} of {all}", themes=tuple(number for number, _ in themes), all=count)
        fonts = [
            words.text("{font} set in {family}", font=font, family=family)
            for font, family in case.substituted
        ]
        errors = len(edition.errors)
        return [
            (words.text("Edition"), edition.fingerprint),
            (words.text("Folder"), edition.folder.resolve().name),
            (words.text("Made on"), options.made.strftime("%Y-%m-%d %H:%M %z")),
            (words.text("Made with"), f"cqbrief {__version__}"),
            (words.text("Profile"), profile.name.in_language(words.language)),
            (words.text("Themes"), "" if len(themes) == count else chosen),
            (words.text("Errors not mended"), str(errors) if errors else ""),
            (words.text("Fonts substituted"), words.join(fonts)),
            (words.text("Characters missing"), missing_line(glyphs.missing, words)),
        ]

    # --- setting ----------------------------------------------------------------------------

    def _set(self, job: Job, kind: Kind, dots_per_inch: float) -> Sheets:
        profile, pages = job.profile, 0
        with self._lock:
            for detail in profile.details:
                sheets = self._compile(job, detail, kind, dots_per_inch)
                pages = sheets.pages
                if profile.most_pages is None or pages <= profile.most_pages:
                    return sheets
        message = N_("the profile {profile} has {most} page, and this briefing fills {pages}")
        advice = Message(N_("print fewer themes, or take another profile"))
        if job.choices > 1:
            advice = Message(
                N_("leave themes out, for example print {themes} only, or take another profile"),
                {"themes": f"--themes 1-{job.choices // 2}"},
            )
        counts = {"profile": profile.id, "most": profile.most_pages, "pages": pages}
        raise PrintError(Message(message, counts), advice)

    def _compile(self, job: Job, detail: str, kind: Kind, dots_per_inch: float) -> Sheets:
        # First a source stands once on a page. Where that never comes to rest, every block has its own.
        sheets = self._compile_once(job, detail, kind, dots_per_inch, once=True)
        if any("converge" in warning for warning in sheets.warnings):
            return self._compile_once(job, detail, kind, dots_per_inch, once=False)
        return sheets

    def _compile_once(self, job: Job, detail: str, kind: Kind, dots_per_inch: float, *, once: bool) -> Sheets:
        key = (job.template, id(job.case.fonts))
        if key not in self._compilers:
            self._compilers[key] = typst.Compiler(
                job.template, root=job.template.parent, font_paths=job.case.fonts
            )
        compiler = self._compilers[key]
        standards = (["ua-1", "a-2a"] if job.archive else ["ua-1"]) if kind == "pdf" else []
        data = json.dumps({**job.data, "detail": detail, "once": once}, ensure_ascii=False)
        try:
            found, warnings = compiler.compile_with_warnings(
                format=kind,
                ppi=dots_per_inch,
                sys_inputs={"data": data},
                pdf_standards=cast("Any", standards),
                timestamp=job.made,
            )
            pages = int(compiler.query("<pages>", field="value", one=True))
        except typst.TypstError as error:
            reason = Message(N_("the pages cannot be set: {reason}"), {"reason": error.message})
            raise PrintError(reason) from error
        parts = tuple(found) if isinstance(found, list) else (found or b"",)
        return Sheets(parts, pages, tuple(warning.message for warning in warnings))


def missing_line(missing: tuple[str, ...], words: Words) -> str:
    """What was not printed for want of a glyph; empty where there was nothing."""
    if not missing:
        return ""
    codes = tuple(f"U+{ord(character):04X}" for character in missing)
    return words.text("printed as {sign}: {codes}", sign=STAND_IN, codes=codes)


def _page(paper: str, profile: Profile) -> dict[str, float | str]:
    sheet = PAPERS[paper]
    enlarged = A3_TO_A4 if paper == "a3" and profile.enlarge_a3 else 1.0
    return {"width": sheet.width, "height": sheet.height, "zoom": enlarged, "media": sheet.media}
