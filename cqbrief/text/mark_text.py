"""What is said with a value in charts and tables: that it is provisional, revised, derived, missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from cqbrief.briefing.chart_data.build import ChartData, Mark, table_rows
from cqbrief.briefing.tables.series_table import CellStatus, SeriesColumn
from cqbrief.i18n.translator import Translator
from cqbrief.text.break_text import break_line
from cqbrief.text.spans import Span, Spans, as_spans, content_span, spans_text

SIGNS: Mapping[CellStatus, str] = {
    "final": "",
    "provisional": "[p]",
    "revised": "[r]",
    "unverified": "[u]",
    "estimated": "[e]",
    "expected": "[x]",
    "forecast": "[f]",
}
"""Signs beside values, after the shorthand of the UK Government Analysis Function for tables."""

FOLDED_COLUMNS = 6
"""Up to so many columns a narrow table of values is folded: years 1 to 9 beside years 10 to 18."""
_LEAST_FOLDED = 4
"""So many rows each part has at least."""


@dataclass(frozen=True, slots=True)
class ChartValues:
    """Hold the values of a chart, short: numbers without their unit, signs in place of words."""

    heads: tuple[str, ...]
    """Of the columns after the first."""
    rows: tuple[tuple[str, ...], ...]
    """Each a label and as many cells as there are heads."""
    labels: frozenset[int]
    """Indices of the heads whose cells are labels, where the table is folded."""
    unit: str
    key: tuple[str, ...]
    """What changed in the series, and what the signs mean."""


def status_name(status: CellStatus, tr: Translator) -> str:
    """Return 初步数, 已修订 and so on; empty for what is final."""
    if status == "final":
        return ""
    return {
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


def status_sign(mark: Mark) -> str:
    """Return the sign beside a value that is not final: that of its CSV file, else those of `SIGNS`."""
    return mark.sign or SIGNS[mark.status] + ("[sic]" if mark.misprint else "")


def value_table(data: ChartData, tr: Translator, *, rows: range | None = None) -> ChartValues:
    """Return the values behind a chart, of all its categories or of `rows` of them, as a table."""
    shown = rows if rows is not None else range(len(data.categories))
    names = data.category_names(tr.language)
    here = {(mark.category, mark.series): mark for mark in data.marks}
    key: dict[str, None] = {break_line(brk, tr): None for _, brk in data.breaks}
    targets = any(mark.target_label for mark in data.marks)
    body: list[tuple[str, ...]] = []
    for category in shown:
        cells: list[str] = []
        for series in range(len(data.series)):
            mark = here.get((category, series))
            cells.append(_short_value(mark, tr) if mark is not None else "")
            if mark is not None and mark.value is not None and status_sign(mark):
                key[f"{status_sign(mark)} {' '.join(_beside(mark, tr))}".strip()] = None
        if targets:
            labels = (mark.target_label for mark in data.marks_of(category) if mark.target_label)
            cells.append(next(labels, ""))
        body.append((names[category], *cells))
    heads = [name or tr.text("Value") for name in data.series_names(tr.language)]
    if targets:
        heads.append(tr.text("Target"))
    return _folded(heads, body, data.unit, tuple(key))


def _short_value(mark: Mark, tr: Translator) -> str:
    if mark.value is None:
        return mark.gap.in_language(tr.language) if mark.gap else mark.label
    return mark.label if mark.sign else mark.label + status_sign(mark)


def _folded(
    heads: Sequence[str], body: Sequence[tuple[str, ...]], unit: str, key: tuple[str, ...]
) -> ChartValues:
    """Set the parts of a long narrow table side by side."""
    across = len(heads) + 1
    folds = max(min(FOLDED_COLUMNS // across, ceil(len(body) / _LEAST_FOLDED)), 1)
    high = ceil(len(body) / folds)
    empty = ("",) * across
    rows = tuple(
        tuple(
            cell
            for part in range(folds)
            for cell in _row(body, part * high + index, (part + 1) * high, empty)
        )
        for index in range(high)
    )
    labels = frozenset(part * across - 1 for part in range(1, folds))
    return ChartValues((*heads, *(("", *heads) * (folds - 1))), rows, labels, unit, key)


def _row(body: Sequence[tuple[str, ...]], index: int, end: int, empty: tuple[str, ...]) -> tuple[str, ...]:
    return body[index] if index < min(end, len(body)) else empty


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
