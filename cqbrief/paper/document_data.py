"""A whole briefing as data for the templates: everything that is printed, ready for JSON."""

from __future__ import annotations

from collections.abc import Sequence

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.formulas.ledger import LedgerEntry
from cqbrief.briefing.model import Briefing, Correction, Figure, Source, Theme
from cqbrief.briefing.outline import theme_blocks
from cqbrief.paper.block_data import RenderContext, block_data, one_line
from cqbrief.paper.json_data import Json, JsonObject
from cqbrief.paper.span_data import Piece
from cqbrief.text.evidence_text import figure_facts
from cqbrief.text.figure_text import figure_text
from cqbrief.text.ledger_text import range_spans, sum_spans, verdict_spans
from cqbrief.text.location_text import evidence_spans, short_place_spans
from cqbrief.text.printed_number import period_spans, running_spans
from cqbrief.text.spans import Span, spans_text
from cqbrief.text.theme_name import theme_name


def briefing_data(themes: Sequence[tuple[int, Theme]], context: RenderContext) -> JsonObject:
    """Return what the templates print: of the chapters `themes`, of figures all, for any may be mentioned."""
    edition, inline = context.edition, context.inline
    briefing = edition.briefing
    assert briefing is not None
    return {
        "language": context.tr.language,
        "title": one_line(briefing.title, context),
        "subtitle": inline.prose(briefing.subtitle),
        "summary": inline.prose(briefing.summary),
        "period": inline.prose(briefing.period),
        "area": inline.prose(briefing.area),
        "issuer": inline.prose(briefing.issuer),
        "number": inline.prose(briefing.number),
        "date": inline.content(briefing.date or ""),
        "marking": inline.prose(briefing.marking),
        "credits": [[inline.prose(credit.role), inline.prose(credit.name)] for credit in briefing.credits],
        "sources": [_source(source, context) for source in briefing.sources],
        "themes": [_theme(number, theme, briefing, context) for number, theme in themes],
        "figures": {id_: _figure(figure, context) for id_, figure in edition.figures.items()},
        "ledger": [
            _entry(entry, edition, context)
            for _, theme in themes
            for figure in theme.figures
            if (entry := edition.ledger.get(figure.id))
        ],
        "glossary": [[inline.prose(term.term), inline.prose(term.meaning)] for term in briefing.glossary],
        "units": [[inline.content(unit.unit), inline.prose(unit.meaning)] for unit in briefing.units],
        "notes": [inline.prose(note) for note in briefing.notes],
        "corrections": [_correction(correction, edition, context) for correction in briefing.corrections],
        "fingerprint": edition.fingerprint,
    }


def block_numbers(briefing: Briefing) -> dict[str, int]:
    """Number every chart, table and picture, by its id; the same whichever themes are printed."""
    charts = [chart.id for theme in briefing.themes for chart in theme.charts]
    tables = [table.id for theme in briefing.themes for table in theme.tables]
    pictures = [picture.id for picture in briefing.pictures]
    return {id_: number for ids in (charts, tables, pictures) for number, id_ in enumerate(ids, start=1)}


def _theme(number: int, theme: Theme, briefing: Briefing, context: RenderContext) -> JsonObject:
    return {
        "id": theme.id,
        "name": context.glyphs.clean(theme_name(briefing, number, context.tr)),
        "title": one_line(theme.title, context),
        "short": one_line(theme.short or theme.title, context),
        "message": context.inline.prose(theme.message),
        "headline": theme.headline if theme.headline in context.edition.figures else None,
        "figures": [figure.id for figure in theme.figures],
        "blocks": [
            block_data(block, context) for block in theme_blocks(briefing, theme) if "paper" in block.media
        ],
    }


def _figure(figure: Figure, context: RenderContext) -> JsonObject:
    edition, tr, inline, clean = context.edition, context.tr, context.inline, context.glyphs.clean
    text = figure_text(figure, edition.figures, tr)
    status = spans_text(span for span in running_spans(figure, tr) if span.role == "status")
    return {
        "number": text.number,
        "length": len(text.label)
        + len(text.period)
        + sum(len(spans_text(spans)) for spans in text.comparisons),
        "label": inline.prose(figure.label),
        "pieces": [[clean(span.text), span.role == "number"] for span in text.value if span.role != "dagger"],
        "derived": text.derived,
        "status": clean(status),
        "period": inline.spans(period_spans(figure.period, tr)),
        "comparisons": [inline.comparison(comparison) for comparison in text.comparisons],
        "marks": list(text.marks),
        "place": inline.spans(short_place_spans(figure, edition, tr)),
        "foot": inline.spans(evidence_spans(figure, edition, tr)),
        "evidence": inline.spans(evidence_spans(figure, edition, tr, whole=True)),
        "facts": [[heading, inline.spans(fact)] for heading, fact in figure_facts(figure, edition, tr)],
    }


def _entry(entry: LedgerEntry, edition: Edition, context: RenderContext) -> JsonObject:
    """Return one sum of the ledger, written out and judged."""
    figure, inline = edition.figures[entry.figure], context.inline
    return {
        "number": figure.number,
        "label": inline.prose(figure.label),
        "sum": inline.spans(sum_spans(entry)),
        "verdict": inline.spans(verdict_spans(entry, context.tr)),
        "range": inline.spans(range_spans(entry, context.tr)),
    }


def _source(source: Source, context: RenderContext) -> JsonObject:
    by = [source.author, source.publisher]
    return {
        "title": one_line(source.title, context),
        "by": [context.inline.prose(text) for text in by if text],
        "date": context.inline.content(source.date or ""),
        "address": context.glyphs.clean(source.address or ""),
        "note": context.inline.prose(source.note),
    }


def _correction(correction: Correction, edition: Edition, context: RenderContext) -> list[list[Piece]]:
    figure = edition.figures.get(correction.figure or "")
    return [
        context.inline.content(correction.date),
        [figure.number] if figure else [],
        context.inline.prose(correction.was),
        context.inline.prose(correction.now),
        context.inline.prose(correction.why),
    ]


def colophon_data(pairs: Sequence[tuple[str, str]], context: RenderContext) -> list[list[Json]]:
    """Return headings with their words, as the colophon lists them; those without words are left out."""
    return [[heading, context.inline.spans([Span(words)])] for heading, words in pairs if words]
