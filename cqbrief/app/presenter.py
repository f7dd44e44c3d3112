"""From the window to the wall and back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cqbrief.briefing.edition import Edition
from cqbrief.window.main_window import MainWindow

# The wall and the console are not needed before somebody presents.
if TYPE_CHECKING:
    from cqbrief.presentation.session import PresentationSession
    from cqbrief.presentation.settings import PresentationSettings


class Presenter(QObject):
    """Present what the window shows, one presentation at a time."""

    started = Signal()
    """A presentation has begun."""
    ended = Signal(int)
    """The presentation is over; number of the theme where it was left, 0 for none."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.session: PresentationSession | None = None
        """There once something was presented."""

    @cached_property
    def settings(self) -> PresentationSettings:
        """Return what is remembered from one talk to the next."""
        from cqbrief.presentation.settings import PresentationSettings

        return PresentationSettings()

    @property
    def is_running(self) -> bool:
        """Tell whether a presentation is under way."""
        return self.session is not None and self.session.presentation is not None

    def present(
        self,
        from_here: bool = False,
        *,
        theme: int | None = None,
        screen: str | None = None,
        rehearse: bool = False,
        windowed: bool = False,
        despite_errors: bool = False,
    ) -> None:
        """Start a presentation, with `from_here` at `theme`; of a briefing with errors ask first.

        Without `theme` it is the one that the window shows. The rest is as for `PresentationSession.present`.
        """
        context, running = self._window.context, self.is_running
        if context.edition.briefing is None:
            return
        from cqbrief.window.confirm_errors import ask_to_present

        if not (running or despite_errors or ask_to_present(context, self._window)):
            return
        self._ensure_session().present(
            context,
            theme=self._window.page_number if theme is None else theme,
            from_here=from_here,
            screen=screen,
            rehearse=rehearse,
            windowed=windowed,
            behind=self._window,
        )
        if not running:
            self.started.emit()

    def replace_edition(self, edition: Edition) -> None:
        """Go on with the files as they were read anew, where a presentation of them is under way."""
        if self.session is not None:
            self.session.replace_edition(edition)

    def _ensure_session(self) -> PresentationSession:
        if self.session is None:
            from cqbrief.presentation.session import PresentationSession

            self.session = PresentationSession(self.settings, self)
            self.session.finished.connect(self.ended)
            self.session.present_requested.connect(self.present)
        return self.session
