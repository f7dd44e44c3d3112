"""What changed from another edition to this one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from cqbrief.briefing.compare import Change, Collation
from cqbrief.cards.card import Card
from cqbrief.cards.clipboard import copy_text
from cqbrief.cards.context import Context
from cqbrief.cards.grid import ColumnGrid
from cqbrief.cards.notice import tell
from cqbrief.cards.text import Label
from cqbrief.paper.options import PrintError
from cqbrief.window.message import tell_in_box
from cqbrief.window.page import Page
from cqbrief.window.save_dialog import ask_file, saving_folder
from cqbrief.words.compare import (
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


class ChangeCard(Card):
    """What became of one figure. A click asks for its source where it is still there."""

    figure_asked = Signal(str)

    def __init__(self, change: Change, context: Context) -> None:
        super().__init__(context, clickable=change.new is not None, padding=4)
        self.change = change
        words, figure = context.words, change.figure
        # A dropped figure's number may be another one's by now.
        head = words.beside((change.new.number if change.new else "", context.say(figure.label)))
        numbers = numbers_text(change)
        self.setAccessibleName(f"{head} {numbers}")
        self.add(Label(head, "label", context), Label(numbers, "number_small", context))
        if change.difference:
            self.add(Label(difference_text(change.difference, words), "label", context, colour="text"))
        if marks := marks_text(change, words):
            self.add(Label(marks, "small", context))
        for line in reworded_texts(change, words):
            self.add(Label(line, "small", context))
        self.body.addStretch(1)
        self.clicked.connect(lambda: self.figure_asked.emit(change.id))


class ComparePage(Page):
    """All changes, by kind."""

    def __init__(self, collation: Collation, context: Context) -> None:
        super().__init__(context)
        self.collation = collation
        words = context.words
        head = QVBoxLayout()
        head.setSpacing(context.space(1))
        head.addWidget(Label(words.text("Changes since another edition"), "title", context))
        for template, edition in ((words.text("Old"), collation.old), (words.text("New"), collation.new)):
            head.addWidget(Label(words.beside((template, edition_text(edition, words))), "label", context))
        head.addWidget(Label(summary_text(collation, words), "body", context, colour="text_quiet"))
        row = QHBoxLayout()
        row.setSpacing(context.space(2))
        self.copy = QPushButton(words.text("Copy the list"))
        self.copy.clicked.connect(self._copy)
        context.dress(self.copy)
        row.addWidget(self.copy)
        self.save = QPushButton(words.text("Save as PDF…"))
        self.save.clicked.connect(self._save)
        context.dress(self.save)
        row.addWidget(self.save)
        row.addStretch(1)
        head.addSpacing(context.space(2))
        head.addLayout(row)
        self.body.addLayout(head)
        self.cards: list[ChangeCard] = []
        for kind, heading in HEADINGS.items():
            cards = [ChangeCard(change, context) for change in collation.changes if change.kind == kind]
            if cards:
                block = QVBoxLayout()
                block.setSpacing(context.space(3))
                block.addWidget(Label(words.text(heading), "heading", context))
                grid = ColumnGrid(context.px(360), context.space(3), 3)
                for card in cards:
                    grid.addWidget(card)
                block.addLayout(grid)
                self.body.addLayout(block)
                self.cards += cards
        self._lines(words.text(CONTENT), content_lines(collation, words))
        self._lines(words.text(FILES), file_lines(collation, words))
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

    def _save(self) -> None:
        from cqbrief.paper.comparison import print_comparison

        words = self.context.words
        new = self.collation.new
        start = saving_folder(new) / f"{new.name}-{new.fingerprint}.pdf"
        target = ask_file(self, words.text("Save as PDF…"), start, {"PDF (*.pdf)": ".pdf"})
        if target is None:
            return
        try:
            print_comparison(self.collation, target, words)
        except PrintError as error:
            text, more = words.render(error.message), words.render(error.advice) if error.advice else ""
            tell_in_box(self.context, self, "warning", words.text("Save as PDF"), text, more)
            return
        tell(self, words.text("Saved as {file}", file=target))

    def _copy(self) -> None:
        text = "\n".join(compare_lines(self.collation, self.context.words))
        copy_text(text + "\n", self.context.words.text("List copied"), self)
