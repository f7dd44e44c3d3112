"""Notes at the foot of a chart: what is said of all of it, always at the same place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from cqbrief.charts.canvas import Canvas, LabelCandidate


@dataclass(frozen=True, slots=True)
class ChartNote:
    """Hold a few words, and the symbol before them that they explain."""

    text: str
    symbol: Literal["", "gap"] = ""


def footnotes_height(canvas: Canvas, notes: Sequence[ChartNote]) -> float:
    """Return what the notes need below the chart; 0 without any."""
    rows = len(_rows(canvas, notes))
    return rows * canvas.style.line_height("chart_text") + canvas.style.px(4) if rows else 0.0


def draw_footnotes(canvas: Canvas, notes: Sequence[ChartNote]) -> None:
    """Write the notes at the foot, side by side from the left."""
    style = canvas.style
    step = style.line_height("chart_text")
    rows = _rows(canvas, notes)
    for index, row in enumerate(rows):
        x, middle = 0.0, canvas.height - (len(rows) - index - 0.5) * step
        for note in row:
            if note.symbol:
                path = QPainterPath()
                path.addRect(QRectF(x + style.px(1), middle - step * 0.3, style.px(8), step * 0.6))
                canvas.path(path, stroke="axis", width=style.line("axis"), dashed=True)
            at = LabelCandidate(x + _symbol_width(canvas, note), middle, 0, 0.5)
            canvas.label(note.text, "chart_text", "text_quiet", [at], width=canvas.width - at.x)
            x += _width(canvas, note) + _between(canvas)


def _rows(canvas: Canvas, notes: Sequence[ChartNote]) -> list[list[ChartNote]]:
    rows: list[list[ChartNote]] = []
    used = 0.0
    for note in notes:
        width = _width(canvas, note)
        if rows and used + _between(canvas) + width <= canvas.width:
            rows[-1].append(note)
            used += _between(canvas) + width
        else:
            rows.append([note])
            used = width
    return rows


def _between(canvas: Canvas) -> float:
    return canvas.style.px(16)


def _symbol_width(canvas: Canvas, note: ChartNote) -> float:
    return canvas.style.px(14) if note.symbol else 0.0


def _width(canvas: Canvas, note: ChartNote) -> float:
    return canvas.style.width(note.text, "chart_text") + _symbol_width(canvas, note)
