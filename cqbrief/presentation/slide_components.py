"""The parts of slides: a large number, rows and grids of figures, a chart, a table, a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.model import Cell, Chart, Figure, Story, Table
from cqbrief.briefing.text_width import ems
from cqbrief.cards.figure import comparison_runs
from cqbrief.cards.picture import pixmap
from cqbrief.cards.story import Portrait
from cqbrief.cards.text import Run, Runs, number_runs
from cqbrief.look.roles import ColourRole, Look
from cqbrief.presentation.deck import Slide
from cqbrief.presentation.flow_layout import (
    BottomAligned,
    Columns,
    FillingWidget,
    FixedWidget,
    MinimumHeight,
    Piece,
    PointTarget,
    RowGrid,
    Ruled,
    Stack,
    TextBlock,
    TextLine,
)
from cqbrief.presentation.slide_widget import SlideWidget
from cqbrief.text.comparison_text import ComparisonText
from cqbrief.text.figure_text import FigureText
from cqbrief.text.mark_text import cell_text
from cqbrief.text.printed_number import JOINER, running_text

if TYPE_CHECKING:
    from cqbrief.charts.view import ChartView

SECOND = 0.7
"""Size of the only other figure of a message, as a share of the hero's."""
LARGER = (1.7, 1.5, 1.35, 1.2, 1.1, 1.0)
"""Steps by which a chart of lying bars is drawn larger than the wall's texts, as far as it fits."""
LYING_SHARE = 0.66
"""Of the room of a slide's body, what such a chart takes at most: its subtitle and notes need the rest."""

NUMBER_SCALES = (1.0, 0.9, 0.8, 0.7, 0.62, 0.54, 0.48, 0.44, 0.38, 0.33, 0.28, 0.24, 0.2)
"""Steps by which a large number is set smaller until it fits its column."""
WRAPS_FROM = 0.7
"""The step from which a number with spaces rather takes several lines than being set smaller still."""
UNIT = 0.4
"""Least size of a unit, as a share of the digits beside it."""
NUMBER_SHARE, MOST_NUMBER_SHARE = 0.4, 0.5
"""Of a row's width, what its number takes; and what it may take rather than be set very small."""

LONGEST_CELL, LEAST_FLOWING = 8, 5
"""Width in em above which a cell's text wraps, and the least width of a column that does."""


class ColourBar(QWidget):
    """A bar of one colour."""

    def __init__(self, sheet: SlideWidget, colour: ColourRole) -> None:
        super().__init__(sheet)
        self._colour = sheet.context.colour(colour)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour)
        painter.end()


def hero(
    sheet: SlideWidget, figure: Figure, width: int, scale: float, *,
    size: float = 1.0, label: int = 0, number: int = 0, alone: bool = False,
) -> Piece:  # fmt: skip
    """One figure, large: what is counted, the number, what it is held against, its time and state.

    Label and number take at least the heights `label` and `number`, the number at the foot of its own.
    The number by which the audience may ask for it stands with it, unless it is `alone` on its slide.
    """
    text = sheet.context.figure_text(figure)
    pieces: list[Piece] = [MinimumHeight(_hero_label(sheet, text, scale, size), label)]
    digits = _number(sheet, text, width, size * scale)
    pieces.append(BottomAligned(digits, number - digits.height(width)))
    pieces += [TextBlock(comparison(sheet, held, scale)) for held in text.comparisons]
    if below := quiet_line(sheet, text, number=not alone):
        pieces.append(sheet.words(below, "small", max(scale, 0.94)))
    return PointTarget(Stack(pieces, sheet.px(6)), sheet.marked(figure.id))


def _hero_label(sheet: SlideWidget, text: FigureText, scale: float, size: float = 1.0) -> TextBlock:
    return sheet.words(text.label, "label", min(scale * max(1.0, size), 1.3))


def two_heroes(sheet: SlideWidget, lead: Figure, second: Figure, width: int, gap: int, scale: float) -> Piece:
    """The lead figure, and at its side another one, smaller, on the same lines."""
    half = (width - gap) // 2
    texts = [sheet.context.figure_text(figure) for figure in (lead, second)]
    trial = [_hero_label(sheet, text, scale) for text in texts]
    label = max(piece.height(half) for piece in trial)
    digits = _number(sheet, texts[0], half, scale)
    number = digits.height(half)
    for child in (*(piece.label for piece in trial), digits.label):
        _drop(child)
    made = [
        hero(sheet, lead, half, scale, label=label, number=number),
        hero(sheet, second, half, scale, size=SECOND, label=label, number=number),
    ]
    return Columns(made, (1, 1), gap)


def comparison(sheet: SlideWidget, held: ComparisonText, scale: float) -> Runs:
    """What a figure is held against, its number strong."""
    return sheet.runs(comparison_runs(held, "label", number="number_small"), scale)


def quiet_line(sheet: SlideWidget, text: FigureText, *, number: bool = True) -> str:
    """Period and marks, after the figure's number where that does not stand in the corner."""
    return sheet.join(text.number if number else "", text.period, *text.marks)


def figure_rows(sheet: SlideWidget, figures: Sequence[Figure], width: int, scale: float) -> Piece:
    """A few figures below one another, parted by hairlines: words at the left, numbers at the right.

    All numbers are of one size, and have the width that they need; the words wrap in the rest.
    """
    pieces: list[Piece] = []
    gap = sheet.px(20)
    size, wide = _common(sheet, figures, width - gap, 0.52 * scale)
    for index, figure in enumerate(figures):
        if index:
            pieces.append(
                FixedWidget(ColourBar(sheet, "line"), max(1, sheet.px(sheet.context.look.hairline)))
            )
        text = sheet.context.figure_text(figure)
        said: list[Piece] = [sheet.words(text.label, "label", 0.92 * scale)]
        said += [TextBlock(comparison(sheet, held, 0.8 * scale)) for held in text.comparisons]
        said.append(sheet.words(quiet_line(sheet, text), "small", scale))
        number = _number(sheet, text, wide, size, right=True)
        row = Columns([Stack(said, sheet.px(2)), number], (width - gap - wide, wide), gap)
        pieces.append(PointTarget(row, sheet.marked(figure.id)))
    return Stack(pieces, sheet.px(15 * scale))


def _common(sheet: SlideWidget, figures: Sequence[Figure], free: int, size: float) -> tuple[float, int]:
    """The size, at most `size`, at which every number fits its part of `free`; and the width of that."""
    texts = [sheet.context.figure_text(figure) for figure in figures]
    for scale in NUMBER_SCALES:
        room = int(free * (NUMBER_SHARE if scale > WRAPS_FROM else MOST_NUMBER_SHARE))
        widths = [_wide(sheet, _sized(sheet, text, size * scale)) for text in texts]
        for index, text in enumerate(texts):
            if widths[index] > room and scale <= WRAPS_FROM and " " in text.printed:
                widths[index] = min(room, widths[index])
                if _widest_word(sheet, text, size * scale) > room:
                    widths[index] = room + 1
        if max(widths) <= room:
            # One pixel more than needed: columns are cut to whole ones.
            return size * scale, min(max(widths) + 1, room)
    return size * NUMBER_SCALES[-1], int(free * MOST_NUMBER_SHARE)


def small_figure(
    sheet: SlideWidget, figure: Figure, scale: float, *, number: float, width: int, label: int = 0
) -> Piece:
    """One figure of several: its number `number` times a hero's, its label at least `label` high."""
    text = sheet.context.figure_text(figure)
    pieces: list[Piece] = [
        MinimumHeight(sheet.words(text.label, "label", 0.92 * scale), label),
        _number(sheet, text, width, number * scale),
    ]
    pieces += [TextBlock(comparison(sheet, held, 0.8 * scale)) for held in text.comparisons]
    pieces.append(sheet.words(quiet_line(sheet, text), "small", scale))
    return Stack(pieces, sheet.px(2))


def _number(
    sheet: SlideWidget, text: FigureText, width: int, size: float, *, right: bool = False
) -> TextLine | TextBlock:
    """The number as printed, never broken but at its spaces; on one line if that is possible in `width`."""
    for scale in NUMBER_SCALES:
        label = sheet.runs(_sized(sheet, text, size * scale), wrap=False)
        if label.sizeHint().width() <= width:
            return TextLine(label, right=right)
        _drop(label)
        if scale <= WRAPS_FROM and " " in text.printed and _widest_word(sheet, text, size * scale) <= width:
            return TextBlock(sheet.runs(_sized(sheet, text, size * scale), right=right))
    # Longer than any number of use: seen to its end all the same.
    runs = _sized(sheet, text, size * NUMBER_SCALES[-1])
    return TextBlock(
        sheet.runs([replace(run, text=run.text.replace(JOINER, "")) for run in runs], right=right)
    )


def _sized(sheet: SlideWidget, text: FigureText, size: float) -> list[Run]:
    """The runs of a number `size` times as large as a hero, if that can be read from the last row.

    The unit follows the digits only down to where it would be too small.
    """
    styles = sheet.context.look.texts
    digits = max(styles["number"].size * size, styles["number_small"].size)
    unit = max(digits * UNIT, sheet.least)
    return [
        replace(run, scale=(digits if run.role == "number" else unit) / styles[run.role].size)
        for run in number_runs(text)
    ]


def _widest_word(sheet: SlideWidget, text: FigureText, size: float) -> int:
    """Width of the widest part of a number that has no space in it."""
    words: list[list[Run]] = [[]]
    for run in _sized(sheet, text, size):
        first, *others = run.text.split(" ")
        words[-1].append(replace(run, text=first))
        words += [[replace(run, text=other)] for other in others]
    return max(_wide(sheet, word) for word in words)


def _wide(sheet: SlideWidget, runs: Sequence[Run]) -> int:
    """Width of these runs on one line."""
    label = sheet.runs(runs, wrap=False)
    width = label.sizeHint().width()
    _drop(label)
    return width


def _drop(label: QWidget) -> None:
    """A label that was only measured is gone from its sheet."""
    label.setParent(None)
    label.deleteLater()


def grid(sheet: SlideWidget, figures: Sequence[Figure], scale: float) -> Piece:
    """Figures in columns; few are set larger than many."""
    count = len(figures)
    columns = count if count <= 3 else 2 if count == 4 else 3
    number = {2: 0.8, 3: 0.68}.get(count, 0.58)
    gap = sheet.px(48)
    width = (sheet.area.width() - gap * (columns - 1)) // columns
    made: list[Piece] = []
    for start in range(0, count, columns):
        row = figures[start : start + columns]
        label = _label_height(sheet, row, scale, width)
        made += [
            PointTarget(
                small_figure(sheet, figure, scale, number=number, width=width, label=label),
                sheet.marked(figure.id),
            )
            for figure in row
        ]
    return RowGrid(made, columns, gap, round(sheet.px(46) * scale))


def _label_height(sheet: SlideWidget, figures: Sequence[Figure], scale: float, width: int) -> int:
    """The height of the highest label of figures side by side, each `width` wide."""
    highest = 0
    for figure in figures:
        words = sheet.words(sheet.context.figure_text(figure).label, "label", 0.92 * scale)
        highest = max(highest, words.height(width))
        _drop(words.label)
    return highest


def chart_piece(sheet: SlideWidget, chart: Chart, size: float = 1.0) -> Callable[[float], Piece]:
    """Makes the chart with its subtitle and notes at a scale of the texts; the drawing is made once."""
    from cqbrief.charts.view import chart_view

    context = sheet.context
    view = chart_view(chart, context.edition, context.look, context.tr, size * context.zoom)
    view.setParent(sheet)
    sheet.charts.append(view)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    least = max(view.minimumSizeHint().height(), sheet.px(200))

    def make(scale: float) -> Piece:
        drawn: Piece
        if view.data.axis == "horizontal":
            # Where texts have to be set smaller there is no room to draw the chart larger.
            most = round(sheet.area.height() * LYING_SHARE) if scale >= 1 else 0
            drawn = _Lying(view, context.look, context.zoom * size, most)
        else:
            drawn = FillingWidget(view, least)
        drawing = PointTarget(drawn, sheet.marked(chart.id))
        pieces: list[Piece] = [sheet.prose(chart.subtitle, "chart_text", scale), drawing]
        notes = ((chart.not_additive,) if chart.not_additive else ()) + chart.notes
        if notes:
            pieces.append(Stack([sheet.prose(note, "small", scale) for note in notes], sheet.px(2)))
        return Stack(pieces, sheet.px(12), filling=drawing)

    return make


class _Lying:
    """A chart of a few lying bars, drawn larger while it is no higher than `most`: marks and texts grow."""

    def __init__(self, view: ChartView, look: Look, zoom: float, most: int) -> None:
        self._view, self._look, self._zoom, self._most = view, look, zoom, most

    def height(self, width: int) -> int:
        """The height of the chart at the largest scale that fits, else the least at the usual one."""
        for scale in LARGER:
            self._view.set_look(self._look, self._zoom * scale)
            high = self._view.heightForWidth(width)
            if high <= self._most and self._view.minimumSizeHint().width() <= width * 0.75:
                return high
        return self._view.minimumSizeHint().height()

    def place(self, rect: QRect) -> None:
        """Stand at the top of `rect`, over its width."""
        self._view.setGeometry(rect.x(), rect.y(), rect.width(), self.height(rect.width()))


def table_rows(sheet: SlideWidget, table: Table, rows: range, scale: float) -> Piece:
    """Head and rows of a table; numbers stand to the right and on one line, running text wraps."""
    context = sheet.context
    gap = sheet.px(28)
    lines = [("", [Run(context.say(head), "chart_text") for head in table.heads])]
    lines += _cells(sheet, table, rows)
    shares = _shares(sheet, lines, sheet.area.width() - gap * len(table.heads), scale)
    pieces: list[Piece] = []
    if table.subtitle:
        pieces.append(sheet.prose(table.subtitle, "chart_text", scale))
    for index, (name, cells) in enumerate(lines):
        if index:
            pieces.append(FixedWidget(ColourBar(sheet, "line"), max(1, sheet.px(context.look.hairline))))
        made: list[Piece] = [sheet.words(name, "body", scale)]
        for column, cell in enumerate(cells):
            left = any(_flows(own[column]) for _, own in lines)
            made.append(_cell(sheet, cell, 0 if left else shares[column + 1], scale))
        pieces.append(Columns(made, shares, gap))
    pieces += [sheet.prose(note, "small") for note in table.notes]
    return Stack(pieces, sheet.px(8 * scale))


def _cells(sheet: SlideWidget, table: Table, rows: range) -> list[tuple[str, list[Run]]]:
    """Head and cells of each row shown."""
    context = sheet.context
    series = context.edition.series.get(table.id)
    if series is not None:
        return [
            (
                series.x[row],
                [Run(cell_text(column, row, context.tr), "number_small") for column in series.columns],
            )
            for row in rows
        ]

    def run(cell: Cell) -> Run:
        figure = context.figures.get(cell.figure or "")
        if figure is None:
            return Run(context.say(cell.text), "body")
        return Run(running_text(figure, context.tr), "number_small")

    shown = table.rows[rows.start : rows.stop]
    return [(context.say(row.label), [run(cell) for cell in row.cells]) for row in shown]


def _shares(
    sheet: SlideWidget, lines: Sequence[tuple[str, list[Run]]], width: float, scale: float
) -> list[float]:
    """Widths of a table's columns, `width` together: first what must stay on one line, then running text."""
    context = sheet.at(scale, "body")
    em = context.px(context.look.texts["body"].size)
    columns = list(zip(*(cells for _, cells in lines), strict=True))
    wraps = [any(map(_flows, own)) for own in columns]
    wanted = [em * (max(ems(cell.text) for cell in own) + 0.5) for own in columns]
    wraps, wanted = [True, *wraps], [em * (max(ems(name) for name, _ in lines) + 0.5), *wanted]
    flowing = sum(most for most, wrap in zip(wanted, wraps, strict=True) if wrap)
    free = max(width - sum(wanted) + flowing, em * LEAST_FLOWING * sum(wraps))
    if free < flowing:
        wanted = [most * free / flowing if wrap else most for most, wrap in zip(wanted, wraps, strict=True)]
    return [most * width / sum(wanted) for most in wanted]


def _flows(cell: Run) -> bool:
    """Whether a cell holds running text."""
    return cell.role == "body" and ems(cell.text) > LONGEST_CELL


def _cell(sheet: SlideWidget, run: Run, width: float, scale: float) -> Piece:
    """A cell at the right end of its column of `width`; one that is wider wraps, from the left on."""
    label = sheet.runs([run], scale, wrap=False)
    if label.sizeHint().width() <= width:
        return TextLine(label, right=True)
    _drop(label)
    return TextBlock(sheet.runs([replace(run, text=run.text.replace(JOINER, ""))], scale))


def portrait(sheet: SlideWidget, story: Story, size: int) -> QWidget:
    """The person's picture or initial in a circle of `size` pixels."""
    context = sheet.at(size / sheet.px(60), "heading")
    face = Portrait(context.say(story.person), pixmap(story.picture, context), context)
    face.setParent(sheet)
    face.setFixedSize(size, size)
    return face


def story_piece(sheet: SlideWidget, story: Story, slide: Slide, scale: float) -> Piece:
    """A person: who, what changed, in whose words, with which figures."""
    context = sheet.context
    who = " · ".join(context.say(text) for text in (story.role, story.place) if text)
    name: list[Piece] = [sheet.words(context.say(story.person), "title", scale)]
    name.append(sheet.words(who, "label", scale, "text_quiet"))
    round_ = sheet.px(104 * scale)
    face = FixedWidget(portrait(sheet, story, round_), round_, round_)
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
            PointTarget(small_figure(sheet, figure, scale, number=0.44, width=width), sheet.marked(figure.id))
            for figure in figures
        ]
        pieces.append(RowGrid(made, columns, sheet.px(40), sheet.px(12)))
    if story.note and slide.part == slide.parts:
        pieces.append(sheet.prose(story.note, "small"))
    return Stack(pieces, round(sheet.px(24) * scale))


def quote_piece(sheet: SlideWidget, text: str, scale: float) -> Piece:
    """Words in the serif beside a rule."""
    words = sheet.words(text, "quote", scale)
    rule = ColourBar(sheet, "accent")
    wide = sheet.px(sheet.context.look.rule)
    return Ruled(words, rule, wide, sheet.px(26))
