"""A quiet bar above the page: the files have errors, and what is shown below is the last good state."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from cqbrief.briefing.edition import Edition
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.text.problem_text import place_line
from cqbrief.window.banner import Banner


class ErrorBanner(Banner):
    """Tell how many errors there are, the first one with its place, with a button to all of them."""

    problems_requested = Signal()

    def __init__(self, broken: Edition, context: ViewContext) -> None:
        super().__init__(context, "bad")
        tr, first = context.tr, broken.errors[0]
        count = tr.plural(
            "{count} error in the files; shown is the last good state.",
            "{count} errors in the files; shown is the last good state.",
            len(broken.errors),
        )
        where = f"{place_line(first.place)}　{tr.render(first.message)}"
        row = QHBoxLayout(self)
        row.setContentsMargins(context.space(7), context.space(2), context.space(4), context.space(2))
        row.setSpacing(context.space(4))
        said = QVBoxLayout()
        said.setSpacing(0)
        self.count, self.first = Label(count, "label", context, colour="bad"), Label(where, "small", context)
        said.addWidget(self.count)
        said.addWidget(self.first)
        row.addLayout(said, 1)
        self.button = QPushButton(tr.text("Show problems"))
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.problems_requested)
        row.addWidget(self.button)
        self.setAccessibleName(count)
        self.setAccessibleDescription(where)
        context.apply_style(self)
