"""What changed from another edition to this one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from cqbrief.briefing.edition_diff.figures import EditionDiff, FigureChange
from cqbrief.cards.card import Card
from cqbrief.cards.clipboard import copy_text
from cqbrief.cards.grid import ColumnGrid
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.text.change_text import (
    CONTENT,
    FILES,
    HEADINGS,
    compare_lines,
    content_lines,
    difference_text,
    edition_text,
    file_lines,
    marks_text,
    numbers_text,
    reworded_texts,
    summary_text,
)
from cqbrief.window.page import Page


class ChangeCard(Card):
    """Show what became of one figure. A click asks for its source where it is still there."""

    def __init__(self, change: FigureChange, context: ViewContext) -> None:
        super().__init__(context, clickable=change.new is not None, padding=4)
        self.change = change
        tr, figure = context.tr, change.figure
        # A dropped figure's number may be another one's by now.
        head = tr.beside((change.new.number if change.new else "", context.text(figure.label)))
        numbers = numbers_text(change)
        self.setAccessibleName(f"{head} {numbers}")
        self.add(Label(head, "label", context), Label(numbers, "number_small", context))
        if change.difference:
            self.add(Label(difference_text(change.difference, tr), "label", context, colour="text"))
        if marks := marks_text(change, tr):
            self.add(Label(marks, "small", context))
        for line in reworded_texts(change, tr):
            self.add(Label(line, "small", context))
        self.body.addStretch(1)
        self.clicked.connect(lambda: self.figure_requested.emit(change.id))


class ComparePage(Page):
    """Show all changes, by kind."""

    save_requested = Signal(EditionDiff)
    """The reader wants these pages as a file."""

    def __init__(self, diff: EditionDiff, context: ViewContext) -> None:
        super().__init__(context)
        self.diff = diff
        tr = context.tr
        head = QVBoxLayout()
        head.setSpacing(context.space(1))
        head.addWidget(Label(tr.text("Changes since another edition"), "title", context))
        for template, edition in ((tr.text("Old"), diff.old), (tr.text("New"), diff.new)):
            head.addWidget(Label(tr.beside((template, edition_text(edition, tr))), "label", context))
        head.addWidget(Label(summary_text(diff, tr), "body", context, colour="text_quiet"))
        row = QHBoxLayout()
        row.setSpacing(context.space(2))
        self.copy = QPushButton(tr.text("Copy the list"))
        self.copy.clicked.connect(self._copy)
        context.apply_style(self.copy)
        row.addWidget(self.copy)
        self.save = QPushButton(tr.text("Save as PDF…"))
        self.save.clicked.connect(lambda: self.save_requested.emit(diff))
        context.apply_style(self.save)
        row.addWidget(self.save)
        row.addStretch(1)
        head.addSpacing(context.space(2))
        head.addLayout(row)
        self.body.addLayout(head)
        self.cards: list[ChangeCard] = []
        for kind, heading in HEADINGS.items():
            cards = [ChangeCard(change, context) for change in diff.changes if change.kind == kind]
            if cards:
                block = QVBoxLayout()
                block.setSpacing(context.space(3))
                block.addWidget(Label(tr.text(heading), "heading", context))
                grid = ColumnGrid(context.px(360), context.space(3), 3)
                for card in cards:
                    grid.addWidget(card)
                block.addLayout(grid)
                self.body.addLayout(block)
                self.cards += cards
        self._lines(tr.text(CONTENT), content_lines(diff, tr))
        self._lines(tr.text(FILES), file_lines(diff, tr))
        self.finish()

    def _lines(self, heading: str, lines: Sequence[str]) -> None:
        """A list of changes that are no figures."""
        if not lines:
            return
        block = QVBoxLayout()
        block.setSpacing(self.context.space(1))
        block.addWidget(Label(heading, "heading", self.context))
        for line in lines:
            block.addWidget(Label(line, "body", self.context))
        self.body.addLayout(block)

    def _copy(self) -> None:
        text = "\n".join(compare_lines(self.diff, self.context.tr))
        copy_text(text + "\n", self.context.tr.text("List copied"), self)
