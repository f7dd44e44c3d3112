"""Which columns of a table stand on one slide: as many as a narrow screen has room for. Free of fonts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from cqbrief.briefing.model import Cell, Figure, Table
from cqbrief.briefing.tables.series_table import SeriesColumn, SeriesTable
from cqbrief.briefing.text_width import ems
from cqbrief.i18n.language import LANGUAGES

MOST = 5
"""Columns on one slide besides that of the labels: more cannot be followed from the last row."""
WIDTH = 42.0
"""Width of a slide in em of its smallest text, on a 4:3 screen, less the gaps between `MOST` columns."""
LABEL = 9.0
"""Width in em that the labels of the rows have at least, where they are no shorter."""
STATUS = 7.0
"""Width in em of what is said behind a number that is not final."""
RUNNING = 8.0
"""Width in em above which a cell's text wraps; it needs no more than this."""

_WORDS = re.compile(r"\s+|(?<=[^\x00-\u2e7f])")


def column_groups(
    table: Table, figures: Mapping[str, Figure], series: SeriesTable | None
) -> tuple[range, ...]:
    """Divide the columns of `table` into as few groups as slides have room for, all about as large."""
    widths, room = column_ems(table, figures, series), room_beside_labels(table, series)
    count = len(widths)
    for groups in range(-(-count // MOST), count + 1):
        edges = [round(index * count / groups) for index in range(groups + 1)] if groups else [0, 0]
        if groups == count or all(sum(widths[start:stop]) <= room for start, stop in pairwise(edges)):
            return tuple(range(start, stop) for start, stop in pairwise(edges))
    return (range(0),)


def room_beside_labels(table: Table, series: SeriesTable | None) -> float:
    """Return the width in em that the labels of the rows leave for the columns of one slide."""
    return WIDTH - max([LABEL, *(ems(word) for word in _words(_labels(table, series)))])


def column_ems(table: Table, figures: Mapping[str, Figure], series: SeriesTable | None) -> list[float]:
    """Return the width of each column after the first in em: of its widest value or word of its head."""
    found = []
    for at, head in enumerate(table.heads):
        if series is not None:
            cells = _series_ems(series.columns[at])
        else:
            cells = [_cell_ems(row.cells[at], figures) for row in table.rows if at < len(row.cells)]
        words = [ems(word) for language in LANGUAGES for word in _words([head.in_language(language)])]
        found.append(max([1.0, *cells, *words]))
    return found


def _series_ems(column: SeriesColumn) -> list[float]:
    marked = [ems(f"{column.cells[row]}{mark.sign}") + STATUS for row, mark in column.marks.items()]
    return [*map(ems, set(column.cells)), *marked]


def _cell_ems(cell: Cell, figures: Mapping[str, Figure]) -> float:
    figure = figures.get(cell.figure or "")
    if figure is not None and figure.value is not None:
        return ems(figure.value.printed) + (STATUS if figure.status != "final" else 0)
    if cell.text is None:
        return 0.0
    return max(min(RUNNING, ems(cell.text.in_language(language))) for language in LANGUAGES)


def _labels(table: Table, series: SeriesTable | None) -> Sequence[str]:
    if series is not None:
        return series.x
    return [row.label.in_language(language) for row in table.rows for language in LANGUAGES]


def _words(texts: Sequence[str]) -> list[str]:
    """Return the parts of `texts` that no line breaks."""
    return [word for text in texts for word in _WORDS.split(text) if word]
