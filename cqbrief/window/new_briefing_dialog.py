"""The dialog that begins a new briefing: its title, its language and its folder."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cqbrief.briefing.saving.scaffold import ScaffoldError, make_briefing
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.i18n.translator import Translator

WIDTH = 520
"""Width of the dialog in logical pixels at zoom 1."""
LONGEST_NAME = 60
"""Characters of a folder's name that come from the title: at most 240 bytes, which every drive takes."""
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
"""What a folder's name cannot hold on one system or another."""


class NewBriefingDialog(QDialog):
    """Ask for what a new briefing needs, and make its folder; what is in the way is told at once."""

    made = Signal(Path, bool)
    """The folder that was made, and whether its files are to be shown."""

    def __init__(self, context: ViewContext, parent: QWidget, place: Path | None = None) -> None:
        super().__init__(parent)
        self._context = context
        tr = context.tr
        self._place = place or _documents()
        self._folder_typed = False
        """The name of the folder no longer follows the title."""
        self.setWindowTitle(tr.text("New briefing"))
        self.setMinimumWidth(context.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(context.space(5),) * 4)
        column.setSpacing(context.space(1.5))
        self.title = QLineEdit()
        self.title.textEdited.connect(self._suggest_folder)
        self._add_field(column, tr.text("Title"), self.title)
        column.addSpacing(context.space(2))
        column.addWidget(Label(tr.text("Language of the briefing and its explanations"), "label", context))
        column.addLayout(self._language_row())
        column.addSpacing(context.space(2))
        self.folder = QLineEdit()
        self.folder.textEdited.connect(self._folder_was_typed)
        choose = QPushButton(tr.text("Choose…"))
        choose.setAutoDefault(False)
        choose.setAccessibleName(tr.text("Choose where the folder is to be"))
        choose.clicked.connect(self.choose_place)
        self._add_field(column, tr.text("Folder"), self.folder, choose)
        self.show_files = QCheckBox(tr.text("Show its files afterwards"))
        self.show_files.setChecked(True)
        column.addWidget(self.show_files)
        self.refusal = Label("", "body", context, colour="bad")
        self.refusal.hide()
        column.addWidget(self.refusal)
        column.addSpacing(context.space(3))
        column.addLayout(self._button_row())
        context.apply_style(self)
        self._suggest_folder("")

    def _language_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._context.space(4))
        self.languages: dict[Language, QRadioButton] = {}
        group = QButtonGroup(self)
        for language, spec in LANGUAGES.items():
            button = QRadioButton(spec.name)
            button.setChecked(language == self._context.tr.language)
            group.addButton(button)
            row.addWidget(button)
            self.languages[language] = button
        row.addStretch(1)
        return row

    def _button_row(self) -> QHBoxLayout:
        tr = self._context.tr
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(tr.text("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.make = QPushButton(tr.text("Make"))
        self.make.setProperty("kind", "primary")
        self.make.setDefault(True)
        self.make.clicked.connect(self._make)
        row.addWidget(cancel)
        row.addWidget(self.make)
        return row

    def _add_field(self, column: QVBoxLayout, name: str, field: QLineEdit, *beside: QWidget) -> None:
        label = Label(name, "label", self._context)
        label.setBuddy(field)
        field.setAccessibleName(name)
        column.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(field, 1)
        for widget in beside:
            row.addWidget(widget)
        column.addLayout(row)

    def _suggest_folder(self, title: str) -> None:
        if not self._folder_typed:
            name = _NOT_IN_NAMES.sub(" ", title)[:LONGEST_NAME].strip(" .")
            self.folder.setText(str(_free(self._place / (name or self._context.tr.text("New briefing")))))

    def _folder_was_typed(self) -> None:
        self._folder_typed = True

    def choose_place(self) -> None:
        """Ask where the folder is to be."""
        title = self._context.tr.text("Choose where the folder is to be")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self._place))
        if chosen:
            self._place = Path(chosen)
            if self._folder_typed:
                self.folder.setText(str(self._place / Path(self.folder.text()).name))
            self._suggest_folder(self.title.text())

    def _make(self) -> None:
        tr = self._context.tr
        typed = self.folder.text().strip()
        # Not what happens to be the folder of this process: a name alone is below the place shown.
        folder = self._place / Path(typed).expanduser()
        if not typed:
            self._refuse(tr.text("Write where the folder is to be."))
            return
        language: Language = next(name for name, button in self.languages.items() if button.isChecked())
        try:
            make_briefing(folder, language, self.title.text(), Translator(language).text)
        except ScaffoldError as error:
            advice = "" if error.advice is None else tr.render(error.advice)
            self._refuse("\n".join(filter(None, (tr.render(error.message), advice))))
            return
        self.accept()
        self.made.emit(folder, self.show_files.isChecked())

    def _refuse(self, text: str) -> None:
        self.refusal.setText(text)
        self.refusal.setAccessibleName(text)
        self.refusal.show()
        self.adjustSize()
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _free(folder: Path) -> Path:
    """Return `folder`, or the first of `folder` 2, 3… that is not there yet."""
    names = (folder if number == 1 else folder.with_name(f"{folder.name} {number}") for number in count(1))
    return next(name for name in names if not name.exists())
