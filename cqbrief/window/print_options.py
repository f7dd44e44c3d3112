"""The side of the print preview: profile, themes, paper, colour."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cqbrief.cards.context import Context
from cqbrief.cards.text import Label
from cqbrief.paper.options import Options
from cqbrief.paper.profile import PAPERS, Profile
from cqbrief.words.numerals import theme_name


class PrintOptions(QScrollArea):
    """What is printed and how; `changed` whenever one of the choices is another."""

    changed = Signal()

    def __init__(self, profiles: Mapping[str, Profile], context: Context) -> None:
        super().__init__()
        self._profiles = profiles
        self._context = context
        words = context.words
        self.setWidgetResizable(True)
        self.setMinimumWidth(context.px(300))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(context.space(2))
        self.setWidget(inside)

        column.addWidget(Label(words.text("Profile"), "heading", context))
        self.profile_buttons: dict[str, QRadioButton] = {}
        group = QButtonGroup(self)
        for profile in profiles.values():
            button = QRadioButton(context.say(profile.name))
            button.setAccessibleDescription(context.say(profile.purpose))
            group.addButton(button)
            column.addWidget(button)
            purpose = Label(context.say(profile.purpose), "small", context)
            purpose.setContentsMargins(context.space(6), 0, 0, context.space(1))
            column.addWidget(purpose)
            self.profile_buttons[profile.id] = button
        next(iter(self.profile_buttons.values())).setChecked(True)
        group.buttonClicked.connect(self._choose_profile)

        column.addSpacing(context.space(2))
        column.addWidget(Label(words.text("Themes"), "heading", context))
        self.theme_boxes: list[QCheckBox] = []
        briefing = context.edition.briefing
        for number, theme in enumerate(briefing.themes if briefing else (), start=1):
            name = f"{theme_name(briefing, number, words)}　{context.say(theme.short or theme.title)}"
            box = QCheckBox(name.replace("&", "&&"))
            box.setChecked(True)
            box.toggled.connect(self._themes_toggled)
            column.addWidget(box)
            self.theme_boxes.append(box)

        column.addSpacing(context.space(2))
        column.addWidget(Label(words.text("Paper"), "heading", context))
        self.paper = QComboBox()
        self.paper.setAccessibleName(words.text("Paper"))
        self.paper.currentIndexChanged.connect(lambda _: self.changed.emit())
        column.addWidget(self.paper)
        self.grey = QCheckBox(words.text("Grey, for a printer without colours"))
        self.archive = QCheckBox(words.text("PDF for archives (PDF/A-2a)"))
        for box in (self.grey, self.archive):
            box.toggled.connect(self.changed)
            column.addWidget(box)
        column.addStretch(1)
        self._fill_papers()

    def profile(self) -> Profile:
        """The chosen profile."""
        return next(self._profiles[id_] for id_, button in self.profile_buttons.items() if button.isChecked())

    def options(self) -> Options:
        """The other choices."""
        chosen = tuple(n for n, box in enumerate(self.theme_boxes, start=1) if box.isChecked())
        return Options(
            themes=() if len(chosen) == len(self.theme_boxes) else chosen,
            paper=self.paper.currentData(),
            grey=self.grey.isChecked(),
            archive=self.archive.isChecked(),
        )

    def _choose_profile(self) -> None:
        self._fill_papers()
        self.changed.emit()

    def _fill_papers(self) -> None:
        before = self.paper.currentData()
        papers = self.profile().papers
        self.paper.blockSignals(True)
        self.paper.clear()
        for paper in papers:
            self.paper.addItem(PAPERS[paper].name, paper)
        self.paper.setCurrentIndex(papers.index(before) if before in papers else 0)
        self.paper.setEnabled(len(papers) > 1)
        self.paper.blockSignals(False)

    def _themes_toggled(self) -> None:
        # A document without any theme is none: the last one stays.
        ticked = [box for box in self.theme_boxes if box.isChecked()]
        for box in self.theme_boxes:
            box.setEnabled(len(ticked) > 1 or not box.isChecked())
        self.changed.emit()
