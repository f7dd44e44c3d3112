"""What is wrong with a briefing, with the lines quoted: shown instead of it when there are errors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.problems import Problem
from cqbrief.cards.button_row import ButtonRow
from cqbrief.cards.card import Card
from cqbrief.cards.clipboard import copy_text
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.messages import N_
from cqbrief.look.roles import ColourRole
from cqbrief.text.coverage_text import by_hand_text, coverage_text, evidence_text, traced_text
from cqbrief.text.csv_text import interpretation_lines
from cqbrief.text.problem_text import place_line, problem_text
from cqbrief.window.open_dialogs import file_to_open
from cqbrief.window.page import Page

LONGEST_LINE = 240
"""Characters of a quoted line."""
MOST = 200
"""Problems listed; beyond that the reader mends some and reloads."""


class ProblemCard(Card):
    """Show one problem: where, what is wrong, the line with the place marked, what to do, and its file."""

    file_requested = Signal(Path)
    """The reader wants to mend this file."""

    def __init__(self, problem: Problem, context: ViewContext) -> None:
        super().__init__(context, padding=4)
        self._file = file_to_open(context.edition, problem.place.file)
        tr = context.tr
        colour: ColourRole = "bad" if problem.severity == "error" else "warning"
        kind = tr.text("error") if problem.severity == "error" else tr.text("warning")
        where = Label(tr.beside((kind, place_line(problem.place))), "small", context, colour=colour)
        self.add(self._head(where), Label(tr.render(problem.message), "subheading", context))
        before, spoken_of = quoted_line(problem, context.edition)
        if before or spoken_of:
            box = Card(context, padding=2, ground="accent_ground", framed=False)
            line = [*styled(before, "label", "text"), *styled(spoken_of, "label", colour)]
            box.add(SpanLabel(line, context))
            self.add(box)
        if problem.advice:
            self.add(Label(tr.render(problem.advice), "body", context))
        self.add(Label(problem.rule, "small", context))

    def _head(self, where: Label) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(where, 1)
        if self._file is not None:
            self.button = QPushButton(self.context.tr.text("Open the file"))
            self.button.setAccessibleDescription(where.text())
            self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.button.clicked.connect(self._request_file)
            self.context.apply_style(self.button)
            row.addWidget(self.button)
        return head

    def _request_file(self) -> None:
        if self._file is not None:
            self.file_requested.emit(self._file)

    def add_to_menu(self, menu: QMenu) -> None:
        """Put the file into the menu."""
        if self._file is not None:
            menu.addAction(self.context.tr.text("Open the file"), self._request_file)


def quoted_line(problem: Problem, edition: Edition) -> tuple[str, str]:
    """Return the line that the problem speaks of, without indentation: up to its column, and from it on.

    Both are empty where the problem is of a whole file, or the line is not there.
    """
    lines = edition.files.get(problem.place.file, "").splitlines()
    if not 1 <= problem.place.line <= len(lines):
        return "", ""
    line, column = lines[problem.place.line - 1][:LONGEST_LINE], max(0, problem.place.column - 1)
    return line[:column].lstrip(), line[column:].rstrip()


class ProblemsPage(Page):
    """List all problems of an edition, worst first, each with its place, and a button to read it again."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context)
        tr, edition = context.tr, context.edition
        head = QVBoxLayout()
        head.setSpacing(context.space(1))
        head.addWidget(Label(str(edition.folder), "eyebrow", context))
        if not edition.checked:
            title = tr.text("The briefing is being checked")
            advice = tr.text("It is a large one. What is found will stand here in a moment.")
        elif edition.errors:
            title = tr.text("This briefing cannot be shown yet")
            advice = tr.text(
                "Mend what is listed below in the files and save them; the window follows by itself."
            )
        elif edition.problems:
            title = tr.text("This briefing can be shown, with remarks")
            advice = tr.text("Nothing below keeps it from being shown; each is worth a look.")
        else:
            title = traced_text(edition, tr)
            count = len(edition.figures)
            advice = tr.plural("{count} figure", "{count} figures", count)
            if not by_hand_text(edition, tr):
                advice = tr.plural(
                    "{count} figure, each with its sentence or its formula.",
                    "{count} figures, each with its sentence, its cell in a table or its formula.",
                    count,
                )
        head.addWidget(Label(title, "title", context))
        head.addWidget(Label(advice, "body", context, colour="text_quiet"))
        if edition.checked and not edition.errors:
            for text in filter(None, (evidence_text(edition, tr), coverage_text(edition, tr))):
                head.addWidget(Label(text, "body", context, colour="text_quiet"))
        for line in interpretation_lines(edition, tr)[:MOST]:
            head.addWidget(Label(line, "small", context, colour="text_quiet"))
        head.addSpacing(context.space(2))
        head.addWidget(self._buttons())
        self.body.addLayout(head)
        ordered = sorted(edition.problems, key=lambda problem: problem.severity != "error")
        cards = QVBoxLayout()
        cards.setSpacing(context.space(3))
        for problem in ordered[:MOST]:
            card = ProblemCard(problem, context)
            card.file_requested.connect(self.file_requested)
            cards.addWidget(card)
        self.body.addLayout(cards)
        if len(ordered) > MOST:
            more = tr.plural("and {count} more", "and {count} more", len(ordered) - MOST)
            self.body.addWidget(Label(more, "body", context))
        self.finish()

    def _buttons(self) -> QWidget:
        tr, edition = self.context.tr, self.context.edition
        holder = QWidget()
        row = ButtonRow(self.context.space(2), stretched=False)
        holder.setLayout(row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)

        def button(text: str, pressed: Callable[[], object]) -> QPushButton:
            made = QPushButton(tr.text(text))
            made.clicked.connect(lambda: pressed())
            row.addWidget(made)
            return made

        def command_button(text: str, command: str) -> QPushButton:
            return button(text, lambda: self.command_requested.emit(command))

        if edition.folder.exists():
            self.folder = command_button(N_("Open its folder"), "folder")
            self.folder.setProperty("kind", "primary")
        if edition.briefing is None:
            self.new = command_button(N_("New briefing…"), "new")
        self.reload = command_button(N_("Read again"), "reload")
        command_button(N_("Open another briefing…"), "open")
        if edition.problems:
            button(N_("Copy the list"), self._copy)
        if edition.checked and not edition.errors:
            command_button(N_("Ledger"), "ledger")
        self.context.apply_style(holder)
        return holder

    def _copy(self) -> None:
        edition = self.context.edition
        lines = [problem_text(problem, edition.folder, self.context.tr) for problem in edition.problems]
        copy_text("\n".join(lines) + "\n", self.context.tr.text("List copied"), self)
