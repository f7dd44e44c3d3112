"""The menu bar, made from the table of actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from cqbrief.briefing.model import Theme
from cqbrief.cards.view_context import ViewContext
from cqbrief.window import actions
from cqbrief.window.settings import LookChoice


class Menus(QObject):
    """Hold the menus of one window; what is chosen in them is announced."""

    command_requested = Signal(str)
    """Id of the command that was chosen."""
    theme_requested = Signal(int)
    recent_requested = Signal(Path)
    """A briefing opened before was chosen."""

    def __init__(self, window: QMainWindow, context: ViewContext, recent: Iterable[Path] = ()) -> None:
        """Make the menus of `window`; `recent` are the briefings opened before, the last one first."""
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._recent = tuple(recent)
        self._recent_actions: list[QAction] = []
        self._look_choice: LookChoice = "system"
        self.build(context)

    def build(self, context: ViewContext) -> None:
        """Make the menus anew in the language and look of `context`; enable what its edition allows."""
        tr = context.tr
        bar = self._window.menuBar()
        self._clear()
        context.apply_style(bar, "menus")
        for name, text in actions.MENUS:
            self._menus[name] = QMenu(tr.text(text), bar)
            bar.addMenu(self._menus[name])
        groups: dict[str, QActionGroup] = {}
        for spec in actions.ACTIONS:
            action = self._add(spec, context)
            if spec.choice:
                groups.setdefault(spec.menu, QActionGroup(self._menus[spec.menu])).addAction(action)
        briefing = context.edition.briefing
        if briefing is not None and not context.edition.errors:
            self._list_themes(briefing.themes, context)
        self.tick(f"language_{tr.language}")
        self.tick("fullscreen", self._window.isFullScreen())
        self.show_look_choice(self._look_choice)
        self.list_recent(self._recent)

    def show_look_choice(self, choice: LookChoice) -> None:
        """Show which look is chosen, now and whenever the menus are made anew."""
        self._look_choice = choice
        self.tick(f"look_{choice}")

    def list_recent(self, recent: Iterable[Path]) -> None:
        """List the briefings opened before by name and place, now and whenever the menus are made anew."""
        self._recent = tuple(recent)
        menu = self._menus["recent"]
        for old in self._recent_actions:
            menu.removeAction(old)
            old.deleteLater()
        self._recent_actions = []
        before = menu.actions()[0]
        for place in self._recent:
            action = QAction(_plain(f"{place.name} — {place.parent}"), self._window)
            action.triggered.connect(lambda _=False, place=place: self.recent_requested.emit(place))
            menu.insertAction(before, action)
            self._recent_actions.append(action)
        menu.menuAction().setEnabled(bool(self._recent))

    def action(self, name: str) -> QAction:
        """Return the action with this id of the table; KeyError where there is none."""
        return self._actions[name]

    def tick(self, name: str, on: bool = True) -> None:
        """Show the action as holding, or not."""
        self._actions[name].setChecked(on)

    def _clear(self) -> None:
        self._window.menuBar().clear()
        for old in self._menus.values():
            old.deleteLater()
        for action in (*self._actions.values(), *self._recent_actions):
            self._window.removeAction(action)
            action.deleteLater()
        self._actions, self._menus, self._recent_actions = {}, {}, []

    def _add(self, spec: actions.ActionSpec, context: ViewContext) -> QAction:
        """Put a command into its menu, which is made where it is the first one there."""
        tr = context.tr
        if spec.menu not in self._menus:
            parent, text = actions.SUBMENUS[spec.menu]
            self._menus[spec.menu] = QMenu(tr.text(text), self._menus[parent])
            self._menus[parent].addMenu(self._menus[spec.menu])
        menu = self._menus[spec.menu]
        if spec.separated:
            menu.addAction(_separator(menu))
        action = QAction(tr.text(spec.text), self._window)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.choice or spec.toggle)
        action.setEnabled(spec.is_possible(context.edition))
        action.triggered.connect(lambda: self.command_requested.emit(spec.id))
        menu.addAction(action)
        self._actions[spec.id] = action
        return action

    def _list_themes(self, themes: Sequence[Theme], context: ViewContext) -> None:
        """Put an entry for each theme into the menu, the first ones with their key."""
        first = self._actions["previous"]
        for number, theme in enumerate(themes, start=1):
            action = QAction(f"{number}  {_plain(context.text(theme.short or theme.title))}", self._window)
            if number <= actions.THEME_KEYS:
                action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            action.triggered.connect(lambda _=False, number=number: self.theme_requested.emit(number))
            self._menus["go"].insertAction(first, action)
            self._actions[f"theme_{number}"] = action
        self._menus["go"].insertAction(first, _separator(self._menus["go"]))


def _separator(menu: QMenu) -> QAction:
    # What Qt makes (`addSeparator`, and `addMenu` with a text) leaves its Python side behind when it is
    # deleted, some kilobytes each time that the menus are built.
    separator = QAction(menu)
    separator.setSeparator(True)
    return separator


def _plain(text: str) -> str:
    """Return the text as a menu shows it, without marking a letter as its key."""
    return text.replace("&", "&&")
