"""A figure as a card, as a small card, and as a chip beside text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cqbrief.briefing.model import Figure
from cqbrief.cards.aligned_rows import AlignedRows
from cqbrief.cards.card import Card
from cqbrief.cards.clipboard import copy_figure, copy_sentence
from cqbrief.cards.menu import is_menu_key, open_menu, send_menu_event
from cqbrief.cards.named_number import NamedNumber
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import (
    Detail,
    styled,
    styled_comparison,
    styled_details,
    styled_number,
    unbroken_parts,
)
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.roles import ColourRole
from cqbrief.text.figure_text import FigureText
from cqbrief.text.spans import spans_text


class FigureWidget(Card):
    """Show a figure: the base of the three, which asks for its source and copies it."""

    def __init__(
        self, figure: Figure, context: ViewContext, *, padding: float, ground: ColourRole, framed: bool = True
    ) -> None:
        super().__init__(context, clickable=True, padding=padding, ground=ground, framed=framed)
        self.figure = figure
        self.text: FigureText = context.figure_text(figure)
        self.setAccessibleName(f"{self.text.number} {self.text.label} {self.text.spoken}")
        about = (self.text.period, *self.text.marks, *map(spans_text, self.text.comparisons))
        self.setAccessibleDescription(context.tr.join(about))
        self.clicked.connect(lambda: self.figure_requested.emit(self.figure.id))

    @property
    def item_id(self) -> str:  # noqa: D102
        return self.figure.id

    def number_label(self, *, small: bool) -> SpanLabel:
        """Make a label of the number as printed, digits large; one with spaces may take several lines."""
        wrap = small or " " in self.text.printed
        return SpanLabel(styled_number(self.text, small=small), self.context, wrap=wrap, right=small)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_figure(self.figure, self.context, self)
        elif is_menu_key(event):
            send_menu_event(self)
        else:
            super().keyPressEvent(event)

    def add_to_menu(self, menu: QMenu) -> None:
        """Add to the menu: copy the figure or its sentence, and show its source."""
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
        self.add_to_menu(menu)
        open_menu(menu, event, self.context)


class AlignedFigure(FigureWidget):
    """Show a figure whose parts stand on the same lines as those of its neighbours in a row."""

    def __init__(self, figure: Figure, context: ViewContext, *, padding: float, framed: bool = True) -> None:
        super().__init__(figure, context, padding=padding, ground="surface", framed=framed)
        self._slots = AlignedRows(context.space(1))
        self.body.addLayout(self._slots)

    def fill(self, *parts: QWidget | None) -> None:
        """Put the parts into slots below one another; None leaves one empty."""
        for part in parts:
            self._slots.add(part)
            if part is not None:
                self.forward_clicks(part)

    def width_for(self, number: SpanLabel) -> int:
        """Return how wide the card has to be for its number, or for what of it no line may break."""
        margins = self.body.contentsMargins()
        wide = number.sizeHint().width()
        if number.hasHeightForWidth():
            parts = unbroken_parts(styled_number(self.text))
            wide = max(SpanLabel(part, self.context, wrap=False).sizeHint().width() for part in parts)
        return wide + margins.left() + margins.right()

    def slot_heights(self, width: int) -> tuple[int, ...]:  # noqa: D102
        margins = self.body.contentsMargins()
        return self._slots.heights(width - margins.left() - margins.right())

    def set_floors(self, floors: Sequence[int]) -> None:  # noqa: D102
        self._slots.set_floors(floors)

    def height_of(self, floors: Sequence[int], width: int) -> int:  # noqa: D102
        margins = self.body.contentsMargins()
        return self._slots.total(floors) + margins.top() + margins.bottom()


class FigureCard(AlignedFigure):
    """Show a key figure: what is counted, the number, its period and what it is held against."""

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
        below = styled_details((text.period, *text.marks), context, "small")
        when = SpanLabel(below, context) if below else None
        compared = [
            SpanLabel(styled_comparison(spans, "label", colour="text"), context) for spans in text.comparisons
        ]
        number_line = self.number_label(small=False)
        self.fill(head, number_line, when, *compared)
        self.least_width = self.width_for(number_line)


class SmallFigure(AlignedFigure):
    """Show a figure that is not among the key ones: label, number and period in two lines."""

    def __init__(self, figure: Figure, context: ViewContext) -> None:
        super().__init__(figure, context, padding=3)
        text = self.text
        head = QWidget()
        row = NamedNumber(context.space(2))
        head.setLayout(row)
        row.addWidget(Label(text.label, "label", context))
        row.addWidget(self.number_label(small=True))
        details: tuple[Detail, ...] = (text.number, text.period, *text.marks, *text.comparisons)
        self.fill(head, SpanLabel(styled_details(details, context, "small"), context))


class FigureChip(FigureWidget):
    """Show a figure beside a story or measure that carries it."""

    def __init__(self, figure: Figure, context: ViewContext) -> None:
        super().__init__(figure, context, padding=2, ground="accent_ground", framed=False)
        text = self.text
        name = styled(context.tr.beside((text.number, f"{text.label} ")), "small")
        details: tuple[Detail, ...] = (text.period, *text.marks, *text.comparisons)
        behind = [*name, *styled_number(text, small=True)]
        self.add(SpanLabel(styled_details(details, context, "small", behind=behind), context))


def figure_chips(ids: tuple[str, ...], context: ViewContext) -> tuple[list[FigureChip], QWidget | None]:
    """Make chips of the figures with these ids, and the widget that holds them; unknown ids are left out."""
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
