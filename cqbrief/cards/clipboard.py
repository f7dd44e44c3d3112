"""Putting things into the clipboard in the forms that other programs take."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from cqbrief.briefing.model import Chart, Figure
from cqbrief.cards.context import Context


def copy_text(text: str) -> None:
    """The text is in the clipboard."""
    QGuiApplication.clipboard().setText(text)


def copy_figure(figure: Figure, context: Context) -> None:
    """The figure is in the clipboard on one line: what, how much, when, and from where."""
    # Imported when something is copied: every module counts when the window opens.
    from cqbrief.words.places import figure_line

    copy_text(figure_line(figure, context.edition, context.words))


def copy_sentence(figure: Figure, context: Context) -> None:
    """The sentence of the source that carries the figure is in the clipboard, with its place."""
    from cqbrief.words.places import sentence_line

    copy_text(sentence_line(figure, context.edition, context.words))


def copy_chart_picture(chart: Chart, context: Context) -> None:
    """The chart is in the clipboard as a picture with headline, subtitle and source."""
    # The plotting library is needed here only.
    from cqbrief.export.drawing import chart_picture

    QGuiApplication.clipboard().setImage(chart_picture(chart, context.edition, context.words))


def copy_chart_svg(chart: Chart, context: Context) -> None:
    """The same is in the clipboard as SVG, for drawing programs and as text."""
    from cqbrief.export.drawing import chart_svg

    content = chart_svg(chart, context.edition, context.words)
    data = QMimeData()
    data.setData("image/svg+xml", content)
    data.setText(content.decode("utf-8"))
    QGuiApplication.clipboard().setMimeData(data)


def copy_chart_data(chart: Chart, context: Context) -> None:
    """The chart's values are in the clipboard as a table that pastes into a spreadsheet."""
    from cqbrief.export.cells import tab_separated
    from cqbrief.export.tables import chart_table

    copy_text(tab_separated(chart_table(chart, context.edition, context.words)))
