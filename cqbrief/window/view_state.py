"""What survives while everything in the window is made anew: a new reading, look, language or zoom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.record import Record, record
from cqbrief.window.focus_state import FocusState
from cqbrief.window.scroll_anchor import ScrollAnchor


def page_id(edition: Edition, number: int) -> str:
    """Return the id of the theme that page `number` shows; empty for 总览."""
    briefing = edition.briefing
    themes = briefing.themes if briefing is not None else ()
    return themes[number - 1].id if 1 <= number <= len(themes) else ""


@record
class AuxiliaryPage(Record):
    """Describe a page shown in place of 总览 or a theme."""

    kind: Literal["problems", "ledger", "comparison"]
    other: Edition | None = None
    """The edition that is compared with."""


@record
class SourceState(Record):
    """Describe what the source pane shows, and how."""

    figure: str = ""
    """Id of the figure whose source is shown."""
    owner: str = ""
    """Path of the owner of the quote that is highlighted."""
    scrolled: int = 0
    """How far the source is scrolled."""
    sizes: tuple[int, ...] = ()
    """Widths of page and pane; empty where the pane is not there."""


@record
class ViewState(Record):
    """Hold where the reader is, to be found again among widgets made anew."""

    page_number: int
    """The page shown, or the one that the sidebar leads back to: 0 for 总览, 1… for the themes."""
    page_id: str
    """Id of its theme, which may have another number by then; empty for 总览."""
    anchors: Mapping[str, ScrollAnchor]
    """Id of a theme, empty for 总览 -> where the reader was on its page."""
    pane_chosen: bool | None
    """Whether the reader opened or closed the source pane; None: the window's width decides."""
    pane_width: int | None
    """How wide the reader made it, in logical pixels at zoom 1."""
    source: SourceState = SourceState()
    auxiliary: AuxiliaryPage | None = None
    auxiliary_anchor: ScrollAnchor | None = None
    """Where the reader was on that page."""
    find_text: str | None = None
    """What stands in the box that finds; None where it is closed."""
    focus: FocusState | None = None
    """What has the keyboard; None where nothing has it."""

    def for_edition(self, edition: Edition) -> ViewState:
        """Return the same for a new reading, in which the theme shown may have another number."""
        briefing = edition.briefing
        if briefing is None:
            return self
        ids = ["", *(theme.id for theme in briefing.themes)]
        number = ids.index(self.page_id) if self.page_id in ids else self.page_number
        return replace(self, page_number=number)

    def on_page(self, edition: Edition, number: int) -> ViewState:
        """Return the same on another page of `edition`."""
        return replace(self, page_number=number, page_id=page_id(edition, number))

    def without_view(self) -> ViewState:
        """Return what is left of it while only a list of problems is shown: the pages and the pane's size."""
        return ViewState(
            self.page_number, self.page_id, self.anchors, self.pane_chosen, self.pane_width, focus=self.focus
        )

    def for_other_briefing(self) -> ViewState:
        """Return what holds for every briefing: the choice of the pane, and whether keys were used."""
        return ViewState(0, "", {}, self.pane_chosen, self.pane_width, focus=self.focus)
