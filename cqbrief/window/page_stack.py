"""The pages of a briefing, one shown at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.cards.view_context import ViewContext
from cqbrief.window.page import Page
from cqbrief.window.scroll_anchor import ScrollAnchor
from cqbrief.window.view_state import AuxiliaryPage, page_id


class PageStack(QStackedWidget):
    """Show 总览, a theme or an auxiliary page; each is made when it is first asked for.

    An auxiliary page is made anew each time: problems, ledger, or the comparison with another edition.
    """

    figure_requested = Signal(str)
    passage_requested = Signal(str)
    page_requested = Signal(int)
    command_requested = Signal(str)
    file_requested = Signal(Path)
    comparison_save_requested = Signal(object)
    """The reader wants the pages of a comparison as a file; carries its EditionDiff."""
    seen = Signal()
    settled = Signal()

    def __init__(self, context: ViewContext, anchors: Mapping[str, ScrollAnchor], *, gradual: bool) -> None:
        """`anchors`, by id of the theme, is where the reader was on pages that were made anew.

        With `gradual` the first page is on screen before all that is below its beginning is made.
        """
        super().__init__()
        self._context = context
        self._anchors = dict(anchors)
        self._gradual = gradual
        self._pages: dict[int, Page] = {}
        self.number = 0
        """The page shown, or the one before the auxiliary page: 0 for 总览, 1… for the themes."""
        self.auxiliary: AuxiliaryPage | None = None
        """The auxiliary page that is shown."""
        self.marked: str | None = None
        """Id of what is drawn as chosen on every page."""

    @property
    def shown(self) -> Page:
        """Return the page that is shown."""
        page = self.currentWidget()
        assert isinstance(page, Page)
        return page

    def page(self, number: int) -> Page:
        """Return the page of 总览 (0) or of a theme (1…), made when it is first asked for."""
        if number not in self._pages:
            page = self._pages[number] = self._make(number)
            self._gradual = False
            self._connect(page)
            if self.marked is not None:
                page.mark(self.marked)
            self.addWidget(page)
            anchor = self._anchors.pop(page_id(self._context.edition, number), None)
            if anchor is not None:
                page.restore_anchor(anchor)
        return self._pages[number]

    def show_page(self, number: int) -> None:
        """Show this page; a reader who was on the page before stays on the page, and on no figure of it."""
        page = self.page(number)
        left: QWidget | None = self.currentWidget()
        holder: QWidget | None = self.window().focusWidget()
        reading = left is not None and holder is not None and (left is holder or left.isAncestorOf(holder))
        # Qt gives the keyboard to the first number of a page that has not had it, as if Tab led there.
        fresh = reading and page.focusWidget() is None and left is not page
        self.setCurrentWidget(page)
        self.auxiliary = None
        self.number = number
        if fresh:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_auxiliary(self, auxiliary: AuxiliaryPage, broken: Edition | None = None) -> None:
        """Show an auxiliary page in place of the one before; problems are those of `broken`, if given."""
        self.auxiliary = auxiliary
        page = self._make_auxiliary(auxiliary, broken)
        self._connect(page)
        before = [self.widget(index) for index in range(self.count())]
        self.addWidget(page)
        self.setCurrentWidget(page)
        for widget in before:
            if widget is not None and widget not in self._pages.values():
                self.removeWidget(widget)
                widget.deleteLater()

    def mark(self, item: str | None) -> None:
        """Draw what has this id as chosen, on every page, and nothing else."""
        self.marked = item
        for page in self._pages.values():
            page.mark(item)

    def anchors(self) -> dict[str, ScrollAnchor]:
        """Return where the reader is on each page, by the id of its theme."""
        edition = self._context.edition
        here = {page_id(edition, number): page.anchor() for number, page in self._pages.items()}
        return {**self._anchors, **here}

    def _connect(self, page: Page) -> None:
        page.figure_requested.connect(self.figure_requested)
        page.passage_requested.connect(self.passage_requested)
        page.command_requested.connect(self.command_requested)
        page.file_requested.connect(self.file_requested)
        page.seen.connect(self.seen)
        page.settled.connect(self.settled)

    # What is opened later is imported then: every module counts when the window opens.

    def _make(self, number: int) -> Page:
        briefing = self._context.edition.briefing
        assert briefing is not None
        if number:
            from cqbrief.window.theme_panel import ThemePanel

            return ThemePanel(number, briefing.themes[number - 1], self._context, gradual=self._gradual)
        from cqbrief.window.overview import Overview

        overview = Overview(self._context, gradual=self._gradual)
        overview.theme_requested.connect(self.page_requested)
        return overview

    def _make_auxiliary(self, auxiliary: AuxiliaryPage, broken: Edition | None) -> Page:
        context = self._context
        if auxiliary.kind == "problems":
            from cqbrief.window.problems_page import ProblemsPage

            return ProblemsPage(replace(context, edition=broken or context.edition))
        if auxiliary.kind == "ledger":
            from cqbrief.window.ledger_page import LedgerPage

            return LedgerPage(context)
        from cqbrief.briefing.edition_diff.figures import compare
        from cqbrief.window.compare_page import ComparePage

        assert auxiliary.other is not None
        page = ComparePage(compare(auxiliary.other, context.edition), context)
        page.save_requested.connect(self.comparison_save_requested)
        return page
