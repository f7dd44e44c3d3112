"""A table of figures on a card; every number in it leads to its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from cqbrief.briefing.model import Cell, Table
from cqbrief.briefing.text_width import ems
from cqbrief.cards.card import Card, Separator
from cqbrief.cards.data_table import ValueTable
from cqbrief.cards.sideways_scroll import SidewaysScroll
from cqbrief.cards.sources import SourceLine
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled, styled_prose
from cqbrief.cards.table_measures import longest_word
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.text.break_text import break_lines
from cqbrief.text.location_text import table_place_spans
from cqbrief.text.mark_text import cell_text
from cqbrief.text.printed_number import running_spans
from cqbrief.text.spans import break_anywhere, spans_text

if TYPE_CHECKING:
    from cqbrief.briefing.tables.series_table import SeriesTable

LONGEST_WORD = 8
"""Width in em above which a cell's text is running text, not a word or a dash."""
LABEL_EMS = 10
"""Width in em that labels of rows may be given before any wraps."""
ROWS_IN_SIGHT = 12
"""Rows of a CSV file that are seen at once; the others are scrolled to."""


class TableCard(Card):
    """Show headline, head row, rows and notes. Numbers stand to the right and are links to their sources.

    A table from a CSV file scrolls in its place and names the table of the source at its foot.
    """

    def __init__(self, table: Table, context: ViewContext) -> None:
        super().__init__(context, padding=5)
        self.table = table
        self.setAccessibleName(context.text(table.headline))
        self.add(SpanLabel(styled_prose(table.headline, "chart_title", context), context))
        if table.subtitle:
            self.add(Label(context.text(table.subtitle), "label", context))
        self._shown: SidewaysScroll | ValueTable | None = None
        if table.data is None:
            self._shown = SidewaysScroll(self._rows(), context)
        elif series := context.edition.series.get(table.id):
            self._shown = self._values(series)
        if self._shown is not None:
            self.add(self._shown)
        self.body.addStretch(1)
        for line in break_lines(table.data, context.tr):
            self.add(Label(line, "small", context))
        for note in table.notes:
            self.add(Label(context.text(note), "small", context))
        if table.data is not None:
            place = table_place_spans(table.data.locator, context.edition, context.tr)
            self.add(Separator(context), SourceLine((), context, [spans_text(place)]))

    @property
    def item_id(self) -> str:  # noqa: D102
        return self.table.id

    @property
    def least_width(self) -> int:
        """Return the least width, in pixels, at which no column has to be scrolled to."""
        margins = self.body.contentsMargins()
        return margins.left() + margins.right() + (self._shown.least_width if self._shown is not None else 0)

    def show_all_rows(self) -> None:
        """Show every row of a CSV file too, without a bar."""
        if self.table.data is not None and self._shown is not None:
            self._shown.show_all_rows()

    def _rows(self) -> QWidget:
        context, table = self.context, self.table
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, context.space(2), 0, context.space(2))
        grid.setHorizontalSpacing(context.space(4))
        grid.setVerticalSpacing(context.space(2))
        grid.setColumnStretch(0, 1)
        names = [context.text(row.label) for row in table.rows]
        grid.setColumnMinimumWidth(0, self._label_width(names))
        worded = [self._is_worded(column) for column in range(len(table.columns))]
        em = QFontMetrics(context.font("body")).height()
        for column, head in enumerate(table.columns, start=1):
            label = Label(context.text(head), "label", context)
            side = Qt.AlignmentFlag.AlignLeft if worded[column - 1] else Qt.AlignmentFlag.AlignRight
            label.setAlignment(side | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(label, 0, column)
            grid.setColumnStretch(column, 1 if worded[column - 1] else 0)
            least = longest_word(label.text(), label.fontMetrics())
            grid.setColumnMinimumWidth(column, max(least, em * LONGEST_WORD if worded[column - 1] else 0))
        for index, row in enumerate(table.rows):
            line = 2 * index + 1
            grid.addWidget(Separator(context), line, 0, 1, len(table.columns) + 1)
            grid.addWidget(Label(context.text(row.label), "body", context), line + 1, 0)
            for column, cell in enumerate(row.cells, start=1):
                if worded[column - 1]:
                    grid.addWidget(self._cell(cell, Qt.AlignmentFlag.AlignLeft), line + 1, column)
                else:
                    side = Qt.AlignmentFlag.AlignRight
                    grid.addWidget(self._cell(cell, side), line + 1, column, side)
        return holder

    def _label_width(self, names: Sequence[str]) -> int:
        """Return the least width of the labels: what they need on one line, but no more than `LABEL_EMS`."""
        metrics = QFontMetrics(self.context.font("body"))
        natural = max(map(metrics.horizontalAdvance, names), default=0)
        words = max((longest_word(name, metrics) for name in names), default=0)
        return max(words, min(natural, LABEL_EMS * metrics.height()))

    def _is_worded(self, column: int) -> bool:
        """Tell whether a column holds running text, which stands to the left and takes its share of width."""
        cells = [row.cells[column] for row in self.table.rows if column < len(row.cells)]
        return any(
            cell.text is not None and ems(self.context.text(cell.text)) > LONGEST_WORD for cell in cells
        )

    def _values(self, series: SeriesTable) -> ValueTable:
        context, table = self.context, self.table
        head = ["", *(context.text(text) for text in table.heads)]
        rows = [
            [x, *(cell_text(column, at, context.tr) for column in series.columns)]
            for at, x in enumerate(series.x)
        ]
        values = ValueTable(head, rows, context, in_sight=ROWS_IN_SIGHT)
        values.setAccessibleName(context.text(table.headline))
        values.setAccessibleDescription(context.text(table.subtitle))
        return values

    def _cell(self, cell: Cell, side: Qt.AlignmentFlag) -> QWidget:
        figure = self.context.figures.get(cell.figure) if cell.figure else None
        if figure is None:
            label = Label(self.context.text(cell.text), "body", self.context)
            label.setAlignment(side)
            return label
        number = styled(break_anywhere(running_spans(figure, self.context.tr)), "number_small", "accent")
        link = SpanLabel(number, self.context, wrap=False)
        link.figure_requested.connect(self.figure_requested)
        return link
