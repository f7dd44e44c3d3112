"""A whole briefing as data for the templates: everything that is printed, ready for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.formulas.ledger import LedgerEntry
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Briefing, Correction, Figure, Source, Theme
from cqbrief.briefing.outline import theme_blocks
from cqbrief.paper.block_data import Data, RenderContext, put
from cqbrief.paper.runs import Run
from cqbrief.text.chinese_numerals import theme_name
from cqbrief.text.comparison_text import said_of
from cqbrief.text.evidence_text import figure_facts
from cqbrief.text.figure_text import figure_text, prose
from cqbrief.text.ledger_text import range_text, sum_line, verdict_text
from cqbrief.text.location_text import evidence, short_place
from cqbrief.text.printed_number import running_text


def content(themes: Sequence[tuple[int, Theme]], bench: RenderContext) -> Data:
    """What the templates print: of the chapters only `themes`, but every figure, for any may be mentioned."""
    edition, runs = bench.edition, bench.runs
    briefing = edition.briefing
    assert briefing is not None
    return {
        "language": bench.tr.language,
        "title": plain(briefing.title, bench),
        "subtitle": runs.of(briefing.subtitle),
        "summary": runs.of(briefing.summary),
        "period": runs.of(briefing.period),
        "area": runs.of(briefing.area),
        "issuer": runs.of(briefing.issuer),
        "number": runs.of(briefing.number),
        "date": runs.words(briefing.date or ""),
        "marking": runs.of(briefing.marking),
        "credits": [[runs.of(credit.role), runs.of(credit.name)] for credit in briefing.credits],
        "sources": [_source(source, bench) for source in briefing.sources],
        "themes": [_theme(number, theme, briefing, bench) for number, theme in themes],
        "figures": {id_: _figure(figure, bench) for id_, figure in edition.figures.items()},
        "ledger": [
            _entry(entry, edition, bench)
            for _, theme in themes
            for figure in theme.figures
            if (entry := edition.ledger.get(figure.id))
        ],
        "glossary": [[runs.of(term.term), runs.of(term.meaning)] for term in briefing.glossary],
        "units": [[runs.words(unit.unit), runs.of(unit.meaning)] for unit in briefing.units],
        "notes": [runs.of(note) for note in briefing.notes],
        "corrections": [_correction(correction, edition, bench) for correction in briefing.corrections],
        "fingerprint": edition.fingerprint,
    }


def plain(text: Text | None, bench: RenderContext) -> str:
    """A text on one line, for metadata and running heads."""
    if text is None:
        return ""
    return " ".join(bench.glyphs.clean(prose(text, bench.edition.figures, bench.tr.language)).split())


def numbers(briefing: Briefing) -> dict[str, int]:
    """Id of every chart, table and picture -> its number; the same whichever themes are printed."""
    charts = [chart.id for theme in briefing.themes for chart in theme.charts]
    tables = [table.id for theme in briefing.themes for table in theme.tables]
    pictures = [picture.id for picture in briefing.pictures]
    return {id_: number for ids in (charts, tables, pictures) for number, id_ in enumerate(ids, start=1)}


def _theme(number: int, theme: Theme, briefing: Briefing, bench: RenderContext) -> Data:
    return {
        "id": theme.id,
        "name": bench.glyphs.clean(theme_name(briefing, number, bench.tr)),
        "title": plain(theme.title, bench),
        "short": plain(theme.short or theme.title, bench),
        "message": bench.runs.of(theme.message),
        "headline": theme.headline if theme.headline in bench.edition.figures else None,
        "figures": [figure.id for figure in theme.figures],
        "blocks": [
            {"kind": block.kind, "items": [put(block.kind, item, bench) for item in block.items]}
            for block in theme_blocks(briefing, theme)
            if "paper" in block.media
        ],
    }


def _figure(figure: Figure, bench: RenderContext) -> Data:
    text = figure_text(figure, bench.edition.figures, bench.tr)
    clean = bench.glyphs.clean
    words = bench.runs.words
    return {
        "number": text.number,
        "length": len(text.label) + len(text.period) + sum(map(len, said_of(text.comparisons))),
        "label": bench.runs.of(figure.label),
        "pieces": [[clean(piece), large] for piece, large in text.pieces],
        "derived": text.derived,
        "status": clean(running_text(figure, bench.tr).removeprefix(text.printed)),
        "period": words(text.period),
        "comparisons": [bench.runs.compared(comparison) for comparison in text.comparisons],
        "marks": list(text.marks),
        "place": words(short_place(figure, bench.edition, bench.tr)),
        "foot": words(evidence(figure, bench.edition, bench.tr)),
        "evidence": words(evidence(figure, bench.edition, bench.tr, whole=True)),
        "facts": [[heading, words(fact)] for heading, fact in figure_facts(figure, bench.edition, bench.tr)],
    }


def _entry(entry: LedgerEntry, edition: Edition, bench: RenderContext) -> Data:
    """One sum of the ledger, written out and judged."""
    figure, words = edition.figures[entry.figure], bench.runs.words
    return {
        "number": figure.number,
        "label": bench.runs.of(figure.label),
        "sum": words(sum_line(entry)),
        "verdict": words(verdict_text(entry, bench.tr)),
        "range": words(range_text(entry, bench.tr)),
    }


def _source(source: Source, bench: RenderContext) -> Data:
    by = [source.author, source.publisher]
    return {
        "title": plain(source.title, bench),
        "by": [bench.runs.of(text) for text in by if text],
        "date": bench.runs.words(source.date or ""),
        "address": bench.glyphs.clean(source.address or ""),
        "note": bench.runs.of(source.note),
    }


def _correction(correction: Correction, edition: Edition, bench: RenderContext) -> list[list[Run]]:
    figure = edition.figures.get(correction.figure or "")
    return [
        bench.runs.words(correction.date),
        bench.runs.words(figure.number) if figure else [],
        bench.runs.of(correction.was),
        bench.runs.of(correction.now),
        bench.runs.of(correction.why),
    ]


def lines(pairs: Sequence[tuple[str, str]], bench: RenderContext) -> list[list[Any]]:
    """Headings with their words, as the colophon lists them."""
    return [[heading, bench.runs.words(words)] for heading, words in pairs if words]
