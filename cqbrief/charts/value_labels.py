"""The values written at marks: which come first, how they are worded, and where they may stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.descriptions import status_words
from cqbrief.charts.mark_shapes import BarShape, colour_on_bar
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.text.mark_text import status_sign

DENSE = 40
"""Of more marks in one plot only the important ones are labelled: the others would be a cloud of digits."""

_FEW = 12
"""Of a highlighted series of so many marks each is labelled."""

_APART = 3.0
"""So far apart, in pixels at zoom 1, two values do not read as one."""


def by_importance(data: ChartData, marks: Iterable[Mark], *, most: int = DENSE) -> list[Mark]:
    """Return the marks that have a value, those first that a reader asks for.

    These are what is highlighted, then the ends of each series, the last before the first, then the greatest
    and the least. Of more than `most` marks only these are returned, and none of a pale series.
    """
    valued = [mark for mark in marks if mark.value is not None]
    strong = [mark for mark in valued if not data.highlighted or mark.series in data.highlighted]
    ends: list[Mark] = []
    for series in range(len(data.series)):
        own = [mark for mark in strong if mark.series == series]
        ends += dict.fromkeys([*own[-1:], *own[:1]])
    extremes = [max(strong, key=_value), min(strong, key=_value)] if strong else []
    first = [*(mark for mark in valued if mark.highlighted), *ends, *extremes]
    if data.highlighted and len(strong) <= _FEW:
        first += strong
    return list(dict.fromkeys([*first, *(valued if len(valued) <= most else ())]))


def _value(mark: Mark) -> Decimal:
    return mark.value if mark.value is not None else Decimal(0)


def write_value(
    canvas: Canvas, mark: Mark, candidates: Sequence[LabelCandidate], *, width: float | None = None,
    bar: BarShape | None = None, inside_first: bool = False,
) -> QRectF | None:  # fmt: skip
    """Write a value at the first candidate with room for all of it, else in its `bar`; else leave it out.

    Where it stands is not final, provisional or revised, it says so: in words where they find room, in any
    case by a sign that a note at the foot explains. `width` is that of the words; a number needs what it
    needs. In the bar it stands only where the bar's colour lets it be read and the bar holds it whole. What
    is left out is noted.
    """
    for text in _texts(canvas, mark, width):
        rect = _write_inside(canvas, text, bar, centred=True) if inside_first else None
        rect = rect or canvas.label(
            text, "chart_value", "text", candidates, lines=2, background=True, padding=canvas.style.px(_APART)
        )
        if rect is None and not inside_first:
            rect = _write_inside(canvas, text, bar, centred=False)
        if rect is not None:
            explain_sign(canvas, mark, text)
            return rect
    canvas.omit(mark)
    return None


def _write_inside(canvas: Canvas, text: str, bar: BarShape | None, *, centred: bool) -> QRectF | None:
    """Write a value in its bar: in the middle, or first at the end that tells it."""
    colour = colour_on_bar(canvas.style.look, bar) if bar is not None else None
    if bar is None or colour is None:
        return None
    at = [LabelCandidate(bar.rect.center().x(), bar.rect.center().y())]
    return canvas.label(
        text, "chart_value", colour, at if centred else [_at_end(canvas, bar), *at], lines=2, inside=bar.rect
    )


def _texts(canvas: Canvas, mark: Mark, width: float | None) -> list[str]:
    """Return the ways to write a value, the best first; a line feed keeps a number on one line."""
    style = canvas.style
    words = status_words(mark, style.tr)
    if not words:
        return [mark.label]
    short = mark.label if mark.sign else mark.label + status_sign(mark)
    if canvas.short_status:
        return [short]
    whole = f"{mark.label} {words}"
    fits = width is None or style.width(whole, "chart_value") <= width
    narrow = width is None or style.width(words, "chart_value") <= width
    return [*([whole] if fits else []), *([f"{mark.label}\n{words}"] if narrow else []), short]


def explain_sign(canvas: Canvas, mark: Mark, text: str) -> None:
    """Say at the foot what the sign beside a value means, where it stands there in place of words."""
    words = status_words(mark, canvas.style.tr)
    if words and words not in text:
        canvas.note(ChartNote(f"{status_sign(mark)} {words}", "status"))


def _at_end(canvas: Canvas, bar: BarShape) -> LabelCandidate:
    gap, rect = canvas.style.px(6), bar.rect
    x, y = rect.center().x(), rect.center().y()
    return {
        "right": LabelCandidate(rect.right() - gap, y, 1, 0.5),
        "left": LabelCandidate(rect.left() + gap, y, 0, 0.5),
        "up": LabelCandidate(x, rect.top() + gap, 0.5, 0),
        "down": LabelCandidate(x, rect.bottom() - gap, 0.5, 1),
    }[bar.direction]
