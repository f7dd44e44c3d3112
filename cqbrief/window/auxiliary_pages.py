"""Pages shown in place of 总览 or a theme: the problems, the ledger, the comparison with another edition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from cqbrief.briefing.edition import Edition
from cqbrief.window.page import Page

# What is opened later is imported then: every module counts when the window opens.
if TYPE_CHECKING:
    from cqbrief.window.main_window import MainWindow
    from cqbrief.window.problems_page import ProblemsPage


class AuxiliaryPages:
    """Makes them, each time anew; the window's sidebar leads back."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.again: Callable[[], object] | None = None
        """Makes the page anew that is shown; None while 总览 or a theme is."""

    def problems_page(self) -> ProblemsPage:
        """The list of problems, of the files as they are now, heard by the window."""
        from cqbrief.window.problems_page import ProblemsPage

        window = self._window
        page = ProblemsPage(replace(window.context, edition=window.trouble or window.context.edition))
        page.reload_requested.connect(window.reload_requested)
        page.open_requested.connect(window.errands.open)
        page.ledger_requested.connect(self.show_ledger)
        page.new_requested.connect(window.errands.begin)
        page.folder_requested.connect(window.errands.show_folder)
        page.file_requested.connect(window.errands.show_file)
        page.seen.connect(window.seen)
        page.settled.connect(window.settled)
        return page

    def show_problems(self) -> None:
        """The list of problems is shown."""
        if self._window.sidebar is not None:
            self._show(self.problems_page(), self.show_problems)

    def show_problems_anew(self) -> None:
        """Where the list of problems is shown, it is that of now, and the reader where they were."""
        if self.again != self.show_problems:
            return
        aside = self._window.stack.currentWidget()
        place = aside.place() if isinstance(aside, Page) else None
        self.show_problems()
        aside = self._window.stack.currentWidget()
        if place is not None and isinstance(aside, Page):
            aside.take_place(place)

    def show_ledger(self) -> None:
        """Every sum of the briefing is shown."""
        if self._window.sidebar is not None:
            from cqbrief.window.ledger_page import LedgerPage

            self._show(LedgerPage(self._window.context), self.show_ledger)

    def show_comparison(self, other: Edition) -> None:
        """What changed from the edition `other` to the one shown is shown."""
        if self._window.sidebar is not None:
            from cqbrief.briefing.edition_diff.figures import compare
            from cqbrief.window.compare_page import ComparePage

            context = self._window.context
            page = ComparePage(compare(other, context.edition), context)
            self._show(page, lambda: self.show_comparison(other))

    def _show(self, page: Page, again: Callable[[], object]) -> None:
        """A page in place of the one before of its sort."""
        self.again = again
        window, stack = self._window, self._window.stack
        if window.sidebar is not None:
            window.sidebar.show_none()
        page.figure_requested.connect(window.ask_figure)
        aside = [stack.widget(index) for index in range(stack.count())]
        stack.addWidget(page)
        stack.setCurrentWidget(page)
        for widget in aside:
            if widget is not None and not window.is_page(widget):
                stack.removeWidget(widget)
                widget.deleteLater()
