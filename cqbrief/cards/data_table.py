"""Values as a table, readable cell by cell, also without sight: those of a chart and of a CSV file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from cqbrief.briefing.chart_data.build import build
from cqbrief.briefing.model import Chart
from cqbrief.cards.view_context import ViewContext
from cqbrief.text.break_text import with_breaks
from cqbrief.text.mark_text import chart_rows

_FIGURE = Qt.ItemDataRole.UserRole


class ValueTable(QTableWidget):
    """Show rows of values as printed, under a head. Arrow keys go from cell to cell. Read only."""

    def __init__(self, head: Sequence[str], rows: Sequence[Sequence[str]], context: ViewContext) -> None:
        super().__init__(len(rows), len(head) - 1)
        self.setHorizontalHeaderLabels(head[1:])
        self.setVerticalHeaderLabels([row[0] for row in rows])
        for line, row in enumerate(rows):
            for column, text in enumerate(row[1:]):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row[0]}, {head[column + 1]}: {text}")
                self.setItem(line, column, item)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Lines across only, as in the tables of figures; they come with the look.
        self.setShowGrid(False)
        self.setFont(context.font("chart_text"))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setWordWrap(True)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setMinimumSectionSize(context.px(72))
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionsClickable(False)
        self.verticalHeader().setSectionsClickable(False)
        context.apply_style(self)
        for header in (across, self.verticalHeader()):
            header.setFont(context.font("chart_text"))
            header.setHighlightSections(False)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns where their contents leave some; else one scrolls."""
        super().resizeEvent(event)
        across = self.horizontalHeader()
        needed = sum(
            max(self.sizeHintForColumn(at), across.sectionSizeHint(at), across.minimumSectionSize())
            for at in range(self.columnCount())
        )
        modes = QHeaderView.ResizeMode
        mode = modes.Stretch if needed <= self.viewport().width() else modes.ResizeToContents
        if self.columnCount() and across.sectionResizeMode(0) != mode:
            across.setSectionResizeMode(mode)

    def selected_texts(self) -> list[list[str]]:
        """Return the texts of the selected cells, row by row; empty where fewer than two are selected."""
        ranges = self.selectedRanges()
        if len(self.selectedIndexes()) < 2 or not ranges:
            return []
        first = ranges[0]
        columns = range(first.leftColumn(), first.rightColumn() + 1)
        return [
            [item.text() for column in columns if (item := self.item(row, column)) is not None]
            for row in range(first.topRow(), first.bottomRow() + 1)
        ]


class DataTable(ValueTable):
    """Show a chart's values as printed: a row for each category, a column for each series.

    Enter and a double click ask for the cell's figure.
    """

    figure_requested = Signal(str)

    def __init__(self, chart: Chart, context: ViewContext) -> None:
        tr = context.tr
        data = build(chart, context.figures, context.edition.series.get(chart.id))
        head, *rows = chart_rows(data, tr)
        super().__init__(head, rows, context)
        for mark in data.marks:
            item = self.item(mark.category, mark.series)
            if item is not None:
                item.setData(_FIGURE, mark.figure)
        self.setAccessibleName(tr.text("Data: {headline}", headline=context.text(chart.headline)))
        self.setAccessibleDescription(with_breaks(context.text(chart.subtitle), chart.data, tr))
        self.cellDoubleClicked.connect(self._ask)

    def _ask(self, row: int, column: int) -> None:
        item = self.item(row, column)
        figure = item.data(_FIGURE) if item is not None else None
        if figure:
            self.figure_requested.emit(figure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the figure on Enter; the chart's own keys go to the card instead of a search by letters."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.currentRow(), self.currentColumn())
        elif event.matches(QKeySequence.StandardKey.Copy) or event.key() == Qt.Key.Key_T:
            event.ignore()
        else:
            super().keyPressEvent(event)
