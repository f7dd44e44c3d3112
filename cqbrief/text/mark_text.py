"""What is said with a value in charts and tables: that it is provisional, revised, derived, missing."""

from __future__ import annotations

from cqbrief.briefing.chart_data.build import ChartData, Mark, table_rows
from cqbrief.briefing.tables.series_table import CellStatus, SeriesColumn
from cqbrief.i18n.translator import Translator
from cqbrief.text.spans import Span, Spans, as_spans, content_span, spans_text


def status_name(status: CellStatus, tr: Translator) -> str:
    """Return 初步数, 已修订 and so on; empty for what is final."""
    return {
        "final": "",
        "provisional": tr.text("provisional"),
        "revised": tr.text("revised"),
        "unverified": tr.text("unverified"),
        "estimated": tr.text("estimated"),
        "expected": tr.text("expected"),
        "forecast": tr.text("forecast"),
    }[status]


def mark_words(mark: Mark, tr: Translator) -> tuple[str, ...]:
    """Return what must be said with the mark's value: derived, provisional, revised, unverified, sic."""
    derived = tr.text("derived") if mark.derived else ""
    return tuple(word for word in (derived, *_beside(mark, tr)) if word)


def chart_rows(data: ChartData, tr: Translator) -> list[list[str]]:
    """Return a chart as a table in words: a head, and a row for each category with its values as printed.

    A value that is not final says so behind it, one that is derived has its †.
    """

    def suffix(mark: Mark) -> str:
        return _aside(tr.join(_beside(mark, tr)), tr)

    return table_rows(
        data,
        tr.language,
        item=tr.text("Item"),
        value=tr.text("Value"),
        target=tr.text("Target"),
        suffix=suffix,
    )


def cell_spans(column: SeriesColumn, row: int, tr: Translator) -> Spans:
    """Return a cell of a CSV file as it is shown: as printed, with its mark, and its status behind it."""
    cell, mark = column.cells[row], column.marks.get(row)
    if mark is None:
        return content_span(cell)
    status = _aside(status_name(mark.status, tr), tr)
    return as_spans((content_span(f"{cell}{mark.sign}"), (Span(status, "status"),) if status else ()))


def cell_text(column: SeriesColumn, row: int, tr: Translator) -> str:
    """Return a cell of a CSV file as it is shown, see `cell_spans`, as plain text."""
    return spans_text(cell_spans(column, row, tr))


def _beside(mark: Mark, tr: Translator) -> tuple[str, ...]:
    """Return what stands beside a value that its † does not say."""
    misprint = tr.text("sic") if mark.misprint else ""
    return tuple(word for word in (status_name(mark.status, tr), misprint) if word)


def _aside(word: str, tr: Translator) -> str:
    return tr.text(" ({status})", status=word) if word else ""
