"""The main window: menus, the briefing, and the status bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.cards.view_context import ViewContext
from cqbrief.window.briefing_view import BriefingView, window_title
from cqbrief.window.drag_and_drop import DropTarget
from cqbrief.window.focus_state import FocusState, kept_focus, release_focus, restore_focus
from cqbrief.window.help_dialogs import open_about, open_manual, open_shortcuts
from cqbrief.window.menus import Menus
from cqbrief.window.page import Page
from cqbrief.window.status_bar import StatusBar
from cqbrief.window.view_state import AuxiliaryPage, ViewState

if TYPE_CHECKING:
    from cqbrief.window.sidebar import Sidebar
    from cqbrief.window.source_pane import SourcePane

SMALLEST = (720, 480)


class MainWindow(QMainWindow):
    """Show one briefing on a workstation, and announce what the reader wants.

    Only what concerns nothing but the view the window does itself. Whoever carries out the other commands
    shows what came of it by the methods `show_…`.
    """

    command_requested = Signal(str)
    """Id of a command of the table of actions."""
    open_requested = Signal(Path)
    """Another briefing is to be opened: one that was dropped here, or opened before."""
    file_requested = Signal(Path)
    """A file of the briefing is to be opened in another program."""
    comparison_save_requested = Signal(object)
    """The pages of a comparison are wanted as a file; carries its EditionDiff."""
    closing = Signal()
    seen = Signal()
    """A page has come on screen for the first time, its plots are not there yet."""
    settled = Signal()
    """A page has come on screen for the first time, with its plots."""

    def __init__(
        self,
        context: ViewContext,
        page: int = 0,
        recent: tuple[Path, ...] = (),
        *,
        gradual: bool = False,
        pane_chosen: bool | None = None,
        pane_width: int | None = None,
    ) -> None:
        """Show `page` of a briefing; `recent` are those opened before, the last one first.

        With `gradual` the page is on screen before all that is below its beginning is made. The source pane
        is as the reader left it: see `ViewState`.
        """
        super().__init__()
        self.setMinimumSize(*SMALLEST)
        self.context = context
        self.broken: Edition | None = None
        """The files as they are now, where they have errors and the last good state is shown instead."""
        self.view: BriefingView | None = None
        """The briefing; None where it has errors, and only these are shown."""
        self._state = ViewState(0, "", {}, pane_chosen, pane_width).on_page(context.edition, page)
        """Where the reader was when there was a briefing to be seen."""
        self._welcomed: Path | None = None
        self.own_commands = self._command_table()
        DropTarget(self).dropped.connect(self.open_requested)
        self.menus = Menus(self, context, recent)
        self.menus.command_requested.connect(self.request)
        self.menus.recent_requested.connect(self.open_requested)
        self.menus.theme_requested.connect(self.go)
        self._show_central(self._state, gradual=gradual)
        self.status_bar = StatusBar(context, self)
        self.status_bar.command_requested.connect(self.request)
        self.setStatusBar(self.status_bar)
        # Else Qt gives the keyboard to the sidebar, and its keys would lead away from what is read.
        if self.view is not None:
            self.shown_page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _command_table(self) -> Mapping[str, Callable[[], object]]:
        """Map the commands that concern nothing but the view, by their ids, to what carries them out."""

        def in_view(act: Callable[[BriefingView], object]) -> Callable[[], object]:
            return lambda: act(self.view) if self.view is not None else None

        return {
            "quit": self.close,
            "fullscreen": lambda: self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen),
            "source": in_view(BriefingView.toggle_pane),
            "find": in_view(BriefingView.open_find_box),
            "overview": lambda: self.go(0),
            "previous": lambda: self.go(self.page_number - 1),
            "next": lambda: self.go(self.page_number + 1),
            "problems": in_view(lambda view: view.show_auxiliary(AuxiliaryPage("problems"))),
            "ledger": in_view(lambda view: view.show_auxiliary(AuxiliaryPage("ledger"))),
            "keys": lambda: open_shortcuts(self.context, self),
            "manual": lambda: open_manual(self.context, self),
            "about": lambda: open_about(self.context, self),
        }

    def request(self, command: str) -> None:
        """Carry out a command that concerns nothing but the view; announce every other one."""
        carry_out = self.own_commands.get(command)
        if carry_out is not None:
            carry_out()
        else:
            self.command_requested.emit(command)

    # --- putting together -------------------------------------------------------------------

    def show_context(
        self, context: ViewContext, broken: Edition | None = None, page: int | None = None
    ) -> None:
        """Show this context; of the same briefing the reader finds the place again, unless `page` is given.

        That is page, source, what was scrolled, opened and typed, as far as it still exists. `broken` are the
        files as they are now, where they have errors.
        """
        state = self.view_state()
        if context.edition.folder != self.context.edition.folder:
            state = state.for_other_briefing()
        if page is not None:
            state = state.on_page(context.edition, page)
        self.context, self.broken = context, broken
        release_focus(self)
        self.menus.build(context)
        self._show_central(state.for_edition(context.edition))
        self.status_bar.show_context(context, broken)
        restore_focus(state.focus, self, self._parts)

    def view_state(self) -> ViewState:
        """Return where the reader is now."""
        state = self.view.state() if self.view is not None else self._state
        return replace(state, focus=FocusState.of(self, self._parts()))

    def _show_central(self, state: ViewState, *, gradual: bool = False) -> None:
        """Make everything between menus and status bar anew, and lead the reader to a place in it."""
        edition = self.context.edition
        if self.view is not None:
            self.view.discard_find_box()
        self.setWindowTitle(window_title(edition.folder.name))
        old = self.takeCentralWidget()
        if edition.errors or edition.briefing is None:
            self.view, self._state = None, state.without_view()
            self.setCentralWidget(self._problems_page())
        else:
            self.view = self._briefing_view(state, gradual=gradual)
            self.setCentralWidget(self.view)
            self.view.restore(state)
        if old is not None:
            old.deleteLater()

    def _briefing_view(self, state: ViewState, *, gradual: bool) -> BriefingView:
        view = BriefingView(self.context, state, gradual=gradual, width=self.width())
        view.title_changed.connect(self.setWindowTitle)
        view.pane_shown.connect(lambda shown: self.menus.tick("source", shown))
        view.command_requested.connect(self.request)
        view.file_requested.connect(self.file_requested)
        view.welcome_closed.connect(lambda: self.welcome(None))
        view.stack.comparison_save_requested.connect(self.comparison_save_requested)
        view.stack.seen.connect(self.seen)
        view.stack.settled.connect(self.settled)
        view.show_broken_files(self.broken)
        if self._welcomed is not None and self._welcomed == self.context.edition.folder:
            view.show_welcome()
        return view

    def _problems_page(self) -> Page:
        from cqbrief.window.problems_page import ProblemsPage

        page = ProblemsPage(self.context)
        page.command_requested.connect(self.request)
        page.file_requested.connect(self.file_requested)
        page.seen.connect(self.seen)
        page.settled.connect(self.settled)
        return page

    def _parts(self) -> dict[str, QWidget]:
        """Return the parts that are there, by names that outlive them."""
        view = self.view
        parts = {
            "sidebar": self.sidebar,
            "welcome": view.welcome_banner if view is not None else None,
            "errors": view.error_banner if view is not None else None,
            "page": self.shown_page,
            "pane": self.pane,
            "status": self.status_bar,
        }
        return {name: part for name, part in parts.items() if part is not None}

    # --- what is shown ----------------------------------------------------------------------

    @property
    def sidebar(self) -> Sidebar | None:
        """Return the sidebar; None beside errors."""
        return self.view.sidebar if self.view is not None else None

    @property
    def pane(self) -> SourcePane | None:
        """Return the source pane; None beside errors."""
        return self.view.pane if self.view is not None else None

    @property
    def shown_page(self) -> Page:
        """Return the page that is read: one of the briefing, else the list of problems instead of it."""
        page = self.view.stack.shown if self.view is not None else self.centralWidget()
        assert isinstance(page, Page)
        return page

    @property
    def page_number(self) -> int:
        """Return the page shown, or the one that the sidebar leads back to: 0 for 总览, 1… for the themes."""
        return self.view.stack.number if self.view is not None else self._state.page_number

    def page(self, number: int) -> Page:
        """Return a page of a briefing without errors, made when it is first asked for."""
        assert self.view is not None
        return self.view.stack.page(number)

    def go(self, number: int) -> None:
        """Show page `number`, the last one where there are fewer; nothing of a briefing with errors."""
        if self.view is not None:
            self.view.go(number)

    def show_figure(self, figure_id: str, *, open_pane: bool = True) -> None:
        """Show the figure's evidence in the source pane and mark its cards."""
        if self.view is not None:
            self.view.show_figure(figure_id, open_pane=open_pane)

    def show_comparison(self, other: Edition) -> None:
        """Show what changed from the edition `other` to this one, in place of the page."""
        if self.view is not None:
            self.view.show_auxiliary(AuxiliaryPage("comparison", other))

    def show_broken_files(self, broken: Edition | None) -> None:
        """Tell of the errors that the files have by now, beside the last good state; None: no more."""
        with kept_focus(self, self._parts):
            self.broken = broken
            if self.view is not None:
                self.view.show_broken_files(broken)
                self.view.refresh_problems()
            self.status_bar.show_broken_files(broken)

    def welcome(self, folder: Path | None) -> None:
        """Tell what to do with the briefing just made in `folder`, whenever it is shown; None: no more."""
        self._welcomed = folder
        if self.view is not None and folder is not None and folder == self.context.edition.folder:
            self.view.show_welcome()

    # --- the window itself ------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        # Wherever the keyboard is: the page is what is read. The sidebar keeps its own keys to itself.
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and plain and self.view is not None and self.view.pane.isVisible():
            self.view.close_pane()
        elif not (plain and self.shown_page.handle_key(key)):
            super().keyPressEvent(event)

    def customEvent(self, event: QEvent) -> None:  # noqa: D102
        from cqbrief.cards.status_message import StatusMessage

        if isinstance(event, StatusMessage):
            self.status_bar.show_message(event.text)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: D102
        from cqbrief.window.tab_order import set_tab_order, stops

        set_tab_order(self)
        page = self.focusWidget()
        if next and isinstance(page, Page):
            # It has the keyboard in place of something gone; Tab goes on inside.
            for widget in stops(page):
                if widget.isVisible() and widget.isEnabled():
                    widget.setFocus(Qt.FocusReason.TabFocusReason)
                    return True
        return super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if self.view is not None:
            self.view.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.menus.tick("fullscreen", self.isFullScreen())
            self.status_bar.setVisible(not self.isFullScreen())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102
        self.closing.emit()
        super().closeEvent(event)
