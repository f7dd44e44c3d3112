"""The main window: sidebar, the pages, and the source pane beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.cards.view_context import ViewContext
from cqbrief.window.auxiliary_pages import AuxiliaryPages
from cqbrief.window.file_actions import FileActions
from cqbrief.window.focus_state import held_keyboard
from cqbrief.window.menus import Menus
from cqbrief.window.page import Page
from cqbrief.window.scroll_positions import ScrollPositions
from cqbrief.window.sidebar import Sidebar
from cqbrief.window.source_pane import SourcePane
from cqbrief.window.source_split import SourceSplit
from cqbrief.window.status_bar import StatusBar
from cqbrief.window.view_state import ViewState

# What is opened later is imported then: every module counts when the window opens.
if TYPE_CHECKING:
    from cqbrief.briefing.search.entries import SearchHit
    from cqbrief.window.error_banner import ErrorBanner
    from cqbrief.window.find_box import FindBox
    from cqbrief.window.welcome_banner import WelcomeBanner

WITH_PAGES = ("source", "find", "overview", "previous", "next", "ledger", "compare")
"""Actions that need a briefing without errors."""
WITH_CONTENT = ("pack", "print", "export", "export_charts")
"""Actions that need a briefing of which something could be read."""
WHEN_CHECKED = ("pack", "print", "export", "export_charts", "present", "present_here", "ledger", "compare")
"""Actions that need to know what is wrong with the briefing."""
SMALLEST = (720, 480)


class MainWindow(QMainWindow):
    """One briefing on a workstation.

    What needs a new edition, look, language or zoom is announced by signals; whoever put the window
    together answers with `show_context`.
    """

    open_requested = Signal(Path)
    built_in_requested = Signal()
    reload_requested = Signal()
    compare_requested = Signal(Path)
    """The folder of the edition that this one is to be compared with."""
    look_requested = Signal(str)
    language_requested = Signal(str)
    preferences_requested = Signal()
    zoom_requested = Signal(int)
    """+1 larger, -1 smaller, 0 normal."""
    print_requested = Signal()
    present_requested = Signal(bool)
    """True: from the page shown."""
    recent_forgotten = Signal()
    """The list of recent briefings is to be empty."""
    closing = Signal()
    seen = Signal()
    """A page has come on screen for the first time, its plots are not there yet."""
    settled = Signal()
    """A page has come on screen for the first time, with its plots."""

    def __init__(
        self, context: ViewContext, page: int = 0, recent: tuple[Path, ...] = (), *, gradual: bool = False
    ) -> None:
        """With `gradual` the first page is on screen before all that is below its beginning is made."""
        super().__init__()
        self._gradual = gradual
        self.setMinimumSize(*SMALLEST)
        self.context = context
        self.page_number = page
        self.recent = recent
        """Folders opened before, the last one first; shown in the menu from the next context on."""
        self._finder: FindBox | None = None
        self.setAcceptDrops(True)
        self.sidebar: Sidebar | None = None
        self.pane: SourcePane | None = None
        self.stack = QStackedWidget()
        self._pages: dict[int, Page] = {}
        self.errands = FileActions(self)
        self.menus = Menus(self, self._handlers())
        self._split: SourceSplit | None = None
        self.pane_chosen: bool | None = None
        """Whether the reader opened or closed the source pane; None: the window's width decides."""
        self.pane_width: int | None = None
        """How wide the reader made it, in logical pixels at zoom 1."""
        self.trouble: Edition | None = None
        """The files as they are now, where they have errors and the last good state is shown instead."""
        self.trouble_bar: ErrorBanner | None = None
        """The bar that tells of it."""
        self.begin_bar: WelcomeBanner | None = None
        """The bar that tells what to do with a briefing just made."""
        self.begun: Path | None = None
        """The folder of a briefing just made, until the reader knows what to do with it."""
        self._places = ScrollPositions()
        self.side_pages = AuxiliaryPages(self)
        self._told: Edition | None = None
        """The edition that the status bar tells of."""
        self._read_at = datetime.now()
        self.show_context(context)
        # Else Qt gives the keyboard to the sidebar, and its keys would lead away from what is read.
        if self.sidebar is not None:
            self.stack.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    # --- putting together -------------------------------------------------------------------

    def show_context(self, context: ViewContext) -> None:
        """The window shows this context; of the same briefing the reader finds the place again.

        That is page, source, what was scrolled, opened and typed, as far as it still exists.
        """
        with held_keyboard(self):
            self._show_context(context)

    def _show_context(self, context: ViewContext) -> None:
        kept = ViewState()
        if context.edition.folder == self.context.edition.folder:
            shown, again = self.stack.currentWidget(), self.side_pages.again
            kept = ViewState.of(self.pane, self._split, self._finder, shown, again)
        self.page_number = self._places.keep(
            self.context.edition, context.edition, self._pages, self.page_number
        )
        self.context = context
        self._pages = {}
        if self._finder is not None:
            self._finder.close_box(give_back=False)
            self._finder.deleteLater()
            self._finder = None
        edition = context.edition
        self.menus.build(context)
        self.menus.list_recent(self.recent, self.open_requested.emit)
        self._entitle(edition.folder.name)
        # They go with the old pages.
        self.trouble_bar = self.begin_bar = None
        old = self.takeCentralWidget()
        if edition.errors or edition.briefing is None:
            self.sidebar = self.pane = self._split = None
            self.stack = QStackedWidget()
            self.setCentralWidget(self.side_pages.problems_page())
        else:
            self.menus.list_themes(edition.briefing.themes, context, self.go)
            self.setCentralWidget(self._panes())
            self._settle_pane()
            self.go(self.page_number)
            self._gradual = False
            self._take_place(kept)
        if old is not None:
            old.deleteLater()
        self._lay_status(edition)
        self.menus.enable(WITH_PAGES, self.pane is not None)
        self.menus.enable(WITH_CONTENT, edition.briefing is not None)
        if not edition.checked:
            self.menus.enable(WHEN_CHECKED, False)

    def _lay_status(self, edition: Edition) -> None:
        if edition is not self._told:
            self._told, self._read_at = edition, datetime.now()
        bar = StatusBar(self.context, self._read_at, self, self.trouble)
        bar.problems_requested.connect(self.show_problems)
        bar.folder_requested.connect(self.errands.show_folder)
        bar.setVisible(not self.isFullScreen())
        self._status = bar
        self.setStatusBar(bar)

    def _take_place(self, kept: ViewState) -> None:
        assert self.pane is not None and self._split is not None
        if kept.again is not None:
            kept.again()
            aside = self.stack.currentWidget()
            if kept.aside is not None and isinstance(aside, Page):
                aside.take_place(kept.aside)
        if kept.figure in self.context.figures:
            self.ask_figure(kept.figure, open_pane=False)
        elif kept.owner in self.context.edition.passages:
            self.ask_passage(kept.owner, open_pane=False)
        kept.settle(self.pane, self._split)
        if kept.typed is not None:
            self.open_finder()
            assert self._finder is not None
            self._finder.line.setText(kept.typed)

    def show_trouble(self, trouble: Edition | None) -> None:
        """A bar, the badge and the status bar tell of the errors in `trouble`; None: of what is shown."""
        with held_keyboard(self):
            self._show_trouble(trouble)

    def _show_trouble(self, trouble: Edition | None) -> None:
        self.trouble = trouble
        self._lay_bar()
        self._status.show_trouble(trouble)
        self.side_pages.show_problems_anew()

    def _lay_bar(self) -> None:
        if self.trouble_bar is not None:
            self.trouble_bar.hide()
            self.trouble_bar.deleteLater()
            self.trouble_bar = None
        if self.sidebar is not None:
            self.sidebar.show_trouble(self.trouble)
        if self.trouble is None or self.sidebar is None:
            return
        from cqbrief.window.error_banner import ErrorBanner

        self.trouble_bar = ErrorBanner(self.trouble, self.context)
        self.trouble_bar.problems_requested.connect(self.show_problems)
        self._column.insertWidget(0, self.trouble_bar)

    def _panes(self) -> QWidget:
        context = self.context
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar(context)
        self.sidebar.page_requested.connect(self.go)
        self.sidebar.problems_requested.connect(self.show_problems)
        self.sidebar.fit(self.width())
        row.addWidget(self.sidebar)
        self.stack = QStackedWidget()
        self.pane = SourcePane(context)
        self.pane.figure_requested.connect(self.ask_figure)
        self.pane.place_requested.connect(self.go_to)
        self.pane.closed.connect(self._close_pane)
        self._split = SourceSplit(self.stack, self.pane, context, self.pane_chosen, self.pane_width)
        self._split.pane_shown.connect(lambda shown: self.menus.tick("source", shown))
        self._split.pane_widened.connect(lambda width: setattr(self, "pane_width", width))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._split, 1)
        row.addLayout(self._column, 1)
        self._lay_bar()
        if self.begun is not None and self.begun == context.edition.folder:
            self._lay_begin_bar()
        return holder

    def _lay_begin_bar(self) -> None:
        from cqbrief.briefing.storage.folder import ROOT_FILE
        from cqbrief.window.welcome_banner import WelcomeBanner

        self.begin_bar = bar = WelcomeBanner(self.context)
        bar.file_requested.connect(lambda: self.errands.show_file(self.context.edition.folder / ROOT_FILE))
        bar.folder_requested.connect(self.errands.show_folder)
        bar.manual_requested.connect(self.errands.show_manual)

        def close() -> None:
            self.begun = self.begin_bar = None
            bar.hide()
            bar.deleteLater()

        bar.closed.connect(close)
        self._column.insertWidget(0, bar)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self.errands.begin,
            "open": self.errands.open,
            "folder": self.errands.show_folder,
            "open_built_in": self.built_in_requested.emit,
            "reload": self.reload_requested.emit,
            "forget_recent": self.recent_forgotten.emit,
            "pack": self.errands.pack,
            "print": self.print_requested.emit,
            "export": self.errands.export,
            "export_charts": self.errands.export_charts,
            "present": lambda: self.present_requested.emit(False),
            "present_here": lambda: self.present_requested.emit(True),
            "quit": lambda: self.close(),
            "source": lambda: self._choose_pane(self.menus.action("source").isChecked()),
            "fullscreen": lambda: self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen),
            "zoom_in": lambda: self.zoom_requested.emit(1),
            "zoom_out": lambda: self.zoom_requested.emit(-1),
            "zoom_reset": lambda: self.zoom_requested.emit(0),
            "preferences": self.preferences_requested.emit,
            "look_system": lambda: self.look_requested.emit("system"),
            "look_light": lambda: self.look_requested.emit("light"),
            "look_dark": lambda: self.look_requested.emit("dark"),
            "look_contrast": lambda: self.look_requested.emit("contrast"),
            "language_zh": lambda: self.language_requested.emit("zh"),
            "language_en": lambda: self.language_requested.emit("en"),
            "find": self.open_finder,
            "overview": lambda: self.go(0),
            "previous": lambda: self._step(-1),
            "next": lambda: self._step(1),
            "problems": self.show_problems,
            "ledger": self.show_ledger,
            "compare": self.errands.compare,
            "keys": self.errands.show_keys,
            "manual": self.errands.show_manual,
            "about": self.errands.show_about,
        }

    def tick_look(self, choice: str) -> None:
        """The menu shows this look as the chosen one: system, light, dark or contrast."""
        self.menus.tick(f"look_{choice}")

    # --- going about ------------------------------------------------------------------------

    def page(self, number: int) -> Page:
        """Page 0 is 总览, 1… are the themes; made when it is first asked for."""
        if number not in self._pages:
            briefing = self.context.edition.briefing
            assert briefing is not None
            if number == 0:
                from cqbrief.window.overview import Overview

                overview = Overview(self.context, gradual=self._gradual)
                overview.theme_requested.connect(self.go)
                page: Page = overview
            else:
                theme = briefing.themes[number - 1]
                from cqbrief.window.theme_panel import ThemePanel

                page = ThemePanel(number, theme, self.context, gradual=self._gradual)
            page.figure_requested.connect(self.ask_figure)
            page.passage_requested.connect(self.ask_passage)
            page.seen.connect(self.seen)
            page.settled.connect(self.settled)
            if self.pane is not None and self.pane.figure is not None:
                page.mark(self.pane.figure.id)
            self._pages[number] = page
            self.stack.addWidget(page)
            self._places.find_again(self.context.edition, number, page)
        return self._pages[number]

    def go(self, number: int) -> None:
        """Page `number`, the last one where there are fewer, is shown, and chosen in the sidebar."""
        if self.sidebar is None:
            return
        briefing = self.context.edition.briefing
        assert briefing is not None
        number = max(0, min(len(briefing.themes), number))
        page = self.page(number)
        left: QWidget | None = self.stack.currentWidget()
        holder: QWidget | None = self.focusWidget()
        reading = left is not None and holder is not None and (left is holder or left.isAncestorOf(holder))
        # Qt gives the keyboard to the first number of a page that has not had it, as if Tab led there.
        fresh = reading and page.focusWidget() is None and left is not page
        self.stack.setCurrentWidget(page)
        self.side_pages.again = None
        self.sidebar.show_page(number)
        self.page_number = number
        if fresh:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        theme = briefing.themes[number - 1] if number else None
        titles = [theme.short or theme.title] if theme else []
        self._entitle(*(self.context.say(title) for title in (*titles, briefing.title)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        # Wherever the keyboard is: the page is what is read. The sidebar keeps its own keys to itself.
        page = self.stack.currentWidget() if self.sidebar is not None else self.centralWidget()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and plain and self.pane is not None and self.pane.isVisible():
            self._close_pane()
        elif not (plain and isinstance(page, Page) and page.obey(key)):
            super().keyPressEvent(event)

    def customEvent(self, event: QEvent) -> None:  # noqa: D102
        from cqbrief.cards.status_message import StatusMessage

        if isinstance(event, StatusMessage):
            self._status.tell(event.text)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: D102
        from cqbrief.window.tab_order import settle, stops

        settle(self)
        page = self.focusWidget()
        if next and isinstance(page, Page):
            # It has the keyboard in place of something gone; Tab goes on inside.
            for widget in stops(page):
                if widget.isVisible() and widget.isEnabled():
                    widget.setFocus(Qt.FocusReason.TabFocusReason)
                    return True
        return super().focusNextPrevChild(next)

    def _entitle(self, *parts: str) -> None:
        self.setWindowTitle(" — ".join((*parts, "cqbrief")))

    def _step(self, by: int) -> None:
        self.go(self.page_number + by)

    def show_problems(self) -> None:
        """The list of problems is shown in place of the page; the sidebar leads back."""
        self.side_pages.show_problems()

    def show_ledger(self) -> None:
        """Every sum of the briefing is shown in place of the page."""
        self.side_pages.show_ledger()

    def show_comparison(self, other: Edition) -> None:
        """What changed from the edition `other` to this one is shown in place of the page."""
        self.side_pages.show_comparison(other)

    def is_page(self, widget: QWidget) -> bool:
        """Whether this is the page of 总览 or of a theme."""
        return widget in self._pages.values()

    def refuse_comparison(self, folder: Path, lines: Sequence[str]) -> None:
        """The reader is told that the edition in `folder` has errors; `lines` name them."""
        from cqbrief.window.open_dialogs import refuse_comparison

        refuse_comparison(self.context, folder, lines, self)

    def go_to(self, number: int, item: str) -> None:
        """Page `number` is shown, and on it the card of the figure, chart, story… with this id."""
        self.go(number)
        if self.sidebar is not None:
            self.page(self.page_number).reveal(item)

    def open_finder(self) -> None:
        """The box that finds things is open."""
        if self.sidebar is None:
            return
        if self._finder is None:
            from cqbrief.window.find_box import FindBox

            self._finder = FindBox(self.context, self)
            self._finder.chosen.connect(self.go_to_hit)
        self._finder.open()

    def go_to_hit(self, hit: SearchHit) -> None:
        """What was found is in sight and marked: a card on its page, or a sentence in the source pane."""
        if self.pane is None:
            return
        from cqbrief.text.search_text import theme_number

        if hit.sentence is not None:
            self._choose_pane(True)
            self.pane.show_sentence(hit.sentence)
            self._mark(None)
            return
        self.go(theme_number(hit, self.context.edition))
        if hit.kind == "figure":
            self.ask_figure(hit.id)
        elif hit.kind != "theme":
            self._mark(hit.id)
        self.page(self.page_number).reveal(hit.id, focus=True)

    def ask_figure(self, figure_id: str, *, open_pane: bool = True) -> None:
        """The figure's evidence is in the source pane and its cards are marked."""
        figure = self.context.figures.get(figure_id)
        if self.pane is None or figure is None:
            return
        if open_pane:
            self._choose_pane(True, figure.id)
        self.pane.show_figure(figure)
        self._mark(figure.id)

    def ask_passage(self, owner: str, *, open_pane: bool = True) -> None:
        """The words of a quote are highlighted in the source pane."""
        if self.pane is None:
            return
        figure = next((f for f in self.context.figures.values() if f.path == owner), None)
        if figure is not None:
            self.ask_figure(figure.id, open_pane=open_pane)
            return
        if open_pane:
            self._choose_pane(True)
        from cqbrief.text.evidence_text import owner_title

        self.pane.show_passage(owner, owner_title(owner, self.context.edition, self.context.tr))
        self._mark(None)

    def _mark(self, item: str | None) -> None:
        for page in self._pages.values():
            page.mark(item)

    # --- the source pane --------------------------------------------------------------------

    def _choose_pane(self, visible: bool, item: str | None = None) -> None:
        """The pane is there or not; `item`, or the figure it was about, stays where it is on the page."""
        page = self.stack.currentWidget() if self.pane is not None else None
        if isinstance(page, Page) and self.pane is not None and visible != self.pane.isVisible():
            chosen = self.pane.figure
            page.stay(item or (chosen.id if chosen is not None else None))
        self.pane_chosen = visible
        if self._split is not None:
            self._split.choose(visible)
        if not visible and self.pane is not None:
            self.pane.show_nothing()
            self._mark(None)

    def _close_pane(self) -> None:
        holder: QWidget | None = self.focusWidget()
        inside = self.pane is not None and holder is not None and self.pane.isAncestorOf(holder)
        self._choose_pane(False)
        if inside and (page := self.stack.currentWidget()) is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember_pane(self, chosen: bool | None, width: int | None) -> None:
        """The source pane is open or not, and as wide, as the last time."""
        self.pane_width = width
        if self._split is not None and (chosen, width) != (None, None):
            self._split.remember(chosen, width)
        self.pane_chosen = chosen

    def _settle_pane(self) -> None:
        if self._split is not None:
            self._split.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if self.sidebar is not None:
            self.sidebar.fit(self.width())
        self._settle_pane()

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.menus.tick("fullscreen", self.isFullScreen())
            self.statusBar().setVisible(not self.isFullScreen())

    # --- the window itself ------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: D102
        from cqbrief.window.drag_and_drop import dropped_briefing

        if dropped_briefing(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: D102
        from cqbrief.window.drag_and_drop import dropped_briefing

        folder = dropped_briefing(event.mimeData())
        if folder is not None:
            event.acceptProposedAction()
            self.open_requested.emit(folder)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102
        self.closing.emit()
        super().closeEvent(event)

    def draw_whole(self, size: tuple[int, int]) -> None:
        """The window is as wide as `size`, at least as high, and high enough to show its page whole."""
        # When it was read says nothing in a picture.
        self.statusBar().hide()
        self.resize(*size)
        page = self.stack.currentWidget() if self.sidebar is not None else self.centralWidget()
        assert isinstance(page, Page)
        # A page shown whole has no bar: beside one there may be fewer columns, and more height.
        page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        above = self.height() - page.height()
        self.resize(size[0], max(size[1], above + page.content_height(page.viewport().width())))

    def fit_screen(self) -> None:
        """The window has a comfortable size for a first start, inside the screen."""
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(1440, round(room.width() * 0.92)), min(900, round(room.height() * 0.92)))
