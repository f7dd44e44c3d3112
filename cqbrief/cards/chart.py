"""A chart on a card: the finding above, the marks, what must be known below, its source at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from cqbrief.briefing.model import Chart, Figure
from cqbrief.cards.card import Card, Separator
from cqbrief.cards.clipboard import (
    copy_chart_data,
    copy_chart_picture,
    copy_chart_svg,
    copy_table,
)
from cqbrief.cards.menu import is_menu_key, open_menu, send_menu_event
from cqbrief.cards.sources import SourceLine
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled_prose
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.text.break_text import break_lines, with_breaks
from cqbrief.text.location_text import tables_of
from cqbrief.text.spans import spans_text

if TYPE_CHECKING:
    from cqbrief.cards.data_table import DataTable
    from cqbrief.charts.view import ChartView

QWIDGETSIZE_MAX = (1 << 24) - 1
"""Qt's own bound: no bound."""


class ChartCard(Card):
    """Show a chart with headline, subtitle, notes and source. The plot itself comes with `draw`.

    Importing the plotting library takes longer than opening the window: a card keeps the plot's
    place free until its page is on screen.
    """

    def __init__(self, chart: Chart, context: ViewContext) -> None:
        super().__init__(context, padding=5)
        self.chart = chart
        self.view: ChartView | None = None
        self.setAccessibleName(context.text(chart.headline))
        self.setAccessibleDescription(with_breaks(context.text(chart.alternative), chart.data, context.tr))
        headline = SpanLabel(styled_prose(chart.headline, "chart_title", context), context)
        headline.figure_requested.connect(self.figure_requested)
        subtitle = SpanLabel(styled_prose(chart.subtitle, "label", context), context)
        subtitle.figure_requested.connect(self.figure_requested)
        self.add(headline, subtitle)
        self.body.addSpacing(context.space(2))
        self._frame = QWidget()
        self._frame.setMinimumHeight(context.px(260))
        self._data: DataTable | None = None
        self._breaks: list[Label] = []
        """What changed in the series, below the table of its values; the plot says it at its place."""
        frame = QVBoxLayout(self._frame)
        frame.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._frame, 1)
        for note in chart.remarks:
            remark = SpanLabel(styled_prose(note, "small", context), context)
            remark.figure_requested.connect(self.figure_requested)
            self.add(remark)
        self.body.addStretch(0)
        self._spare = self.body.count() - 1
        """Where the room goes that a chart of horizontal bars leaves: below its notes."""
        figures = _reported(chart, context)
        line = SourceLine([figure.path for figure in figures], context, _tables(chart, figures, context))
        line.passage_requested.connect(self.passage_requested)
        self.body.addSpacing(context.space(1))
        self.add(Separator(context), line)

    @property
    def item_id(self) -> str:  # noqa: D102
        return self.chart.id

    def draw(self) -> None:
        """Make the plot. Does nothing the second time."""
        if self.view is not None:
            return
        from cqbrief.charts.view import chart_view

        self.view = chart_view(
            self.chart, self.context.edition, self.context.look, self.context.tr, self.context.zoom
        )
        self.view.figure_activated.connect(self.figure_requested)
        layout = self._frame.layout()
        assert layout is not None
        layout.addWidget(self.view)
        if self.view.data.axis == "horizontal":
            # As high as its bars: beside a higher card it would hang in the middle of nothing.
            layout.setAlignment(self.view, Qt.AlignmentFlag.AlignTop)
            self.body.setStretchFactor(self._frame, 0)
            self.body.setStretch(self._spare, 1)
        # Made after the links below it, it would have the keyboard after them, too. Qt puts nothing behind a
        # widget that takes no keys.
        self._frame.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QWidget.setTabOrder(self._frame, self.view)
        self._frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # From here on the plot itself says how high it wants to be.
        self._frame.setMinimumHeight(self.view.minimumSizeHint().height())

    def focus_plot(self) -> None:
        """Give the keyboard to the plot, or to the table in its place, which arrow keys read out."""
        self.draw()
        place = self._data or self.view
        assert place is not None
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the data behind it, and copies -----------------------------------------------------

    @property
    def data(self) -> DataTable | None:
        """Return the table of the chart's values, while it stands in place of the plot."""
        return self._data

    def toggle_data(self) -> None:
        """Put the table of its values in the plot's place, or the plot back; the keyboard stays here."""
        self.draw()
        layout = self._frame.layout()
        assert self.view is not None and layout is not None
        if self._data is None:
            from cqbrief.cards.data_table import DataTable

            # Nothing else on the page moves.
            self._frame.setFixedHeight(self._frame.height())
            self._data = DataTable(self.chart, self.context)
            self._data.figure_requested.connect(self.figure_requested)
            layout.addWidget(self._data)
            for line in break_lines(self.chart.data, self.context.tr):
                self._breaks.append(Label(line, "small", self.context))
                layout.addWidget(self._breaks[-1])
            QWidget.setTabOrder(self.view, self._data)
            self._data.show()
            self._data.setCurrentCell(0, 0)
            self._data.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.hide()
        else:
            self.view.show()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            for part in (self._data, *self._breaks):
                layout.removeWidget(part)
                part.hide()
                part.deleteLater()
            self._data = None
            self._breaks.clear()
            self._frame.setMaximumHeight(QWIDGETSIZE_MAX)
            self._frame.setMinimumHeight(self.view.minimumSizeHint().height())

    def _copy(self) -> None:
        if self._data is None:
            self._copy_picture()
        elif selected := self._data.selected_texts():
            copy_table(selected, self.context, self)
        else:
            self._copy_data()

    def _copy_picture(self) -> None:
        copy_chart_picture(self.chart, self.context, self)

    def _copy_svg(self) -> None:
        copy_chart_svg(self.chart, self.context, self)

    def _copy_data(self) -> None:
        copy_chart_data(self.chart, self.context, self)

    def add_to_menu(self, menu: QMenu) -> None:
        """Add to the menu: copy the chart in three forms, and show its data."""
        tr = self.context.tr
        # Methods, which the menu does not keep alive: a card must not end with its menu.
        menu.addAction(tr.text("Copy as picture"), self._copy_picture)
        menu.addAction(tr.text("Copy as SVG"), self._copy_svg)
        menu.addAction(tr.text("Copy data as table"), self._copy_data)
        menu.addSeparator()
        text = tr.text("Show data as table") if self._data is None else tr.text("Show chart")
        menu.addAction(text + "\tT", self.toggle_data)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: D102
        menu = QMenu(self)
        self.add_to_menu(menu)
        open_menu(menu, event, self.context)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            self.toggle_data()
        elif is_menu_key(event):
            send_menu_event(self)
        else:
            super().keyPressEvent(event)


def _reported(chart: Chart, context: ViewContext) -> Sequence[Figure]:
    """Return the reported figures behind a chart: its own and, for derived ones, those they stand on."""
    from cqbrief.briefing.formulas.syntax import references

    reported: list[Figure] = []
    waiting = [id_ for point in chart.points for id_ in (point.figure, point.target) if id_]
    seen: set[str] = set()
    while waiting:
        figure = context.figures.get(waiting.pop(0))
        if figure is None or figure.id in seen:
            continue
        seen.add(figure.id)
        if figure.formula:
            waiting.extend(sorted(references(figure.formula)))
        else:
            reported.append(figure)
    return reported


def _tables(chart: Chart, figures: Sequence[Figure], context: ViewContext) -> Sequence[str]:
    """Return the tables of the sources that a chart's numbers stand in, each once."""
    places = tables_of(figures, chart.data, context.edition, context.tr)
    return [spans_text(place) for place in places]
