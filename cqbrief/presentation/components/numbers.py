"""Large numbers: how large one can be set in the width it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from cqbrief.briefing.model import Figure
from cqbrief.cards.styled_spans import StyledSpan, styled_number, unbroken_parts
from cqbrief.presentation.flow_layout import TextBlock, TextLine
from cqbrief.presentation.slide_widget import SlideWidget
from cqbrief.text.figure_text import FigureText
from cqbrief.text.spans import break_anywhere

NUMBER_SCALES = (1.0, 0.9, 0.8, 0.7, 0.62, 0.54, 0.48, 0.44, 0.38, 0.33, 0.28, 0.24, 0.2)
"""Steps by which a large number is set smaller until it fits its column."""
WRAPS_FROM = 0.7
"""The step from which a number with spaces rather takes several lines than being set smaller still."""
UNIT = 0.4
"""Least size of a unit, as a share of the digits beside it."""
NUMBER_SHARE, MOST_NUMBER_SHARE = 0.4, 0.5
"""Of a row's width, what its number takes; and what it may take rather than be set very small."""


def number_piece(
    widget: SlideWidget, text: FigureText, width: int, size: float,
    *, right: bool = False, wraps_from: float = WRAPS_FROM,
) -> TextLine | TextBlock:  # fmt: skip
    """Lay out the number as printed: on one line if `width` allows it, else broken at its spaces only.

    From the step `wraps_from` on it rather takes several lines than being set smaller still.
    """
    for scale in NUMBER_SCALES:
        label = widget.span_label(scaled_number(widget, text, size * scale), wrap=False)
        if label.sizeHint().width() <= width:
            return TextLine(label, right=right)
        discard(label)
        if (
            scale <= wraps_from
            and " " in text.printed
            and widest_word_width(widget, text, size * scale) <= width
        ):
            return TextBlock(widget.span_label(scaled_number(widget, text, size * scale), right=right))
    # Longer than any number of use: seen to its end all the same.
    loose = replace(text, value=break_anywhere(text.value))
    return TextBlock(widget.span_label(scaled_number(widget, loose, size * NUMBER_SCALES[-1]), right=right))


def common_number_size(
    widget: SlideWidget, figures: Sequence[Figure], free: int, size: float
) -> tuple[float, int]:
    """Find the size, at most `size`, at which all numbers fit their part of `free`, and their width."""
    texts = [widget.context.figure_text(figure) for figure in figures]
    for scale in NUMBER_SCALES:
        room = int(free * (NUMBER_SHARE if scale > WRAPS_FROM else MOST_NUMBER_SHARE))
        widths = [_width_of(widget, scaled_number(widget, text, size * scale)) for text in texts]
        for index, text in enumerate(texts):
            if widths[index] > room and scale <= WRAPS_FROM and " " in text.printed:
                widths[index] = min(room, widths[index])
                if widest_word_width(widget, text, size * scale) > room:
                    widths[index] = room + 1
        if max(widths) <= room:
            # One pixel more than needed: columns are cut to whole ones.
            return size * scale, min(max(widths) + 1, room)
    return size * NUMBER_SCALES[-1], int(free * MOST_NUMBER_SHARE)


def grid_number_size(widget: SlideWidget, figures: Sequence[Figure], width: int, size: float) -> float:
    """Find the size, at most `size`, at which every number fits `width`: side by side they have one."""
    texts = [widget.context.figure_text(figure) for figure in figures]
    for scale in NUMBER_SCALES:
        wraps = scale <= WRAPS_FROM
        widths = (
            widest_word_width(widget, text, size * scale)
            if wraps
            else _width_of(widget, scaled_number(widget, text, size * scale))
            for text in texts
        )
        if all(wide <= width for wide in widths):
            return size * scale
    return size * NUMBER_SCALES[-1]


def scaled_number(widget: SlideWidget, text: FigureText, size: float) -> list[StyledSpan]:
    """Set a number `size` times a hero's, but large enough to be read from the last row.

    The unit follows the digits only down to where it would be too small.
    """
    styles = widget.context.look.texts
    digits = max(styles["number"].size * size, styles["number_small"].size)
    unit = max(digits * UNIT, widget.smallest_text)
    return [
        piece._replace(scale=(digits if piece.text_role == "number" else unit) / styles[piece.text_role].size)
        for piece in styled_number(text)
    ]


def widest_word_width(widget: SlideWidget, text: FigureText, size: float) -> int:
    """Measure the widest part of a number in which no line may break."""
    return max(_width_of(widget, part) for part in unbroken_parts(scaled_number(widget, text, size)))


def _width_of(widget: SlideWidget, spans: Sequence[StyledSpan]) -> int:
    """Measure these spans on one line."""
    label = widget.span_label(spans, wrap=False)
    width = label.sizeHint().width()
    discard(label)
    return width


def discard(label: QWidget) -> None:
    """Remove a label that was made only to be measured."""
    label.setParent(None)
    label.deleteLater()
