"""A quiet bar above the page: the files have errors, and what is shown below is the last good state."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.cards.context import Context
from cqbrief.cards.text import Label
from cqbrief.words.problems import place_line


class TroubleBar(QWidget):
    """How many errors, the first one with its place, and a button to all of them."""

    problems_asked = Signal()

    def __init__(self, broken: Edition, context: Context) -> None:
        super().__init__()
        self._context = context
        words, first = context.words, broken.errors[0]
        count = words.plural(
            "{count} error in the files; shown is the last good state.",
            "{count} errors in the files; shown is the last good state.",
            len(broken.errors),
        )
        where = f"{place_line(first.place)}　{words.render(first.message)}"
        row = QHBoxLayout(self)
        row.setContentsMargins(context.space(7), context.space(2), context.space(4), context.space(2))
        row.setSpacing(context.space(4))
        said = QVBoxLayout()
        said.setSpacing(0)
        self.count, self.first = Label(count, "label", context, colour="bad"), Label(where, "small", context)
        said.addWidget(self.count)
        said.addWidget(self.first)
        row.addLayout(said, 1)
        self.button = QPushButton(words.text("Show problems"))
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.problems_asked)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(count)
        self.setAccessibleDescription(where)
        context.dress(self)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        # A long message is wrapped; it never makes the window wider.
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        context = self._context
        painter = QPainter(self)
        painter.fillRect(self.rect(), context.colour("surface"))
        line = max(1, context.px(context.look.hairline))
        painter.fillRect(0, self.height() - line, self.width(), line, context.colour("bad"))
        painter.end()
