"""From the window to the wall and back: starts shows, keeps a talk that was left, shows its report."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.cards.view_context import ViewContext
from cqbrief.presentation.deck import build_deck
from cqbrief.presentation.presentation import Presentation
from cqbrief.presentation.report_window import ReportWindow
from cqbrief.presentation.state import PresentationState


class PresentationSession(QObject):
    """Presents what the window shows. One show at a time."""

    left = Signal(int)
    """The show is over; number of the theme where it was left, 0 for none."""
    present_requested = Signal(bool)
    """F5 (or, with True, Shift+F5) was pressed in the report's window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.show: Presentation | None = None
        self._over: Presentation | None = None
        self.report: ReportWindow | None = None
        self._left: PresentationState | None = None

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
        """A show is running; nothing changes where one was running already.

        `from_here` starts at `theme`. A talk that was left before its end is carried on where it was:
        clickers with one button for both send Escape and F5 in turn, and the next press must lead back
        to the slide. Home in the show begins anew.
        """
        if self.show is not None:
            return
        if self._over is not None:
            # Not earlier: the last key of a show comes from its own wall, and is still under way there.
            self._over.setParent(None)
            self._over = None
        self._put_report_away()
        talk = self._carried_on(context, theme if from_here else None)
        start = 0
        if from_here and theme:
            start = build_deck(context.edition).theme_start(theme) or 0
        self.show = Presentation(
            context, talk, start=start, screen=screen, rehearse=rehearse, windowed=windowed, parent=self
        )
        self.show.ended.connect(lambda report: self._ended(report, context, behind))
        self.show.start()

    def replace_edition(self, edition: Edition) -> None:
        """The briefing's files were read anew: a show of it goes on with them, or tells what is wrong."""
        if self.show is not None and self.show.talk.deck.edition.folder == edition.folder:
            self.show.replace_edition(edition)

    def _carried_on(self, context: ViewContext, theme: int | None) -> PresentationState | None:
        """The talk that was left, if it is of this briefing, not at its end, and in `theme` if given."""
        talk = self._left
        if talk is None or talk.deck.edition.folder != context.edition.folder:
            return None
        if talk.view.slide == talk.deck.flow - 1 or theme not in (None, talk.slide.theme):
            return None
        return talk

    def _ended(self, report: str, context: ViewContext, behind: QWidget | None) -> None:
        assert self.show is not None
        self._left, self._over = self.show.talk, self.show
        theme = self.show.talk.slide.theme
        self.show = None
        self.left.emit(theme)
        self._put_report_away()
        self.report = ReportWindow(report, context, behind)
        self.report.present_requested.connect(self.present_requested)
        self.report.show()
        self.report.activateWindow()

    def _put_report_away(self) -> None:
        if self.report is not None:
            self.report.close()
            self.report.deleteLater()
            self.report = None
