"""The menu bar, made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from cqbrief.briefing.model import Theme
from cqbrief.cards.view_context import ViewContext
from cqbrief.window import actions


class Menus:
    """The menus of one window; `handlers` says for each action of the table what it does."""

    def __init__(self, window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> None:
        self._window = window
        self._handlers = handlers
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}

    def build(self, context: ViewContext) -> None:
        """The menus are made anew in the language and look of `context`; all actions are enabled."""
        tr = context.tr
        bar = self._window.menuBar()
        bar.clear()
        for old in self._menus.values():
            old.deleteLater()
        context.dress(bar, "menus")
        for action in self._actions.values():
            self._window.removeAction(action)
            action.deleteLater()
        self._actions = {}
        self._menus = {}
        for name, text in actions.MENUS:
            self._menus[name] = QMenu(tr.text(text), bar)
            bar.addMenu(self._menus[name])
        groups: dict[str, QActionGroup] = {}
        for spec in actions.ACTIONS:
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
            if spec.choice:
                groups.setdefault(spec.menu, QActionGroup(menu)).addAction(action)
            action.triggered.connect(self._handlers[spec.id])
            menu.addAction(action)
            self._actions[spec.id] = action
        self.tick(f"language_{tr.language}")
        self.tick("fullscreen", self._window.isFullScreen())

    def list_themes(self, themes: Sequence[Theme], context: ViewContext, go: Callable[[int], object]) -> None:
        """Each theme has its entry, the first ones with their key; `go` is called with its number."""
        first = self._actions["previous"]
        for number, theme in enumerate(themes, start=1):
            action = QAction(f"{number}  {_plain(context.say(theme.short or theme.title))}", self._window)
            if number <= actions.THEME_KEYS:
                action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            action.triggered.connect(lambda _=False, number=number: go(number))
            self._menus["go"].insertAction(first, action)
            self._actions[f"theme_{number}"] = action
        self._menus["go"].insertAction(first, _separator(self._menus["go"]))

    def list_recent(self, recent: Iterable[Path], open_: Callable[[Path], object]) -> None:
        """Each of the briefings opened before has its entry; `open_` is called with its place."""
        menu = self._menus["recent"]
        before = menu.actions()[0]
        menu.menuAction().setEnabled(False)
        for place in recent:
            action = QAction(_plain(f"{place.name} — {place.parent}"), self._window)
            action.triggered.connect(lambda _=False, place=place: open_(place))
            menu.insertAction(before, action)
            menu.menuAction().setEnabled(True)
            self._actions[f"recent {place}"] = action

    def action(self, name: str) -> QAction:
        """The action with this id of the table; KeyError where there is none."""
        return self._actions[name]

    def enable(self, names: Iterable[str], possible: bool) -> None:
        """These actions can be chosen, or cannot."""
        for name in names:
            self._actions[name].setEnabled(possible)

    def tick(self, name: str, on: bool = True) -> None:
        """The action is shown as holding, or not."""
        self._actions[name].setChecked(on)


def _separator(menu: QMenu) -> QAction:
    # What Qt makes (`addSeparator`, and `addMenu` with a text) leaves its Python side behind when it is
    # deleted, some kilobytes each time that the menus are built.
    separator = QAction(menu)
    separator.setSeparator(True)
    return separator


def _plain(text: str) -> str:
    """The text as a menu shows it, without marking a letter as its key."""
    return text.replace("&", "&&")
