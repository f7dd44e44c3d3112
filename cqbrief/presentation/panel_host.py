"""Holds the one panel that may be open: over the console or, where there is none, over the wall."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from cqbrief.briefing.search.entries import SearchHit
from cqbrief.cards.incremental_search import IncrementalSearch
from cqbrief.cards.view_context import ViewContext
from cqbrief.presentation.audience_window import AudienceWindow
from cqbrief.presentation.console import Console
from cqbrief.presentation.panels import KeysPanel, OverviewPanel
from cqbrief.presentation.question_panel import QuestionPanel
from cqbrief.presentation.slide_renderer import SlideRenderer
from cqbrief.presentation.slide_widget import wall_zoom
from cqbrief.presentation.state import Panel, PresentationState

SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""Steps by which the sheet of keys is set smaller until its window shows all of it."""


class PanelHost(QObject):
    """Opens, moves and closes the panel as the talk says; a question's text outlives its panel."""

    answered = Signal(SearchHit)
    """What was chosen among the answers to a question."""
    chosen = Signal(int)
    """Index of the slide that was chosen among all slides."""
    left = Signal()
    """The question was given up."""

    def __init__(
        self,
        talk: PresentationState,
        wall: AudienceWindow,
        console: Console,
        stage: SlideRenderer,
        context: ViewContext,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._talk, self._wall, self._console, self._stage = talk, wall, console, stage
        self.open: QWidget | None = None
        """The panel that is open: a question, all slides, or all keys."""
        self._kind: Panel = ""
        self._small: dict[str, QPixmap] = {}
        self._context = context
        self._seeker = IncrementalSearch(context.edition, self)

    def prepare(self) -> None:
        """The first question will not wait for the search and its dictionary to get ready."""
        self._seeker.begin()

    def replace(self, context: ViewContext) -> None:
        """Panels are about this edition from now on; the next `sync` makes the open one anew."""
        self._context = context
        self._seeker.deleteLater()
        self._seeker = IncrementalSearch(context.edition, self)
        self._kind = ""
        self.forget_pictures()

    def forget_pictures(self) -> None:
        """The small pictures of slides are painted anew when they are needed again."""
        self._small.clear()

    def sync(self) -> None:
        """What the talk says is open, where the presenter looks, and nothing else."""
        kind = self._talk.panel
        if kind == self._kind and (self.open is None or self.open.parentWidget() is self._host()):
            if self.open is not None:
                self.open.update()
                self.open.raise_()
            return
        typed = self.open.line.text() if isinstance(self.open, QuestionPanel) else ""
        self._close()
        if not kind:
            return
        self._kind = kind
        self.open = panel = self._made(kind, typed)
        self.place()
        panel.show()
        panel.raise_()
        if kind == "question":
            self._host().activateWindow()
            panel.setFocus()

    def _made(self, kind: Panel, typed: str) -> QWidget:
        host, context = self._host(), self._context
        if host is self._wall:
            zoom = max(0.75, wall_zoom(host.size()) * 1.5)
            context = ViewContext(context.edition, context.tr, context.look, zoom)
        if kind == "question":
            panel = QuestionPanel(context, self._seeker, host)
            panel.answered.connect(self.answered)
            panel.left.connect(self.left)
            panel.line.setText(typed)
            return panel
        if kind == "overview":
            overview = OverviewPanel(context, self._talk, self._stage, self._small, host)
            overview.chosen.connect(self.chosen)
            return overview
        for share in SHARES:
            keys = KeysPanel(replace(context, zoom=context.zoom * share), self._console.offered, host)
            if keys.heightForWidth(host.width()) <= host.height():
                return keys
            keys.deleteLater()
        return KeysPanel(replace(context, zoom=context.zoom * SHARES[-1]), self._console.offered, host)

    def place(self) -> None:
        """The panel has its place in the window as large as that is now."""
        if self.open is None:
            return
        room = self._host().rect()
        if isinstance(self.open, QuestionPanel):
            wide, top = round(room.width() * 0.7), round(room.height() * 0.1)
            high = self.open.height_within(round(room.height() * 0.84))
            room = QRect((room.width() - wide) // 2, top, wide, high)
        self.open.setGeometry(room)

    def offer(self, event: QKeyEvent) -> None:
        """While a question is being typed, keys that reach the other window are for the question too."""
        if isinstance(self.open, QuestionPanel):
            if not self.open.take_key(event):
                QApplication.sendEvent(self.open.line, event)
            event.accept()
        elif isinstance(self.open, OverviewPanel):
            event.setAccepted(self.open.take_key(event))

    def _host(self) -> AudienceWindow | Console:
        return self._console if self._console.isVisible() else self._wall

    def _close(self) -> None:
        if self.open is not None:
            host = self.open.parentWidget()
            self.open.hide()
            self.open.deleteLater()
            self.open = None
            if host is not None:
                host.setFocus()
        self._kind = ""
