"""Putting things into the clipboard in the forms that other programs take.

The window of the `piece` that is copied from tells that it was done.
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


def copy_text(text: str, told: str, piece: QWidget) -> None:
    """The text is in the clipboard, and `told` says so."""
    QGuiApplication.clipboard().setText(text)
    _tell(piece, told)


def _tell(piece: QWidget, told: str) -> None:
    # Imported when something is copied: every module counts when the window opens.
    from cqbrief.cards.status_message import tell

    tell(piece, told)


def copy_figure(figure: Figure, context: ViewContext, piece: QWidget) -> None:
    """The figure is in the clipboard on one line: what, how much, when, and from where."""
    from cqbrief.text.location_text import figure_line

    told = context.tr.text("Figure copied")
    copy_text(figure_line(figure, context.edition, context.tr), told, piece)


def copy_sentence(figure: Figure, context: ViewContext, piece: QWidget) -> None:
    """The sentence of the source that carries the figure is in the clipboard, with its place."""
    from cqbrief.text.location_text import sentence_line

    told = context.tr.text("Sentence of the source copied")
    copy_text(sentence_line(figure, context.edition, context.tr), told, piece)


def copy_chart_picture(chart: Chart, context: ViewContext, piece: QWidget) -> None:
    """The chart is in the clipboard as a picture with headline, subtitle and source."""
    # The plotting library is needed here only.
    from cqbrief.export.chart_picture import chart_picture

    QGuiApplication.clipboard().setImage(chart_picture(chart, context.edition, context.tr))
    _tell(piece, context.tr.text("Chart copied as picture"))


def copy_chart_svg(chart: Chart, context: ViewContext, piece: QWidget) -> None:
    """The same is in the clipboard as SVG, for drawing programs and as text."""
    from cqbrief.export.chart_picture import chart_svg

    content = chart_svg(chart, context.edition, context.tr)
    data = QMimeData()
    data.setData("image/svg+xml", content)
    data.setText(content.decode("utf-8"))
    QGuiApplication.clipboard().setMimeData(data)
    _tell(piece, context.tr.text("Chart copied as SVG"))


def copy_chart_data(chart: Chart, context: ViewContext, piece: QWidget) -> None:
    """The chart's values are in the clipboard as a table that pastes into a spreadsheet."""
    from cqbrief.export.row_data import chart_table

    copy_table(chart_table(chart, context.edition, context.tr), context, piece)


def copy_table(rows: Sequence[Sequence[Cell]], context: ViewContext, piece: QWidget) -> None:
    """Put the rows into the clipboard as text and as a table, whose texts spreadsheets keep as they are."""
    from cqbrief.export.cell_text import html_table, tab_separated

    data = QMimeData()
    data.setText(tab_separated(rows))
    data.setHtml(html_table(rows))
    QGuiApplication.clipboard().setMimeData(data)
    _tell(piece, context.tr.text("Data copied as table"))
