"""A table on a slide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Cell, Chart, Series, Table
from cqbrief.briefing.text_width import ems
from cqbrief.cards.column_widths import ColumnNeed, column_widths
from cqbrief.cards.styled_spans import StyledSpan
from cqbrief.cards.table_measures import longest_word
from cqbrief.look.roles import TextRole
from cqbrief.presentation.components.numbers import discard
from cqbrief.presentation.components.rules import hairline
from cqbrief.presentation.deck import Slide
from cqbrief.presentation.flow_layout import (
    BottomAligned,
    Columns,
    Piece,
    Spacer,
    Stack,
    TextBlock,
    TextLine,
)
from cqbrief.presentation.slide_widget import SlideWidget
from cqbrief.text.break_text import break_lines
from cqbrief.text.mark_text import cell_text, value_table
from cqbrief.text.printed_number import running_text
from cqbrief.text.spans import Span

LONGEST_CELL, LEAST_WRAPPING = 8, 5
"""Width in em above which a cell's text wraps, and the least width of a column that does."""
HEAD_LINES = 4
"""Most lines of a head, unless its longest word asks for less width than its values."""
LABEL_SHARE = 0.34
"""Of the width of a table, what the labels of its rows may ask for."""


def table_piece(widget: SlideWidget, table: Table, slide: Slide, scale: float) -> Piece:
    """Lay out what `slide` shows of a table: its rows, and some of its columns."""
    context = widget.context
    heads = [context.text(head) for head in table.heads[slide.columns.start : slide.columns.stop]]
    lines = _body_rows(widget, table, slide)
    return _grid_piece(widget, heads, lines, table.subtitle, table.data, table.notes, scale)


def values_piece(widget: SlideWidget, chart: Chart, slide: Slide, scale: float) -> Piece:
    """Lay out the values behind a chart as they were printed: those of the slide's rows and columns."""
    edition, tr = widget.context.edition, widget.context.tr
    data = edition.chart_data(chart)
    table = value_table(data.of_series(slide.columns), tr, rows=slide.rows)
    lines = [
        (
            label,
            [_cell(cell, "body" if at in table.labels else "number_small") for at, cell in enumerate(cells)],
        )
        for label, *cells in table.rows
    ]
    notes = tuple(Text(plain=sign) for sign in table.key)
    return _grid_piece(widget, table.heads, lines, chart.subtitle, None, notes, scale)


def _grid_piece(
    widget: SlideWidget,
    heads: Sequence[str],
    lines: Sequence[tuple[str, list[StyledSpan]]],
    subtitle: Text | None,
    series: Series | None,
    notes: Sequence[Text],
    scale: float,
) -> Piece:
    """Lay out heads and rows: numbers at the right on one line, heads and running text wrapped; notes."""
    gap = widget.px(28)
    worded = [any(_is_running_text(cells[column]) for _, cells in lines) for column in range(len(heads))]
    widths = _column_widths(widget, heads, lines, worded, widget.area.width() - gap * len(heads), scale)
    pieces: list[Piece] = []
    if subtitle:
        pieces.append(widget.prose_block(subtitle, "chart_text", scale))
    head_row: list[Piece] = [
        TextBlock(widget.span_label([_cell(head, "chart_text")], scale, right=not left))
        for head, left in zip(heads, worded, strict=True)
    ]
    pieces.append(Columns([Spacer(0), *_on_one_foot(head_row, widths[1:])], widths, gap))
    for name, cells in lines:
        pieces.append(hairline(widget))
        row: list[Piece] = [widget.text_block(name, "body", scale)]
        for cell, left, width in zip(cells, worded, widths[1:], strict=True):
            row.append(_cell_piece(widget, cell, 0 if left else width, scale))
        pieces.append(Columns(row, widths, gap))
    pieces += [widget.text_block(line, "small") for line in break_lines(series, widget.context.tr)]
    pieces += [widget.prose_block(note, "small") for note in notes]
    return Stack(pieces, widget.px(8 * scale))


def _on_one_foot(heads: Sequence[Piece], widths: Sequence[float]) -> list[Piece]:
    """Let heads of different heights end on one line, above their values."""
    heights = [head.height(int(width)) for head, width in zip(heads, widths, strict=True)]
    highest = max(heights, default=0)
    return [BottomAligned(head, highest - height) for head, height in zip(heads, heights, strict=True)]


def _body_rows(widget: SlideWidget, table: Table, slide: Slide) -> list[tuple[str, list[StyledSpan]]]:
    """Return label and cells of each row shown."""
    context = widget.context
    series = context.edition.series.get(table.id)
    if series is not None:
        return [
            (
                series.x[row],
                [
                    _cell(cell_text(series.columns[at], row, context.tr), "number_small")
                    for at in slide.columns
                ],
            )
            for row in slide.rows
        ]

    def shown_cell(cell: Cell) -> StyledSpan:
        figure = context.figures.get(cell.figure or "")
        if figure is None:
            return _cell(context.text(cell.text), "body")
        return _cell(running_text(figure, context.tr), "number_small")

    columns = slide.columns
    return [
        (context.text(row.label), [shown_cell(cell) for cell in row.cells[columns.start : columns.stop]])
        for row in table.rows[slide.rows.start : slide.rows.stop]
    ]


def _cell(text: str, role: TextRole) -> StyledSpan:
    return StyledSpan(Span(text), role)


def _column_widths(
    widget: SlideWidget,
    heads: Sequence[str],
    lines: Sequence[tuple[str, list[StyledSpan]]],
    worded: Sequence[bool],
    width: int,
    scale: float,
) -> list[int]:
    """Divide `width` among the columns: values stay whole, heads and labels wrap between their words."""

    def metrics(role: TextRole) -> QFontMetrics:
        return QFontMetrics(widget.scaled_context(scale, role).font(role))

    body, small = metrics("body"), metrics("chart_text")
    names = [name for name, _ in lines]
    words = max((longest_word(name, body) for name in names), default=0)
    natural = max(map(body.horizontalAdvance, names), default=0)
    needs = [ColumnNeed(max(words, min(natural, round(LABEL_SHARE * width))), max(words, natural))]
    for column, head in enumerate(heads):
        own = [cells[column] for _, cells in lines]
        value = max((metrics(cell.text_role).horizontalAdvance(cell.span.text) for cell in own), default=0)
        least = min(value, body.height() * LEAST_WRAPPING) if worded[column] else value
        across = small.horizontalAdvance(head)
        wrapped = max(longest_word(head, small), round(1.25 * across / HEAD_LINES))
        # A little more than the letters: columns have whole pixels.
        needs.append(ColumnNeed(max(least, min(wrapped, across)) + 2, max(value, across) + 2))
    return column_widths(needs, width)


def _is_running_text(cell: StyledSpan) -> bool:
    """Tell whether a cell holds running text."""
    return cell.text_role == "body" and ems(cell.span.text) > LONGEST_CELL


def _cell_piece(widget: SlideWidget, cell: StyledSpan, width: float, scale: float) -> Piece:
    """Lay out a cell at the right end of its column; one wider than `width` wraps, from the left on."""
    label = widget.span_label([cell], scale, wrap=False)
    if label.sizeHint().width() <= width:
        return TextLine(label, right=True)
    discard(label)
    return TextBlock(widget.span_label([cell], scale))
