"""A figure as a card, as a small card, and as a chip beside text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cqbrief.briefing.model import Figure
from cqbrief.cards.card import Card
from cqbrief.cards.clipboard import copy_figure, copy_sentence
from cqbrief.cards.context import Context
from cqbrief.cards.menu import asks_for_menu, open_menu, send_menu_event
from cqbrief.cards.text import Label, Run, Runs, number_runs
from cqbrief.look.roles import ColourRole
from cqbrief.words.figures import FigureText


def change_colour(figure: Figure) -> ColourRole | None:
    """The colour that judges a change; None where the briefing names no good direction."""
    if figure.good is None or figure.value is None or figure.value.number == 0:
        return None
    return "good" if (figure.value.number > 0) == (figure.good == "up") else "bad"


class FigureWidget(Card):
    """Base of the three: knows its figure, asks for its source, copies itself."""

    figure_asked = Signal(str)
    """The reader wants to see where the figure comes from; carries its id."""

    def __init__(
        self, figure: Figure, context: Context, *, padding: float, ground: ColourRole, framed: bool = True
    ) -> None:
        super().__init__(context, clickable=True, padding=padding, ground=ground, framed=framed)
        self.figure = figure
        self.text: FigureText = context.figure_text(figure)
        self.setAccessibleName(f"{self.text.number} {self.text.label} {self.text.spoken}")
        self.setAccessibleDescription(self.text.description)
        self.clicked.connect(lambda: self.figure_asked.emit(self.figure.id))

    def runs(self, *, small: bool) -> Runs:
        """The number as printed, digits large."""
        parts = (self.text.prefix, self.text.digits, self.text.suffix)
        return Runs(number_runs(parts, self.text.derived, small=small), self.context, wrap=small)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_figure(self.figure, self.context)
        elif asks_for_menu(event):
            send_menu_event(self)
        else:
            super().keyPressEvent(event)

    def offer(self, menu: QMenu) -> None:
        """Copying the figure or its sentence, and its source, stand in the menu."""
        words = self.context.words
        menu.addAction(words.text("Copy figure"), lambda: copy_figure(self.figure, self.context))
        sentence = menu.addAction(
            words.text("Copy sentence of the source"), lambda: copy_sentence(self.figure, self.context)
        )
        sentence.setEnabled(self.figure.path in self.context.edition.passages)
        menu.addSeparator()
        menu.addAction(words.text("Show source"), lambda: self.figure_asked.emit(self.figure.id))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: D102
        menu = QMenu(self)
        self.offer(menu)
        open_menu(menu, event, self.context)


class FigureCard(FigureWidget):
    """A key figure: what is counted, the number, its period and what it is held against."""

    def __init__(self, figure: Figure, context: Context) -> None:
        super().__init__(figure, context, padding=4, ground="surface")
        text = self.text
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.space(2))
        row.addWidget(Label(text.label, "label", context), 1)
        number = Label(text.number, "small", context)
        number.setWordWrap(False)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        self.add(head, self.runs(small=False))
        self.body.addStretch(1)
        facts: list[QWidget] = [Runs([Run(item, "label", "text")], context) for item in text.comparisons]
        below = "　".join((text.period, *text.marks)).strip()
        if below:
            facts.append(Runs([Run(below, "small")], context))
        self.add(*facts)


class SmallFigure(FigureWidget):
    """A figure that is not among the key ones: label, number and period in two lines."""

    def __init__(self, figure: Figure, context: Context) -> None:
        super().__init__(figure, context, padding=3, ground="surface")
        text = self.text
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.space(2))
        row.addWidget(Label(text.label, "label", context), 1)
        row.addWidget(self.runs(small=True), 0, Qt.AlignmentFlag.AlignTop)
        self.add(head)
        self.body.addStretch(1)
        details = (text.number, *text.comparisons, text.period, *text.marks)
        self.add(Runs([Run("　".join(item for item in details if item), "small")], context))


class FigureChip(FigureWidget):
    """A figure beside a story or measure that carries it."""

    def __init__(self, figure: Figure, context: Context) -> None:
        super().__init__(figure, context, padding=2, ground="accent_ground", framed=False)
        text = self.text
        parts = [Run(f"{text.number}　{text.label} ", "small")]
        parts += number_runs((text.prefix, text.digits, text.suffix), text.derived, small=True)
        details = "　".join(item for item in (*text.comparisons, text.period, *text.marks) if item)
        if details:
            parts.append(Run(f"　{details}", "small"))
        self.add(Runs(parts, context))


def chips(ids: tuple[str, ...], context: Context) -> tuple[list[FigureChip], QWidget | None]:
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
