"""Where the two windows of a show are: on the screens there are, or as windows for rehearsals and calls."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication

from cqbrief.presentation.audience_window import AudienceWindow
from cqbrief.presentation.console import Console
from cqbrief.presentation.screen_plan import ScreenFacts, ScreenPlan, plan_screens
from cqbrief.presentation.settings import PresentationSettings

WINDOW = (960, 540)
"""The wall as a window, in logical pixels."""


class WindowPlacement:
    """Puts wall and console where they belong, as often as screens come and go."""

    def __init__(
        self, wall: AudienceWindow, console: Console, settings: PresentationSettings, wanted: str | None, *,
        rehearse: bool, windowed: bool,
    ) -> None:  # fmt: skip
        self.wall, self.console = wall, console
        self._settings, self._wanted = settings, wanted
        self._rehearse, self._windowed = rehearse, windowed
        self._swapped = False
        self._console: str | None = None
        """The console's screen since the last swap: among three it stays where it was put."""

    def plan(self) -> ScreenPlan:
        """Who looks where on the screens there are now."""
        primary = QGuiApplication.primaryScreen()
        facts = [
            ScreenFacts(
                screen.name(), screen.geometry().x(), screen.geometry().y(), screen.geometry().width(),
                screen.geometry().height(), screen is primary,
            )
            for screen in QGuiApplication.screens()
        ]  # fmt: skip
        return plan_screens(
            facts, self._wanted, self._settings.screen, swapped=self._swapped, console=self._console
        )

    def arrange(self, *, first: bool = False) -> None:
        """Both windows are where they belong on the screens there are now."""
        if not QGuiApplication.screens():
            return
        plan = self.plan()
        if self._rehearse:
            if first:
                self._together()
        elif self._windowed:
            if first or self.wall.isFullScreen():
                room = self.wall.screen().availableGeometry()
                self.wall.showNormal()
                self.wall.setGeometry(QRect(room.topLeft() + QPoint(60, 60), QSize(*WINDOW)))
            self._place_console(plan.console or plan.audience)
            self.wall.raise_()
        else:
            self.wall.place(plan.audience)
            if plan.console is None:
                self.console.hide()
            else:
                self._place_console(plan.console)
        (self.console if self.console.isVisible() else self.wall).activateWindow()

    def _place_console(self, name: str) -> None:
        screen = next((s for s in QGuiApplication.screens() if s.name() == name), None)
        if screen is None:
            return
        console = self.console
        if console.isVisible() and console.screen() is screen and console.windowHandle() is not None:
            if screen.geometry().contains(console.geometry().center()):
                return
            console.showNormal()
        console.setScreen(screen)
        console.setGeometry(screen.availableGeometry())
        console.showMaximized()

    def _together(self) -> None:
        """For a rehearsal: the console over the screen and the wall itself in it; two windows waste half."""
        self.console.setGeometry(QGuiApplication.primaryScreen().availableGeometry())
        self.console.now.hold(self.wall)
        self.console.showMaximized()

    def disturbed(self) -> bool:
        """Whether the wall is not where it belongs: nothing moves a fullscreen window back by itself."""
        return not (self._windowed or self._rehearse) and not self.wall.fills(self.plan().audience)

    def swap(self) -> None:
        """The audience has the console's screen and is remembered there; in a rehearsal nothing changes."""
        if self._rehearse:
            return
        self._swapped = not self._swapped
        self.arrange()
        if not self._windowed:
            plan = self.plan()
            self._settings.screen, self._console = plan.audience, plan.console
            self._wanted, self._swapped = None, False

    def toggle_windowed(self) -> None:
        """The wall is an ordinary window, or fills its screen again; in a rehearsal nothing changes."""
        if self._rehearse:
            return
        self._windowed = not self._windowed
        self.arrange(first=self._windowed)
