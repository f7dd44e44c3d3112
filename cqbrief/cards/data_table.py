"""Values as a table, readable cell by cell, also without sight: those of a chart and of a CSV file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
)

from cqbrief.briefing.model import Chart
from cqbrief.cards.table_measures import TableMeasures
from cqbrief.cards.view_context import ViewContext
from cqbrief.text.break_text import with_breaks
from cqbrief.text.mark_text import chart_rows

_FIGURE = Qt.ItemDataRole.UserRole


class ValueTable(QTableWidget):
    """Show rows of values as printed, under a head. Arrow keys go from cell to cell. Read only.

    Heads and labels of rows wrap; no value is broken or shortened. With `in_sight` it is as high as its head
    and so many rows, and scrolls where there are more; else it fills the height that it is given. It scrolls
    sideways only where even wrapped heads leave it too wide.
    """

    def __init__(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        context: ViewContext,
        *,
        in_sight: int | None = None,
    ) -> None:
        super().__init__(len(rows), len(head) - 1)
        self._in_sight = in_sight
        font = context.font("chart_text")
        for column, text in enumerate(head[1:]):
            self.setHorizontalHeaderItem(column, _head_item(text, font))
        for line, row in enumerate(rows):
            self.setVerticalHeaderItem(line, _head_item(row[0], font))
            for column, text in enumerate(row[1:]):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row[0]}, {head[column + 1]}: {text}")
                self.setItem(line, column, item)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Lines across only, as in the tables of figures; they come with the look.
        self.setShowGrid(False)
        self.setFont(font)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setWordWrap(False)
        context.apply_style(self)
        self._set_up_headers(font)
        self._measures = TableMeasures(head, rows, font, context)
        self.verticalHeader().setDefaultSectionSize(self._measures.line)
        if in_sight is not None:
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
            self._offer_bars()

    def _set_up_headers(self, font: QFont) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        # Qt takes the flag of wrapping with those of alignment.
        wrap = Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom | wrap)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | wrap)
        for header in (across, down):
            header.setFont(font)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _offer_bars(self) -> None:
        """Have a bar for the rows only where there are more than are in sight."""
        policy = Qt.ScrollBarPolicy
        more = self._in_sight is None or self.rowCount() > self._in_sight
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if more else policy.ScrollBarAlwaysOff)

    # --- sizes ------------------------------------------------------------------------------

    @property
    def least_width(self) -> int:
        """Return the least width, in pixels, that shows every column."""
        return self._measures.least_width + (self._bar_width() if self._in_sight is not None else 0)

    def show_all_rows(self) -> None:
        """Show every row, without a bar."""
        self._in_sight = self.rowCount()
        self._offer_bars()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give columns, heads and rows the sizes that the new width leaves them."""
        super().resizeEvent(event)
        shape = self._measures.shape(self.width() - self._bar_width())
        self.verticalHeader().setFixedWidth(shape.label)
        self.horizontalHeader().setFixedHeight(shape.head)
        for column, width in enumerate(shape.columns):
            self.setColumnWidth(column, width)
        for row, height in shape.rows.items():
            self.setRowHeight(row, height)

    def _bar_width(self) -> int:
        if self._in_sight is None:
            # It comes and goes with the height.
            return self.width() - self.viewport().width() - self.verticalHeader().width()
        return self.verticalScrollBar().sizeHint().width() if self.rowCount() > self._in_sight else 0

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        if self._in_sight is None:
            return super().heightForWidth(width)
        shape = self._measures.shape(width - self._bar_width())
        shown = range(min(self._in_sight, self.rowCount()))
        height = shape.head + sum(shape.rows.get(row, self._measures.line) for row in shown)
        return height + (self.horizontalScrollBar().sizeHint().height() if shape.too_wide else 0)

    def sizeHint(self) -> QSize:  # noqa: D102
        if self._in_sight is None:
            return super().sizeHint()
        width = max(self.width(), 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return super().minimumSizeHint() if self._in_sight is None else QSize(0, 0)

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
        data = context.edition.chart_data(chart)
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


def _head_item(text: str, font: QFont) -> QTableWidgetItem:
    """Make the head of a column or a row, in the font that a header does not take from its table."""
    item = QTableWidgetItem(text)
    item.setFont(font)
    return item
