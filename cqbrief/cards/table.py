"""A table of figures on a card; every number in it leads to its source."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cqbrief.briefing.model import Cell, Table
from cqbrief.cards.card import Card, Rule
from cqbrief.cards.context import Context
from cqbrief.cards.text import Label, Run, Runs, prose_runs
from cqbrief.words.figures import running_text


class TableCard(Card):
    """Headline, head row, rows and notes. Numbers stand to the right and are links to their sources."""

    figure_asked = Signal(str)

    def __init__(self, table: Table, context: Context) -> None:
        super().__init__(context, padding=5)
        self.table = table
        self.setAccessibleName(context.say(table.headline))
        self.add(Runs(prose_runs(table.headline, "chart_title", context), context))
        if table.subtitle:
            self.add(Label(context.say(table.subtitle), "label", context))
        grid_widget = QWidget()
        grid = QGridLayout(grid_widget)
        grid.setContentsMargins(0, context.space(2), 0, context.space(2))
        grid.setHorizontalSpacing(context.space(4))
        grid.setVerticalSpacing(context.space(2))
        grid.setColumnStretch(0, 1)
        for column, head in enumerate(table.columns, start=1):
            label = Label(context.say(head), "label", context)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(label, 0, column)
        for index, row in enumerate(table.rows):
            line = 2 * index + 1
            grid.addWidget(Rule(context), line, 0, 1, len(table.columns) + 1)
            grid.addWidget(Label(context.say(row.label), "body", context), line + 1, 0)
            for column, cell in enumerate(row.cells, start=1):
                grid.addWidget(self._cell(cell), line + 1, column, Qt.AlignmentFlag.AlignRight)
        self.add(grid_widget)
        for note in table.notes:
            self.add(Label(context.say(note), "small", context))

    def _cell(self, cell: Cell) -> QWidget:
        figure = self.context.figures.get(cell.figure) if cell.figure else None
        if figure is None:
            label = Label(self.context.say(cell.text), "body", self.context)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            return label
        runs = Runs(
            [Run(running_text(figure, self.context.words), "number_small", "accent", figure.id)],
            self.context,
            wrap=False,
        )
        runs.figure_asked.connect(self.figure_asked)
        return runs
