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
from cqbrief.paper.span_data import Piece
from cqbrief.text.chinese_numerals import theme_name
from cqbrief.text.evidence_text import figure_facts
from cqbrief.text.figure_text import figure_text, prose_text
from cqbrief.text.ledger_text import range_spans, sum_spans, verdict_spans
from cqbrief.text.location_text import evidence_spans, short_place_spans
from cqbrief.text.printed_number import period_spans, running_spans
from cqbrief.text.spans import spans_text


def content(themes: Sequence[tuple[int, Theme]], bench: RenderContext) -> Data:
    """What the templates print: of the chapters only `themes`, but every figure, for any may be mentioned."""
    edition, inline = bench.edition, bench.inline
    briefing = edition.briefing
    assert briefing is not None
    return {
        "language": bench.tr.language,
        "title": plain(briefing.title, bench),
        "subtitle": inline.prose(briefing.subtitle),
        "summary": inline.prose(briefing.summary),
        "period": inline.prose(briefing.period),
        "area": inline.prose(briefing.area),
        "issuer": inline.prose(briefing.issuer),
        "number": inline.prose(briefing.number),
        "date": inline.content(briefing.date or ""),
        "marking": inline.prose(briefing.marking),
        "credits": [[inline.prose(credit.role), inline.prose(credit.name)] for credit in briefing.credits],
        "sources": [_source(source, bench) for source in briefing.sources],
        "themes": [_theme(number, theme, briefing, bench) for number, theme in themes],
        "figures": {id_: _figure(figure, bench) for id_, figure in edition.figures.items()},
        "ledger": [
            _entry(entry, edition, bench)
            for _, theme in themes
            for figure in theme.figures
            if (entry := edition.ledger.get(figure.id))
        ],
        "glossary": [[inline.prose(term.term), inline.prose(term.meaning)] for term in briefing.glossary],
        "units": [[inline.content(unit.unit), inline.prose(unit.meaning)] for unit in briefing.units],
        "notes": [inline.prose(note) for note in briefing.notes],
        "corrections": [_correction(correction, edition, bench) for correction in briefing.corrections],
        "fingerprint": edition.fingerprint,
    }


def plain(text: Text | None, bench: RenderContext) -> str:
    """A text on one line, for metadata and running heads."""
    if text is None:
        return ""
    return " ".join(bench.glyphs.clean(prose_text(text, bench.edition.figures, bench.tr.language)).split())


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
        "message": bench.inline.prose(theme.message),
        "headline": theme.headline if theme.headline in bench.edition.figures else None,
        "figures": [figure.id for figure in theme.figures],
        "blocks": [
            {"kind": block.kind, "items": [put(block.kind, item, bench) for item in block.items]}
            for block in theme_blocks(briefing, theme)
            if "paper" in block.media
        ],
    }


def _figure(figure: Figure, bench: RenderContext) -> Data:
    edition, tr, inline, clean = bench.edition, bench.tr, bench.inline, bench.glyphs.clean
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


def _entry(entry: LedgerEntry, edition: Edition, bench: RenderContext) -> Data:
    """Return one sum of the ledger, written out and judged."""
    figure, inline = edition.figures[entry.figure], bench.inline
    return {
        "number": figure.number,
        "label": inline.prose(figure.label),
        "sum": inline.spans(sum_spans(entry)),
        "verdict": inline.spans(verdict_spans(entry, bench.tr)),
        "range": inline.spans(range_spans(entry, bench.tr)),
    }


def _source(source: Source, bench: RenderContext) -> Data:
    by = [source.author, source.publisher]
    return {
        "title": plain(source.title, bench),
        "by": [bench.inline.prose(text) for text in by if text],
        "date": bench.inline.content(source.date or ""),
        "address": bench.glyphs.clean(source.address or ""),
        "note": bench.inline.prose(source.note),
    }


def _correction(correction: Correction, edition: Edition, bench: RenderContext) -> list[list[Piece]]:
    figure = edition.figures.get(correction.figure or "")
    return [
        bench.inline.content(correction.date),
        bench.inline.content(figure.number) if figure else [],
        bench.inline.prose(correction.was),
        bench.inline.prose(correction.now),
        bench.inline.prose(correction.why),
    ]


def lines(pairs: Sequence[tuple[str, str]], bench: RenderContext) -> list[list[Any]]:
    """Headings with their words, as the colophon lists them."""
    return [[heading, bench.inline.content(words)] for heading, words in pairs if words]
