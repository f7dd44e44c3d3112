"""A briefing as the window shows it: sidebar, banners, the pages, and the source pane beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.cards.view_context import ViewContext
from cqbrief.window.page_stack import PageStack
from cqbrief.window.sidebar import Sidebar
from cqbrief.window.source_pane import SourcePane
from cqbrief.window.source_split import SourceSplit
from cqbrief.window.view_state import AuxiliaryPage, SourceState, ViewState, page_id

# What is opened later is imported then: every module counts when the window opens.
if TYPE_CHECKING:
    from cqbrief.briefing.search.entries import SearchHit
    from cqbrief.window.error_banner import ErrorBanner
    from cqbrief.window.find_box import FindBox
    from cqbrief.window.welcome_banner import WelcomeBanner


def window_title(*parts: str) -> str:
    """Return the title of a window that shows what `parts` name, from the innermost to the outermost."""
    return " — ".join((*parts, "cqbrief"))


class BriefingView(QWidget):
    """Show one briefing without errors; made anew for another edition, language, look or text size.

    `state` says where the reader was; `restore` leads back there once the view stands in its window.
    """

    title_changed = Signal(str)
    """What the window is called by the page shown."""
    pane_shown = Signal(bool)
    """The source pane is there, or no longer."""
    command_requested = Signal(str)
    file_requested = Signal(Path)
    welcome_closed = Signal()
    """The reader knows what to do with a briefing just made."""

    def __init__(self, context: ViewContext, state: ViewState, *, gradual: bool, width: int) -> None:
        """`width` is that of the window, in pixels; `gradual` is as for `PageStack`."""
        super().__init__()
        self._context = context
        self.error_banner: ErrorBanner | None = None
        self.welcome_banner: WelcomeBanner | None = None
        self.find_box: FindBox | None = None
        """The box that finds things, once it was opened."""
        self._broken: Edition | None = None
        self.sidebar = Sidebar(context)
        self.sidebar.page_requested.connect(self.go)
        self.sidebar.problems_requested.connect(lambda: self.show_auxiliary(AuxiliaryPage("problems")))
        self.sidebar.fit(width)
        self.stack = PageStack(context, state.anchors, gradual=gradual)
        self.stack.figure_requested.connect(self.show_figure)
        self.stack.passage_requested.connect(self.show_passage)
        self.stack.page_requested.connect(self.go)
        self.stack.command_requested.connect(self.command_requested)
        self.stack.file_requested.connect(self.file_requested)
        self.pane = SourcePane(context)
        self.pane.figure_requested.connect(self.show_figure)
        self.pane.place_requested.connect(self.go_to)
        self.pane.closed.connect(self.close_pane)
        self.split = SourceSplit(self.stack, self.pane, context, state.pane_chosen, state.pane_width)
        self.split.pane_shown.connect(self.pane_shown)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.split, 1)
        row.addLayout(self._column, 1)

    def fit(self, width: int) -> None:
        """Fit a window of this width, in pixels."""
        self.sidebar.fit(width)
        self.split.settle()

    # --- where the reader is ----------------------------------------------------------------

    def state(self) -> ViewState:
        """Return where the reader is; what has the keyboard, the window knows."""
        stack, auxiliary = self.stack, self.stack.auxiliary
        return ViewState(
            stack.number,
            page_id(self._context.edition, stack.number),
            stack.anchors(),
            self.split.chosen,
            self.split.pane_width,
            self._source_state(),
            auxiliary,
            stack.shown.anchor() if auxiliary is not None else None,
            self.find_box.line.text() if self.find_box is not None and self.find_box.isVisible() else None,
        )

    def _source_state(self) -> SourceState:
        pane = self.pane
        figure, owner = pane.figure, pane.owner
        # A pane that never showed anything has no document yet, and is not to make one for this.
        scrolled = pane.view.verticalScrollBar().value() if figure is not None or owner else 0
        sizes = tuple(self.split.sizes()) if pane.isVisible() else ()
        return SourceState(figure.id if figure is not None else "", owner or "", scrolled, sizes)

    def restore(self, state: ViewState) -> None:
        """Lead the reader back, as far as everything still exists."""
        self.split.settle()
        self.go(state.page_number)
        if state.auxiliary is not None:
            self.show_auxiliary(state.auxiliary)
            if state.auxiliary_anchor is not None:
                self.stack.shown.restore_anchor(state.auxiliary_anchor)
        source = state.source
        if source.figure in self._context.figures:
            self.show_figure(source.figure, open_pane=False)
        elif source.owner in self._context.edition.passages:
            self.show_passage(source.owner, open_pane=False)
        if source.sizes and self.pane.isVisibleTo(self.split):
            self.split.setSizes(list(source.sizes))
        if source.figure or source.owner:
            # Only when it has its size: until then it brings the highlighted words into sight itself.
            bar = self.pane.view.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(source.scrolled))
        if state.find_text is not None:
            self.open_find_box().line.setText(state.find_text)

    def open_find_box(self) -> FindBox:
        """Open the box that finds things, over the window."""
        if self.find_box is None:
            from cqbrief.window.find_box import FindBox

            self.find_box = FindBox(self._context, self.window())
            self.find_box.chosen.connect(self.go_to_hit)
        self.find_box.open()
        return self.find_box

    def discard_find_box(self) -> None:
        """Close the box that finds things for good: it belongs to the window, and this view goes."""
        if self.find_box is not None:
            self.find_box.close_box(give_back=False)
            self.find_box.deleteLater()
            self.find_box = None

    # --- pages ------------------------------------------------------------------------------

    def go(self, number: int) -> None:
        """Show page `number`, the last one where there are fewer, and choose it in the sidebar."""
        briefing = self._context.edition.briefing
        assert briefing is not None
        number = max(0, min(len(briefing.themes), number))
        self.stack.show_page(number)
        self.sidebar.show_page(number)
        theme = briefing.themes[number - 1] if number else None
        titles = [theme.short or theme.title] if theme else []
        said = [self._context.text(title) for title in (*titles, briefing.title)]
        self.title_changed.emit(window_title(*said))

    def go_to(self, number: int, item: str) -> None:
        """Show page `number`, and on it the card of the figure, chart, story… with this id."""
        self.go(number)
        self.stack.shown.reveal(item)

    def go_to_hit(self, hit: SearchHit) -> None:
        """Bring what was found into sight, marked: a card on its page, or a sentence in the source pane."""
        from cqbrief.text.search_text import theme_number

        if hit.sentence is not None:
            self.show_pane()
            self.pane.show_sentence(hit.sentence)
            self.stack.mark(None)
            return
        self.go(theme_number(hit, self._context.edition))
        if hit.kind == "figure":
            self.show_figure(hit.id)
        elif hit.kind != "theme":
            self.stack.mark(hit.id)
        self.stack.shown.reveal(hit.id, focus=True)

    def show_auxiliary(self, auxiliary: AuxiliaryPage) -> None:
        """Show an auxiliary page in place of 总览 or a theme; the sidebar leads back."""
        self.stack.show_auxiliary(auxiliary, self._broken)
        self.sidebar.show_none()

    # --- banners ----------------------------------------------------------------------------

    def show_broken_files(self, broken: Edition | None) -> None:
        """Tell in a banner and the badge of the errors that the files have by now; None: no more."""
        self._broken = broken
        if self.error_banner is not None:
            self.error_banner.hide()
            self.error_banner.deleteLater()
            self.error_banner = None
        self.sidebar.show_broken_files(broken)
        if broken is not None:
            from cqbrief.window.error_banner import ErrorBanner

            self.error_banner = ErrorBanner(broken, self._context)
            self.error_banner.problems_requested.connect(
                lambda: self.show_auxiliary(AuxiliaryPage("problems"))
            )
            self._column.insertWidget(0, self.error_banner)

    def refresh_problems(self) -> None:
        """Show the problems of now where the list of them is shown, and the reader where they were."""
        auxiliary = self.stack.auxiliary
        if auxiliary is not None and auxiliary.kind == "problems":
            anchor = self.stack.shown.anchor()
            self.show_auxiliary(auxiliary)
            self.stack.shown.restore_anchor(anchor)

    def show_welcome(self) -> None:
        """Tell above the pages what to do with a briefing just made, until the reader closes that."""
        from cqbrief.briefing.storage.folder import ROOT_FILE
        from cqbrief.window.welcome_banner import WelcomeBanner

        self.welcome_banner = banner = WelcomeBanner(self._context)
        banner.command_requested.connect(self.command_requested)
        banner.file_requested.connect(
            lambda: self.file_requested.emit(self._context.edition.folder / ROOT_FILE)
        )
        banner.closed.connect(self._close_welcome)
        self._column.insertWidget(0, banner)

    def _close_welcome(self) -> None:
        if self.welcome_banner is not None:
            self.welcome_banner.hide()
            self.welcome_banner.deleteLater()
            self.welcome_banner = None
            self.welcome_closed.emit()

    # --- the source -------------------------------------------------------------------------

    def show_figure(self, figure_id: str, *, open_pane: bool = True) -> None:
        """Show the figure's evidence in the source pane and mark its cards."""
        figure = self._context.figures.get(figure_id)
        if figure is None:
            return
        if open_pane:
            self.show_pane(figure.id)
        self.pane.show_figure(figure)
        self.stack.mark(figure.id)

    def show_passage(self, owner: str, *, open_pane: bool = True) -> None:
        """Highlight the words of a quote, by the path of its owner, in the source pane."""
        figure = next((f for f in self._context.figures.values() if f.path == owner), None)
        if figure is not None:
            self.show_figure(figure.id, open_pane=open_pane)
            return
        if open_pane:
            self.show_pane()
        from cqbrief.text.evidence_text import owner_title

        self.pane.show_passage(owner, owner_title(owner, self._context.edition, self._context.tr))
        self.stack.mark(None)

    def show_pane(self, item: str | None = None) -> None:
        """Open the source pane; the card of `item`, or of the figure shown there, stays where it is."""
        self._hold_page(item, opens=True)
        self.split.choose(True)

    def hide_pane(self) -> None:
        """Hide the source pane, which shows nothing from then on."""
        self._hold_page(None, opens=False)
        self.split.choose(False)
        self.pane.show_nothing()
        self.stack.mark(None)

    def close_pane(self) -> None:
        """Hide the source pane; the keyboard goes from there to the page."""
        holder: QWidget | None = self.window().focusWidget()
        inside = holder is not None and self.pane.isAncestorOf(holder)
        self.hide_pane()
        if inside:
            self.stack.shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_pane(self) -> None:
        """Show the source pane, or hide it."""
        if self.pane.isVisibleTo(self):
            self.hide_pane()
        else:
            self.show_pane()

    def _hold_page(self, item: str | None, *, opens: bool) -> None:
        """Keep what the reader looks at in its place while the page becomes narrower or wider."""
        if opens != self.pane.isVisible():
            chosen = self.pane.figure
            self.stack.shown.hold_in_sight(item or (chosen.id if chosen is not None else None))
