"""A quiet bar above the page of a briefing just begun: which files to change, and how to go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from cqbrief.briefing.storage.folder import ROOT_FILE
from cqbrief.cards.button_row import ButtonRow
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.window.banner import Banner


class WelcomeBanner(Banner):
    """Say that an example is shown, and lead to its files and to the manual."""

    file_requested = Signal()
    command_requested = Signal(str)
    """Id of a command of the table of actions."""
    closed = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context, "accent")
        tr = context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(context.space(7), context.space(2), context.space(4), context.space(2))
        column.setSpacing(context.space(1.5))
        briefing, places = context.edition.briefing, context.edition.places
        files = [places[theme.path].file for theme in briefing.themes] if briefing is not None else []
        self.said = Label(
            tr.text(
                "This is an example. Change it in a text editor: {root} for title and sources, "
                "{themes} for the themes, the report in sources/. The window follows as you save.",
                root=ROOT_FILE,
                themes=tr.join(files),
            ),
            "label",
            context,
            colour="text",
        )
        column.addWidget(self.said)
        row = ButtonRow(context.space(2), stretched=False)
        for text, press in (
            (tr.text("Open {file}", file=ROOT_FILE), self.file_requested.emit),
            (tr.text("Open its folder"), lambda: self.command_requested.emit("folder")),
            (tr.text("From report to briefing"), lambda: self.command_requested.emit("manual")),
            (tr.text("Understood"), self.closed.emit),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, press=press: press())
            row.addWidget(button)
        column.addLayout(row)
        self.setAccessibleName(self.said.text())
        context.apply_style(self)
