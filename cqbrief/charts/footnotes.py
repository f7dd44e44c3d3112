"""Notes at the foot of a chart: what is said of all of it, always at the same place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from cqbrief.charts.canvas import Canvas
from cqbrief.charts.label_wrapping import wrap
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.charts.style import Style

_MOST_LINES = 12


def footnotes_height(style: Style, width: float, notes: Sequence[ChartNote]) -> float:
    """Return what the notes need below a chart of `width` pixels; 0 without any."""
    lines = sum(_lines(style, width, row) for row in _rows(style, width, notes))
    return lines * style.line_height("chart_text") + style.px(4) if lines else 0.0


def draw_footnotes(canvas: Canvas) -> None:
    """Write the notes of the canvas at its foot, side by side from the left."""
    style = canvas.style
    step = style.line_height("chart_text")
    y = canvas.height - footnotes_height(style, canvas.width, canvas.notes) + style.px(4)
    for row in _rows(style, canvas.width, canvas.notes):
        x = 0.0
        for note in row:
            if note.symbol == "gap":
                middle = y + step / 2
                box = QPainterPath()
                box.addRect(QRectF(x + style.px(1), middle - style.px(5), style.px(9), style.px(10)))
                canvas.path(box, stroke="axis", width=style.line("axis"), dashed=True)
            at = LabelCandidate(x + _symbol_width(style, note), y, 0, 0)
            canvas.label(
                note.text, "chart_text", "text_quiet", [at], width=canvas.width - at.x, lines=_MOST_LINES
            )
            x += _width(style, note) + _between(style)
        y += _lines(style, canvas.width, row) * step


def _rows(style: Style, width: float, notes: Sequence[ChartNote]) -> list[list[ChartNote]]:
    rows: list[list[ChartNote]] = []
    used = 0.0
    for note in notes:
        own = _width(style, note)
        if rows and used + _between(style) + own <= width:
            rows[-1].append(note)
            used += _between(style) + own
        else:
            rows.append([note])
            used = own
    return rows


def _lines(style: Style, width: float, row: Sequence[ChartNote]) -> int:
    """Return how many lines a row of notes takes: one, unless its only note is longer than that."""
    if len(row) > 1:
        return 1
    measure = style.measure("chart_text")
    return max(len(wrap(row[0].text, width - _symbol_width(style, row[0]), _MOST_LINES, measure)), 1)


def _between(style: Style) -> float:
    return style.px(16)


def _symbol_width(style: Style, note: ChartNote) -> float:
    return style.px(14) if note.symbol == "gap" else 0.0


def _width(style: Style, note: ChartNote) -> float:
    return style.width(note.text, "chart_text") + _symbol_width(style, note)
