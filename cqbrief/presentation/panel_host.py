"""Holds the one panel that may be open: over the console or, where there is none, over the slide."""

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
from cqbrief.presentation.slide_widget import slide_zoom
from cqbrief.presentation.state import Panel, PresentationState

KEYS_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""Steps by which the panel of keys is set smaller until its window shows all of it."""


class PanelHost(QObject):
    """Open, place and close the panel that the state says is open; a question's text outlives its panel."""

    answer_requested = Signal(SearchHit)
    """What was chosen among the answers to a question."""
    slide_requested = Signal(int)
    """Index of the slide that was chosen among all slides."""
    leave_requested = Signal()
    """The question was given up."""

    def __init__(
        self,
        state: PresentationState,
        audience: AudienceWindow,
        console: Console,
        renderer: SlideRenderer,
        context: ViewContext,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._state, self._audience, self._console, self._renderer = state, audience, console, renderer
        self.panel: QWidget | None = None
        """The panel that is open: a question, all slides, or all keys."""
        self._kind: Panel = ""
        self._thumbnails: dict[str, QPixmap] = {}
        self._context = context
        self._search = IncrementalSearch(context.edition, self)

    def prepare_search(self) -> None:
        """Load the search and its dictionary, so that the first question need not wait for them."""
        self._search.begin()

    def set_context(self, context: ViewContext) -> None:
        """Use the edition of `context` from now on; the next `sync` makes the open panel anew."""
        self._context = context
        self._search.deleteLater()
        self._search = IncrementalSearch(context.edition, self)
        self._kind = ""
        self.clear_thumbnails()

    def clear_thumbnails(self) -> None:
        """Forget the small pictures of slides; they are rendered again when they are needed."""
        self._thumbnails.clear()

    def sync(self) -> None:
        """Open the panel that the state says is open, where the presenter looks, and close any other."""
        kind = self._state.panel
        if kind == self._kind and (self.panel is None or self.panel.parentWidget() is self._host()):
            if self.panel is not None:
                self.panel.update()
                self.panel.raise_()
            return
        typed = self.panel.line.text() if isinstance(self.panel, QuestionPanel) else ""
        self._close()
        if not kind:
            return
        self._kind = kind
        self.panel = panel = self._make_panel(kind, typed)
        self.place_panel()
        panel.show()
        panel.raise_()
        if kind == "question":
            self._host().activateWindow()
            panel.setFocus()

    def _make_panel(self, kind: Panel, typed: str) -> QWidget:
        host, context = self._host(), self._context
        if host is self._audience:
            zoom = max(0.75, slide_zoom(host.size()) * 1.5)
            context = ViewContext(context.edition, context.tr, context.look, zoom)
        if kind == "question":
            panel = QuestionPanel(context, self._search, host)
            panel.answer_requested.connect(self.answer_requested)
            panel.leave_requested.connect(self.leave_requested)
            panel.line.setText(typed)
            return panel
        if kind == "overview":
            overview = OverviewPanel(context, self._state, self._renderer, self._thumbnails, host)
            overview.slide_requested.connect(self.slide_requested)
            return overview
        bindings = self._console.bindings
        for scale in KEYS_SCALES:
            keys = KeysPanel(replace(context, zoom=context.zoom * scale), bindings, host)
            if keys.heightForWidth(host.width()) <= host.height():
                return keys
            keys.deleteLater()
        return KeysPanel(replace(context, zoom=context.zoom * KEYS_SCALES[-1]), bindings, host)

    def place_panel(self) -> None:
        """Give the panel its place in the window as large as that is now."""
        if self.panel is None:
            return
        rect = self._host().rect()
        if isinstance(self.panel, QuestionPanel):
            width, top = round(rect.width() * 0.7), round(rect.height() * 0.1)
            height = self.panel.height_within(round(rect.height() * 0.84))
            rect = QRect((rect.width() - width) // 2, top, width, height)
        self.panel.setGeometry(rect)

    def forward_key(self, event: QKeyEvent) -> None:
        """Give the open panel a key that reached one of the windows; accept the event if it takes it."""
        if isinstance(self.panel, QuestionPanel):
            if not self.panel.handle_key(event):
                QApplication.sendEvent(self.panel.line, event)
            event.accept()
        elif isinstance(self.panel, OverviewPanel):
            event.setAccepted(self.panel.handle_key(event))

    def _host(self) -> AudienceWindow | Console:
        return self._console if self._console.isVisible() else self._audience

    def _close(self) -> None:
        if self.panel is not None:
            host = self.panel.parentWidget()
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None
            if host is not None:
                host.setFocus()
        self._kind = ""
