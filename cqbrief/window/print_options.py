"""The side of the print preview: profile, themes, paper, colour."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cqbrief.cards.text import Label
from cqbrief.cards.tooltip import literal
from cqbrief.cards.view_context import ViewContext
from cqbrief.paper.print_request import PrintRequest
from cqbrief.paper.profile import PAPERS, Profile
from cqbrief.text.theme_name import theme_name
from cqbrief.window.combo_box import ComboBox
from cqbrief.window.edge_fade import EdgeFade
from cqbrief.window.focus_scrolling import FocusScroller

NARROWEST, WIDEST = 300, 400
"""Width of the column in logical pixels at zoom 1: as its longest line needs, between these."""


class PrintOptions(QScrollArea):
    """Choose what is printed and how."""

    changed = Signal()
    """One of the choices is another."""

    def __init__(self, profiles: Mapping[str, Profile], context: ViewContext, paper: str, room: int) -> None:
        """Offer the `profiles`, first with this paper; the column is never wider than `room` pixels."""
        super().__init__()
        self._widest = min(context.px(WIDEST), room)
        self._wanted = paper
        """The paper that is taken wherever the profile is made for it."""
        self._profiles = profiles
        self._context = context
        tr = context.tr
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A stop that nobody sees; it scrolls to whatever in it gets the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        FocusScroller(self, context.space(3))
        self._inside = inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(context.space(3), context.space(3), context.space(2), context.space(3))
        column.setSpacing(context.space(1))
        self.setWidget(inside)

        self._add_profiles(column)
        column.addSpacing(context.space(2))
        column.addWidget(Label(tr.text("Themes"), "heading", context))
        self.theme_boxes: list[QCheckBox] = []
        self._themes = QVBoxLayout()
        self._themes.setSpacing(context.space(1))
        column.addLayout(self._themes)
        self._fill_themes(frozenset())
        column.addSpacing(context.space(2))
        self._add_paper(column)
        column.addStretch(1)
        self._fill_papers()
        self._fit()
        EdgeFade(self, context, "ground", 28)

    def _add_profiles(self, column: QVBoxLayout) -> None:
        """Add a button for every profile, with its purpose; the first one is chosen."""
        context = self._context
        column.addWidget(Label(context.tr.text("Profile"), "heading", context))
        self.profile_buttons: dict[str, QRadioButton] = {}
        group = QButtonGroup(self)
        for profile in self._profiles.values():
            button = QRadioButton(context.text(profile.name))
            button.setAccessibleDescription(context.text(profile.purpose))
            group.addButton(button)
            column.addWidget(button)
            purpose = Label(context.text(profile.purpose), "small", context)
            purpose.setContentsMargins(context.space(6), 0, 0, context.space(2))
            column.addWidget(purpose)
            self.profile_buttons[profile.id] = button
        next(iter(self.profile_buttons.values())).setChecked(True)
        group.buttonClicked.connect(self._choose_profile)

    def _add_paper(self, column: QVBoxLayout) -> None:
        """Add the choice of the paper, and what else is said of the pages."""
        context, tr = self._context, self._context.tr
        column.addWidget(Label(tr.text("Paper"), "heading", context))
        self.paper = ComboBox(context)
        self.paper.setAccessibleName(tr.text("Paper"))
        self.paper.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.paper.activated.connect(lambda _: setattr(self, "_wanted", self.paper.currentData()))
        column.addWidget(self.paper)
        self.grey = QCheckBox(tr.text("Grey, for a printer without colours"))
        self.archive = QCheckBox(tr.text("PDF for archives (PDF/A-2a)"))
        for box in (self.grey, self.archive):
            box.toggled.connect(self.changed)
            column.addWidget(box)

    def profile(self) -> Profile:
        """Return the chosen profile."""
        return next(self._profiles[id_] for id_, button in self.profile_buttons.items() if button.isChecked())

    def request(self) -> PrintRequest:
        """Return the choices besides the profile."""
        chosen = tuple(n for n, box in enumerate(self.theme_boxes, start=1) if box.isChecked())
        return PrintRequest(
            themes=() if len(chosen) == len(self.theme_boxes) else chosen,
            paper=self.paper.currentData(),
            grey=self.grey.isChecked(),
            archive=self.archive.isChecked(),
        )

    def replace(self, context: ViewContext) -> None:
        """List the themes of this context's edition; those that were left out still are."""
        before = self._context.edition.briefing
        themes = before.themes if before is not None else ()
        left_out = frozenset(
            theme.id for theme, box in zip(themes, self.theme_boxes, strict=True) if not box.isChecked()
        )
        self._context = context
        for box in self.theme_boxes:
            self._themes.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._fill_themes(left_out)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102
        # Only by now it wears the stylesheet of its window.
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Make the column as wide as its longest line needs: it never scrolls sideways."""
        bar = self.verticalScrollBar().sizeHint().width()
        wanted = self._inside.minimumSizeHint().width() + bar + self._context.space(3)
        narrowest = min(self._context.px(NARROWEST), self._widest)
        self.setMinimumWidth(max(narrowest, min(wanted, self._widest)))

    def _fill_themes(self, left_out: frozenset[str]) -> None:
        """Add a box for every theme, ticked unless its id is in `left_out`; one at least is ticked."""
        context, self.theme_boxes = self._context, []
        briefing = context.edition.briefing
        themes = briefing.themes if briefing is not None else ()
        all_out = left_out.issuperset(theme.id for theme in themes)
        for number, theme in enumerate(themes, start=1):
            name = theme_name(briefing, number, context.tr)
            text = context.tr.beside((name, context.text(theme.short or theme.title)))
            box = QCheckBox()
            room = self._widest - context.space(20)
            short = box.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            box.setText(short.replace("&", "&&"))
            box.setAccessibleName(text)
            if short != text:
                box.setToolTip(literal(text))
            box.setChecked(all_out or theme.id not in left_out)
            box.toggled.connect(self._themes_toggled)
            self._themes.addWidget(box)
            self.theme_boxes.append(box)
        self._keep_one()

    def _choose_profile(self) -> None:
        self._fill_papers()
        self.changed.emit()

    def _fill_papers(self) -> None:
        papers = self.profile().papers
        self.paper.blockSignals(True)
        self.paper.clear()
        for paper in papers:
            name = PAPERS[paper].name
            if paper == "a3" and self.profile().enlarge_a3:
                # For reading from afar or on the wall; nobody should expect fewer pages.
                name = self._context.tr.text("{paper} (A4 enlarged)", paper=name)
            self.paper.addItem(name, paper)
        self.paper.setCurrentIndex(papers.index(self._wanted) if self._wanted in papers else 0)
        self.paper.setEnabled(len(papers) > 1)
        self.paper.blockSignals(False)

    def _themes_toggled(self) -> None:
        self._keep_one()
        self.changed.emit()

    def _keep_one(self) -> None:
        # A document without any theme is none: the last one stays.
        ticked = [box for box in self.theme_boxes if box.isChecked()]
        for box in self.theme_boxes:
            box.setEnabled(len(ticked) > 1 or not box.isChecked())
