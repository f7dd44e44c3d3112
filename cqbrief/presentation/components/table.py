"""A table on a slide."""

from __future__ import annotations

from collections.abc import Sequence

from cqbrief.briefing.chart_data.build import build
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Cell, Chart, Series, Table
from cqbrief.briefing.text_width import ems
from cqbrief.cards.styled_spans import StyledSpan
from cqbrief.look.roles import TextRole
from cqbrief.presentation.components.numbers import discard
from cqbrief.presentation.components.rules import hairline
from cqbrief.presentation.deck import Slide
from cqbrief.presentation.flow_layout import Columns, Piece, Stack, TextBlock, TextLine
from cqbrief.presentation.slide_widget import SlideWidget
from cqbrief.text.break_text import break_lines
from cqbrief.text.mark_text import cell_text, value_table
from cqbrief.text.printed_number import running_text
from cqbrief.text.spans import Span

LONGEST_CELL, LEAST_WRAPPING = 8, 5
"""Width in em above which a cell's text wraps, and the least width of a column that does."""


def table_piece(widget: SlideWidget, table: Table, slide: Slide, scale: float) -> Piece:
    """Lay out what `slide` shows of a table; numbers stand at the right on one line, running text wraps."""
    context = widget.context
    lines = [("", [_cell(context.text(head), "chart_text") for head in table.heads])]
    lines += _body_rows(widget, table, slide.rows)
    columns = slice(slide.columns.start, slide.columns.stop)
    lines = [(name, cells[columns]) for name, cells in lines]
    return _grid_piece(widget, lines, table.subtitle, table.data, table.notes, scale)


def values_piece(widget: SlideWidget, chart: Chart, slide: Slide, scale: float) -> Piece:
    """Lay out the values behind a chart as they were printed: those of the slide's rows and columns."""
    edition, tr = widget.context.edition, widget.context.tr
    data = build(chart, edition.figures, edition.series.get(chart.id))
    table = value_table(data.of_series(slide.columns), tr, rows=slide.rows)
    lines = [("", [_cell(head, "chart_text") for head in table.heads])]
    lines += [
        (
            label,
            [_cell(cell, "body" if at in table.labels else "number_small") for at, cell in enumerate(cells)],
        )
        for label, *cells in table.rows
    ]
    notes = tuple(Text(plain=sign) for sign in table.key)
    return _grid_piece(widget, lines, chart.subtitle, None, notes, scale)


def _grid_piece(
    widget: SlideWidget,
    lines: Sequence[tuple[str, list[StyledSpan]]],
    subtitle: Text | None,
    series: Series | None,
    notes: Sequence[Text],
    scale: float,
) -> Piece:
    """Lay out the lines of a table, the heads first, each a label with its cells; its breaks and notes."""
    gap = widget.px(28)
    widths = _column_widths(widget, lines, widget.area.width() - gap * len(lines[0][1]), scale)
    pieces: list[Piece] = []
    if subtitle:
        pieces.append(widget.prose_block(subtitle, "chart_text", scale))
    for index, (name, cells) in enumerate(lines):
        if index:
            pieces.append(hairline(widget))
        row: list[Piece] = [widget.text_block(name, "body", scale)]
        for column, cell in enumerate(cells):
            left = any(_is_running_text(own[column]) for _, own in lines)
            row.append(_cell_piece(widget, cell, 0 if left else widths[column + 1], scale))
        pieces.append(Columns(row, widths, gap))
    pieces += [widget.text_block(line, "small") for line in break_lines(series, widget.context.tr)]
    pieces += [widget.prose_block(note, "small") for note in notes]
    return Stack(pieces, widget.px(8 * scale))


def _body_rows(widget: SlideWidget, table: Table, rows: range) -> list[tuple[str, list[StyledSpan]]]:
    """Return label and cells of each row shown."""
    context = widget.context
    series = context.edition.series.get(table.id)
    if series is not None:
        return [
            (
                series.x[row],
                [_cell(cell_text(column, row, context.tr), "number_small") for column in series.columns],
            )
            for row in rows
        ]

    def shown_cell(cell: Cell) -> StyledSpan:
        figure = context.figures.get(cell.figure or "")
        if figure is None:
            return _cell(context.text(cell.text), "body")
        return _cell(running_text(figure, context.tr), "number_small")

    shown = table.rows[rows.start : rows.stop]
    return [(context.text(row.label), [shown_cell(cell) for cell in row.cells]) for row in shown]


def _cell(text: str, role: TextRole) -> StyledSpan:
    return StyledSpan(Span(text), role)


def _column_widths(
    widget: SlideWidget, lines: Sequence[tuple[str, list[StyledSpan]]], width: float, scale: float
) -> list[float]:
    """Divide `width` among the columns: first what must stay on one line, then running text."""
    context = widget.scaled_context(scale, "body")
    em = context.px(context.look.texts["body"].size)
    columns = list(zip(*(cells for _, cells in lines), strict=True))
    wraps = [any(map(_is_running_text, own)) for own in columns]
    wanted = [em * (max(ems(cell.span.text) for cell in own) + 0.5) for own in columns]
    wraps, wanted = [True, *wraps], [em * (max(ems(name) for name, _ in lines) + 0.5), *wanted]
    wrapping = sum(most for most, wrap in zip(wanted, wraps, strict=True) if wrap)
    free = max(width - sum(wanted) + wrapping, em * LEAST_WRAPPING * sum(wraps))
    if free < wrapping:
        wanted = [most * free / wrapping if wrap else most for most, wrap in zip(wanted, wraps, strict=True)]
    return [most * width / sum(wanted) for most in wanted]


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
