"""Where the two windows of a presentation are: filling screens, or as windows for rehearsals and calls."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from cqbrief.presentation.audience_window import AudienceWindow
from cqbrief.presentation.console import Console
from cqbrief.presentation.screen_plan import ScreenFacts, ScreenPlan, plan_screens
from cqbrief.presentation.settings import PresentationSettings

WINDOW = (960, 540)
"""The audience's window where it does not fill a screen, in logical pixels."""


class WindowPlacement(QObject):
    """Put the audience's window and the console where they belong, and watch screens come and go."""

    screens_changed = Signal()
    """A screen came, went or changed, and Qt and the window manager have done what they think right."""

    def __init__(
        self, audience: AudienceWindow, console: Console, settings: PresentationSettings,
        wanted: str | None, *, rehearse: bool, windowed: bool, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._audience, self._console = audience, console
        self._settings, self._wanted = settings, wanted
        self._rehearse, self._windowed = rehearse, windowed
        self._swapped = False
        self._console_screen: str | None = None
        """The console's screen since the last swap: among three it stays where it was put."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._watch_new_screen)
        application.screenRemoved.connect(self._report_later)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._report_later)

    def plan(self) -> ScreenPlan:
        """Decide who looks where on the screens there are now."""
        primary = QGuiApplication.primaryScreen()
        facts = [
            ScreenFacts(
                screen.name(), screen.geometry().x(), screen.geometry().y(), screen.geometry().width(),
                screen.geometry().height(), screen is primary,
            )
            for screen in QGuiApplication.screens()
        ]  # fmt: skip
        return plan_screens(
            facts, self._wanted, self._settings.screen, swapped=self._swapped, console=self._console_screen
        )

    def screen_names(self) -> tuple[str, ...]:
        """Return the names of the screens there are now."""
        return tuple(screen.name() for screen in QGuiApplication.screens())

    def arrange(self, *, first: bool = False) -> None:
        """Put both windows where they belong on the screens there are now."""
        if not QGuiApplication.screens():
            return
        plan, audience = self.plan(), self._audience
        if self._rehearse:
            if first:
                self._embed_audience()
        elif self._windowed:
            if first or audience.isFullScreen():
                available = audience.screen().availableGeometry()
                audience.showNormal()
                audience.setGeometry(QRect(available.topLeft() + QPoint(60, 60), QSize(*WINDOW)))
            self._place_console(plan.console or plan.audience)
            audience.raise_()
        else:
            audience.fill_screen(plan.audience)
            if plan.console is None:
                self._console.hide()
            else:
                self._place_console(plan.console)
        (self._console if self._console.isVisible() else audience).activateWindow()

    def is_disturbed(self) -> bool:
        """Tell whether the audience's window was moved: nothing moves a fullscreen window back by itself."""
        return not (self._windowed or self._rehearse) and not self._audience.fills_screen(
            self.plan().audience
        )

    def swap(self) -> None:
        """Exchange the screens and remember the audience's; in a rehearsal nothing changes."""
        if self._rehearse:
            return
        self._swapped = not self._swapped
        self.arrange()
        if not self._windowed:
            plan = self.plan()
            self._settings.screen, self._console_screen = plan.audience, plan.console
            self._wanted, self._swapped = None, False

    def toggle_windowed(self) -> None:
        """Make the audience's window an ordinary one, or fill its screen; in a rehearsal nothing changes."""
        if self._rehearse:
            return
        self._windowed = not self._windowed
        self.arrange(first=self._windowed)

    def _place_console(self, name: str) -> None:
        screen = next((s for s in QGuiApplication.screens() if s.name() == name), None)
        if screen is None:
            return
        console = self._console
        if console.isVisible() and console.screen() is screen and console.windowHandle() is not None:
            if screen.geometry().contains(console.geometry().center()):
                return
            console.showNormal()
        console.setScreen(screen)
        console.setGeometry(screen.availableGeometry())
        console.showMaximized()

    def _embed_audience(self) -> None:
        """Put the console over the screen and the audience's window in it; two windows would waste half."""
        self._console.setGeometry(QGuiApplication.primaryScreen().availableGeometry())
        self._console.this_slide.embed(self._audience)
        self._console.showMaximized()

    def _watch_new_screen(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._report_later)
        self._report_later()

    def _report_later(self) -> None:
        # Qt and the window manager first do what they think right; a later tick looks again.
        QTimer.singleShot(0, self, self.screens_changed.emit)
