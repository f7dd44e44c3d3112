"""A figure as a card, as a small card, and as a chip beside text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cqbrief.briefing.model import Figure
from cqbrief.cards.aligned_rows import AlignedRows
from cqbrief.cards.card import Card
from cqbrief.cards.clipboard import copy_figure, copy_sentence
from cqbrief.cards.menu import asks_for_menu, open_menu, send_menu_event
from cqbrief.cards.text import Label, Run, Runs, number_runs
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.roles import ColourRole, TextRole
from cqbrief.text.comparison_text import ComparisonText, said_of
from cqbrief.text.figure_text import FigureText
from cqbrief.text.printed_number import JOINER, plain, whole

Detail: TypeAlias = str | ComparisonText
"""What may stand beside a figure's number: its own number, its period, a mark, a comparison."""

_JUDGED: dict[bool | None, ColourRole | None] = {True: "good", False: "warning", None: None}
"""Whether a change is for the better -> its colour. Never red, which says target or alarm."""


def comparison_runs(
    held: ComparisonText, role: TextRole, *, number: TextRole | None = None, colour: ColourRole | None = None
) -> list[Run]:
    """Return the runs of what a figure is held against; only what the briefing judges has its own colour.

    `number` is the role of the number where it differs from that of the words.
    """
    judged = _JUDGED[held.improves] or colour
    pieces = ((held.before, role, colour), (held.value, number or role, judged), (held.after, role, colour))
    return [Run(*piece) for piece in pieces if piece[0]]


def detail_runs(
    parts: Iterable[Detail], context: ViewContext, role: TextRole,
    *, colour: ColourRole | None = None,
) -> list[Run]:  # fmt: skip
    """Return the runs of periods, marks and comparisons side by side, what is short kept on one line."""
    runs: list[Run] = []
    for part in parts:
        if runs and part:
            runs.append(Run(context.tr.gap, role, colour))
        if isinstance(part, ComparisonText):
            runs += comparison_runs(part.whole, role, colour=colour)
        elif part:
            runs.append(Run(whole(part) or part, role, colour))
    return runs


class FigureWidget(Card):
    """Base of the three: knows its figure, asks for its source, copies itself."""

    def __init__(
        self, figure: Figure, context: ViewContext, *, padding: float, ground: ColourRole, framed: bool = True
    ) -> None:
        super().__init__(context, clickable=True, padding=padding, ground=ground, framed=framed)
        self.figure = figure
        self.text: FigureText = context.figure_text(figure)
        self.setAccessibleName(f"{self.text.number} {self.text.label} {self.text.spoken}")
        about = (self.text.period, *self.text.marks, *said_of(self.text.comparisons))
        self.setAccessibleDescription(plain(context.tr.join(about)))
        self.clicked.connect(lambda: self.figure_requested.emit(self.figure.id))

    @property
    def item_id(self) -> str:  # noqa: D102
        return self.figure.id

    def runs(self, *, small: bool) -> Runs:
        """The number as printed, digits large; one with spaces in it may take several lines."""
        wrap = small or " " in self.text.printed
        return Runs(number_runs(self.text, small=small), self.context, wrap=wrap)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_figure(self.figure, self.context, self)
        elif asks_for_menu(event):
            send_menu_event(self)
        else:
            super().keyPressEvent(event)

    def offer(self, menu: QMenu) -> None:
        """Copying the figure or its sentence, and its source, stand in the menu."""
        tr = self.context.tr
        menu.addAction(tr.text("Copy figure"), lambda: copy_figure(self.figure, self.context, self))
        sentence = menu.addAction(
            tr.text("Copy sentence of the source"), lambda: copy_sentence(self.figure, self.context, self)
        )
        sentence.setEnabled(self.figure.path in self.context.edition.passages)
        menu.addSeparator()
        menu.addAction(tr.text("Show source"), lambda: self.figure_requested.emit(self.figure.id))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: D102
        menu = QMenu(self)
        self.offer(menu)
        open_menu(menu, event, self.context)


class AlignedFigure(FigureWidget):
    """A figure whose parts stand on the same lines as those of its neighbours in a row."""

    def __init__(self, figure: Figure, context: ViewContext, *, padding: float, framed: bool = True) -> None:
        super().__init__(figure, context, padding=padding, ground="surface", framed=framed)
        self._slots = AlignedRows(context.space(1))
        self.body.addLayout(self._slots)

    def fill(self, *parts: QWidget | None) -> None:
        """The parts stand in slots below one another; None leaves one empty."""
        for part in parts:
            self._slots.add(part)
            if part is not None:
                self.watch(part)

    def width_for(self, number: Runs) -> int:
        """Return how wide the card has to be for its number, which is on one line unless spaces part it."""
        margins = self.body.contentsMargins()
        beside = margins.left() + margins.right()
        return 0 if number.hasHeightForWidth() else number.sizeHint().width() + beside

    def slot_heights(self, width: int) -> tuple[int, ...]:  # noqa: D102
        margins = self.body.contentsMargins()
        return self._slots.heights(width - margins.left() - margins.right())

    def set_floors(self, floors: Sequence[int]) -> None:  # noqa: D102
        self._slots.set_floors(floors)

    def height_of(self, floors: Sequence[int], width: int) -> int:  # noqa: D102
        margins = self.body.contentsMargins()
        return self._slots.total(floors) + margins.top() + margins.bottom()


class FigureCard(AlignedFigure):
    """A key figure: what is counted, the number, its period and what it is held against."""

    def __init__(self, figure: Figure, context: ViewContext) -> None:
        super().__init__(figure, context, padding=4)
        text = self.text
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.space(2))
        row.addWidget(Label(text.label, "label", context), 1)
        number = Label(text.number, "small", context)
        number.setWordWrap(False)
        # On the label's base line, though its letters are smaller.
        lower = QFontMetrics(context.font("label")).ascent() - QFontMetrics(context.font("small")).ascent()
        number.setContentsMargins(0, lower, 0, 0)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        below = context.tr.beside(map(whole, (text.period, *text.marks)))
        when = Runs([Run(below, "small")], context) if below else None
        held = [Runs(comparison_runs(item, "label", colour="text"), context) for item in text.comparisons]
        number_line = self.runs(small=False)
        self.fill(head, number_line, when, *held)
        self.least_width = self.width_for(number_line)


class SmallFigure(AlignedFigure):
    """A figure that is not among the key ones: label, number and period in two lines."""

    def __init__(self, figure: Figure, context: ViewContext) -> None:
        super().__init__(figure, context, padding=3)
        text = self.text
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.space(2))
        row.addWidget(Label(text.label, "label", context), 1)
        row.addWidget(self.runs(small=True), 0, Qt.AlignmentFlag.AlignTop)
        details: tuple[Detail, ...] = (text.number, text.period, *text.marks, *text.comparisons)
        self.fill(head, Runs(detail_runs(details, context, "small"), context))


class FigureChip(FigureWidget):
    """A figure beside a story or measure that carries it."""

    def __init__(self, figure: Figure, context: ViewContext) -> None:
        super().__init__(figure, context, padding=2, ground="accent_ground", framed=False)
        text = self.text
        parts = [Run(context.tr.beside((text.number, f"{text.label} ")), "small")]
        parts += number_runs(text, small=True)
        details: tuple[Detail, ...] = (text.period, *text.marks, *text.comparisons)
        if any(details):
            # The joiner stands for the number before it.
            parts += detail_runs((JOINER, *details), context, "small")
        self.add(Runs(parts, context))


def chips(ids: tuple[str, ...], context: ViewContext) -> tuple[list[FigureChip], QWidget | None]:
    """Chips of the figures with these ids, and the widget that holds them; unknown ids are left out."""
    made = [FigureChip(context.figures[id_], context) for id_ in ids if id_ in context.figures]
    if not made:
        return [], None
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(context.space(1.5))
    for chip in made:
        column.addWidget(chip)
    return made, holder
