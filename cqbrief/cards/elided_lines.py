"""A text with a number behind it on a few lines: the number is seen whole, whatever is left out before it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

from cqbrief.cards.word_joiner import layout_text, without_joiners
from cqbrief.text.spans import Span, Spans, join_spans, spans_text


def elided_lines(text: str, number: Spans, font: QFont, width: int, most: int) -> list[str]:
    """Return `text` and behind it `number` on at most `most` lines of `width` pixels.

    The number is never cut or parted; what does not fit is elided before it.
    """
    lines = _broken_lines(join_spans(((Span(text),) if text else (), number), " "), font, width)
    if len(lines) > most:
        metrics = QFontMetrics(font)
        kept = lines[: most - 1]
        rest = text[sum(map(len, kept)) :].strip()
        behind = f" {spans_text(number)}" if number else ""
        room = width - metrics.horizontalAdvance(behind)
        lines = [*kept, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room) + behind]
    return [line.strip() for line in lines]


def _broken_lines(spans: Spans, font: QFont, width: int) -> list[str]:
    """Return the text of `spans` broken into lines of `width`, blanks at their ends kept."""
    text = layout_text(spans)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(without_joiners(text[line.textStart() : line.textStart() + line.textLength()]))
    layout.endLayout()
    return lines
