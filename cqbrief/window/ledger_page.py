"""核算: every sum of the briefing, written out and judged."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from cqbrief.briefing.formulas.arithmetic import Verdict
from cqbrief.briefing.formulas.ledger import LedgerEntry
from cqbrief.cards.card import Card
from cqbrief.cards.clipboard import copy_text
from cqbrief.cards.grid import ColumnGrid
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.translator import Translator
from cqbrief.look.roles import ColourRole
from cqbrief.text.ledger_text import ledger_line, range_spans, sum_spans, verdict_text
from cqbrief.text.spans import Spans, as_spans, break_at_spaces, join_spans
from cqbrief.window.page import Page

COLOURS: dict[Verdict, ColourRole] = {"agrees": "good", "disagrees": "bad", "cannot_check": "text_quiet"}
"""The colour of a verdict, which never stands without its word."""


def precision_spans(entry: LedgerEntry, tr: Translator) -> Spans:
    """Return between what the result lies; empty where there is nothing to say."""
    between = range_spans(entry, tr)
    return as_spans(tr.parts("at the printed precision {range}", range=between)) if between else ()


class EntryCard(Card):
    """Show one sum: whose, how, between what, and the verdict. A click asks for the figure's source."""

    def __init__(self, entry: LedgerEntry, context: ViewContext) -> None:
        super().__init__(context, clickable=True, padding=4)
        self.entry = entry
        tr, figure = context.tr, context.figures[entry.figure]
        head = context.tr.beside((figure.number, context.text(figure.label)))
        self.setAccessibleName(f"{head} {ledger_line(entry, tr)}")
        self.add(
            Label(head, "label", context), Label(break_at_spaces(sum_spans(entry)), "number_small", context)
        )
        self.add(Label(verdict_text(entry, tr), "label", context, colour=COLOURS[entry.verdict]))
        kind = tr.text("derived") if entry.kind == "derived" else tr.text("check of the printed number")
        precision = join_spans((as_spans((kind,)), precision_spans(entry, tr)), tr.comma)
        self.add(Label(precision, "small", context))
        self.body.addStretch(1)
        self.clicked.connect(lambda: self.figure_requested.emit(entry.figure))


class LedgerPage(Page):
    """Show all sums of an edition."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context)
        tr, entries = context.tr, list(context.edition.ledger.values())
        head = QVBoxLayout()
        head.setSpacing(context.space(1))
        head.addWidget(Label(tr.text("Ledger"), "title", context))
        head.addWidget(Label(self._summary(entries), "body", context, colour="text_quiet"))
        if entries:
            row = QHBoxLayout()
            self.copy = QPushButton(tr.text("Copy the list"))
            self.copy.clicked.connect(self._copy)
            context.apply_style(self.copy)
            row.addWidget(self.copy)
            row.addStretch(1)
            head.addSpacing(context.space(2))
            head.addLayout(row)
        self.body.addLayout(head)
        grid = ColumnGrid(context.px(360), context.space(3), 3)
        # What does not agree comes first.
        order: dict[Verdict, int] = {"disagrees": 0, "cannot_check": 1, "agrees": 2}
        self.cards = [EntryCard(e, context) for e in sorted(entries, key=lambda e: order[e.verdict])]
        for card in self.cards:
            grid.addWidget(card)
        self.body.addLayout(grid)
        self.finish()

    def _summary(self, entries: list[LedgerEntry]) -> str:
        tr = self.context.tr
        if not entries:
            return tr.text("No figure is derived from others or checked by them.")
        verdicts = [entry.verdict for entry in entries]
        return tr.text(
            "agree: {agrees}, disagree: {disagrees}, cannot be checked: {cannot_check}",
            agrees=verdicts.count("agrees"),
            disagrees=verdicts.count("disagrees"),
            cannot_check=verdicts.count("cannot_check"),
        )

    def _copy(self) -> None:
        context = self.context
        lines = [
            f"{context.figures[id_].number}\t{context.text(context.figures[id_].label)}\t"
            f"{ledger_line(entry, context.tr)}"
            for id_, entry in context.edition.ledger.items()
        ]
        copy_text("\n".join(lines) + "\n", self.context.tr.text("List copied"), self)
