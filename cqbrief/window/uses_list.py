"""用在: the places where a figure appears, each a click away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cqbrief.briefing.model import Figure
from cqbrief.briefing.uses import Use
from cqbrief.cards.card import Card
from cqbrief.cards.context import Context
from cqbrief.cards.text import Label
from cqbrief.words.uses import use_text


class UseRow(Card):
    """One place: its kind and what stands there. A click goes there."""

    place_asked = Signal(int, str)
    """Number of the theme (0: overview) and id of what to bring into sight."""

    def __init__(self, use: Use, context: Context) -> None:
        super().__init__(context, clickable=True, padding=1, ground=None, framed=False)
        self.use = use
        kind, title = use_text(use, context.figures, context.words)
        self.setAccessibleName(f"{kind} {title}")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(context.space(1), 0, context.space(1), 0)
        row.setSpacing(context.space(2))
        name = Label(kind, "small", context)
        name.setFixedWidth(context.px(64))
        row.addWidget(name)
        row.addWidget(Label(title, "label", context, colour="accent"), 1)
        self.add(line)
        self.clicked.connect(lambda: self.place_asked.emit(use.theme, use.id))


class UsesList(QWidget):
    """All places of one figure, as a list under a heading."""

    place_asked = Signal(int, str)

    def __init__(self, figure: Figure, context: Context) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(context.words.text("Appears in"), "small", context))
        self.rows = [UseRow(use, context) for use in context.edition.uses.get(figure.id, ())]
        for row in self.rows:
            row.place_asked.connect(self.place_asked)
            column.addWidget(row)
