"""From the report's window to a presentation and back: starts and carries on presentations, shows reports."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.cards.view_context import ViewContext
from cqbrief.presentation.presentation import Presentation
from cqbrief.presentation.report_window import ReportWindow
from cqbrief.presentation.settings import PresentationSettings
from cqbrief.presentation.state import PresentationState
from cqbrief.presentation.wall_deck import wall_deck


class PresentationSession(QObject):
    """Present what the main window shows, one presentation at a time."""

    finished = Signal(int)
    """The presentation is over; number of the theme where it was left, 0 for none."""
    present_requested = Signal(bool)
    """F5 (or, with True, Shift+F5) was pressed in the report's window."""

    def __init__(self, settings: PresentationSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.presentation: Presentation | None = None
        """The one that is running."""
        self.report: ReportWindow | None = None
        self._previous: Presentation | None = None
        self._left_state: PresentationState | None = None
        """The state in which the last presentation was left."""

    def present(
        self,
        context: ViewContext,
        *,
        theme: int = 0,
        from_here: bool = False,
        screen: str | None = None,
        rehearse: bool = False,
        windowed: bool = False,
        behind: QWidget | None = None,
    ) -> None:
        """Start a presentation; do nothing where one is running already.

        `from_here` starts at `theme`. A presentation that was left before its end is carried on where it
        was: clickers with one button for both send Escape and F5 in turn, and the next press must lead back
        to the slide. Home begins anew.
        """
        if self.presentation is not None:
            return
        if self._previous is not None:
            # Not earlier: the last key comes from the presentation's window, and is still under way there.
            self._previous.setParent(None)
            self._previous = None
        self._close_report()
        state = self._resumable(context, theme if from_here else None)
        start = 0
        if from_here and theme:
            start = wall_deck(context.edition, context.tr).theme_start(theme) or 0
        self.presentation = Presentation(
            context,
            state,
            settings=self._settings,
            start=start,
            screen=screen,
            rehearse=rehearse,
            windowed=windowed,
            parent=self,
        )
        self.presentation.ended.connect(lambda report: self._finish(report, context, behind))
        self.presentation.start()

    def replace_edition(self, edition: Edition) -> None:
        """Give the running presentation its briefing as read anew; ignore that of another folder."""
        if self.presentation is not None and self.presentation.state.deck.edition.folder == edition.folder:
            self.presentation.replace_edition(edition)

    def _resumable(self, context: ViewContext, theme: int | None) -> PresentationState | None:
        """Return the state that was left, if of this briefing, not at its end, and in `theme` if given."""
        state = self._left_state
        if state is None or state.deck.edition.folder != context.edition.folder:
            return None
        if state.view.slide == state.deck.main_count - 1 or theme not in (None, state.slide.theme):
            return None
        return state

    def _finish(self, report: str, context: ViewContext, behind: QWidget | None) -> None:
        assert self.presentation is not None
        self._left_state, self._previous = self.presentation.state, self.presentation
        self.presentation = None
        self.finished.emit(self._left_state.slide.theme)
        self._close_report()
        self.report = ReportWindow(report, context, behind)
        self.report.present_requested.connect(self.present_requested)
        self.report.show()
        self.report.activateWindow()

    def _close_report(self) -> None:
        if self.report is not None:
            self.report.close()
            self.report.deleteLater()
            self.report = None
