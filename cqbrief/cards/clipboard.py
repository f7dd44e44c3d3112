"""What goes into the clipboard, in the forms that other programs take.

The window of the `widget` that is copied from shows that it was done.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.model import Chart, Figure
from cqbrief.cards.view_context import ViewContext

if TYPE_CHECKING:
    from cqbrief.export.cell_text import Cell


def copy_text(text: str, status: str, widget: QWidget) -> None:
    """Copy the text; the status bar shows `status`."""
    QGuiApplication.clipboard().setText(text)
    _show_status(widget, status)


def _show_status(widget: QWidget, status: str) -> None:
    # Imported when something is copied: every module counts when the window opens.
    from cqbrief.cards.status_message import show_status

    show_status(widget, status)


def copy_figure(figure: Figure, context: ViewContext, widget: QWidget) -> None:
    """Copy the figure on one line: what, how much, when, and from where."""
    from cqbrief.text.location_text import figure_line

    status = context.tr.text("Figure copied")
    copy_text(figure_line(figure, context.edition, context.tr), status, widget)


def copy_sentence(figure: Figure, context: ViewContext, widget: QWidget) -> None:
    """Copy the sentence of the source that carries the figure, with its place."""
    from cqbrief.text.location_text import sentence_line

    status = context.tr.text("Sentence of the source copied")
    copy_text(sentence_line(figure, context.edition, context.tr), status, widget)


def copy_chart_picture(chart: Chart, context: ViewContext, widget: QWidget) -> None:
    """Copy the chart as a picture with headline, subtitle and source."""
    # The plotting library is needed here only.
    from cqbrief.export.chart_picture import chart_picture

    QGuiApplication.clipboard().setImage(chart_picture(chart, context.edition, context.tr))
    _show_status(widget, context.tr.text("Chart copied as picture"))


def copy_chart_svg(chart: Chart, context: ViewContext, widget: QWidget) -> None:
    """Copy the chart as SVG, for drawing programs and as text."""
    from cqbrief.export.chart_picture import chart_svg

    content = chart_svg(chart, context.edition, context.tr)
    data = QMimeData()
    data.setData("image/svg+xml", content)
    data.setText(content.decode("utf-8"))
    QGuiApplication.clipboard().setMimeData(data)
    _show_status(widget, context.tr.text("Chart copied as SVG"))


def copy_chart_data(chart: Chart, context: ViewContext, widget: QWidget) -> None:
    """Copy the chart's values as a table that pastes into a spreadsheet."""
    from cqbrief.export.row_data import chart_table

    copy_table(chart_table(chart, context.edition, context.tr), context, widget)


def copy_table(rows: Sequence[Sequence[Cell]], context: ViewContext, widget: QWidget) -> None:
    """Copy the rows as text and as a table, whose texts spreadsheets keep as they are."""
    from cqbrief.export.cell_text import html_table, tab_separated

    data = QMimeData()
    data.setText(tab_separated(rows))
    data.setHtml(html_table(rows))
    QGuiApplication.clipboard().setMimeData(data)
    _show_status(widget, context.tr.text("Data copied as table"))
