"""Figures on a slide: one large, two side by side, rows, and a grid."""

from __future__ import annotations

from collections.abc import Sequence

from cqbrief.briefing.model import Figure
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled_comparison
from cqbrief.presentation.components.numbers import (
    common_number_size,
    discard,
    grid_number_size,
    number_piece,
)
from cqbrief.presentation.components.rules import hairline
from cqbrief.presentation.flow_layout import (
    BottomAligned,
    Columns,
    MinimumHeight,
    Piece,
    RowGrid,
    Stack,
    TextBlock,
)
from cqbrief.presentation.slide_widget import SlideWidget
from cqbrief.text.figure_text import FigureText
from cqbrief.text.spans import Spans

SECOND = 0.7
"""Size of the only other figure of a message, as a share of the hero's."""


def hero(
    widget: SlideWidget, figure: Figure, width: int, scale: float, *,
    size: float = 1.0, label: int = 0, number: int = 0, alone: bool = False,
) -> Piece:  # fmt: skip
    """Lay out one large figure: label, number, comparisons, period and status.

    Label and number take at least the heights `label` and `number` (logical pixels), the number at the foot
    of its own. The number by which the audience may ask for it stands with it, unless it is `alone` on its
    slide, where the corner has it.
    """
    text = widget.context.figure_text(figure)
    pieces: list[Piece] = [MinimumHeight(_hero_label(widget, text, scale, size), label)]
    digits = number_piece(widget, text, width, size * scale)
    pieces.append(BottomAligned(digits, number - digits.height(width)))
    pieces += [TextBlock(comparison_label(widget, compared, scale)) for compared in text.comparisons]
    if below := period_and_marks(widget, text, number=not alone):
        pieces.append(widget.text_block(below, "small", max(scale, 0.94)))
    return widget.card(Stack(pieces, widget.px(6)), figure.id)


def _hero_label(widget: SlideWidget, text: FigureText, scale: float, size: float = 1.0) -> TextBlock:
    return widget.text_block(text.label, "label", min(scale * max(1.0, size), 1.3))


def two_heroes(
    widget: SlideWidget, lead: Figure, second: Figure, width: int, gap: int, scale: float
) -> Piece:
    """Lay out the lead figure and, beside it on the same lines, a smaller one."""
    half = (width - gap) // 2
    texts = [widget.context.figure_text(figure) for figure in (lead, second)]
    trial = [_hero_label(widget, text, scale) for text in texts]
    label = max(piece.height(half) for piece in trial)
    digits = number_piece(widget, texts[0], half, scale)
    number = digits.height(half)
    for child in (*(piece.label for piece in trial), digits.label):
        discard(child)
    heroes = [
        hero(widget, lead, half, scale, label=label, number=number),
        hero(widget, second, half, scale, size=SECOND, label=label, number=number),
    ]
    return Columns(heroes, (1, 1), gap)


def comparison_label(widget: SlideWidget, compared: Spans, scale: float) -> SpanLabel:
    """Make the label of one comparison of a figure, its number emphasised."""
    return widget.span_label(styled_comparison(compared, "label", number="number_small"), scale)


def period_and_marks(widget: SlideWidget, text: FigureText, *, number: bool = True) -> str:
    """Return period and marks as one line, after the figure's number unless that stands in the corner."""
    return widget.join(text.number if number else "", text.period, *text.marks)


def figure_rows(widget: SlideWidget, figures: Sequence[Figure], width: int, scale: float) -> Piece:
    """Lay out a few figures as rows parted by hairlines: texts at the left, numbers at the right.

    All numbers have one size and the width that they need; the texts wrap in the rest.
    """
    pieces: list[Piece] = []
    gap = widget.px(20)
    size, number_width = common_number_size(widget, figures, width - gap, 0.52 * scale)
    for index, figure in enumerate(figures):
        if index:
            pieces.append(hairline(widget))
        text = widget.context.figure_text(figure)
        texts: list[Piece] = [widget.text_block(text.label, "label", 0.92 * scale)]
        texts += [TextBlock(comparison_label(widget, compared, 0.8 * scale)) for compared in text.comparisons]
        texts.append(widget.text_block(period_and_marks(widget, text), "small", scale))
        number = number_piece(widget, text, number_width, size, right=True)
        row = Columns([Stack(texts, widget.px(2)), number], (width - gap - number_width, number_width), gap)
        pieces.append(widget.card(row, figure.id))
    return Stack(pieces, widget.px(15 * scale))


def small_figure(
    widget: SlideWidget, figure: Figure, scale: float, *, number: float, width: int, label: int = 0
) -> Piece:
    """Lay out one figure of several: its number `number` times a hero's, its label at least `label` high.

    `number` is what fits all of them, see `grid_number_size`.
    """
    text = widget.context.figure_text(figure)
    pieces: list[Piece] = [
        MinimumHeight(widget.text_block(text.label, "label", 0.92 * scale), label),
        number_piece(widget, text, width, number, wraps_from=1),
    ]
    pieces += [TextBlock(comparison_label(widget, compared, 0.8 * scale)) for compared in text.comparisons]
    pieces.append(widget.text_block(period_and_marks(widget, text), "small", scale))
    return Stack(pieces, widget.px(2))


def figure_grid(widget: SlideWidget, figures: Sequence[Figure], scale: float) -> Piece:
    """Lay out figures in columns; few are set larger than many."""
    count = len(figures)
    columns = count if count <= 3 else 2 if count == 4 else 3
    number = {2: 0.8, 3: 0.68}.get(count, 0.58)
    gap = widget.px(48)
    width = (widget.area.width() - gap * (columns - 1)) // columns
    number = grid_number_size(widget, figures, width, number * scale)
    cards: list[Piece] = []
    for start in range(0, count, columns):
        row = figures[start : start + columns]
        label = _label_height(widget, row, scale, width)
        cards += [
            widget.card(
                small_figure(widget, figure, scale, number=number, width=width, label=label), figure.id
            )
            for figure in row
        ]
    return RowGrid(cards, columns, gap, round(widget.px(46) * scale))


def _label_height(widget: SlideWidget, figures: Sequence[Figure], scale: float, width: int) -> int:
    """Return the height of the highest label of figures side by side, each `width` wide."""
    highest = 0
    for figure in figures:
        block = widget.text_block(widget.context.figure_text(figure).label, "label", 0.92 * scale)
        highest = max(highest, block.height(width))
        discard(block.label)
    return highest
