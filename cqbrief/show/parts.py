"""The parts of slides: a large number, rows and grids of figures, a chart, a table, a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.model import Cell, Chart, Figure, Story, Table
from cqbrief.cards.figure import change_colour
from cqbrief.cards.picture import pixmap
from cqbrief.cards.story import Portrait
from cqbrief.cards.text import Run, Runs, number_runs
from cqbrief.look.roles import ColourRole
from cqbrief.show.flow import Columns, Filling, Line, Marked, Piece, Rows, Ruled, Solid, Stack, Words
from cqbrief.show.sheet import Sheet
from cqbrief.show.slides import Slide
from cqbrief.words.figures import JOINER, FigureText, printed_text, running_text

NUMBER_SCALES = (1.0, 0.9, 0.8, 0.7, 0.62, 0.54, 0.48, 0.44)
"""Steps by which a large number is set smaller until it fits its column."""

_GLUED = re.compile(rf"([^\s{JOINER}](?:{JOINER}[^{JOINER}])+)")


class Rule(QWidget):
    """A bar of one colour."""

    def __init__(self, sheet: Sheet, colour: ColourRole) -> None:
        super().__init__(sheet)
        self._colour = sheet.context.colour(colour)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour)
        painter.end()


def hero(sheet: Sheet, figure: Figure, width: int, scale: float, *, size: float = 1.0) -> Piece:
    """One figure, large: what is counted, the number, what it is held against, its time and state."""
    text = sheet.context.figure_text(figure)
    pieces: list[Piece] = [sheet.words(text.label, "label", min(scale * max(1.0, size), 1.3))]
    pieces.append(_number(sheet, text, width, size * scale))
    pieces += [Words(comparison(sheet, line, figure, scale)) for line in text.comparisons]
    if below := quiet_line(sheet, text):
        pieces.append(sheet.words(below, "small", max(scale, 0.94)))
    return Marked(Stack(pieces, sheet.px(6)), sheet.marked(figure.id))


def comparison(sheet: Sheet, line: str, figure: Figure, scale: float) -> Runs:
    """What a figure is held against, its number strong; in a colour only where the briefing judges it."""
    runs = [
        Run(piece, "number_small" if JOINER in piece else "label", _judged(sheet, piece, figure))
        for piece in _GLUED.split(line)
        if piece
    ]
    return sheet.runs(runs, scale)


def _judged(sheet: Sheet, piece: str, figure: Figure) -> ColourRole | None:
    if JOINER not in piece:
        return None
    figures = sheet.context.figures
    printed = piece.replace(JOINER, "")
    others = [figures[c.figure] for c in figure.comparisons if c.figure in figures]
    return next((change_colour(other) for other in others if printed_text(other) == printed), None)


def quiet_line(sheet: Sheet, text: FigureText, *, number: bool = False) -> str:
    """Period and marks, after the figure's number where that does not stand in the corner."""
    return sheet.join(text.number if number else "", text.period, *text.marks)


def figure_rows(sheet: Sheet, figures: Sequence[Figure], width: int, scale: float) -> Piece:
    """A few figures below one another, parted by hairlines: words at the left, numbers at the right."""
    pieces: list[Piece] = []
    gap = sheet.px(20)
    for index, figure in enumerate(figures):
        if index:
            pieces.append(Solid(Rule(sheet, "line"), max(1, sheet.px(sheet.context.look.hairline))))
        text = sheet.context.figure_text(figure)
        said: list[Piece] = [sheet.words(text.label, "label", 0.92 * scale)]
        said += [Words(comparison(sheet, line, figure, 0.8 * scale)) for line in text.comparisons]
        said.append(sheet.words(quiet_line(sheet, text, number=True), "small", scale))
        number = _number(sheet, text, int((width - gap) * 0.4), 0.52 * scale, right=True)
        row = Columns([Stack(said, sheet.px(2)), number], (0.6, 0.4), gap)
        pieces.append(Marked(row, sheet.marked(figure.id)))
    return Stack(pieces, sheet.px(15 * scale))


def small_figure(sheet: Sheet, figure: Figure, scale: float, *, number: float, width: int) -> Piece:
    """One figure of several, its number `number` times as large as a hero's."""
    text = sheet.context.figure_text(figure)
    pieces: list[Piece] = [
        sheet.words(text.label, "label", 0.92 * scale),
        _number(sheet, text, width, number * scale),
    ]
    pieces += [Words(comparison(sheet, line, figure, 0.8 * scale)) for line in text.comparisons]
    pieces.append(sheet.words(quiet_line(sheet, text, number=True), "small", scale))
    return Stack(pieces, sheet.px(2))


def _number(sheet: Sheet, text: FigureText, width: int, size: float, *, right: bool = False) -> Piece:
    """The number as printed, on one line if that is possible in `width`."""
    runs = number_runs((text.prefix, text.digits, text.suffix), text.derived)
    for scale in NUMBER_SCALES:
        label = sheet.runs(runs, size * scale, wrap=False)
        if label.sizeHint().width() <= width:
            return Line(label, right=right)
        label.setParent(None)
        label.deleteLater()
    return Words(sheet.runs([Run(run.text.replace(JOINER, ""), run.role) for run in runs], 0.44))


def grid(sheet: Sheet, figures: Sequence[Figure], scale: float) -> Piece:
    """Figures in columns; few are set larger than many."""
    count = len(figures)
    columns = count if count <= 3 else 2 if count == 4 else 3
    number = {2: 0.8, 3: 0.68}.get(count, 0.58)
    gap = sheet.px(48)
    width = (sheet.area.width() - gap * (columns - 1)) // columns
    made = [
        Marked(small_figure(sheet, figure, scale, number=number, width=width), sheet.marked(figure.id))
        for figure in figures
    ]
    return Rows(made, columns, gap, round(sheet.px(46) * scale))


def chart_piece(sheet: Sheet, chart: Chart, size: float = 1.0) -> Callable[[float], Piece]:
    """Makes the chart with its subtitle and notes at a scale of the texts; the drawing is made once."""
    from cqbrief.charts.view import chart_view

    context = sheet.context
    view = chart_view(chart, context.edition, context.look, context.words, size * context.zoom)
    view.setParent(sheet)
    sheet.charts.append(view)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    least = max(view.minimumSizeHint().height(), sheet.px(200))
    drawing = Marked(Filling(view, least), sheet.marked(chart.id))

    def make(scale: float) -> Piece:
        pieces: list[Piece] = [sheet.prose(chart.subtitle, "chart_text", scale), drawing]
        notes = ((chart.not_additive,) if chart.not_additive else ()) + chart.notes
        if notes:
            pieces.append(Stack([sheet.prose(note, "small", scale) for note in notes], sheet.px(2)))
        return Stack(pieces, sheet.px(12), filling=drawing)

    return make


def table_rows(sheet: Sheet, table: Table, rows: range, scale: float) -> Piece:
    """Head and rows of a table; numbers stand to the right."""
    context = sheet.context
    columns = len(table.columns)
    shares = [1.6, *[1.0] * columns]
    gap = sheet.px(28)
    pieces: list[Piece] = []
    if table.subtitle:
        pieces.append(sheet.prose(table.subtitle, "chart_text", scale))
    heads: list[Piece] = [sheet.words("", "chart_text", scale)]
    heads += [_right(sheet, Run(context.say(head), "chart_text"), scale) for head in table.columns]
    pieces.append(Columns(heads, shares, gap))
    for name, cells in _cells(sheet, table, rows):
        pieces.append(Solid(Rule(sheet, "line"), max(1, sheet.px(context.look.hairline))))
        made: list[Piece] = [sheet.words(name, "body", scale)]
        made += [_right(sheet, cell, scale) for cell in cells]
        pieces.append(Columns(made, shares, gap))
    pieces += [sheet.prose(note, "small") for note in table.notes]
    return Stack(pieces, sheet.px(8 * scale))


def _cells(sheet: Sheet, table: Table, rows: range) -> list[tuple[str, list[Run]]]:
    """Head and cells of each row shown."""
    context = sheet.context
    series = context.edition.series.get(table.id)
    if series is not None:
        return [
            (series.x[row], [Run(column.cells[row], "number_small") for column in series.columns])
            for row in rows
        ]

    def run(cell: Cell) -> Run:
        figure = context.figures.get(cell.figure or "")
        if figure is None:
            return Run(context.say(cell.text), "body")
        return Run(running_text(figure, context.words), "number_small")

    shown = table.rows[rows.start : rows.stop]
    return [(context.say(row.label), [run(cell) for cell in row.cells]) for row in shown]


def _right(sheet: Sheet, run: Run, scale: float) -> Piece:
    return Line(sheet.runs([run], scale, wrap=False), right=True)


def portrait(sheet: Sheet, story: Story, size: int) -> QWidget:
    """The person's picture or initial in a circle of `size` pixels."""
    context = sheet.at(size / sheet.px(60), "heading")
    face = Portrait(context.say(story.person), pixmap(story.picture, context), context)
    face.setParent(sheet)
    face.setFixedSize(size, size)
    return face


def story_piece(sheet: Sheet, story: Story, slide: Slide, scale: float) -> Piece:
    """A person: who, what changed, in whose words, with which figures."""
    context = sheet.context
    who = " · ".join(context.say(text) for text in (story.role, story.place) if text)
    name: list[Piece] = [sheet.words(context.say(story.person), "title", scale)]
    name.append(sheet.words(who, "label", scale, "text_quiet"))
    round_ = sheet.px(104 * scale)
    face = Solid(portrait(sheet, story, round_), round_, round_)
    gap = sheet.px(28)
    beside = sheet.area.width() - round_ - gap
    pieces: list[Piece] = [Columns([face, Stack(name, sheet.px(2))], (round_, beside), gap)]
    if slide.part == 1:
        if story.before or story.after:
            change = " → ".join(context.say(part) for part in (story.before, story.after) if part)
            pieces.append(sheet.words(change, "heading", scale, "accent"))
        pieces.append(sheet.prose(story.summary, "body", scale))
    for index in slide.rows:
        pieces.append(quote_piece(sheet, f"“{story.quotes[index].text}”", scale))
    figures = [context.figures[id_] for id_ in slide.figures if id_ in context.figures]
    if figures:
        columns = min(3, len(figures))
        width = (sheet.area.width() - sheet.px(40) * (columns - 1)) // columns
        made = [
            Marked(small_figure(sheet, figure, scale, number=0.44, width=width), sheet.marked(figure.id))
            for figure in figures
        ]
        pieces.append(Rows(made, columns, sheet.px(40), sheet.px(12)))
    if story.note and slide.part == slide.parts:
        pieces.append(sheet.prose(story.note, "small"))
    return Stack(pieces, round(sheet.px(24) * scale))


def quote_piece(sheet: Sheet, text: str, scale: float) -> Piece:
    """Words in the serif beside a rule."""
    words = sheet.words(text, "quote", scale)
    rule = Rule(sheet, "accent")
    wide = sheet.px(sheet.context.look.rule)
    return Ruled(words, rule, wide, sheet.px(26))
