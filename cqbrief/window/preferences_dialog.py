"""Preferences: one dialog, every choice with effect at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cqbrief.cards.grid import ColumnGrid
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.i18n.messages import N_
from cqbrief.paper.profile import PAPERS
from cqbrief.presentation.settings import PresentationSettings
from cqbrief.window.combo_box import ComboBox
from cqbrief.window.focus_scrolling import FocusScroller
from cqbrief.window.look_tile import LookTile
from cqbrief.window.settings import (
    LOOK_CHOICES,
    PAPER_CHOICES,
    ZOOMS,
    AppearanceChoices,
    LookChoice,
    Settings,
)

Take = Callable[[object], object]
"""What becomes of a choice."""
WIDTH = 560
"""Width of the dialog in logical pixels at zoom 1."""
LOOK_NAMES: dict[LookChoice, str] = {
    "system": N_("As the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "contrast": N_("High contrast"),
}
"""English source texts."""


class _Group(QWidget):
    """Show a heading with what can be chosen under it; named for assistive technology."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, heading: str, about: str, context: ViewContext) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self.setAccessibleDescription(about)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(context.space(1.5))
        self.column.addWidget(Label(heading, "subheading", context))
        self._about = Label(about, "small", context) if about else None

    def with_content(self, inside: QWidget | ColumnGrid) -> _Group:
        """Put `inside` under the heading and what is to be known of it below; return the group."""
        if isinstance(inside, QWidget):
            self.column.addWidget(inside)
        else:
            self.column.addLayout(inside)
        if self._about is not None:
            self.column.addWidget(self._about)
        return self


class PreferencesDialog(QDialog):
    """Show every preference. Choices for the whole window are announced by signals; the others are kept here.

    `show_choices` fills it anew, in another language or look too, and leaves the keyboard where it was.
    """

    language_chosen = Signal(object)
    """A Language, or None for the system's."""
    look_chosen = Signal(str)
    zoom_chosen = Signal(float)
    defaults_requested = Signal()
    """Language, look and text size are to be as they were at first; the rest is so already."""

    def __init__(
        self,
        context: ViewContext,
        choices: AppearanceChoices,
        settings: Settings,
        presentation: PresentationSettings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._settings, self._presentation_settings = settings, presentation
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._holder: QWidget | None = None
        self.show_choices(context, choices)

    def show_choices(self, context: ViewContext, choices: AppearanceChoices) -> None:
        """Show these choices, in the language and look of `context`."""
        self._context = context
        before = self.focusWidget() if self._holder is not None else None
        name = before.objectName() if before is not None else ""
        old, self._holder = self._holder, QWidget()
        if old is not None:
            # Not at once: it may be one of its own buttons that led here.
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()
        self.setWindowTitle(context.tr.text("Preferences"))
        self._fill(self._holder, choices)
        self._column.addWidget(self._holder)
        context.apply_style(self)
        self._fit()
        focus = self._holder.findChild(QWidget, name or f"language {choices.language}")
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Make the dialog as large as everything in it, but inside the screen; then it scrolls."""
        room, context = self.screen().availableSize(), self._context
        width = min(context.px(WIDTH), round(room.width() * 0.9))
        inside = self._inside.heightForWidth(width - context.space(12))
        wanted = inside + self._buttons.sizeHint().height() + context.space(1)
        self.resize(width, min(wanted, round(room.height() * 0.85)))

    def _fill(self, holder: QWidget, choices: AppearanceChoices) -> None:
        context = self._context
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._inside = QWidget()
        groups = QVBoxLayout(self._inside)
        margin = context.space(6)
        groups.setContentsMargins(margin, context.space(5), margin, context.space(4))
        groups.setSpacing(context.space(5))
        for group in self._groups(choices):
            groups.addWidget(group)
        groups.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        FocusScroller(area, context.space(3))
        area.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        column.addWidget(area, 1)
        self._buttons = self._foot()
        column.addWidget(self._buttons)

    def _groups(self, choices: AppearanceChoices) -> Iterable[QWidget]:
        tr = self._context.tr
        yield self._language(choices.language)
        yield self._look(choices.look)
        zooms = [(f"{zoom:.0%}", zoom) for zoom in ZOOMS]
        yield self._list(
            "zoom", tr.text("Text size"), tr.text("Also by Ctrl with + and −; Ctrl with 0: 100 %"),
            zooms, choices.zoom, lambda zoom: self.zoom_chosen.emit(zoom),
        )  # fmt: skip
        papers = [(PAPERS[choice].name, choice) for choice in PAPER_CHOICES]
        yield self._list(
            "paper", tr.text("Paper"), tr.text("What the print preview begins with"),
            papers, self._settings.paper, self._take_paper,
        )  # fmt: skip
        yield self._list(
            "screen", tr.text("The audience's screen"),
            tr.text("Where the wall is shown when you present"),
            self._screens(), self._presentation_settings.screen or "", self._take_screen,
        )  # fmt: skip

    def _language(self, chosen: Language | None) -> QWidget:
        context = self._context
        grid = ColumnGrid(context.px(150), context.space(3), 3)
        named: tuple[tuple[Language | None, str], ...] = (
            (None, context.tr.text("As the system")),
            *((language, spec.name) for language, spec in LANGUAGES.items()),
        )
        for language, name in named:
            button = QRadioButton(name)
            button.setObjectName(f"language {language}")
            button.setChecked(language == chosen)
            button.clicked.connect(lambda _=False, language=language: self.language_chosen.emit(language))
            grid.addWidget(button)
        return _Group(context.tr.text("Language"), "", context).with_content(grid)

    def _look(self, chosen: LookChoice) -> QWidget:
        context = self._context
        grid = ColumnGrid(context.px(104), context.space(3), 4)
        for choice in LOOK_CHOICES:
            tile = LookTile(choice, context.tr.text(LOOK_NAMES[choice]), context)
            tile.setObjectName(f"look {choice}")
            tile.setChecked(choice == chosen)
            tile.clicked.connect(lambda _=False, choice=choice: self.look_chosen.emit(choice))
            grid.addWidget(tile)
        return _Group(context.tr.text("Look"), "", context).with_content(grid)

    def _list(
        self,
        id_: str,
        heading: str,
        about: str,
        items: Sequence[tuple[str, object]],
        chosen: object,
        take: Take,
    ) -> QWidget:
        box = ComboBox(self._context)
        box.setObjectName(id_)
        box.setAccessibleName(heading)
        box.setAccessibleDescription(about)
        for text, value in items:
            box.addItem(text, value)
        values = [value for _, value in items]
        box.setCurrentIndex(values.index(chosen) if chosen in values else 0)
        box.activated.connect(lambda index: take(values[index]))
        return _Group(heading, about, self._context).with_content(box)

    def _screens(self) -> list[tuple[str, object]]:
        """Return every screen there is, and the one that is remembered where it is not there."""
        tr = self._context.tr
        found = {
            screen.name(): tr.text(
                "{name} ({width} × {height})",
                name=screen.name(), width=screen.size().width(), height=screen.size().height(),
            )
            for screen in QGuiApplication.screens()
        }  # fmt: skip
        remembered = self._presentation_settings.screen
        if remembered and remembered not in found:
            found[remembered] = tr.text("{name} (not connected)", name=remembered)
        return [(tr.text("The external one"), ""), *((text, name) for name, text in found.items())]

    def _foot(self) -> QWidget:
        context = self._context
        foot = QWidget()
        row = QHBoxLayout(foot)
        margin = context.space(6)
        row.setContentsMargins(margin, context.space(2), margin, context.space(4))
        defaults = QPushButton(context.tr.text("Restore defaults"))
        defaults.setObjectName("defaults")
        defaults.clicked.connect(self._restore)
        close = QPushButton(context.tr.text("Close"))
        close.setObjectName("close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        defaults.setAutoDefault(False)
        row.addWidget(defaults)
        row.addStretch(1)
        row.addWidget(close)
        return foot

    def _take_paper(self, paper: object) -> None:
        self._settings.paper = next(choice for choice in PAPER_CHOICES if choice == paper)

    def _take_screen(self, name: object) -> None:
        self._presentation_settings.screen = str(name) or None

    def _restore(self) -> None:
        self._settings.paper = PAPER_CHOICES[0]
        self._presentation_settings.screen = None
        self.defaults_requested.emit()
